//! The host of `cargo xtask serve`: the files of a folder, and a script on every page that
//! loads it again after a change, or shows what is wrong.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Result;

/// The script, and the address that it asks.
const SCRIPT: (&str, &str) = ("/serve.js", include_str!("host/serve.js"));
const ASKED: &str = "/serve.txt";
/// How long a page that asks is kept waiting; it then asks again.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a browser may take to say what it wants.
const HURRY: Duration = Duration::from_secs(5);
/// How much it may say, in bytes.
const MOST: u64 = 16_384;

/// How often the site was built, and what came of it the last time.
#[derive(Default)]
pub struct Turn {
    state: Mutex<(u64, String)>,
    changed: Condvar,
}

impl Turn {
    /// The site was built once more, or not.
    pub fn done(&self, outcome: Result<()>) {
        let trouble = outcome.err().map(|error| error.to_string()).unwrap_or_default();
        let mut state = self.state();
        *state = (state.0 + 1, trouble);
        self.changed.notify_all();
    }

    /// Waits until the site was built more often than so, for a while; gives back how often it was,
    /// and what is wrong.
    fn after(&self, number: u64) -> (u64, String) {
        let waited = self.changed.wait_timeout_while(self.state(), PATIENCE, |state| state.0 <= number);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    fn state(&self) -> MutexGuard<'_, (u64, String)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers whoever asks, for ever.
pub fn listen(listener: &TcpListener, folder: &Path, turn: &Arc<Turn>) {
    for stream in listener.incoming().flatten() {
        let (folder, turn) = (folder.to_owned(), turn.clone());
        // A browser that has gone away needs no answer.
        thread::spawn(move || drop(serve(stream, &folder, &turn)));
    }
}

fn serve(mut stream: TcpStream, folder: &Path, turn: &Turn) -> std::io::Result<()> {
    stream.set_read_timeout(Some(HURRY))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(MOST));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    // All of it is read: a connection that is closed before takes its answer with it.
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = first.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let answer = if method == "GET" || method == "HEAD" { answer(path, folder, turn) } else { Answer::bare(405) };
    let head = format!(
        "HTTP/1.1 {} \r\ncontent-type: {}\r\ncontent-length: {}\r\ncache-control: no-cache\r\n\
         access-control-allow-origin: *\r\nconnection: close\r\n{}\r\n",
        answer.status,
        answer.kind,
        answer.body.len(),
        answer.location.map(|to| format!("location: {to}\r\n")).unwrap_or_default()
    );
    stream.write_all(head.as_bytes())?;
    if method == "GET" { stream.write_all(&answer.body) } else { Ok(()) }
}

/// What is answered.
struct Answer {
    status: u16,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn bare(status: u16) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", location: None, body: format!("{status}\n").into_bytes() }
    }

    fn full(kind: &'static str, body: Vec<u8>) -> Self {
        Self { status: 200, kind, location: None, body }
    }
}

fn answer(target: &str, folder: &Path, turn: &Turn) -> Answer {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path == SCRIPT.0 {
        return Answer::full("text/javascript; charset=utf-8", SCRIPT.1.as_bytes().to_vec());
    }
    if path == ASKED {
        let (number, trouble) = turn.after(query.parse().unwrap_or_default());
        return Answer::full("text/plain; charset=utf-8", format!("{number}\n{trouble}").into_bytes());
    }
    // The names of a site's files are plain, and no way leads out of its folder.
    let inside = path.trim_start_matches('/');
    if inside.contains(['\\', '%', '\0']) || inside.split('/').any(|part| part == ".." || part == ".") {
        return Answer::bare(404);
    }
    let mut file = folder.join(inside);
    if file.is_dir() {
        if !path.ends_with('/') {
            return Answer { location: Some(format!("{path}/")), ..Answer::bare(301) };
        }
        file.push("index.html");
    }
    let Ok(body) = fs::read(&file) else {
        return match path {
            // Nothing was ever built: the script says why, and shows it once it is.
            "/" => Answer::full("text/html; charset=utf-8", page("<!DOCTYPE html><title>…</title><body></body>")),
            _ => Answer::bare(404),
        };
    };
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "text/plain; charset=utf-8",
    };
    let body = if kind.starts_with("text/html") { page(&String::from_utf8_lossy(&body)) } else { body };
    Answer::full(kind, body)
}

/// A page with the script in it, and a policy that allows it.
fn page(html: &str) -> Vec<u8> {
    let html = html.replacen("script-src ", "script-src 'self' ", 1);
    let html = if html.contains("connect-src ") {
        html
    } else {
        html.replacen("default-src 'none';", "default-src 'none';connect-src 'self';", 1)
    };
    let script = format!("<script src=\"{}\"></script></body>", SCRIPT.0);
    html.replacen("</body>", &script, 1).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(path: &str) -> Answer {
        answer(path, &Path::new(env!("CARGO_MANIFEST_DIR")).join("../e2e/pages"), &Turn::default())
    }

    #[test]
    fn a_folder_is_its_front_page_and_no_way_leads_out() {
        assert!(asked("/").kind.starts_with("text/html") && asked("/index.html?x=1").status == 200);
        assert!(asked("/data.json").kind.starts_with("application/json"));
        for path in ["/nothing.js", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..\\Cargo.toml", "//etc/passwd"] {
            assert_eq!(asked(path).status, 404, "{path}");
        }
    }

    #[test]
    fn every_page_has_the_script_and_may_run_it() {
        let body = page("<meta content=\"default-src 'none';script-src 'sha256-x'\"><body></body>");
        let expected = "<meta content=\"default-src 'none';connect-src 'self';script-src 'self' 'sha256-x'\">\
                        <body><script src=\"/serve.js\"></script></body>";
        assert_eq!(String::from_utf8(body).unwrap(), expected);
    }

    #[test]
    fn who_asks_is_told_of_the_next_build_and_what_is_wrong() {
        let turn = Arc::new(Turn::default());
        let asks = turn.clone();
        let asked = thread::spawn(move || asks.after(0));
        turn.done(Err(anyhow::anyhow!("a mistake")));
        assert_eq!(asked.join().unwrap(), (1, "a mistake".to_owned()));
        turn.done(Ok(()));
        assert_eq!(turn.after(1), (2, String::new()));
    }
}

//! The sample for nginx, by nginx: headers, caching, compression, and the page in a sandbox.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Options};
use e2e::{check, root};

use crate::frame::framed;
use crate::several::two_stories;
use crate::visit::{LIVE, works};

/// nginx, until this is dropped.
struct Nginx {
    child: Child,
    port: u16,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts nginx with the sample for a site, on a free port, with what it writes in a folder.
fn start(site: &Path, folder: &Path) -> Result<Nginx> {
    // Its workers are the test's own user, who can read the site.
    fs::create_dir_all(folder)?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let sample = fs::read_to_string(root().join("docs/servers/nginx.conf"))?;
    let mut changed = sample.clone();
    for (from, to) in [
        ("listen 8080;", format!("listen 127.0.0.1:{port};")),
        ("server_name talks.news.example;", "server_name localhost;".to_owned()),
        ("root /srv/dateline/talks;", format!("root {};", site.display())),
    ] {
        ensure!(changed.contains(from), "the sample says `{from}`");
        changed = changed.replace(from, &to);
    }
    let at = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {at}/{kind};\n"))
        .concat();
    let whole = format!(
        "include /etc/nginx/modules-enabled/*.conf;\ndaemon off;\nmaster_process off;\npid {at}/pid;\n\
         error_log {at}/error.log;\nevents {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n\
         {temporary}{changed}}}\n"
    );
    let file = folder.join("nginx.conf");
    fs::write(&file, whole)?;
    let program = if Path::new("/usr/sbin/nginx").is_file() { "/usr/sbin/nginx" } else { "nginx" };
    let error_log = format!("{at}/error.log");
    let child = Command::new(program).arg("-c").arg(&file).args(["-e", &error_log]).spawn();
    let nginx = Nginx { child: child.context("nginx: `cargo xtask setup`")?, port };
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Ok(nginx);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    anyhow::bail!("nginx did not start: {}", fs::read_to_string(folder.join("error.log")).unwrap_or_default())
}

/// The status and the headers that nginx answers with, in small letters, and how long the body is.
fn ask(nginx: &Nginx, path: &str, accepts: &str) -> Result<(String, usize)> {
    let mut stream = TcpStream::connect(("127.0.0.1", nginx.port))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Encoding: {accepts}\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("a head")?;
    Ok((String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).to_lowercase(), answer.len() - end - 4))
}

#[test]
fn the_sample_for_nginx_sends_what_a_frame_in_a_sandbox_needs() {
    check(async |stage| {
        let site = two_stories(stage)?;
        let nginx = start(&site, &stage.folder())?;
        let mut names = Vec::new();
        for folder in ["", "harbour/", "quay/"] {
            names.push(folder.to_owned());
            for entry in fs::read_dir(site.join(folder))?.filter_map(Result::ok).filter(|entry| entry.path().is_file())
            {
                names.push(format!("{folder}{}", entry.file_name().to_string_lossy()));
            }
        }
        let everywhere = [
            "access-control-allow-origin: *",
            "cross-origin-resource-policy: cross-origin",
            "content-security-policy: frame-ancestors *; base-uri 'none'; form-action 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
        ];
        for path in names.iter().map(String::as_str) {
            let (plain, whole) = ask(&nginx, &format!("/{path}"), "identity")?;
            ensure!(
                plain.starts_with("http/1.1 200") && everywhere.iter().all(|header| plain.contains(header)),
                "{path}: {plain}"
            );
            let name = path.rsplit('/').next().unwrap_or(path);
            let hashed = ["app-", "share-", "wall-"].iter().any(|start| name.starts_with(start));
            let cached = match path {
                _ if hashed => "cache-control: public, max-age=31536000, immutable",
                "embed.js" => "cache-control: public, max-age=3600",
                _ => "cache-control: no-cache",
            };
            ensure!(plain.contains(cached) && plain.matches("cache-control").count() == 1, "{path}: {plain}");
            let kind = match Path::new(path).extension().and_then(|ending| ending.to_str()) {
                Some("wasm") => "content-type: application/wasm",
                Some("js") => "javascript; charset=utf-8",
                Some("json") => "content-type: application/json; charset=utf-8",
                Some("txt") => "content-type: text/plain; charset=utf-8",
                _ => "content-type: text/html; charset=utf-8",
            };
            ensure!(plain.contains(kind), "{path}: {plain}");
            for coding in ["br", "gzip"] {
                let (coded, bytes) = ask(&nginx, &format!("/{path}"), coding)?;
                let is_coded = coded.contains(&format!("content-encoding: {coding}")) && bytes * 4 < whole * 3;
                ensure!(is_coded || whole < 1_600, "{path} by {coding}, {bytes} of {whole} bytes: {coded}");
            }
        }
        ensure!(ask(&nginx, "/nothing.html", "identity")?.0.starts_with("http/1.1 404"), "what is not there");

        if stage.can(Ability::SelfInSandbox) {
            let page = stage.page(Options::default()).await?;
            let attributes = "sandbox=\"allow-scripts\" width=\"1100\" height=\"700\"";
            let _host = framed(&page, attributes, &format!("http://127.0.0.1:{}/quay/", nginx.port)).await?;
            page.wait_until(LIVE).await?;
            works(&page).await?;
        }
        Ok(())
    });
}

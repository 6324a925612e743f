//! A learning record store, which keeps what learners did as statements of xAPI: xapi-rs over PostgreSQL.

mod postgres;

use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use tempfile::TempDir;

use crate::http::{self, Answer};
use crate::tool;
use postgres::{Cluster, START, free_port};

/// Who may speak with it: user and password, as one token of `Authorization: Basic`.
const USER: (&str, &str) = ("lrs@tests.example", "no-secret");
const TOKEN: &str = "bHJzQHRlc3RzLmV4YW1wbGU6bm8tc2VjcmV0";
/// Thirty-two bytes, without which it does not start.
const KEY: &str = "dGhlIHRlc3RzIG9mIGRhdGVsaW5lLCBubyBzZWNyZXQ=";

/// A running store, empty at its beginning; it ends, and what it keeps with it, when this is dropped.
pub struct Lrs {
    process: Child,
    port: u16,
    folder: TempDir,
    _cluster: Cluster,
}

impl Lrs {
    /// The version of xAPI that it speaks; it refuses 1.0.3.
    pub const VERSION: &str = "2.0.0";

    /// The store that the tests of this program share as long as one of them has it: what is of one is told from the
    /// rest by its registration. None where a machine has none, which is said.
    pub fn shared() -> Result<Option<Arc<Self>>> {
        static SHARED: Mutex<Weak<Lrs>> = Mutex::new(Weak::new());
        // Held while it starts: another test that asks meanwhile would start a second.
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = shared.upgrade() {
            return Ok(Some(running));
        }
        let started = Self::start()?.map(Arc::new);
        *shared = started.as_ref().map(Arc::downgrade).unwrap_or_default();
        Ok(started)
    }

    fn start() -> Result<Option<Self>> {
        let Some(program) = tool("bin/xapi-rs") else { return Ok(None) };
        let Some(cluster) = Cluster::start()? else { return Ok(None) };
        let folder = tempfile::Builder::new().prefix("dateline-lrs-").tempdir()?;
        // It writes into these, and does not make them all.
        for name in ["logs", "static"] {
            fs::create_dir(folder.path().join(name))?;
        }
        let port = free_port()?;
        let port_as_text = port.to_string();
        let mut command = Command::new(program);
        command.current_dir(folder.path()).env("CARGO_MANIFEST_DIR", folder.path());
        // The database that every cluster has is empty, and it wants an empty one that is there.
        command.env("DB_SERVER_URL", cluster.address()).env("DB_NAME", "postgres");
        // Whatever is asked for comes at once.
        command.env("DB_STATEMENTS_PAGE_LEN", "10000");
        command.env("LRS_EXTERNAL_URL", format!("http://127.0.0.1:{port}/")).env("LRS_MODE", "auth");
        command.env("LRS_ROOT_EMAIL", USER.0).env("LRS_ROOT_PASSWORD", USER.1);
        command.env("EXT_DEFAULT_LANGUAGE", "en").env("RUST_LOG", "error");
        command.env("ROCKET_ADDRESS", "127.0.0.1").env("ROCKET_PORT", &port_as_text).env("ROCKET_SECRET_KEY", KEY);
        let log = fs::File::create(folder.path().join("said"))?;
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        let process = command.spawn().context("xapi-rs")?;
        // From here on it ends with this value.
        let mut lrs = Self { process, port, folder, _cluster: cluster };
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = lrs.process.try_wait()? {
                bail!("xapi-rs ended at once ({status}): {}", lrs.said());
            }
            ensure!(begun.elapsed() < START, "xapi-rs does not answer on port {port}: {}", lrs.said());
            thread::sleep(Duration::from_millis(50));
        }
        Ok(Some(lrs))
    }

    /// The port on 127.0.0.1 that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What a client writes behind `Authorization: Basic `.
    pub fn token(&self) -> &'static str {
        TOKEN
    }

    /// Asks it for a path, such as `/about`, as one who may.
    pub fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Answer> {
        let allowed = format!("Basic {TOKEN}");
        let mut headers = vec![("authorization", allowed.as_str()), ("x-experience-api-version", Self::VERSION)];
        headers.extend(body.map(|_| ("content-type", "application/json")));
        http::ask(self.port, method, path, &headers, body.map(Value::to_string).unwrap_or_default().as_bytes())
    }

    /// The statements of a registration, in the order in which they came.
    pub fn statements(&self, registration: &str) -> Result<Vec<Value>> {
        let answer = self.ask("GET", &format!("/statements?ascending=true&registration={registration}"), None)?;
        let said = String::from_utf8_lossy(&answer.body);
        ensure!(answer.status == 200, "the statements: {} {said}", answer.status);
        let answer: Value = serde_json::from_str(&said)?;
        let list = answer.get("statements").and_then(Value::as_array).cloned();
        list.with_context(|| format!("the statements: {answer}"))
    }

    /// The end of what it has said.
    fn said(&self) -> String {
        let said = fs::read_to_string(self.folder.path().join("said")).unwrap_or_default();
        let lines: Vec<&str> = said.lines().collect();
        lines.get(lines.len().saturating_sub(20)..).unwrap_or_default().join("\n")
    }
}

impl Drop for Lrs {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_it_is_told_it_keeps_in_order_and_what_is_wrong_it_refuses() {
        let Some(lrs) = Lrs::shared().unwrap() else { return };
        assert_eq!(lrs.ask("GET", "/about", None).unwrap().status, 200);
        let registration = "7d1c1a3e-3b0f-4f7e-8f61-1f0a52a0a001";
        let statement = |verb: &str| {
            json!({
                "actor": { "account": { "homePage": "https://school.example", "name": "7" } },
                "verb": { "id": format!("http://adlnet.gov/expapi/verbs/{verb}") },
                "object": { "id": "https://news.example/story" },
                "context": { "registration": registration },
            })
        };
        let verbs = ["initialized", "answered", "completed", "passed", "terminated"];
        for verb in verbs {
            let answer = lrs.ask("POST", "/statements", Some(&json!([statement(verb)]))).unwrap();
            assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
        }
        let mut wrong = statement("answered");
        wrong["result"] = json!({ "score": { "scaled": 4 } });
        assert_eq!(lrs.ask("POST", "/statements", Some(&json!([wrong]))).unwrap().status, 400);
        let kept = lrs.statements(registration).unwrap();
        let kept: Vec<&str> = kept.iter().filter_map(|one| one["verb"]["id"].as_str()?.rsplit('/').next()).collect();
        assert_eq!(kept, verbs);
        assert!(lrs.statements("7d1c1a3e-3b0f-4f7e-8f61-1f0a52a0a002").unwrap().is_empty());
        // Nobody else may.
        let headers = [("x-experience-api-version", Lrs::VERSION)];
        assert_eq!(http::ask(lrs.port(), "GET", "/statements", &headers, b"").unwrap().status, 401);
        assert_eq!(http::ask(lrs.port(), "GET", "/about", &[], b"").unwrap().status, 200);
    }
}

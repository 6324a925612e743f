//! A cluster of PostgreSQL's, for a store alone.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::skipped;

/// Where Debian puts its programs, below a folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";
/// Whom they run as where the tests are root's: they refuse root.
const USER: &str = "postgres";
/// The owner of the cluster's data, who needs no password.
const OWNER: &str = "tests";
/// How long a server may take until it answers.
pub(super) const START: Duration = Duration::from_secs(30);

/// A running cluster; it ends, and its data with it, when this is dropped.
pub(super) struct Cluster {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Cluster {
    /// Makes one and starts it; none where there is no PostgreSQL, which is said.
    pub fn start() -> Result<Option<Self>> {
        let Some(programs) = programs() else {
            skipped("PostgreSQL is not here; `cargo xtask setup` brings it, or says how");
            return Ok(None);
        };
        let folder = tempfile::Builder::new().prefix("dateline-pg-").tempdir()?;
        let data = folder.path().join("data");
        fs::create_dir(&data)?;
        let user = unprivileged()?;
        if let Some((uid, gid)) = user {
            for path in [folder.path(), &data] {
                chown(path, Some(uid), Some(gid)).with_context(|| format!("giving {} away", path.display()))?;
            }
        }
        let command = |program: &str| {
            let program = programs.join(program);
            let mut command = match user {
                Some((uid, gid)) => {
                    let mut command = Command::new("setpriv");
                    command.args([format!("--reuid={uid}"), format!("--regid={gid}"), "--clear-groups".to_owned()]);
                    command.arg(program);
                    command
                }
                None => Command::new(program),
            };
            command.current_dir(folder.path()).stdin(Stdio::null());
            command
        };
        let mut initdb = command("initdb");
        initdb.args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", "--username", OWNER, "--pgdata"]);
        let output = initdb.arg(&data).output().context("initdb")?;
        ensure!(output.status.success(), "initdb: {}", String::from_utf8_lossy(&output.stderr));

        let port = free_port()?;
        let mut postgres = command("postgres");
        postgres.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-k", "", "-F", "-p", &port.to_string()]);
        // What it says is no test's business, and a pipe that nobody reads would stop it.
        let process = postgres.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("postgres")?;
        // From here on it ends with this value.
        let mut cluster = Self { process, port, _folder: folder };
        let begun = Instant::now();
        let asks = [format!("--port={port}"), "--host=127.0.0.1".to_owned(), "--quiet".to_owned()];
        while !Command::new(programs.join("pg_isready")).args(&asks).status().context("pg_isready")?.success() {
            if let Some(status) = cluster.process.try_wait()? {
                bail!("PostgreSQL ended at once ({status})");
            }
            ensure!(begun.elapsed() < START, "PostgreSQL does not answer on port {port}");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(Some(cluster))
    }

    /// Its address, without the name of a database; the one that every cluster has, and that is empty, is `postgres`.
    pub fn address(&self) -> String {
        format!("postgresql://{OWNER}@127.0.0.1:{}", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // At once, as no data are to be kept; killed outright, it would leave shared memory behind.
        let asked = Command::new("kill").args(["-QUIT", &self.process.id().to_string()]).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The folder of its programs: those on the search path, or Debian's newest.
fn programs() -> Option<PathBuf> {
    // All of them: a link to one of them may stand elsewhere.
    let has = |folder: &PathBuf| ["initdb", "postgres", "pg_isready"].iter().all(|name| folder.join(name).is_file());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let version = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut versions: Vec<PathBuf> = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|at| at.path()).collect();
    versions.sort_by_key(|path| std::cmp::Reverse(version(path)));
    std::env::split_paths(&path).chain(versions.into_iter().map(|at| at.join("bin"))).find(has)
}

/// The user and the group to run as where the tests are root's.
fn unprivileged() -> Result<Option<(u32, u32)>> {
    let ask = |words: &[&str]| -> Result<u32> {
        let output = Command::new("id").args(words).output().context("id")?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.trim().parse().with_context(|| format!("there is no user {USER}"))
    };
    Ok(if ask(&["-u"])? == 0 { Some((ask(&["-u", USER])?, ask(&["-g", USER])?)) } else { None })
}

/// A port that is free now.
pub(super) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

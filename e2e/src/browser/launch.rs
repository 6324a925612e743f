//! How a driver is started.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::screen::Screen;
use crate::root;

/// A driver's program and what it needs to run.
#[derive(Default)]
pub struct Launch {
    /// The program.
    pub program: &'static str,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// What its environment has, and that of its browsers, beside ours.
    pub environment: Vec<(&'static str, OsString)>,
    /// Its port, where it does not choose one itself and print it.
    pub port: Option<u16>,
    /// The screen that its browser is shown on, where it needs one.
    pub screen: Option<Screen>,
    /// Where its browsers put what they would leave behind, where they do.
    pub scratch: Option<Scratch>,
}

/// A folder for what nobody needs afterwards; it goes with all that is in it when this is dropped.
pub struct Scratch(PathBuf);

impl Launch {
    /// The program with all that it needs.
    pub fn command(&self) -> Command {
        let mut command = Command::new(program(self.program));
        command.args(&self.arguments).envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }
}

impl Scratch {
    /// A new one. Its path is short: a browser's socket in it has room for no more than 107 bytes.
    pub fn new() -> Result<Self> {
        let folder = env::temp_dir().join(format!("dateline-{}", free_port()?));
        fs::create_dir(&folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What a browser still holds on to stays.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A port that is free now.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

/// A program that the project has of its own, or else one of the search path.
fn program(name: &str) -> PathBuf {
    let own = root().join(".tools/bin").join(name);
    if own.is_file() { own } else { name.into() }
}

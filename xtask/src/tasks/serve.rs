//! `cargo xtask serve`: the site on this machine, rebuilt at every change.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, ensure};
use lexopt::{Arg, ValueExt};

use crate::project::Project;
use crate::setup;

/// The cargo profile of the site that is served: quick to rebuild, not small.
const PROFILE: &str = "dev";
/// Where it is built: not in `dist/`, which holds what is published.
const DIST: &str = "target/serve";
const PORT: u16 = 8080;

/// The words of one rebuild, into `dist`, as serving does it.
pub fn rebuild(dist: &str) -> Vec<&str> {
    trunk("build", dist)
}

fn trunk<'a>(command: &'a str, dist: &'a str) -> Vec<&'a str> {
    vec!["trunk", command, "--cargo-profile", PROFILE, "--dist", dist, "--skip-version-check"]
}

/// `cargo xtask serve`.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let (mut port, mut open) = (PORT, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("port") => port = arguments.value()?.parse().context("--port needs a number")?,
            Arg::Long("open") => open = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    // Found out now, not after the first build.
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok();
    ensure!(free, "port {port} is taken; choose another with `--port N`");
    setup::for_build(project)?;
    println!("serve: http://127.0.0.1:{port}/ after the first build; Ctrl-C ends it");
    let port = port.to_string();
    let mut words = trunk("serve", DIST);
    words.extend(["--port", &port]);
    if open {
        words.push("--open");
    }
    project.run(&words)
}

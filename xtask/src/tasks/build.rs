//! `cargo xtask build`: the site to publish, in `dist/`.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::project::Project;
use crate::{no_options, setup};

/// `cargo xtask build`.
pub fn run(project: &Project, arguments: lexopt::Parser) -> Result<()> {
    no_options(arguments)?;
    setup::for_build(project)?;
    build(project)
}

/// Builds the site anew.
pub fn build(project: &Project) -> Result<()> {
    // What an earlier or a broken-off build left behind must not be published.
    let dist = project.at("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist).context("emptying dist/")?;
    }
    project.run(&["trunk", "build", "--release", "--dist", "dist", "--skip-version-check"])?;
    ensure!(dist.join("index.html").is_file(), "trunk left no index.html in dist/");
    // Trunk's own lock, which nobody is to publish.
    let lock = dist.join(".trunk-lock");
    if lock.exists() {
        fs::remove_file(&lock).context("deleting trunk's lock in dist/")?;
    }
    Ok(())
}

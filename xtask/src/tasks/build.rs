//! `cargo xtask build`: the site to publish, in `dist/`.

use std::fs;

use anyhow::{Context, Result, ensure};

use super::notices;
use crate::project::Project;
use crate::{no_options, setup};

/// What makes the program small: the standard library is compiled with it, and a
/// panic, of which no reader would see the text, only stops it. That takes 20 KB
/// of 100 away from what travels. Both are unstable in cargo, hence the first line.
const SMALL: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Cstrip=symbols -Clink-arg=--keep-section=target_features",
    ),
];

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
    project.run_with(&["trunk", "build", "--release", "--dist", "dist", "--skip-version-check"], &SMALL)?;
    ensure!(dist.join("index.html").is_file(), "trunk left no index.html in dist/");
    notices::write(project, &dist)?;
    // Trunk's own lock, which nobody is to publish.
    let lock = dist.join(".trunk-lock");
    if lock.exists() {
        fs::remove_file(&lock).context("deleting trunk's lock in dist/")?;
    }
    Ok(())
}

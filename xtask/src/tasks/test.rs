//! `cargo xtask test`: everything that a change must pass, the quick checks first.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::{build, map, measure};
use crate::project::Project;
use crate::{no_options, setup, time};

/// A check: its name, and what it does.
type Check = (&'static str, fn(&Project) -> Result<()>);

/// All checks, in order; the first that fails is the last that runs.
const CHECKS: [Check; 12] = [
    ("setup", setup::for_tests),
    ("format", |project| project.run(&["cargo", "fmt", "--all", "--check"])),
    ("lints", |project| {
        let lint = ["cargo", "clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
        project.run(&lint)
    }),
    ("lints of the browser's side", |project| {
        let wasm = ["cargo", "clippy", "--target", "wasm32-unknown-unknown", "--bin", "app", "--features", "web"];
        project.run(&[&wasm[..], &["--", "-D", "warnings"]].concat())
    }),
    ("native tests", |project| project.run(&["cargo", "test", "--workspace", "--exclude", "e2e", "--all-features"])),
    ("documentation", |project| {
        let document = ["cargo", "doc", "--no-deps", "--lib", "--all-features"];
        project.run_with(&document, &[("RUSTDOCFLAGS", "-D warnings")])
    }),
    ("maps", map::check_if_possible),
    ("release build", build::build),
    ("sizes", measure::sizes),
    ("browser tests in Chromium", |project| in_browser(project, "chromium")),
    ("browser tests in Firefox", |project| in_browser(project, "firefox")),
    ("browser tests in WebKit", |project| in_browser(project, "webkit")),
];

/// `cargo xtask test`.
pub fn run(project: &Project, arguments: lexopt::Parser) -> Result<()> {
    no_options(arguments)?;
    let started = Instant::now();
    let mut passed: Vec<(&str, Duration)> = Vec::new();
    for (number, (name, check)) in CHECKS.iter().enumerate() {
        println!("\ntest {} of {}: {name}", number + 1, CHECKS.len());
        let begun = Instant::now();
        let outcome = check(project);
        if outcome.is_err() {
            summary(&passed, started.elapsed());
        }
        outcome.with_context(|| format!("the check of {name} failed after {}", time::spoken(begun.elapsed())))?;
        passed.push((name, begun.elapsed()));
    }
    summary(&passed, started.elapsed());
    println!("test: all passed");
    Ok(())
}

/// Runs the browser tests in one engine.
fn in_browser(project: &Project, engine: &str) -> Result<()> {
    let environment = [
        ("E2E_ENGINE", engine),
        // The backtrace lets a failing test name its line.
        ("RUST_LIB_BACKTRACE", "1"),
        // Two run at a time; those that wait take the browsers over.
        ("RUST_TEST_THREADS", "4"),
    ];
    project.run_with(&["cargo", "test", "--package", "e2e"], &environment)
}

/// Prints what passed, and how long it took.
fn summary(passed: &[(&str, Duration)], whole: Duration) {
    println!();
    for (name, took) in passed {
        println!("  passed  {name:28} {:>12}", time::spoken(*took));
    }
    println!("          {:28} {:>12}", "together", time::spoken(whole));
}

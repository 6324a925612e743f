//! `cargo xtask test`: everything that a change must pass, the quick checks first; or what is named of it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lexopt::Arg;

use super::{build, map, measure};
use crate::packs::{Packs, name};
use crate::project::Project;
use crate::{setup, time};

/// A check.
struct Check {
    name: &'static str,
    about: &'static str,
    run: fn(&Project) -> Result<()>,
}

const fn check(name: &'static str, about: &'static str, run: fn(&Project) -> Result<()>) -> Check {
    Check { name, about, run }
}

/// All checks, in order; the first that fails is the last that runs.
const CHECKS: [Check; 14] = [
    check("setup", "all that tests need is there", setup::for_tests),
    check("format", "rustfmt", |project| project.run(&["cargo", "fmt", "--all", "--check"])),
    check("lints", "clippy, on this machine's side", |project| {
        let lint = ["cargo", "clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
        project.run(&lint)
    }),
    check("web-lints", "clippy, on the browser's side", |project| {
        let programs = [
            ("app", "web"),
            ("handout", "handout-web"),
            ("collect", "collect-web"),
            ("results", "results-web"),
            ("exporter", "export-web"),
            ("scan", "scan"),
            ("lms", "lms-web"),
        ];
        programs.iter().try_for_each(|(program, feature)| {
            let wasm =
                ["cargo", "clippy", "--target", "wasm32-unknown-unknown", "--bin", program, "--features", feature];
            project.run(&[&wasm[..], &["--", "-D", "warnings"]].concat())
        })
    }),
    check("scripts", "Biome and TypeScript, on all that is JavaScript", check_scripts),
    check("native", "all tests that need no browser", |project| {
        project.run(&["cargo", "test", "--workspace", "--exclude", "e2e", "--all-features"])
    }),
    check("stories", "the packs that ship, warnings, too", |project| Packs::all(project)?.check_whole(project)),
    check("docs", "rustdoc", |project| {
        let document = ["cargo", "doc", "--no-deps", "--lib", "--all-features"];
        project.run_with(&document, &[("RUSTDOCFLAGS", "-D warnings")])
    }),
    check("maps", "the maps against their source, if that is here", map::check_if_possible),
    check("build", "the site of all stories, in dist/", build::all),
    check("sizes", "what travels, against e2e/budgets.toml", measure::sizes),
    check("chromium", "the built site in Chromium", |project| in_browser(project, "chromium")),
    check("firefox", "the built site in Firefox", |project| in_browser(project, "firefox")),
    check("webkit", "the built site in WebKit", |project| in_browser(project, "webkit")),
];

/// `cargo xtask test`.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let mut names = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Value(check) => names.push(name(check)?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    let checks = named(&names)?;
    let started = Instant::now();
    let mut passed: Vec<(&str, Duration)> = Vec::new();
    for (number, Check { name, run, .. }) in checks.iter().enumerate() {
        println!("\ntest {} of {}: {name}", number + 1, checks.len());
        let begun = Instant::now();
        let outcome = run(project);
        if outcome.is_err() {
            summary(&passed, started.elapsed());
        }
        outcome.with_context(|| format!("the check `{name}` failed after {}", time::spoken(begun.elapsed())))?;
        passed.push((name, begun.elapsed()));
    }
    summary(&passed, started.elapsed());
    println!("test: all passed");
    Ok(())
}

/// The checks of these names, in the order in which they are run; all where none is named.
fn named(names: &[String]) -> Result<Vec<&'static Check>> {
    if let Some(unknown) = names.iter().find(|name| !CHECKS.iter().any(|check| check.name == name.as_str())) {
        let lines = CHECKS.iter().map(|check| format!("\n  {:9}  {}", check.name, check.about));
        bail!("there is no check `{unknown}`. There are:{}", lines.collect::<String>());
    }
    Ok(CHECKS.iter().filter(|check| names.is_empty() || names.iter().any(|name| name == check.name)).collect())
}

/// Looks at how the scripts are written, and whether their types are true.
fn check_scripts(project: &Project) -> Result<()> {
    setup::for_scripts(project)?;
    project.run(&[&setup::checker("biome"), "ci", "--error-on-warnings"])?;
    project.run(&[&setup::checker("tsc"), "--build"])
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
        println!("  passed  {name:10} {:>12}", time::spoken(*took));
    }
    println!("          {:10} {:>12}", "together", time::spoken(whole));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_of(names: &[&str]) -> Result<Vec<&'static str>> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        Ok(named(&names)?.iter().map(|check| check.name).collect())
    }

    #[test]
    fn what_is_named_is_run_in_its_order_and_without_a_name_all_is() {
        assert_eq!(run_of(&["chromium", "native"]).unwrap(), ["native", "chromium"]);
        assert_eq!(run_of(&[]).unwrap().len(), CHECKS.len());
    }

    #[test]
    fn an_unknown_check_is_answered_by_all_there_are() {
        let error = run_of(&["native", "chrome"]).unwrap_err().to_string();
        assert!(error.starts_with("there is no check `chrome`"), "{error}");
        assert!(CHECKS.iter().all(|check| error.contains(check.name) && error.contains(check.about)), "{error}");
    }
}

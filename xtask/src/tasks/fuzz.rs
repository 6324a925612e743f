//! `cargo xtask fuzz`: damaged inputs for every parser that a stranger can reach; the
//! native ones by a package of its own, the host's messages in a browser.

use anyhow::{Context, Result};
use lexopt::{Arg, ValueExt};

use crate::project::Project;
use crate::setup;

/// The target that needs a browser, since its parser is the page's script.
const MESSAGES: &str = "messages";

/// `cargo xtask fuzz`; the package reads the options, too.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let options: Vec<String> = arguments.raw_args()?.map(|word| word.to_string_lossy().into_owned()).collect();
    let (mut target, mut seconds, mut seed) = (None, 10_u32, 1_u32);
    let mut parser = lexopt::Parser::from_args(&options);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("seconds") => seconds = parser.value()?.parse().context("--seconds needs a number")?,
            Arg::Long("seed") => seed = parser.value()?.parse().context("--seed needs a number")?,
            Arg::Long("input") => drop(parser.value()?),
            Arg::Value(name) => target = Some(name.string()?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    if target.as_deref() != Some(MESSAGES) {
        // Quick, and with every check that a build for development has.
        let mut words = vec!["cargo", "run", "--quiet", "--profile", "packs", "--package", "fuzz", "--"];
        words.extend(options.iter().map(String::as_str));
        project.run(&words)?;
    }
    if target.as_deref().is_none_or(|name| name == MESSAGES) {
        setup::for_browser(project)?;
        let environment = [("FUZZ_SECONDS", &*seconds.to_string()), ("FUZZ_SEED", &*seed.to_string())];
        let words = ["cargo", "test", "--quiet", "--package", "e2e", "--test", "site", MESSAGES, "--", "--nocapture"];
        project.run_with(&words, &environment)?;
    }
    Ok(())
}

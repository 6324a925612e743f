//! `cargo xtask measure`: sizes and times of the site to publish, against their budgets.

use anyhow::Result;
use lexopt::Arg;

use super::build;
use crate::project::Project;
use crate::setup;

/// `cargo xtask measure`.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let mut only_sizes = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("sizes") => only_sizes = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    if only_sizes {
        setup::for_browser(project)?
    } else {
        setup::for_judgement(project)?
    }
    build::all(project)?;
    if only_sizes { sizes(project) } else { everything(project) }
}

/// Measures what stands in `dist/`, without a look at the clock.
pub fn sizes(project: &Project) -> Result<()> {
    project.run(&["cargo", "run", "--quiet", "--package", "e2e", "--bin", "measure", "--", "--sizes"])
}

fn everything(project: &Project) -> Result<()> {
    let mut words = vec!["cargo", "run", "--quiet", "--package", "e2e", "--bin", "measure", "--", "--rebuild"];
    words.extend(["cargo", "xtask", "build", "--quick", "--dist", "target/rebuild"]);
    project.run(&words)
}

//! `cargo xtask fuzz`: tries to break whatever reads what strangers write.

use anyhow::{Context, Result};
use lexopt::Arg;

use crate::project::Project;

/// `cargo xtask fuzz`; what it takes is handed on.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let mut words: Vec<String> =
        ["cargo", "run", "--quiet", "--profile", "fuzz", "--package", "fuzz", "--"].map(str::to_owned).into();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long(name) => {
                words.push(format!("--{name}"));
                let value = arguments.value()?;
                words.push(value.into_string().ok().context("an option that is not UTF-8")?);
            }
            Arg::Value(value) => words.push(value.into_string().ok().context("a target that is not UTF-8")?),
            Arg::Short(_) => return Err(argument.unexpected().into()),
        }
    }
    project.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

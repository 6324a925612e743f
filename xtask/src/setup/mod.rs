//! `cargo xtask setup`: what the tasks need and a fresh machine lacks. All of it
//! goes into `.tools/`, but for what only rustup or the system's packages can bring.

mod browsers;
mod need;
mod package;
mod rust;
mod scripts;
mod tool;
mod wheels;

use std::time::Instant;

use anyhow::{Context, Result};

pub use self::scripts::{checker, wasm_opt};
use crate::project::Project;
use crate::time;
use need::Need;

/// `cargo xtask setup`.
pub fn run(project: &Project, arguments: lexopt::Parser) -> Result<()> {
    no_options(arguments)?;
    for_tests(project)
}

/// Refuses whatever option is left.
fn no_options(mut arguments: lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(argument) => Err(argument.unexpected().into()),
    }
}

/// Gets what a quick build needs.
pub fn for_quick_build(project: &Project) -> Result<()> {
    meet(project, &building_quickly(project)?)
}

/// Gets what building needs.
pub fn for_build(project: &Project) -> Result<()> {
    meet(project, &building(project)?)
}

/// Gets the browser that measures, beside what building needs.
pub fn for_browser(project: &Project) -> Result<()> {
    meet(project, &measuring(project)?)
}

/// Gets the browser that measures and what judges the page in it, beside what building needs.
pub fn for_judgement(project: &Project) -> Result<()> {
    let mut needs = measuring(project)?;
    needs.push(Box::new(scripts::lighthouse()));
    meet(project, &needs)
}

/// Gets what checks and tests need, in all browsers, beside what building needs.
pub fn for_tests(project: &Project) -> Result<()> {
    let mut needs = building(project)?;
    needs.push(Box::new(rust::Component("rustfmt", "fmt")));
    needs.push(Box::new(rust::Component("clippy", "clippy")));
    needs.push(Box::new(browsers::chromium()));
    needs.push(Box::new(browsers::firefox()));
    needs.push(Box::new(tool::geckodriver()));
    needs.push(Box::new(browsers::webkit()));
    needs.push(Box::new(browsers::nginx()));
    needs.push(Box::new(browsers::readers()));
    needs.push(Box::new(browsers::xmllint()));
    needs.push(Box::new(browsers::postgres()));
    needs.push(Box::new(tool::xapi_rs()));
    needs.push(Box::new(scripts::in_pages()));
    needs.push(Box::new(scripts::peers()));
    needs.push(Box::new(wheels::peers()));
    needs.push(Box::new(wheels::edx()));
    needs.push(Box::new(scripts::checkers()));
    meet(project, &needs)
}

/// Gets what checks the scripts.
pub fn for_scripts(project: &Project) -> Result<()> {
    meet(project, &[Box::new(scripts::checkers())])
}

fn measuring(project: &Project) -> Result<Vec<Box<dyn Need>>> {
    let mut needs = building(project)?;
    needs.push(Box::new(browsers::chromium()));
    Ok(needs)
}

fn building(project: &Project) -> Result<Vec<Box<dyn Need>>> {
    let mut needs = building_quickly(project)?;
    needs.push(Box::new(scripts::optimizer()));
    Ok(needs)
}

fn building_quickly(project: &Project) -> Result<Vec<Box<dyn Need>>> {
    Ok(vec![
        Box::new(rust::Wasm),
        Box::new(rust::Source),
        Box::new(tool::trunk()),
        Box::new(tool::wasm_bindgen(project)?),
    ])
}

/// Gets what is missing, in numbered steps.
fn meet(project: &Project, needs: &[Box<dyn Need>]) -> Result<()> {
    let missing: Vec<_> = needs.iter().filter(|need| !need.is_met(project)).collect();
    for (step, need) in missing.iter().enumerate() {
        let started = Instant::now();
        println!("setup {} of {}: {} (takes {})", step + 1, missing.len(), need.name(), need.takes());
        let by_hand = || format!("{} could not be set up; by hand it is: {}", need.name(), need.by_hand());
        need.get(project).with_context(by_hand)?;
        anyhow::ensure!(need.is_met(project), "{}, and it still is not found", by_hand());
        println!("setup {} of {}: done in {}", step + 1, missing.len(), time::spoken(started.elapsed()));
    }
    let names: Vec<String> = needs.iter().map(|need| need.name()).collect();
    println!("setup: all there ({})", names.join(", "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_that_a_task_does_not_have_is_named() {
        let error = no_options(lexopt::Parser::from_args(["--fast"])).unwrap_err();
        assert!(error.to_string().contains("--fast"));
    }
}

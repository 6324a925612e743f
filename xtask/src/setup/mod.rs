//! `cargo xtask setup`: what the tasks need and a fresh machine lacks. All of it
//! goes into `.tools/`, but for what only rustup or the system's packages can bring.

mod browsers;
mod package;
mod rust;
mod scripts;
mod tool;

use std::time::Instant;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::{no_options, time};

/// Something that must be there before a task can run.
trait Need {
    /// What it is, with its version where one is needed.
    fn name(&self) -> String;
    /// Whether it is there already.
    fn is_met(&self, project: &Project) -> bool;
    /// How long it takes to get, roughly, on two cores.
    fn takes(&self) -> &'static str;
    /// Gets it.
    fn get(&self, project: &Project) -> Result<()>;
    /// The command that gets it by hand.
    fn by_hand(&self) -> String;
}

/// `cargo xtask setup`.
pub fn run(project: &Project, arguments: lexopt::Parser) -> Result<()> {
    no_options(arguments)?;
    for_tests(project)
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
    needs.push(Box::new(scripts::in_pages()));
    meet(project, &needs)
}

fn measuring(project: &Project) -> Result<Vec<Box<dyn Need>>> {
    let mut needs = building(project)?;
    needs.push(Box::new(browsers::chromium()));
    Ok(needs)
}

fn building(project: &Project) -> Result<Vec<Box<dyn Need>>> {
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

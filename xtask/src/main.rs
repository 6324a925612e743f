//! `cargo xtask`: the developers' tasks, one table of names and functions.

mod host;
mod packs;
mod project;
mod setup;
mod tasks;
mod time;
mod watch;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};
use project::Project;

/// One thing that `cargo xtask` does.
struct Task {
    name: &'static str,
    /// The options it takes, as the help text shows them.
    options: &'static str,
    about: &'static str,
    run: fn(&Project, lexopt::Parser) -> Result<()>,
}

/// All tasks, in the order of the help text.
const TASKS: [Task; 7] = [
    Task {
        name: "serve",
        options: "[--port N] [--open] [PACK…]",
        about: "serve the site here and rebuild it at every change",
        run: tasks::serve::run,
    },
    Task {
        name: "test",
        options: "[CHECK…]",
        about: "check and test everything, what CI runs; or the named checks",
        run: tasks::test::run,
    },
    Task {
        name: "fuzz",
        options: "[TARGET] [--seconds N] [--seed S] [--input FILE]",
        about: "damage the inputs of every parser that strangers reach",
        run: tasks::fuzz::run,
    },
    Task {
        name: "build",
        options: "[--quick] [--dist FOLDER] [PACK…]",
        about: "build the site to publish, of the named packs or of all in assets/stories, into dist/",
        run: tasks::build::run,
    },
    Task {
        name: "map",
        options: "[NAME…] [--check]",
        about: "make the maps in assets/map, or compare them with their source",
        run: tasks::map::run,
    },
    Task {
        name: "measure",
        options: "[--sizes]",
        about: "measure sizes and times, and compare them with e2e/budgets.toml",
        run: tasks::measure::run,
    },
    Task { name: "setup", options: "", about: "get what the other tasks need, into .tools/", run: setup::run },
];

fn main() -> ExitCode {
    match perform() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the task that the first word names.
fn perform() -> Result<()> {
    let mut words = env::args_os().skip(1);
    let Some(name) = words.next() else { bail!("no task is given\n\n{}", help()) };
    if ["help", "--help", "-h"].iter().any(|word| name == *word) {
        println!("{}", help());
        return Ok(());
    }
    let Some(task) = TASKS.iter().find(|task| name == task.name) else {
        bail!("there is no task `{}`\n\n{}", name.display(), help());
    };
    (task.run)(&Project::here()?, lexopt::Parser::from_args(words))
}

/// The list of tasks.
fn help() -> String {
    let usage = |task: &Task| format!("{} {}", task.name, task.options);
    let width = TASKS.iter().map(|task| usage(task).len()).max().unwrap_or_default();
    let lines = TASKS.iter().map(|task| format!("\n  {:width$}  {}", usage(task), task.about));
    format!("Usage: cargo xtask <task>\n{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_text_names_every_task() {
        for task in &TASKS {
            assert!(help().contains(task.about));
        }
    }
}

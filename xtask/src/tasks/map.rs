//! `cargo xtask map`: runs the map maker, a package of its own because it is slow to compile.

use anyhow::Result;

use crate::project::Project;

/// `cargo xtask map`; the map maker reads the options.
pub fn run(project: &Project, mut arguments: lexopt::Parser) -> Result<()> {
    let options: Vec<String> = arguments.raw_args()?.map(|word| word.to_string_lossy().into_owned()).collect();
    let mut words = vec!["cargo", "run", "--quiet", "--package", "map-maker", "--"];
    words.extend(options.iter().map(String::as_str));
    project.run(&words)
}

/// Compares the maps with their source where that has been fetched before; says so where not.
pub fn check_if_possible(project: &Project) -> Result<()> {
    if project.at(".tools/map-source").is_dir() {
        return run(project, lexopt::Parser::from_args(["--check"]));
    }
    println!("The maps' source is not here, so they are not compared with it; `cargo xtask map --check` fetches it.");
    Ok(())
}

//! `cargo xtask map`: makes the maps in `assets/map` from their source.
//! `--check` compares what would be made with what is there, byte for byte.

mod budget;
mod build;
mod code;
mod detail;
mod network;
mod pole;
mod province;
mod recipe;
mod source;
mod wkb;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result, bail, ensure};
use dateline::map::topology::Topology;

use province::Province;
use recipe::Recipe;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("map: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Makes the maps, or with `--check` compares them.
fn run() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let check = match arguments.as_slice() {
        [] => false,
        [only] if only == "--check" => true,
        others => bail!("`{}` is not known here; usage: cargo xtask map [--check]", others.join(" ")),
    };
    let root = root()?;
    let provinces = province::read(&source::ensure_source(root)?)?;
    for recipe in &recipe::RECIPES {
        let text = make(recipe, &provinces)?;
        if check {
            compare(root, recipe, &text)?;
        } else {
            let path = path(root, recipe);
            fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        }
    }
    Ok(())
}

/// The project's folder.
fn root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("map-maker lies two folders below the project's")
}

/// The file of a map.
fn path(root: &Path, recipe: &Recipe) -> PathBuf {
    root.join(format!("assets/map/{}.topojson", recipe.name))
}

/// The text of a map's file; prints what there is in it and what it weighs.
fn make(recipe: &Recipe, provinces: &[Province]) -> Result<String> {
    let map = build::build(recipe, provinces)?;
    ensure!(map.crossings.is_empty(), "{}: lines cross near {:?}, in map units", recipe.name, map.crossings);
    let text = write::topojson(recipe, &map);
    let topology: Topology = serde_json::from_str(&text).context("reading back what was written")?;
    println!(
        "map: {}: {} countries, {} regions, {} arcs, {} points; {} bytes, {} after brotli",
        recipe.name,
        topology.countries.len(),
        topology.regions.len(),
        topology.arcs.len(),
        topology.arcs.iter().map(Vec::len).sum::<usize>(),
        text.len(),
        budget::weight(&text)?
    );
    if recipe.fine.is_some() {
        budget::check(&topology)?;
    }
    Ok(text)
}

/// Compares a map with its file, byte for byte.
fn compare(root: &Path, recipe: &Recipe, text: &str) -> Result<()> {
    let path = path(root, recipe);
    let there = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    ensure!(there == text, "{} is not what `cargo xtask map` makes: run it, and look at what changed", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_assets_are_what_the_tool_makes_where_the_source_is_at_hand() {
        let root = root().unwrap();
        if !source::path(root).exists() {
            return;
        }
        let provinces = province::read(&source::ensure_source(root).unwrap()).unwrap();
        for recipe in &recipe::RECIPES {
            compare(root, recipe, &make(recipe, &provinces).unwrap()).unwrap();
        }
    }
}

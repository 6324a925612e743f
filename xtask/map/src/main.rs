//! `cargo xtask map [NAME…]`: makes the maps in `assets/map` from their source, as their
//! `map.toml` says. `--check` compares what would be made with what is there, byte for byte.

mod budget;
mod build;
mod code;
mod cut;
mod detail;
mod iso;
mod network;
mod province;
mod recipe;
mod source;
mod waters;
mod wkb;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use dateline::decode;
use dateline::decode::diagnostic::Source;
use dateline::geo::atlas::file::{MapFile, RawSheet};
use dateline::geo::topology::Topology;

use code::Codes;
use province::Province;
use recipe::Recipe;
use source::SourceFile;
use waters::Waters;

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
    let (options, names): (Vec<String>, Vec<String>) = env::args().skip(1).partition(|word| word.starts_with('-'));
    let unknown = options.iter().find(|option| *option != "--check");
    ensure!(unknown.is_none(), "`{}` is not known here; usage: cargo xtask map [NAME…] [--check]", options.join(" "));
    let root = root()?;
    let names = if names.is_empty() { all(root)? } else { names };
    let provinces = province::read(&SourceFile::LANDS.ensure(root)?)?;
    let waters = Waters::read(root)?;
    for name in &names {
        for (path, text) in make(root, name, &provinces, &waters)? {
            if options.is_empty() {
                fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
            } else {
                compare(&path, &text)?;
            }
        }
    }
    Ok(())
}

/// The project's folder.
fn root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("map-maker lies two folders below the project's")
}

/// The names of all maps, sorted.
fn all(root: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(root.join("assets/map")).context("reading assets/map")?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("map.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

/// What a map's file says.
fn read(path: &Path) -> Result<MapFile> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("reading {name}"))?;
    let (file, diagnostics, _) = decode::read::<MapFile>(&Source::new(&name, &text));
    let diagnostics: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    ensure!(diagnostics.is_empty(), "{}", diagnostics.join("\n"));
    file.with_context(|| format!("{name} says nothing"))
}

/// The files of a map and their texts; prints what there is in them and what they weigh.
fn make(root: &Path, name: &str, provinces: &[Province], waters: &Waters) -> Result<Vec<(PathBuf, String)>> {
    let folder = root.join("assets/map").join(name);
    let file = read(&folder.join("map.toml"))?;
    let provinces = cut::all(&file, provinces)?;
    let codes = Codes::new(&file, &provinces).with_context(|| format!("the map {name}"))?;
    let near = file.near.iter().map(|near| &near.sheet);
    let sheets = std::iter::once(&file.sheet).chain(near).chain(file.insets.iter().map(|inset| &inset.sheet));
    let is_inset = |sheet: &RawSheet| file.insets.iter().any(|inset| inset.sheet.file == sheet.file);
    let mut made = Vec::new();
    for sheet in sheets {
        let recipe = Recipe::new(sheet, &file, &codes, &provinces).with_context(|| format!("the map {name}"))?;
        let waters = if is_inset(sheet) { Default::default() } else { waters.of(&file, &recipe)? };
        let map = build::build(&recipe, &provinces, waters).with_context(|| recipe.file.to_owned())?;
        ensure!(map.crossings.is_empty(), "{}: lines cross near {:?}, in map units", recipe.file, map.crossings);
        let text = write::topojson(&recipe, &map);
        let topology: Topology = serde_json::from_str(&text).context("reading back what was written")?;
        println!(
            "map: {name}/{}: {} countries, {} regions, {} arcs, {} points; {} bytes, {} after brotli",
            recipe.file,
            topology.countries().len(),
            topology.regions().len(),
            topology.arcs().len(),
            topology.arcs().iter().map(Vec::len).sum::<usize>(),
            text.len(),
            budget::weight(&text)?
        );
        budget::check(&topology, recipe.most_bytes)?;
        made.push((folder.join(recipe.file), text));
    }
    Ok(made)
}

/// Compares a map with its file, byte for byte.
fn compare(path: &Path, text: &str) -> Result<()> {
    let there = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    ensure!(there == text, "{} is not what `cargo xtask map` makes: run it, and look at what changed", path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sources, where they are at hand.
    fn sources() -> Option<(Vec<Province>, Waters)> {
        let root = root().unwrap();
        let all = [SourceFile::LANDS, SourceFile::RIVERS, SourceFile::RIVER_NAMES, SourceFile::LAKES];
        let there = all.iter().all(|source| source.path(root).exists());
        there.then(|| (province::read(&SourceFile::LANDS.ensure(root).unwrap()).unwrap(), Waters::read(root).unwrap()))
    }

    #[test]
    fn the_assets_are_what_the_tool_makes_where_the_source_is_at_hand() {
        let Some((provinces, waters)) = sources() else { return };
        let root = root().unwrap();
        for name in all(root).unwrap() {
            for (path, text) in make(root, &name, &provinces, &waters).unwrap() {
                compare(&path, &text).unwrap();
            }
        }
    }

    #[test]
    fn a_recipe_that_asks_for_what_the_source_lacks_is_refused() {
        let root = root().unwrap();
        let name = all(root).unwrap().remove(0);
        let error = make(root, &name, &[], &Waters::none()).unwrap_err();
        assert!(format!("{error:#}").contains("the source has no"), "{error:#}");
    }
}

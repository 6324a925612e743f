//! The licences of what is linked into the program, in one text beside it: nearly
//! all of them ask that their words go with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::Project;

/// The file, in the folder of the site to publish.
pub const FILE: &str = "licences.txt";

/// What the programs are linked from: `name version|licence`, a package a line.
const LINKED: [&str; 15] = [
    "cargo",
    "tree",
    "--locked",
    "--package",
    "dateline",
    "--target",
    "wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    "collect-web,export-web,handout-web,results-web,scan",
    "--edges",
    "normal,no-proc-macro",
    "--prefix",
    "none",
    "--format={p}|{l}",
];

/// Writes the text.
pub fn write(project: &Project, dist: &Path) -> Result<()> {
    let linked = project.ask(&LINKED).context("`cargo tree` does not say what the program is linked from")?;
    let metadata = ["cargo", "metadata", "--locked", "--format-version", "1", "--all-features"];
    let folders = folders(&project.ask(&metadata).context("`cargo metadata` does not say where packages lie")?);
    // By their text, which many share but for its first lines.
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in linked.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.starts_with("dateline ")) {
        let (package, licence) = line.split_once('|').with_context(|| format!("`{line}` names no licence"))?;
        let name = package.replacen(" v", "-", 1);
        let folder = folders.get(&name).with_context(|| format!("no folder of {name}"))?;
        let words = words(folder)?.unwrap_or_else(|| format!("The package has no text of its licence, {licence}."));
        texts.entry(words).or_default().insert(name);
    }
    let own = fs::read_to_string(project.at("LICENSE-MIT")).context("reading LICENSE-MIT")?;
    let mut all = format!(
        "Dateline\n\n{own}\n\nIts program is linked from Rust's standard library (MIT OR Apache-2.0, Copyright (c) The\n\
         Rust Project Contributors) and the packages below. Its maps are from Natural Earth, in the public domain.\n"
    );
    for (words, names) in texts {
        let names: Vec<String> = names.into_iter().collect();
        all += &format!("\n{}\n{}\n\n{}\n", "-".repeat(80), names.join(", "), words.trim());
    }
    fs::write(dist.join(FILE), all).with_context(|| format!("writing {FILE}"))
}

/// The folder of each package, by `name-version`, from what `cargo metadata` prints.
fn folders(metadata: &str) -> BTreeMap<String, PathBuf> {
    let paths = metadata.split("\"manifest_path\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let folder = |path: &str| {
        let folder = Path::new(path).parent()?;
        Some((folder.file_name()?.to_str()?.to_owned(), folder.to_owned()))
    };
    paths.filter_map(folder).collect()
}

/// The words of a package's licence: of a choice, the MIT licence's.
fn words(folder: &Path) -> Result<Option<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|word| name.starts_with(word)) {
            files.push((!name.contains("MIT"), name, path));
        }
    }
    files.sort();
    let Some((_, _, file)) = files.first() else { return Ok(None) };
    fs::read_to_string(file).map(Some).with_context(|| format!("reading {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_found_by_name_and_version() {
        let found = folders(
            r#"{"packages":[{"name":"yew","manifest_path":"/src/yew-0.23.0/Cargo.toml"},{"manifest_path":"/src/fnv-1.0.7/Cargo.toml"}]}"#,
        );
        assert_eq!(found.get("yew-0.23.0"), Some(&PathBuf::from("/src/yew-0.23.0")));
        assert_eq!(found.len(), 2);
    }
}

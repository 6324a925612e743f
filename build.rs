//! Puts texts into the command: the interface's words, a table of all files of `assets/lang`,
//! and the maps, a table of all folders of `assets/map`. A language is added by its file
//! alone, a map by its folder, and nothing in the source names one. And puts the layout's
//! numbers, which the styles know, too, into command and program alike.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=styles/layout.toml");
    write("layout.rs", &constants(&fs::read_to_string(folder("CARGO_MANIFEST_DIR").join("styles/layout.toml"))?)?)?;
    // The program for browsers has no need of the texts, and is not to be built anew for them.
    if env::var_os("CARGO_FEATURE_CLI").is_none() {
        return Ok(());
    }
    println!("cargo::rerun-if-changed=assets/lang");
    println!("cargo::rerun-if-changed=assets/map");
    let root = folder("CARGO_MANIFEST_DIR").join("assets");
    let languages = entries(&root.join("lang"))?;
    let languages = languages.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    write("interface.rs", &table(languages.map(|path| (stem(path), included(path)))))?;
    let mut maps = Vec::new();
    for folder in entries(&root.join("map"))?.into_iter().filter(|path| path.join("map.toml").is_file()) {
        let own = entries(&folder)?.into_iter().map(|path| (name(&path), path));
        let names = entries(&folder.join("names"))?.into_iter().map(|path| (format!("names/{}", name(&path)), path));
        let files = own.chain(names).filter(|(_, path)| path.is_file());
        maps.push((name(&folder), format!("&{}", table(files.map(|(name, path)| (name, included(&path)))))));
    }
    write("maps.rs", &format!("&{}", table(maps)))
}

/// A table of numbers by unit, as constants of Rust. Of TOML it takes comments, headings and numbers
/// with their names; the comment above a number says what it is.
fn constants(table: &str) -> io::Result<String> {
    let (mut constants, mut unit, mut comment) = (String::new(), "", String::new());
    for line in table.lines().map(str::trim) {
        if line.is_empty() {
            comment.clear();
        } else if let Some(text) = line.strip_prefix('#') {
            comment += text;
        } else if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            unit = heading;
        } else {
            let row = line.split_once(" = ").and_then(|(name, value)| Some((name, value.parse::<f64>().ok()?)));
            let Some((name, value)) = row else {
                return Err(io::Error::other(format!("styles/layout.toml: `{line}` names no number")));
            };
            let name = name.to_uppercase();
            // Writing to a string cannot fail.
            let _ = writeln!(constants, "/// {} Unit: {unit}.\npub const {name}: f64 = {value:?};", comment.trim());
            comment.clear();
        }
    }
    Ok(constants)
}

/// A table of names and expressions, as Rust.
fn table(rows: impl IntoIterator<Item = (String, String)>) -> String {
    let mut table = "[\n".to_owned();
    for (name, value) in rows {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "({name:?}, {value}),");
    }
    table + "]\n"
}

/// The text of a file, as Rust.
fn included(path: &Path) -> String {
    format!("include_str!({:?})", path.display().to_string())
}

fn folder(variable: &str) -> PathBuf {
    PathBuf::from(env::var_os(variable).unwrap_or_default())
}

fn write(name: &str, text: &str) -> io::Result<()> {
    fs::write(folder("OUT_DIR").join(name), text)
}

/// What lies in a folder, in the order of the names; nothing where there is no folder.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

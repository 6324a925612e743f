//! What the project stands on: each dependency has an allowed licence, a line that says
//! what it is for, and a use. What ends up in the program is listed in
//! `docs/licences.md`; `DATELINE_BLESS=1 cargo test --features cli --test supply` writes
//! it anew. Nothing here asks the network.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the list of what is in the program is kept.
const KEPT: &str = "docs/licences.md";
/// What stands above it.
const HEAD: &str = "# What is in the program

Every library that the WebAssembly program is compiled from, as `cargo tree` tells it;
`DATELINE_BLESS=1 cargo test --features cli --test supply` writes this list anew. The
standard library of Rust, which is compiled with it, is under MIT or Apache 2.0.

| name | version | licence |
|---|---|---|
";
/// The packages of the workspace, by their folders.
const PACKAGES: [&str; 5] = ["", "e2e/", "fuzz/", "xtask/", "xtask/map/"];

/// A table of what is allowed.
fn allowed(table: &str) -> toml::Table {
    let text = fs::read_to_string("tests/supply.toml").expect("what is allowed");
    let all: toml::Table = text.parse().expect("a file of TOML");
    all.get(table).and_then(toml::Value::as_table).cloned().expect("the table")
}

/// What cargo lists of dependencies, sorted: `name vVERSION|LICENCE`.
fn tree(options: &[&str]) -> Vec<String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p}|{l}"]).args(options);
    let output = command.output().expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    // What is listed before is marked so, and ours lies in folders here.
    let lines = text.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.contains(" (/"));
    let mut lines: Vec<String> = lines.filter(|line| line.contains('|')).map(str::to_owned).collect();
    lines.sort();
    lines.dedup();
    lines
}

/// Whether a licence is allowed: of alternatives one, of what holds together all.
fn is_allowed(licence: &str, allowed: &toml::Table) -> bool {
    let licence = licence.replace('/', " OR ");
    licence.split(" AND ").all(|part| {
        part.split(" OR ").any(|name| allowed.contains_key(name.trim_matches(|letter| " ()".contains(letter))))
    })
}

#[test]
fn every_dependency_has_an_allowed_licence() {
    let mut allowed = allowed("licences");
    allowed.extend(self::allowed("tools"));
    let all = tree(&["--workspace", "--all-features", "--edges", "all", "--target", "all"]);
    let wrong: Vec<&String> = all
        .iter()
        .filter(|line| line.split_once('|').is_none_or(|(_, licence)| !is_allowed(licence, &allowed)))
        .collect();
    assert!(all.len() > 50 && wrong.is_empty(), "not in tests/supply.toml: {wrong:#?}");
}

#[test]
fn what_is_in_the_program_is_listed() {
    let program = ["--features", "web", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"];
    let (mut list, allowed) = (HEAD.to_owned(), allowed("licences"));
    for line in tree(&program) {
        let (package, licence) = line.split_once('|').expect("a package and its licence");
        let (name, version) = package.split_once(" v").expect("a name and a version");
        assert!(is_allowed(licence, &allowed), "not to be shipped: {name}: {licence}");
        writeln!(list, "| {name} | {version} | {licence} |").expect("a text can be written to");
    }
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(KEPT, &list).expect("the list can be written");
    }
    assert!(fs::read_to_string(KEPT).unwrap_or_default() == list, "{KEPT} is stale: DATELINE_BLESS=1");
}

#[test]
fn a_licence_is_allowed_by_one_of_its_alternatives_and_all_of_its_parts() {
    let allowed: toml::Table = "MIT = ''\nZlib = ''".parse().expect("a table");
    for (licence, expected) in [
        ("MIT", true),
        ("GPL-3.0", false),
        ("GPL-3.0 OR MIT", true),
        ("GPL-3.0/MIT", true),
        ("(GPL-3.0 OR MIT) AND Zlib", true),
        ("MIT AND GPL-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_allowed(licence, &allowed), expected, "{licence}");
    }
}

/// The dependencies of a manifest, each with whether a comment stands above it.
fn dependencies(manifest: &str) -> Vec<(String, bool)> {
    let (mut inside, mut before, mut found) = (false, "", Vec::new());
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, _)) =
            line.split_once(" =").filter(|_| inside && line.starts_with(char::is_alphabetic))
        {
            found.push((name.to_owned(), before.starts_with("# ")));
        }
        before = line;
    }
    found
}

/// All Rust source below a folder.
fn source(folder: &Path, all: &mut String) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            source(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(&path).expect("a source that can be read"));
        }
    }
}

#[test]
fn every_dependency_says_what_it_is_for_and_is_used() {
    let unnamed = allowed("unnamed");
    let mut wrong = Vec::new();
    for package in PACKAGES {
        let manifest = fs::read_to_string(format!("{package}Cargo.toml")).expect("a manifest");
        let mut code = String::new();
        ["src", "tests"].iter().for_each(|folder| source(Path::new(&format!("{package}{folder}")), &mut code));
        for (name, is_explained) in dependencies(&manifest) {
            if !is_explained {
                wrong.push(format!("{package}Cargo.toml: no comment above `{name}`"));
            }
            let word = name.replace('-', "_");
            let is_named = code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|other| other == word);
            if !is_named && !unnamed.contains_key(&format!("{package}{name}")) {
                wrong.push(format!("{package}Cargo.toml: no source names `{name}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

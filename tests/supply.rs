//! What the project stands on: the licence of every dependency, what each is for, that
//! it is used, and the list of what readers are given, `docs/licences.md`.
//!
//! `DATELINE_BLESS=1 cargo test --features cli --test supply` writes the list anew.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A licence that a dependency may have.
struct Licence {
    /// Its identifier in the SPDX list.
    id: &'static str,
    /// Whether what is under it may be linked into the program, which readers are given.
    linked: bool,
    /// Why it may be.
    reason: &'static str,
}

/// All licences that a dependency may have; of a choice one of them is enough.
const ALLOWED: [Licence; 8] = [
    Licence { id: "MIT", linked: true, reason: "asks for its notice alone, and is ours" },
    Licence { id: "Apache-2.0", linked: true, reason: "asks for its notice, gives the patents, and is ours" },
    Licence { id: "BSD-3-Clause", linked: true, reason: "asks for its notice, and not to advertise with its authors" },
    Licence { id: "Zlib", linked: true, reason: "asks not to claim the work as one's own" },
    Licence { id: "MIT-0", linked: true, reason: "asks for nothing" },
    Licence { id: "Unicode-3.0", linked: true, reason: "asks for its notice; Unicode's tables are under it" },
    Licence { id: "BSL-1.0", linked: false, reason: "asks for its notice with its source; numbers are written by it" },
    Licence { id: "MPL-2.0", linked: false, reason: "binds the files under it, which only the tests use, unchanged" },
];

/// Dependencies whose name stands in no source, and why they are there all the same.
const UNNAMED: [(&str, &str); 0] = [];

/// What cargo says when it is asked in the project's folder; it may not ask a network.
fn cargo(words: &str) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args(words.split(' ')).args(["--locked", "--offline"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().expect("cargo runs this test");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {words}; what is missing comes with `cargo fetch`: {said}");
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}

/// All packages that this machine and browsers need, by `cargo metadata`, and the ids of our own.
fn packages() -> (Vec<Value>, Vec<Value>) {
    let host = Command::new("rustc").arg("-vV").output().expect("rustc is there");
    let host = String::from_utf8(host.stdout).expect("rustc writes UTF-8");
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("its host");
    let platforms = format!("--filter-platform {host} --filter-platform wasm32-unknown-unknown");
    let found = cargo(&format!("metadata --format-version 1 --all-features {platforms}"));
    let mut found: Value = serde_json::from_str(&found).expect("metadata is JSON");
    let mut list = |key: &str| found.get_mut(key).and_then(Value::as_array_mut).map(std::mem::take).expect("a list");
    (list("packages"), list("workspace_members"))
}

/// A text of a package.
fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The parts of a licence expression between a word, outside of parentheses.
fn parts<'e>(expression: &'e str, word: &str) -> Vec<&'e str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in expression.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 && at >= start && expression[at..].starts_with(word) {
            parts.push(expression[start..at].trim());
            start = at + word.len();
        }
    }
    parts.push(expression[start..].trim());
    parts
}

/// Whether an expression leaves a choice that is allowed.
fn is_allowed(expression: &str, linked: bool) -> bool {
    // As it was written before SPDX had a word for it.
    let expression = expression.replace('/', " OR ");
    let is_one = |id: &str| ALLOWED.iter().any(|licence| licence.id == id && (licence.linked || !linked));
    parts(&expression, " OR ").iter().any(|choice| {
        parts(choice, " AND ").iter().all(|part| match part.strip_prefix('(').and_then(|part| part.strip_suffix(')')) {
            Some(inner) => is_allowed(inner, linked),
            None => is_one(part),
        })
    })
}

#[test]
fn an_expression_is_allowed_if_one_of_its_choices_is() {
    for right in ["MIT", "GPL-3.0 OR MIT", "MIT/Apache-2.0", "(MIT OR GPL-3.0) AND Unicode-3.0", "(MIT)"] {
        assert!(is_allowed(right, true), "{right}");
    }
    for wrong in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Zlib) AND GPL-3.0", "MPL-2.0", "MIT WITH X"] {
        assert!(!is_allowed(wrong, true), "{wrong}");
    }
    assert!(is_allowed("MPL-2.0", false));
}

#[test]
fn every_dependency_has_a_licence_that_is_allowed() {
    let (packages, _) = packages();
    for package in &packages {
        let licence = text(package, "license");
        assert!(is_allowed(licence, false), "{} is under `{licence}`: is it to be allowed?", text(package, "name"));
    }
    for Licence { id, reason, .. } in ALLOWED {
        assert!(
            packages.iter().any(|package| text(package, "license").contains(id)),
            "{id}: {reason}, but nothing has it"
        );
    }
}

/// The lines that name dependencies in a manifest, each with the line above it.
fn dependency_lines(manifest: &str) -> Vec<(&str, &str)> {
    let (mut inside, mut above, mut found) = (false, "", Vec::new());
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if inside && line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            found.push((above, line));
        }
        above = line;
    }
    found
}

/// The text of all Rust files below a folder of a package, without comments.
fn code(folder: &Path) -> String {
    let mut code = String::new();
    let paths = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in paths {
        if path.is_dir() {
            code += &self::code(&path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            code.extend(text.lines().map(|line| line.split("//").next().unwrap_or_default()));
        }
    }
    code
}

#[test]
fn every_dependency_is_used_and_says_what_for() {
    let (packages, ours) = packages();
    let mut wrong = Vec::new();
    for package in packages.iter().filter(|package| ours.contains(&package["id"])) {
        let path = PathBuf::from(text(package, "manifest_path"));
        let manifest = fs::read_to_string(&path).expect("a manifest");
        let lines = dependency_lines(&manifest);
        let dependencies = package["dependencies"].as_array().expect("a list");
        assert_eq!(lines.len(), dependencies.len(), "{}: a line each", path.display());
        let silent = lines.iter().filter(|(above, _)| !above.starts_with("# "));
        wrong.extend(silent.map(|(_, line)| format!("{}: no line above it says what for: {line}", path.display())));
        let folder = path.parent().expect("its folder");
        for dependency in dependencies {
            let name = dependency["rename"].as_str().unwrap_or_else(|| text(dependency, "name"));
            let folders: &[&str] = if dependency["kind"] == "dev" { &["src", "tests"] } else { &["src"] };
            let used = format!("{}::", name.replace('-', "_"));
            let is_used = folders.iter().any(|part| code(&folder.join(part)).contains(&used));
            if is_used == UNNAMED.iter().any(|(unnamed, _)| *unnamed == name) {
                wrong.push(format!("{}: `{name}` is {}", path.display(), if is_used { "used" } else { "not used" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_list_of_licences_names_all_that_readers_are_given() {
    let tree = "tree --package dateline --target wasm32-unknown-unknown --no-default-features --features web \
                --edges normal,no-proc-macro --prefix none --format {p}|{l}";
    let tree = cargo(tree);
    let mut rows = BTreeSet::new();
    for line in tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.starts_with("dateline ")) {
        let (package, licence) = line.split_once('|').expect("a package and its licence");
        let (name, version) = package.split_once(" v").expect("a name and a version");
        assert!(is_allowed(licence, true), "{name} is under `{licence}`, and linked into the program");
        rows.insert(format!("| {name} | {version} | {licence} |\n"));
    }
    let head = "# Licences\n\nWhat is linked into the program that readers are given, beside Rust's standard library \
                (MIT OR Apache-2.0).\nA test keeps this list: `DATELINE_BLESS=1 cargo test --features cli --test supply`.\n\n\
                | package | version | licence |\n|---|---|---|\n";
    let (path, right) = ("docs/licences.md", head.to_owned() + &rows.into_iter().collect::<String>());
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(path, &right).expect("the list can be written");
    }
    assert!(fs::read_to_string(path).unwrap_or_default() == right, "{path} is stale: DATELINE_BLESS=1");
}

//! Story packs as their authors meet them: what ships is sound, and the command
//! names every mistake, and says by its exit code what came of it.
//!
//! `DATELINE_BLESS=1 cargo test --test packs` writes `tests/packs/*/report.txt`
//! and `docs/*.schema.json` anew.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::fs;
use std::path::Path;

use dateline::decode::diagnostic::{Diagnostic, Severity};
use dateline::geo::atlas::Maps;
use dateline::story::pack;
use dateline::story::raw::schema::schemas;
use serde_json::{Value, json};

#[path = "command/mod.rs"]
mod command;

use command::{HARBOUR, Run, damaged, dateline, names, shipped};

/// Whether any of the diagnostics is an error.
fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

// What makes a good quiz is for `cargo xtask test stories`: whoever changes a text of a
// story is not to break a test of the program.
#[test]
fn every_pack_that_ships_is_sound_in_every_language_it_has() {
    let maps = Maps::shipped();
    assert!(!shipped().is_empty());
    for folder in shipped() {
        let pack = pack::read(Path::new(&folder), &maps);
        assert!(!has_error(&pack.diagnostics), "{:#?}", pack.diagnostics);
        let files =
            names(Path::new(&folder)).into_iter().filter(|name| name.ends_with(".toml") && name != "story.toml");
        let mut languages: Vec<String> =
            pack.editions.iter().map(|edition| edition.story.language.to_string()).collect();
        languages.sort();
        assert_eq!(languages, files.map(|file| file.replace(".toml", "")).collect::<Vec<_>>(), "{folder}");
    }
}

#[test]
fn a_clean_pack_is_said_to_be_clean() {
    let Run { code, out, err } = dateline(&["check", HARBOUR]);
    assert_eq!((code, out, err), (Some(0), format!("{HARBOUR}: no mistakes\n"), String::new()));
}

#[test]
fn a_pack_in_which_all_is_wrong_has_all_of_it_in_its_report() {
    let Run { code, out, err } = dateline(&["check", "tests/packs/harbour-broken"]);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    let report = Path::new("tests/packs/harbour-broken/report.txt");
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(report, &out).expect("the report can be written");
    }
    assert_eq!(out, fs::read_to_string(report).expect("a report to compare with"));
}

#[test]
fn a_mistake_is_named_by_file_line_and_column() {
    let pack = damaged("line", "en.toml", "short = \"Berg\"", "short = \"\"");
    let Run { code, out, .. } = dateline(&["check", pack.path()]);
    assert_eq!(code, Some(1));
    let text = fs::read_to_string(pack.join("en.toml")).expect("a file of the pack");
    let (line, damaged) =
        text.lines().enumerate().find(|(_, line)| line.contains("short = \"\"")).expect("the damaged line");
    let (before, _) = damaged.split_once("\"\"").expect("the damaged text");
    let (line, column) = (line + 1, before.chars().count() + 1);
    let said = "error: `people.berg.short` is empty; write the text that readers shall see";
    assert_eq!(out, format!("{}/en.toml:{line}:{column}: {said}\n", pack.path()));
}

#[test]
fn one_pack_with_a_mistake_does_not_hide_another() {
    let Run { code, out, .. } =
        dateline(&["check", "tests/packs/harbour-broken", "tests/packs/harbour", "tests/packs/nothing"]);
    assert_eq!(code, Some(1));
    assert!(out.contains("tests/packs/harbour: no mistakes\n"), "{out}");
    assert!(out.contains("tests/packs/nothing/story.toml:1:1: error: the file cannot be read"), "{out}");
    assert!(out.contains("tests/packs/harbour-broken/story.toml:3:10: error: `format` is 2"), "{out}");
}

#[test]
fn machines_are_told_of_every_mistake_too() {
    let Run { code, out, .. } = dateline(&["check", "--format", "json", "tests/packs/harbour-broken"]);
    let diagnostics: serde_json::Value = serde_json::from_str(&out).unwrap();
    let first = &diagnostics[0];
    assert_eq!(code, Some(1));
    assert_eq!((&first["severity"], &first["line"]), (&"error".into(), &1.into()), "{out}");
    assert!(first["file"].as_str().is_some_and(|file| file.ends_with(".toml")), "{out}");
    assert_eq!(dateline(&["check", "--format", "xml", "tests/packs/harbour"]).code, Some(2));
}

#[test]
fn a_command_that_names_nothing_to_do_is_told_what_there_is() {
    for args in
        [&[][..], &["check"], &["render"], &["render", "tests/packs/harbour"], &["chekc", "tests/packs/harbour"]]
    {
        let Run { code, out, err } = dateline(args);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}");
        assert!(err.starts_with("dateline"), "{args:?}: {err}");
    }
    let Run { code, out, err } = dateline(&["help"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(
        out.contains("dateline check [--format json] PACK")
            && out.contains("dateline render [--program FOLDER] PACK… DIST"),
        "{out}"
    );
}

// The schemas for editors.

/// A text as the file that is kept of it: compared with it, or written anew.
#[track_caller]
fn check_kept(path: &str, text: &str) {
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(path, text).expect("the file can be written");
    }
    assert!(fs::read_to_string(path).unwrap_or_default() == text, "{path} is stale: DATELINE_BLESS=1");
}

#[test]
fn the_schemas_for_editors_are_those_of_the_records_that_read_packs() {
    for (name, schema) in schemas() {
        check_kept(&format!("docs/{name}"), &schema);
    }
}

/// TOML as the JSON that an editor compares with a schema.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(value) => json!(value),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, as_json(value))).collect(),
    }
}

/// What the schema of a file of a pack finds in a text, each as the place and what is wrong.
fn found_by_schema(file: &str, text: &str) -> Vec<String> {
    let [(_, structure), (_, texts)] = schemas();
    let schema = if file == "story.toml" { structure } else { texts };
    let schema = serde_json::from_str(&schema).expect("a schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema of a known draft");
    let value = as_json(toml::Value::Table(toml::from_str(text).expect("a file of TOML")));
    validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn the_packs_that_ship_are_right_by_their_schemas() {
    for folder in shipped().into_iter().chain([HARBOUR.to_owned()]) {
        for file in names(Path::new(&folder)) {
            let text = fs::read_to_string(format!("{folder}/{file}")).expect("a file of the pack");
            assert_eq!(found_by_schema(&file, &text), [""; 0], "{folder}/{file}");
        }
    }
}

#[test]
fn an_editor_sees_what_the_command_would_refuse() {
    let read = |file: &str| fs::read_to_string(format!("{HARBOUR}/{file}")).expect("a file of the pack");
    let (story, texts) = (read("story.toml"), read("en.toml"));
    let cases = [
        ("story.toml", &story, "seat = \"tallinn\"", "saet = \"tallinn\"", "/people/"),
        ("story.toml", &story, "skill = \"recall\"", "skill = \"memory\"", "/questions/"),
        ("story.toml", &story, "right = \"ferry\"", "", "/questions/"),
        ("story.toml", &story, "at = [47.2, 30.26]", "at = [147.2, 30.26]", "/places/"),
        ("story.toml", &story, "date = 2025-03-04\nmap", "date = 20250304\nmap", "/date"),
        ("story.toml", &story, "speaker = \"herald\"", "speaker = 7", "/facts/"),
        ("story.toml", &story, "{ fact = \"may\", by = \"lind\" }", "{ fact = \"may\" }", "/facts/"),
        ("story.toml", &story, "undated = true", "undated = 1", "/steps/"),
        ("story.toml", &story, "{ id = \"fly\", fact = \"visit\" }", "{ fact = \"visit\" }", "/questions/"),
        ("story.toml", &story, "day = 2025-03-06\n", "", "/corrections/"),
        ("en.toml", &texts, "short = \"Berg\"", "short = \"\"", "/people/berg/short"),
        ("en.toml", &texts, "short = \"Berg\"", "short = \"<b>Berg\"", "/people/berg/short"),
        ("en.toml", &texts, "short = \"Berg\", ", "", "/people/berg"),
    ];
    for (file, text, from, to, place) in cases {
        let found = found_by_schema(file, &text.replacen(from, to, 1));
        assert!(text.contains(from) && !found.is_empty(), "{from} → {to}");
        assert!(found.iter().all(|error| error.starts_with(place)), "{from} → {to}: {found:#?}");
    }
}

//! Story packs as their authors meet them: what ships is clean, and the command
//! names every mistake, says by its exit code what came of it, and writes
//! nothing where anything is wrong.
//!
//! `DATELINE_BLESS=1 cargo test --test packs` writes `tests/packs/*/report.txt`
//! and `docs/*.schema.json` anew.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::map::atlas::Maps;
use dateline::story::pack;
use dateline::story::raw::schema::schemas;
use serde_json::{Value, json};

/// What became of a run of the command.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the command in the project's folder.
fn dateline(args: &[&str]) -> Run {
    published(args, "")
}

/// Runs the command for a site that is published at an address.
fn published(args: &[&str], address: &str) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("TRUNK_STAGING_DIR")
        .env("DATELINE_URL", address)
        .output()
        .expect("the command was built for this test");
    let text = |bytes| String::from_utf8(bytes).expect("the command writes UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A folder of a test's own, which goes away with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("there is room for a test");
        Self(path)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a test may write in its folder");
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a path that can be named")
    }

    /// All that is in it.
    fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        names(&self.0)
            .into_iter()
            .map(|name| (name.clone(), fs::read(self.0.join(name)).expect("a file that can be read")))
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The names of what lies in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.filter_map(Result::ok).map(name).collect();
    names.sort();
    names
}

/// The fixture: a small story without mistakes.
const HARBOUR: &str = "tests/packs/harbour";

/// The packs that ship, by their folders from the project's.
fn shipped() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/stories");
    names(Path::new(folder)).into_iter().map(|name| format!("assets/stories/{name}")).collect()
}

/// The fixture, with one place of one file changed.
fn damaged(name: &str, file: &str, from: &str, to: &str) -> Folder {
    let folder = Folder::new(name);
    for entry in names(Path::new(HARBOUR)) {
        let text = fs::read_to_string(format!("{HARBOUR}/{entry}")).expect("a file of the pack");
        assert!(entry != file || text.contains(from), "{from}");
        let text = if entry == file { text.replace(from, to) } else { text };
        folder.write(&entry, &text);
    }
    folder
}

#[test]
fn every_pack_that_ships_is_clean_in_every_language_it_has() {
    let maps = Maps::shipped();
    assert!(!shipped().is_empty());
    for folder in shipped() {
        let pack = pack::read(Path::new(&folder), &maps);
        assert!(pack.issues.is_empty(), "{:#?}", pack.issues);
        let files =
            names(Path::new(&folder)).into_iter().filter(|name| name.ends_with(".toml") && name != "story.toml");
        let languages: Vec<String> = pack.editions.iter().map(|edition| edition.story.language.clone()).collect();
        assert_eq!(languages, files.map(|file| file.replace(".toml", "")).collect::<Vec<_>>(), "{folder}");
    }
}

#[test]
fn a_clean_pack_is_said_to_be_clean() {
    let packs = [shipped(), vec![HARBOUR.to_owned()]].concat();
    let args: Vec<&str> = ["check"].into_iter().chain(packs.iter().map(String::as_str)).collect();
    let Run { code, out, err } = dateline(&args);
    let expected: String = packs.iter().map(|pack| format!("{pack}: no mistakes\n")).collect();
    assert_eq!((code, out, err), (Some(0), expected, String::new()));
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
    let text = fs::read_to_string(pack.0.join("en.toml")).expect("a file of the pack");
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
    let issues: serde_json::Value = serde_json::from_str(&out).unwrap();
    let first = &issues[0];
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
    assert!(out.contains("dateline check [--format json] PACK") && out.contains("dateline render PACK DIST"), "{out}");
}

/// A folder as trunk leaves it, as far as the command looks at it.
fn built(name: &str) -> Folder {
    let dist = Folder::new(name);
    dist.write(
        "index.html",
        "<link rel=\"stylesheet\" href=\"./page-1a.css\"><script type=\"module\">import './app-1a.js'; \
         '/app-1a_bg.wasm'</script>",
    );
    dist.write("page-1a.css", "body { margin: 0 }\n");
    dist.write("app-1a.js", "export default 0;\n");
    dist.write("app-1a_bg.wasm", "\0asm\u{1}\0\0\0");
    dist
}

#[test]
fn a_pack_with_a_mistake_is_not_rendered_and_nothing_is_touched() {
    let dist = built("untouched");
    let before = dist.contents();
    let mistakes = [
        damaged("first", "story.toml", "seat = \"tallinn\"", "seat = \"talinn\""),
        damaged("second", "en.toml", "role = \"President of Latvia\"", "role = \"<b>President</b>\""),
        damaged("third", "story.toml", "format = 1", "format = "),
    ];
    for pack in &mistakes {
        let Run { code, out, err } = dateline(&["render", pack.path(), dist.path()]);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
        assert!(err.starts_with(pack.path()) && err.contains(": error: "), "{err}");
        assert_eq!(dist.contents(), before);
    }
    let Run { code, err, .. } = dateline(&["render", "tests/packs/nothing", dist.path()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("the file cannot be read"), "{err}");
    assert_eq!(dist.contents(), before);
}

#[test]
fn a_clean_pack_is_rendered_into_one_page() {
    let dist = built("rendered");
    let Run { code, out, err } = dateline(&["render", "tests/packs/harbour", dist.path()]);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "", ""));
    // Script and program are named by their content; worker and loader have the
    // names by which others know them.
    let files = names(&dist.0);
    assert_eq!(files.len(), 6, "{files:?}");
    let file =
        |ending: &str| files.iter().find(|name| name.starts_with("app-") && name.ends_with(ending)).expect(ending);
    let (script, program) = (file(".js"), file(".wasm"));
    let page = fs::read_to_string(dist.0.join("index.html")).expect("the page that was written");
    assert!(page.starts_with("<!DOCTYPE html>"));
    for text in ["The harbour talks", "Tiit Tamm said that no ferry is needed.", script, program, "margin:"] {
        assert!(page.contains(text), "{text}");
    }
    // When it was last corrected stands under the story, and leads to how.
    let last = "<p class=\"notice\"><a class=\"plain\" href=\"#corrections\">";
    let (_, under) = page.split_once("<article class=\"part\" id=\"corrections\">").expect("the corrections");
    assert!(under.contains(last), "{last}");
}

#[test]
fn a_site_that_knows_its_address_answers_for_oembed_and_names_itself() {
    let dist = built("published");
    let before = dist.contents();
    let args = ["render", "tests/packs/harbour", dist.path()];
    let Run { code, err, .. } = published(&args, "news.example/harbour");
    assert_eq!(code, Some(1));
    assert!(err.contains("DATELINE_URL: `news.example/harbour` is no address of a folder"), "{err}");
    assert_eq!(dist.contents(), before);

    let address = "https://news.example/harbour/";
    let Run { code, err, .. } = published(&args, address);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    let page = fs::read_to_string(dist.0.join("index.html")).expect("the page that was written");
    let link = format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}oembed.json\">");
    assert!(page.contains(&link) && page.contains(&format!("script-src 'self' {address} ")));
    let answer = fs::read_to_string(dist.0.join("oembed.json")).expect("the answer that was written");
    let answer: serde_json::Value = serde_json::from_str(&answer).expect("JSON");
    assert_eq!(answer["title"], "The harbour talks");
}

#[test]
fn a_folder_in_which_nothing_was_built_is_named() {
    let empty = Folder::new("empty");
    let Run { code, err, .. } = dateline(&["render", "tests/packs/harbour", empty.path()]);
    assert_eq!(code, Some(1));
    assert!(err.contains("index.html cannot be read"), "{err}");
    assert!(empty.contents().is_empty());
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

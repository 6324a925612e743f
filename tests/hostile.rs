//! Packs with hostile texts: each text is refused by an error that names its
//! place, or stands in the page as a text and as nothing else.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::decode::diagnostic::{Diagnostic, Severity};
use dateline::geo::atlas::Maps;
use dateline::lang::catalogue::Prose;
use dateline::lang::interface;
use dateline::lang::language::Language;
use dateline::publish::embed;
use dateline::publish::files::{PageFiles, PageLanguage};
use dateline::story::pack;
use serde_json::Value;

#[path = "hostile/corpus.rs"]
mod corpus;

use corpus::{corpus, is_refused, spread};

/// A folder for what a test writes, which stays for whoever looks into a failure.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("there is room for a test");
    folder
}

/// A file of the pack that is made hostile.
fn harbour(file: &str) -> String {
    fs::read_to_string(Path::new("tests/packs/harbour").join(file)).expect("a file of the pack")
}

/// Writes a pack.
fn write(folder: &Path, structure: &str, texts: &str) {
    fs::write(folder.join("story.toml"), structure).expect("a test may write in its folder");
    fs::write(folder.join("en.toml"), texts).expect("a test may write in its folder");
}

/// The errors of a pack, each at a place of one of its files.
fn errors(folder: &Path, maps: &Maps) -> Vec<Diagnostic> {
    let read = |file| fs::read_to_string(folder.join(file)).expect("a file of the pack");
    let files = ["story.toml", "en.toml"].map(read).map(|text| text.split('\n').map(str::to_owned).collect::<Vec<_>>());
    let diagnostics = pack::read(folder, maps).diagnostics;
    let errors: Vec<Diagnostic> =
        diagnostics.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error).collect();
    for error in &errors {
        let [structure, texts] = &files;
        let lines = if error.file.ends_with("en.toml") { texts } else { structure };
        let line = lines.get(error.line as usize - 1).expect("the line that is named");
        assert!(error.column as usize <= line.chars().count() + 1, "{error}");
    }
    errors
}

#[test]
fn a_hostile_text_is_refused_at_its_place_or_taken_as_a_text() {
    let (maps, entries) = (Maps::shipped(), corpus());
    let (folder, structure, texts) = (folder("texts"), harbour("story.toml"), harbour("en.toml"));
    for turn in 0..entries.len() {
        let (hostile, places) = spread(&texts, &entries, turn);
        write(&folder, &structure, &hostile);
        let errors = errors(&folder, &maps);
        let found: BTreeSet<_> = errors.iter().map(|error| (error.line as usize, error.column as usize)).collect();
        let refused = places.iter().filter(|(_, _, entry)| is_refused(&entries[*entry]));
        let expected: BTreeSet<_> = refused.map(|(line, column, _)| (*line, *column)).collect();
        assert_eq!(found, expected, "{errors:#?}");
    }
}

#[test]
fn a_hostile_word_in_the_structure_is_refused_at_its_place() {
    let (maps, entries) = (Maps::shipped(), corpus());
    let (folder, structure, texts) = (folder("structure"), harbour("story.toml"), harbour("en.toml"));
    for turn in 0..entries.len() {
        let (hostile, _) = spread(&structure, &entries, turn);
        // And a key that is none.
        let (key, _) = spread("\"\" = { why = \"\" }", &entries, turn);
        write(&folder, &hostile, &format!("{texts}{key}\n"));
        let errors = errors(&folder, &maps);
        let of = |file| errors.iter().filter(|error| error.file.ends_with(file)).count();
        assert!(of("story.toml") > 10 && of("en.toml") > 0, "{errors:#?}");
    }
}

/// The tags of a page and the names of their attributes, sorted: what is markup in it.
fn skeleton(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let (mut quoted, mut end) = (false, rest.len());
        for (n, c) in rest.char_indices() {
            quoted ^= c == '"';
            if c == '>' && !quoted {
                end = n + 1;
                break;
            }
        }
        // Every second part stands in quotes. Which names find room on the map depends on how long others are.
        tags.push(rest[..end].split('"').step_by(2).collect::<String>().replace(" data-hide=", ""));
        // Within a script or a style nothing else ends it.
        let raw = ["script", "style"].into_iter().find(|name| rest[1..].starts_with(name));
        rest = &rest[end..];
        if let Some(name) = raw {
            rest = &rest[rest.find(&format!("</{name}")).expect("its end")..];
        }
    }
    tags.sort();
    tags
}

#[test]
fn a_translation_of_hostile_texts_is_one_value_of_a_script() {
    let english = Language::parse("en").expect("a tag");
    let (words, _) = interface::words(&english).expect("there are English words");
    let mut words = words.expect("the English words are sound");
    let all = PageLanguage::all([&words]);
    let mut hostile = corpus();
    hostile.extend(
        ["VIEW SETTINGS", "STYLE", "WORDS", "APP_JS", "const data = 1;", "/* */ // */", "$&"].map(str::to_owned),
    );
    let rest = |script: &str| script.split_once('\n').expect("a line of data").1.to_owned();
    let harmless = rest(&embed::dialog(&words, &all, &PageFiles::default()).1);
    for turn in 0..hostile.len() {
        let mut entries = hostile.iter().cycle().skip(turn);
        let catalogue = &mut words.catalogue;
        for text in catalogue.texts.iter_mut().chain(&mut words.prose) {
            text.clone_from(entries.next().expect("there is always one more"));
        }
        let (_, script) = embed::dialog(&words, &all, &PageFiles::default());
        let (line, _) = script.split_once('\n').expect("a line of data");
        let data = line.strip_prefix("const data = ").and_then(|line| line.strip_suffix(';')).expect("the data");
        let data: Value = serde_json::from_str(data).expect("JSON");
        assert_eq!(data["words"]["title"], words.prose(Prose::ShareTitle));
        // Behind the data stands what always stands there, and in them nothing that would end a line or an element.
        assert_eq!(rest(&script), harmless);
        assert!(!line.contains(['<', '\r', '\u{2028}', '\u{2029}']), "{line}");
    }
}

#[test]
fn a_page_of_hostile_texts_has_no_other_markup_than_one_of_harmless_texts() {
    let harmless: Vec<String> = ('a'..='z').map(String::from).collect();
    let hostile: Vec<String> = corpus().into_iter().filter(|entry| !is_refused(entry)).collect();
    let render = |name: &str, entries: &[String], turn: usize| {
        let (pack, dist) = (folder(&format!("pack-{name}")), folder(&format!("dist-{name}")));
        write(&pack, &harbour("story.toml"), &spread(&harbour("en.toml"), entries, turn).0);
        let _ = fs::remove_dir_all(&dist);
        fs::create_dir_all(&dist).expect("room");
        for (below, program) in [
            ("", "app"),
            ("handout", "handout"),
            ("collect", "collect"),
            ("results", "results"),
            ("exporter", "exporter"),
            ("scan", "scan"),
            ("lms", "lms"),
        ] {
            let dist = dist.join(below);
            fs::create_dir_all(&dist).expect("room");
            let index =
                format!("<link href=\"page-1a.css\"><script>'./{program}-1a.js' './{program}-1a_bg.wasm'</script>");
            fs::write(dist.join("index.html"), index).expect("room");
            fs::write(dist.join("page-1a.css"), "p{}").expect("room");
            fs::write(dist.join(format!("{program}-1a.js")), "export default 0;\n").expect("room");
            fs::write(dist.join(format!("{program}-1a_bg.wasm")), "\0asm\u{1}\0\0\0").expect("room");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.arg("render").args([&pack, &dist]).env_remove("DATELINE_URL");
        let output = command.output().expect("the command was built for this test");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        skeleton(&fs::read_to_string(dist.join("index.html")).expect("the page that was written"))
    };
    let expected = render("harmless", &harmless, 0);
    for turn in [0, 11] {
        assert_eq!(render("hostile", &hostile, turn), expected);
    }
}

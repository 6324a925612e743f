//! The walls of the house: which floor may name which, read from the source.

#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

mod source;

use std::fs;
use std::path::Path;

/// The crates that are the browser, and the folder that may name them.
const BROWSER: [&str; 4] = ["web_sys", "gloo", "js_sys", "wasm_bindgen"];

/// A file of the source: its way below `src`, and its text without comments.
struct File {
    way: String,
    code: String,
}

fn files() -> Vec<File> {
    let files = source::files("src").into_iter();
    files.map(|file| File { code: without_comments(&file.text), way: file.way }).collect()
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n")
}

/// The floors in the order of `lib.rs`, the ground floor first.
fn floors() -> Vec<String> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).expect("the list of modules");
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn first_word(code: &str) -> &str {
    let code = code.trim_start();
    code.split(|c| !is_part(c)).next().unwrap_or(code)
}

/// Whether a word stands in code by itself.
fn has_word(code: &str, word: &str) -> bool {
    code.split(|c| !is_part(c)).any(|other| other == word)
}

/// The modules at the root of the crate that a file names: after `crate::`, one
/// or several in braces, or after as many `super::` as lead there.
fn named<'c>(way: &str, code: &'c str) -> Vec<&'c str> {
    let module = way.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    let root = "super::".repeat(module);
    let starts = ["crate::", &root].map(|path| {
        let follows = move |(at, _): (usize, &str)| {
            let before = code[..at].chars().next_back();
            let rest = &code[at + path.len()..];
            (before != Some(':') && !before.is_some_and(is_part)).then_some(rest)
        };
        code.match_indices(path).filter_map(follows).collect::<Vec<_>>()
    });
    let mut names = Vec::new();
    for rest in starts.into_iter().flatten() {
        let Some(group) = rest.trim_start().strip_prefix('{') else {
            names.push(first_word(rest));
            continue;
        };
        let (mut depth, mut start) = (0, true);
        for (at, c) in group.char_indices() {
            if depth == 0 && start && is_part(c) {
                names.push(first_word(&group[at..]));
                start = false;
            }
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                _ => {}
            }
        }
    }
    names
}

#[test]
fn the_floors_stand_in_their_order() {
    assert_eq!(
        floors(),
        [
            "base", "decode", "lang", "map", "geo", "story", "quiz", "class", "lms", "export", "page", "ui", "publish",
            "web"
        ]
    );
}

#[test]
fn a_floor_names_only_floors_below_its_own() {
    let floors = floors();
    let level = |name: &str| floors.iter().position(|floor| floor == name);
    let mut wrong = Vec::new();
    // A test may take what it begins with from a floor above.
    for File { way, code } in files().into_iter().filter(|file| !file.way.contains("/tests")) {
        let floor = way.split(['/', '.']).next().and_then(level);
        let Some(floor) = floor else { continue };
        for name in named(&way, without_tests(&code)) {
            if level(name).is_some_and(|other| other > floor) {
                wrong.push(format!("src/{way} names crate::{name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_runs_and_what_is_written_do_not_know_each_other() {
    let mut wrong = Vec::new();
    for (floor, other) in [("publish", "web"), ("web", "publish")] {
        let own = files().into_iter().filter(|file| file.way.starts_with(&format!("{floor}/")));
        wrong.extend(own.filter(|file| named(&file.way, &file.code).contains(&other)).map(|file| file.way));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_browser_is_named_in_one_folder_only() {
    let mut wrong = Vec::new();
    for File { way, code } in files().into_iter().filter(|file| !file.way.starts_with("web/")) {
        wrong.extend(BROWSER.iter().filter(|word| has_word(&code, word)).map(|word| format!("src/{way} names {word}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn yew_is_named_where_pages_are_drawn_and_nowhere_else() {
    let may = |way: &str| way.starts_with("ui/") || way.starts_with("web/") || way == "publish/prerender.rs";
    let wrong: Vec<String> = files()
        .into_iter()
        .filter(|file| !may(&file.way) && has_word(&file.code, "yew"))
        .map(|file| file.way)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let cases: [(&str, &str, &[&str]); 8] = [
        ("quiz/score.rs", "use crate::page::route::Route;", &["page"]),
        ("quiz/score.rs", "let x = crate::ui::page::Page::new();", &["ui"]),
        ("quiz/score.rs", "use crate::{base::id::{FactId, PlaceId}, story, web::{self}};", &["base", "story", "web"]),
        (
            "quiz/score.rs",
            "use crate::{\n    base::vocabulary::Word,\n    page::data::PageData,\n};",
            &["base", "page"],
        ),
        ("quiz/score.rs", "use super::super::page::data;", &["page"]),
        ("quiz/mod.rs", "use super::page::data;", &["page"]),
        ("ui/quiz/answer.rs", "use super::super::map::pin;", &[]),
        ("quiz/score.rs", "use super::answer::Answer; use other_crate::page;", &[]),
    ];
    for (way, code, expected) in cases {
        assert_eq!(named(way, code), expected, "{code}");
    }
    assert!(has_word("use web_sys::Window;", "web_sys") && !has_word("my_web_sys::x", "web_sys"));
    assert_eq!(without_comments("a // crate::web\nb"), "a \nb");
}

#[test]
fn there_is_something_to_read() {
    let files = files();
    assert!(files.len() > 50 && files.iter().any(|file| named(&file.way, &file.code).contains(&"base")));
}

/// A file's code without the tests that stand in it.
fn without_tests(code: &str) -> &str {
    code.split_once("#[cfg(test)]").map_or(code, |(code, _)| code)
}

#[test]
fn no_map_is_named_in_the_source_and_no_country_that_one_is_about() {
    let maps = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/map")).expect("the maps");
    let maps = maps.filter_map(Result::ok).filter(|entry| entry.path().join("map.toml").is_file());
    let mut names: Vec<String> = maps.map(|map| map.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.len() >= 3, "{names:?}");
    // Whatever is about the maps of a story, written without a capital.
    names.extend(["ukrain", "egypt"].map(str::to_owned));
    let tests = |way: &str| way.contains("/tests") || way.ends_with("sample.rs");
    let mut wrong = Vec::new();
    for File { way, code } in files().into_iter().filter(|file| !tests(&file.way)) {
        let code = without_tests(&code).to_lowercase();
        wrong.extend(names.iter().filter(|name| code.contains(name.as_str())).map(|name| format!("src/{way}: {name}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

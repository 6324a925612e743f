//! The documents for developers agree with the project: every path that they name is there, the
//! floors and the checks are those of the source, and every promise names a test.

#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The documents that are looked at.
const DOCUMENTS: [&str; 3] = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"];
/// Those of which only the links are.
const OTHERS: [&str; 8] = [
    "CHANGELOG.md",
    "assets/map/README.md",
    "docs/classroom.md",
    "docs/embed.md",
    "docs/exports.md",
    "docs/fuzzing.md",
    "docs/licences.md",
    "docs/packs.md",
];

/// Folders of the project's folder that are made, and so need not be there.
const MADE: [&str; 5] = [".git", ".tools", "target", "dist", "node_modules"];

/// What files of the project end with.
const ENDINGS: [&str; 13] =
    ["css", "d.ts", "html", "js", "json", "jsonc", "md", "png", "rs", "toml", "topojson", "ts", "txt"];

/// A file of the project, as text.
fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the project")
}

/// The ways of all files and folders of the project, but for those that are made.
fn ways() -> BTreeSet<String> {
    fn collect(folder: &Path, way: &str, ways: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let entry = entry.expect("an entry of it");
            let name = entry.file_name().to_string_lossy().into_owned();
            if way.is_empty() && MADE.contains(&name.as_str()) {
                continue;
            }
            let way = if way.is_empty() { name } else { format!("{way}/{name}") };
            if entry.path().is_dir() {
                collect(&entry.path(), &way, ways);
            }
            ways.insert(way);
        }
    }
    let mut ways = BTreeSet::new();
    collect(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut ways);
    ways
}

/// A document as it is read by people: without its blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// What stands in backticks.
fn spans(text: &str) -> Vec<String> {
    let spans = prose(text);
    spans.split('`').skip(1).step_by(2).map(|span| span.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Where links of a document lead within the project, and to which heading there, if to one.
fn links(document: &str, text: &str) -> Vec<(String, String)> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let inside = targets.filter(|target| !target.contains("://"));
    let whole = |target: &str| {
        let (way, heading) = target.split_once('#').unwrap_or((target, ""));
        let mut folders: Vec<&str> = document.split('/').collect();
        let name = folders.pop().filter(|_| way.is_empty());
        for part in way.split('/').filter(|part| !part.is_empty()).chain(name) {
            if part == ".." {
                folders.pop();
            } else {
                folders.push(part);
            }
        }
        (folders.join("/"), heading.to_owned())
    };
    inside.map(whole).collect()
}

/// Whether a document has a heading, as the end of an address names it.
fn has_heading(text: &str, wanted: &str) -> bool {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let written = |heading: &str| -> String {
        let plain = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = plain.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
        kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
    };
    wanted.is_empty() || headings.map(written).any(|heading| heading == wanted)
}

/// Whether a word in backticks looks like a path of the project: it has folders, or an ending.
fn is_path(span: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    let ends = |name: &str| name.split_once('.').is_some_and(|(name, end)| !name.is_empty() && ENDINGS.contains(&end));
    span.chars().all(plain) && (span.contains('/') || ends(span))
}

/// Whether a part of a path stands for any: `NAME`, `TAG.html`.
fn is_placeholder(part: &str) -> bool {
    let name = part.split('.').next().unwrap_or(part);
    name.len() > 1 && name.chars().all(|letter| letter.is_ascii_uppercase())
}

/// Whether there is such a file or folder. Of a path with a placeholder only what stands before that
/// is looked for; a name without a folder may lie in any,
/// and so may a map's names.
fn is_there(path: &str, ways: &BTreeSet<String>) -> bool {
    let path = path.trim_end_matches('/');
    if path.split('/').next().is_some_and(|first| MADE.contains(&first)) || ways.contains(path) {
        return true;
    }
    let known: Vec<&str> = path.split('/').take_while(|part| !is_placeholder(part)).collect();
    if known.len() < path.split('/').count() {
        return known.is_empty() || ways.contains(&known.join("/"));
    }
    let end = format!("/{path}");
    (!path.contains('/') || path.starts_with("names/")) && ways.iter().any(|way| way.ends_with(&end))
}

/// The paths of a document that are not there.
fn missing(text: &str, ways: &BTreeSet<String>) -> Vec<String> {
    let paths = spans(text).into_iter().filter(|span| is_path(span));
    paths.filter(|path| !is_there(path, ways)).collect()
}

/// What stands under a heading of a document, to the next one of any depth.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let start = format!("\n{heading}\n");
    let (_, rest) = text.split_once(&start).unwrap_or_default();
    rest.split_once("\n#").map_or(rest, |(section, _)| section)
}

/// The rows of the tables of a section, without their heads: the cells of each.
fn rows(section: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = section.lines().collect();
    let head = lines.iter().position(|line| line.starts_with("|---")).map_or(lines.len(), |at| at + 1);
    let rows = lines.iter().skip(head).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The floors, and for what each is compiled, as the list of modules has them.
fn floors(modules: &str) -> Vec<(String, &'static str)> {
    let mut floors = Vec::new();
    let mut compiled = "for both";
    for line in modules.lines() {
        if line.contains("target_arch = \"wasm32\"") {
            compiled = "for the browser";
        } else if line.contains("feature = \"cli\"") {
            compiled = "native";
        }
        if let Some(name) = line.strip_prefix("pub mod ").and_then(|line| line.strip_suffix(';')) {
            floors.push((name.to_owned(), compiled));
            compiled = "for both";
        }
    }
    floors
}

/// The names of a table of the tasks, such as `check("format", …)`.
fn names<'t>(source: &'t str, table: &str, before: &str) -> Vec<&'t str> {
    let (_, rest) = source.split_once(table).unwrap_or_default();
    let table = rest.split_once("\n];").map_or("", |(table, _)| table);
    table.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The bare words that follow some others in each of a document's commands, which end with their line,
/// their comment or their backtick.
fn commands(text: &str, command: &str) -> Vec<Vec<String>> {
    let is_word = |word: &&str| {
        word.starts_with(|first: char| first.is_ascii_lowercase())
            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
    };
    let ends = text.split(command).skip(1).filter_map(|rest| rest.split(['`', '\n', '#', ';']).next());
    let ends = ends.filter(|rest| rest.is_empty() || rest.starts_with(' '));
    ends.map(|rest| rest.split_whitespace().take_while(is_word).map(str::to_owned).collect()).collect()
}

/// The promises of a section: each item of its list.
fn promises(section: &str) -> Vec<String> {
    section.split("\n- ").skip(1).map(|item| item.split("\n\n").next().unwrap_or(item).to_owned()).collect()
}

/// Whether a promise names a file in which there are tests.
fn is_held(promise: &str, source: impl Fn(&str) -> Option<String>) -> bool {
    let tests = |path: &String| source(path).is_some_and(|text| text.contains("#[test]"));
    spans(promise).iter().filter(|span| is_path(span)).any(tests)
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let ways = ways();
    for document in DOCUMENTS {
        let text = read(document);
        let count = spans(&text).into_iter().filter(|span| is_path(span)).count();
        assert!(count > 9, "{document}: {count} paths");
        assert_eq!(missing(&text, &ways), <[String; 0]>::default(), "{document}");
    }
}

#[test]
fn every_link_leads_to_a_file_and_to_a_heading_of_it() {
    let ways = ways();
    for document in DOCUMENTS.iter().chain(&OTHERS) {
        for (path, heading) in links(document, &read(document)) {
            assert!(ways.contains(&path), "{document}: there is no {path}");
            assert!(heading.is_empty() || has_heading(&read(&path), &heading), "{document}: {path} has no #{heading}");
        }
    }
}

#[test]
fn the_floors_of_the_document_are_those_of_the_source() {
    let text = read("ARCHITECTURE.md");
    let rows = rows(section(&text, "## The floors"));
    let told: Vec<_> = rows
        .iter()
        .map(|row| match row.as_slice() {
            [name, compiled, _] => (name.trim_matches('`').to_owned(), *compiled),
            _ => panic!("{row:?} has three cells"),
        })
        .collect();
    let floors = floors(&read("src/lib.rs"));
    assert!(floors.len() > 8, "{floors:?}");
    assert_eq!(told, floors);
}

#[test]
fn the_checks_of_the_document_are_those_of_the_task() {
    let (text, source) = (read("CONTRIBUTING.md"), read("xtask/src/tasks/test.rs"));
    let checks = names(&source, "const CHECKS", "check(\"");
    assert!(checks.len() > 9, "{checks:?}");
    let rows = rows(section(&text, "### The checks"));
    let told: Vec<&str> = rows.iter().filter_map(|row| row.first()).map(|name| name.trim_matches('`')).collect();
    assert_eq!(told, checks);
    for document in DOCUMENTS {
        for check in commands(&read(document), "cargo xtask test").concat() {
            assert!(checks.contains(&check.as_str()), "{document}: there is no check `{check}`");
        }
    }
}

#[test]
fn the_tasks_and_the_tests_that_documents_run_are_there() {
    let source = read("xtask/src/main.rs");
    let tasks = names(&source, "const TASKS", "name: \"");
    assert!(tasks.len() > 5, "{tasks:?}");
    for document in DOCUMENTS {
        let text = read(document);
        for rest in text.split("cargo xtask ").skip(1) {
            let task = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
            assert!(tasks.contains(&task) || task == "help", "{document}: there is no task `{task}`");
        }
        for program in commands(&text, "--test").iter().filter_map(|words| words.first()) {
            let is_there = ["tests", "e2e/tests"]
                .iter()
                .any(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{folder}/{program}.rs")).is_file());
            assert!(is_there, "{document}: there are no tests `{program}`");
        }
    }
}

#[test]
fn every_promise_names_a_test() {
    let text = read("ARCHITECTURE.md");
    let promises = promises(section(&text, "## What never happens"));
    assert!(promises.len() > 5, "{promises:?}");
    let source = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok();
    let loose: Vec<&String> = promises.iter().filter(|promise| !is_held(promise, source)).collect();
    assert!(loose.is_empty(), "no test is named by {loose:#?}");
}

#[test]
fn a_path_is_told_from_other_words() {
    for path in ["src/web", "src/page/reducer.rs", "story.toml", "docs/dateline.d.ts", "assets/lang/TAG.toml", "a/"] {
        assert!(is_path(path), "{path}");
    }
    for word in ["base", "data-do=\"…\"", "State::step", "cargo xtask test", "?view=quiz", "{n} %", "0.1", ".tools"] {
        assert!(!is_path(word), "{word}");
    }
    assert_eq!(spans("a `b` c\n```sh\n`d`\n```\n`e\nf` g"), ["b", "e f"]);
}

#[test]
fn a_path_that_is_not_there_is_seen() {
    let ways = ["README.md", "src", "src/quiz", "src/quiz/code.rs", "maps/one/names", "maps/one/names/en.toml"];
    let ways = ways.map(str::to_owned).into_iter().collect();
    let there = [
        "src/quiz/code.rs",
        "src/quiz/",
        "code.rs",
        "names/en.toml",
        "src/NAME.rs",
        "NAME/tests.rs",
        "target/e2e/ENGINE/TEST",
    ];
    for path in there {
        assert!(is_there(path, &ways), "{path}");
    }
    for path in ["src/quiz/mark.rs", "quiz/code.rs", "ode.rs", "src/site/NAME.rs", "src/quiz/code.rs/a"] {
        assert!(!is_there(path, &ways), "{path}");
    }
    let text = "See `src/quiz`, `src/site/route.rs` and `docs/none.md`.\n```\n`no/path`\n```\n";
    assert_eq!(missing(text, &ways), ["src/site/route.rs", "docs/none.md"]);
}

#[test]
fn a_link_is_seen_from_its_document() {
    let links = |document| links(document, "[a](b.md#c) [d](#e) [f](https://g) ![h](../i/j.png)");
    let owned = |links: [(&str, &str); 3]| links.map(|(path, heading)| (path.to_owned(), heading.to_owned()));
    assert_eq!(links("docs/k.md"), owned([("docs/b.md", "c"), ("docs/k.md", "e"), ("i/j.png", "")]));
    assert_eq!(links("k.md"), owned([("b.md", "c"), ("k.md", "e"), ("i/j.png", "")]));
    let text = "# A\n\n## What's `b-c`, then?\n";
    assert!(has_heading(text, "whats-b-c-then") && has_heading(text, "a") && has_heading(text, ""));
    assert!(!has_heading(text, "b"));
}

#[test]
fn a_section_ends_with_the_next_heading() {
    let text = "# A\n\n## B\n\nb\n\n| c | d |\n|---|---|\n| `e` | f |\n| g | h |\n\n| i |\n### J\nk\n";
    assert_eq!(rows(section(text, "## B")), [["`e`", "f"], ["g", "h"]]);
    assert_eq!(section(text, "### J"), "k\n");
    assert_eq!(section(text, "## L"), "");
}

#[test]
fn floors_and_names_are_read_from_the_source() {
    let modules = "//! A.\n\npub mod a;\n#[cfg(feature = \"cli\")]\npub mod b;\n#[cfg(feature = \"ui\")]\npub mod c;\n\
        #[cfg(all(feature = \"web\", target_arch = \"wasm32\"))]\npub mod d;\n";
    let expected = [("a", "for both"), ("b", "native"), ("c", "for both"), ("d", "for the browser")];
    assert_eq!(floors(modules), expected.map(|(name, compiled)| (name.to_owned(), compiled)));
    let source =
        "check(\"x\");\nconst ALL: [A; 2] = [\n    check(\"a\", \"b\"),\n    check(\"c\", \"d\"),\n];\ncheck(\"y\");";
    assert_eq!(names(source, "const ALL", "check(\""), ["a", "c"]);
    assert_eq!(names(source, "const NONE", "check(\""), <[&str; 0]>::default());
}

#[test]
fn the_words_of_a_command_end_with_it() {
    let words = |text| commands(text, "cargo xtask test");
    assert_eq!(words("`cargo xtask test native web-lints` runs these"), [["native", "web-lints"]]);
    assert_eq!(words("cargo xtask test    # all\ncargo xtask test docs\n").concat(), ["docs"]);
    assert_eq!(words("`cargo xtask test`, and `cargo xtask tests` all"), [<[&str; 0]>::default()]);
    assert_eq!(words("`cargo xtask test CHECK`, `cargo xtask test --all`").concat(), <[&str; 0]>::default());
    assert_eq!(commands("cargo test --test site embeds", "--test"), [["site", "embeds"]]);
}

#[test]
fn a_promise_is_held_by_a_file_with_tests() {
    let section = "Each.\n\n- **No a** (`tests/a.rs`,\n  `b`).\n- **No c.**\n\nAfter.\n";
    assert_eq!(promises(section), ["**No a** (`tests/a.rs`,\n  `b`).", "**No c.**"]);
    let source = |path: &str| match path {
        "tests/a.rs" => Some("#[test]\nfn a() {}".to_owned()),
        "src/b.rs" => Some("fn b() {}".to_owned()),
        _ => None,
    };
    assert!(is_held("**No a** (`src/b.rs`, `tests/a.rs`).", source));
    for loose in ["**No c.**", "**No d** (`src/b.rs`).", "**No e** (`tests/e.rs`)."] {
        assert!(!is_held(loose, source), "{loose}");
    }
}

//! What a file of the source may be: how long it is, where its tests stand, and that the name of a
//! type means one thing.

#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

mod source;

use std::collections::BTreeMap;

use source::tokens::Token::{Colons, Sign, Word};
use source::tokens::{tokens, types, without_tests};
use source::{File, files, is_of_tests};

/// The folders whose files are looked at.
const FOLDERS: [&str; 5] = ["src", "e2e/src", "fuzz/src", "xtask/src", "xtask/map/src"];

/// Those of which half of the files are short.
const SHORT: [&str; 4] = ["src", "e2e/src", "fuzz/src", "xtask/src"];

/// How many lines a file has at most, with its tests.
const MOST_LINES: usize = 500;
/// How many lines half of the files of such a folder have at most.
const MIDDLE: usize = 100;
/// How many lines of tests a file has at most; more stand in `tests.rs` in the folder of its name.
const MOST_TESTS: usize = 200;

/// The lines of the tests that stand in a file, from their `mod` to the brace that closes it.
fn inline_tests(text: &str) -> usize {
    let opens = |line: &&str| line.starts_with("mod tests {");
    match text.lines().position(|line| opens(&line)) {
        Some(at) => text.lines().skip(at).take_while(|line| *line != "}").count() + 1,
        None => 0,
    }
}

/// The middle of some numbers: half of them are no greater.
fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// The names of types that are declared twice, with the files that do.
fn declared_twice(files: &[File]) -> Vec<(String, Vec<&str>)> {
    let mut declared: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for file in files.iter().filter(|file| !is_of_tests(&file.way)) {
        for name in types(&without_tests(&tokens(&file.text))) {
            declared.entry(name.to_owned()).or_default().push(&file.way);
        }
    }
    declared.into_iter().filter(|(_, ways)| ways.len() > 1).collect()
}

/// What a folder's files are that are not as they should be.
fn wrong(is_wrong: impl Fn(&File) -> Option<usize>) -> Vec<String> {
    let of_folder = |folder: &&str| {
        let found = |file: File| is_wrong(&file).map(|lines| format!("{folder}/{}: {lines}", file.way));
        files(folder).into_iter().filter_map(found).collect::<Vec<_>>()
    };
    FOLDERS.iter().flat_map(of_folder).collect()
}

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    let wrong = wrong(|file| Some(file.text.lines().count()).filter(|lines| *lines > MOST_LINES));
    assert!(wrong.is_empty(), "more than {MOST_LINES} lines: {wrong:#?}");
}

#[test]
fn many_tests_stand_in_a_file_of_their_own() {
    let wrong = wrong(|file| Some(inline_tests(&file.text)).filter(|lines| *lines > MOST_TESTS));
    assert!(wrong.is_empty(), "more than {MOST_TESTS} lines of tests: {wrong:#?}");
}

#[test]
fn half_of_the_files_are_short() {
    for folder in SHORT {
        let middle = median(files(folder).iter().map(|file| file.text.lines().count()).collect());
        assert!(middle <= MIDDLE, "half of the files of {folder} have {middle} lines or more");
    }
}

#[test]
fn the_name_of_a_type_means_one_thing() {
    for folder in FOLDERS {
        let files = files(folder);
        let twice = declared_twice(&files);
        assert!(twice.is_empty(), "{folder} declares twice {twice:#?}");
    }
}

#[test]
fn there_are_files_to_look_at() {
    for folder in FOLDERS {
        let files = files(folder);
        let types: usize = files.iter().map(|file| types(&tokens(&file.text)).len()).sum();
        assert!(files.len() > 9 && types > 9, "{folder}: {} files, {types} types", files.len());
    }
}

#[test]
fn what_is_wrong_with_a_file_is_seen() {
    assert_eq!(inline_tests("fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {\n    }\n}\nfn c() {}\n"), 4);
    assert_eq!(inline_tests("#[cfg(test)]\nmod tests;\n"), 0);
    assert_eq!((median(vec![9, 1, 2]), median(vec![4, 3, 1, 2]), median(Vec::new())), (2, 2, 0));
    let file = |way: &str, text: &str| File { way: way.to_owned(), text: text.to_owned() };
    let mut files = vec![file("a.rs", "struct A; #[cfg(test)] struct B;"), file("b.rs", "enum B { A }")];
    assert_eq!(declared_twice(&files), []);
    files.extend([file("b/tests.rs", "struct A;"), file("c.rs", "type A = B;")]);
    assert_eq!(declared_twice(&files), [("A".to_owned(), vec!["a.rs", "c.rs"])]);
}

#[test]
fn comments_texts_and_characters_are_no_words() {
    let text = "a // b\n/* c /* d */ e */ f \"g \\\" h\" 'i' '\\'' r#\"j \" k\"# l<'m> b\"n\" x::y";
    let expected =
        [Word("a"), Word("f"), Word("l"), Sign('<'), Word("m"), Sign('>'), Word("b"), Word("x"), Colons, Word("y")];
    assert_eq!(tokens(text), expected);
}

#[test]
fn what_is_compiled_for_tests_only_is_left_out() {
    let left = |text| without_tests(&tokens(text)).into_iter().filter(|token| matches!(token, Word(_))).count();
    assert_eq!(left("#[cfg(test)] mod tests { fn a() { b } } c"), 1);
    assert_eq!(left("#[cfg(test)]\n#[path = \"x\"]\nmod tests; c"), 1);
    assert_eq!(left("#[cfg(test)] fn a(b: [u8; 3]) { c } d"), 1);
    assert_eq!(left("#[cfg(feature)] mod a { b }"), 5);
}

#[test]
fn a_type_is_found_where_it_is_declared() {
    let cases: [(&str, &[&str]); 6] = [
        ("pub struct A<T>(T); enum B { C } type D = A<u8>; trait E { type F; }", &["A", "B", "D", "E"]),
        ("impl E for A { type F = u8; } fn f() { struct G; }", &[]),
        ("mod inner { pub struct A; impl A { type B = u8; } } struct C;", &["A", "C"]),
        ("words! { /// A word.\n pub enum A { B = \"b\" } } struct C;", &["A", "C"]),
        ("macro_rules! words { () => { struct A; } } struct C;", &["C"]),
        ("let x = S { a: vec![b] }; struct C;", &["C"]),
    ];
    for (text, expected) in cases {
        assert_eq!(types(&tokens(text)), expected, "{text}");
    }
}

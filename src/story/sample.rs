//! The test fixture: a made-up story in which all stands that a pack can hold, as text, for the
//! tests of the core. No test leans on a story that ships, whose texts are their authors'.

use std::fs;

use crate::geo::atlas::Maps;
use crate::story::model::Story;
use crate::story::pack::{self, Pack};

/// `story.toml` of the fixture.
pub const STRUCTURE: &str = include_str!("../../tests/packs/harbour/story.toml");

/// Its `en.toml`.
pub const TEXTS: &str = include_str!("../../tests/packs/harbour/en.toml");

/// The fixture, in English.
pub fn story() -> Story {
    let (mut pack, diagnostics) = read(&[("story.toml", STRUCTURE), ("en.toml", TEXTS)]);
    assert_eq!(diagnostics, [""; 0]);
    pack.editions.pop().unwrap().story
}

/// Reads a pack of some files; what is wrong with it, without the folder's name.
pub fn read<T: AsRef<[u8]>>(files: &[(&str, T)]) -> (Pack, Vec<String>) {
    thread_local!(static MAPS: Maps = Maps::shipped());
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let pack = MAPS.with(|maps| pack::read(folder.path(), maps));
    let prefix = folder.path().join("").display().to_string();
    let diagnostics = pack.diagnostics.iter().map(|diagnostic| diagnostic.to_string().replace(&prefix, "")).collect();
    (pack, diagnostics)
}

/// A place of a file of the fixture to change: the file, what stands there once, what shall
/// stand there with a ‸ before each place at which something is to be said, and what. What
/// has no ‸ is said at the file's start.
pub type Change<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

/// Reads the fixture with some changes: the pack, what is said of it, and what of that was
/// expected, all of it of one `severity`.
#[track_caller]
pub fn changed(changes: &[Change<'_>], severity: &str) -> (Pack, Vec<String>, Vec<String>) {
    let mut expected = Vec::new();
    let mut files = [("en.toml", TEXTS.to_owned()), ("story.toml", STRUCTURE.to_owned())];
    for (name, text) in &mut files {
        for (file, from, to, _) in changes {
            if file == name {
                assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {file}");
                *text = text.replace(from, to);
            }
        }
        let mut messages: Vec<(usize, &str)> = Vec::new();
        for (_, _, to, said) in changes.iter().filter(|(file, ..)| file == name) {
            let start = text.find(to).unwrap();
            let mut carets = to.match_indices('‸').map(|(at, _)| start + at);
            let missed = said.len() - to.matches('‸').count();
            messages.extend(
                said.iter()
                    .enumerate()
                    .map(|(i, message)| (if i < missed { 0 } else { carets.next().unwrap() }, *message)),
            );
        }
        messages.sort_by_key(|(at, _)| *at);
        for (at, message) in messages {
            let line = text[..at].rsplit('\n').next().unwrap().replace('‸', "");
            let (line, column) = (text[..at].matches('\n').count() + 1, line.chars().count() + 1);
            expected.push(format!("{name}:{line}:{column}: {severity}: {message}"));
        }
        *text = text.replace('‸', "");
    }
    let (pack, diagnostics) = read(&files);
    (pack, diagnostics, expected)
}

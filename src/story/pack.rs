//! Loads a story pack from disk: a folder with `story.toml` and one text file a language.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::lint::{lint, spoilers};
use super::raw::{StructureFile, TextFile};
use super::resolve::{Edition, resolve};
use crate::decode::diagnostic::{Diagnostic, Severity, Source};
use crate::decode::{self, At, Diagnostics};
use crate::geo::atlas::{Atlas, Maps};
use crate::lang::language::Language;

/// Every language of a pack that has no error, and every diagnostic of the pack.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// One edition a language, that of the front page first.
    pub editions: Vec<Edition>,
    /// What is wrong, by file, then by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a pack. Nothing is written, whatever is wrong with it.
pub fn read(folder: &Path, maps: &Maps) -> Pack {
    let mut pack = Pack::default();
    let structure_file = folder.join("story.toml");
    let Some(source) = source(&structure_file, &mut pack.diagnostics) else { return pack };
    let (structure, diagnostics, lost) = decode::read::<StructureFile>(&source);
    pack.diagnostics.extend(diagnostics);
    let files = languages(folder, &mut pack.diagnostics);
    let order = structure.as_ref().and_then(|structure| structure.languages.as_ref());
    pack.diagnostics.extend(order.map(|order| misplaced(&source, order, &files)).unwrap_or_default());
    let sound = !has_error(&pack.diagnostics);
    for file in files {
        let Some(text_source) = self::source(&file, &mut pack.diagnostics) else { continue };
        let (texts, mut diagnostics, lost_texts) = decode::read::<TextFile>(&text_source);
        let (Some(structure), Some(texts)) = (&structure, &texts) else {
            pack.diagnostics.extend(diagnostics);
            continue;
        };
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if let Some(language) = texts.language.0.as_ref().filter(|language| language.value.as_str() != stem) {
            let found = format!("`language` is \"{}\"", language.value);
            let right = format!("the file's name says \"{stem}\"");
            diagnostics.push(text_source.diagnostic(Severity::Error, &language.span, found, right));
        }
        let lost = lost.union(&lost_texts).cloned().collect();
        let (edition, more) = resolve((&source, structure), (&text_source, texts), &lost, maps);
        let edition = edition.filter(|_| sound && !has_error(&diagnostics));
        if let Some(edition) = &edition {
            diagnostics.extend(unnamed(&text_source, texts, maps.of(&edition.story.map)));
            diagnostics.extend(lint((&source, structure), (&text_source, texts), &edition.story));
        }
        pack.editions.extend(edition);
        // What is wrong with the structure is found once for each language.
        for diagnostic in diagnostics.into_iter().chain(more) {
            if !pack.diagnostics.contains(&diagnostic) {
                pack.diagnostics.push(diagnostic);
            }
        }
    }
    // Whatever gives a question away in one language keeps the two apart in all, so that
    // the same settings ask the same questions in each.
    let pairs: BTreeSet<_> = pack.editions.iter().flat_map(|edition| spoilers(&edition.story)).collect();
    for edition in &mut pack.editions {
        edition.story.spoilers = pairs.iter().cloned().collect();
    }
    if let Some(order) = order {
        let place =
            |edition: &Edition| order.value.iter().position(|language| language.value == edition.story.language);
        pack.editions.sort_by_key(place);
    }
    pack.diagnostics.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    pack
}

/// What the map does not name in the language of a file: a reader would find it nameless.
fn unnamed(source: &Source, texts: &TextFile, atlas: Option<&Atlas>) -> Option<Diagnostic> {
    let (atlas, language) = (atlas?, texts.language.0.as_ref()?);
    let file = format!("assets/map/{}/names/{}.toml", atlas.id, language.value);
    let (found, right) = match atlas.unnamed(&language.value) {
        None => (format!("the map \"{}\" has no names in \"{}\"", atlas.id, language.value), format!("add {file}")),
        Some(keys) if keys.is_empty() => return None,
        Some(keys) => {
            let keys = keys.join(", ");
            (
                format!("the map \"{}\" has no name in \"{}\" for {keys}", atlas.id, language.value),
                format!("add it to {file}"),
            )
        }
    };
    Some(source.diagnostic(Severity::Warning, &language.span, found, right))
}

fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// The text files of a pack, by name.
fn languages(folder: &Path, diagnostics: &mut Vec<Diagnostic>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter(|path| path.file_name().is_some_and(|name| name != "story.toml"))
        .collect();
    files.sort();
    if files.is_empty() {
        let source = Source::new(&folder.display().to_string(), "");
        diagnostics.push(source.diagnostic(
            Severity::Error,
            &(0..0),
            "a pack without texts",
            "add a file such as en.toml",
        ));
    }
    files
}

/// What is wrong with the order that a pack gives its languages: it has each of them once.
fn misplaced(source: &Source, order: &At<Vec<At<Language>>>, files: &[PathBuf]) -> Vec<Diagnostic> {
    let mut sink = Diagnostics::new(source);
    let is_of = |file: &Path, tag: &str| file.file_stem().is_some_and(|stem| stem == tag);
    for (at, language) in order.value.iter().enumerate() {
        let tag = language.value.as_str();
        if order.value.iter().position(|other| other.value == language.value) != Some(at) {
            sink.error(&language.span, format!("\"{tag}\" stands here a second time"), "every language is named once");
        } else if !files.iter().any(|file| is_of(file, tag)) {
            sink.error(&language.span, format!("there is no {tag}.toml"), "add that file, or leave the language out");
        }
    }
    for file in files.iter().filter(|file| !order.value.iter().any(|known| is_of(file, known.value.as_str()))) {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        sink.error(
            &order.span,
            format!("`languages` leaves out \"{stem}\""),
            "every file of texts is a page; name it here",
        );
    }
    sink.into_diagnostics()
}

/// A file as a source; what keeps it from being one is a diagnostic.
pub fn source(path: &Path, diagnostics: &mut Vec<Diagnostic>) -> Option<Source> {
    let name = path.display().to_string();
    let fail = |source: &Source, at: usize, found: String, right: &str| {
        source.diagnostic(Severity::Error, &(at..at), found, right)
    };
    let size = fs::metadata(path).map_or(0, |data| data.len());
    if size > decode::MAX_FILE_BYTES as u64 {
        let right = format!("at most {} bytes are read", decode::MAX_FILE_BYTES);
        diagnostics.push(fail(&Source::new(&name, ""), 0, format!("a file of {size} bytes"), &right));
        return None;
    }
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(Source::new(&name, &text)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let byte = bytes.get(valid).copied().unwrap_or_default();
                let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()).into_owned();
                let found = format!("the byte 0x{byte:02x}, which is not UTF-8");
                diagnostics.push(fail(&Source::new(&name, &before), valid, found, "save the file as UTF-8"));
                None
            }
        },
        Err(error) => {
            diagnostics.push(fail(
                &Source::new(&name, ""),
                0,
                format!("the file cannot be read: {error}"),
                "is it there?",
            ));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::catalogue::Prose;
    use crate::story::sample::{STRUCTURE, TEXTS, read};

    /// Reads the fixture with some files changed, added, or taken away.
    #[track_caller]
    fn check(changes: &[(&str, Option<&[u8]>)], editions: &[&str], expected: &[&str]) {
        let mut files = vec![("story.toml", STRUCTURE.as_bytes()), ("en.toml", TEXTS.as_bytes())];
        for (name, bytes) in changes {
            files.retain(|(other, _)| other != name);
            files.extend(bytes.map(|bytes| (*name, bytes)));
        }
        let (pack, diagnostics) = read(&files);
        assert_eq!(diagnostics, expected);
        let languages: Vec<&str> = pack.editions.iter().map(|edition| edition.story.language.as_str()).collect();
        assert_eq!(languages, editions);
    }

    #[test]
    fn a_pack_has_an_edition_for_each_of_its_languages() {
        let ukrainian = TEXTS.replace("language = \"en\"", "language = \"uk\"");
        check(&[("uk.toml", Some(ukrainian.as_bytes()))], &["en", "uk"], &[]);
    }

    #[test]
    fn the_front_page_is_in_the_first_language() {
        let german = TEXTS.replace("language = \"en\"", "language = \"de\"");
        let with = |languages: &str| {
            STRUCTURE.replace("map = \"europe\"\n", &format!("map = \"europe\"\nlanguages = [{languages}]\n"))
        };
        let both = with("\"en\", \"de\"");
        // Without an order, that of the files' names.
        check(&[("de.toml", Some(german.as_bytes()))], &["de", "en"], &[]);
        check(&[("de.toml", Some(german.as_bytes())), ("story.toml", Some(both.as_bytes()))], &["en", "de"], &[]);
        check(&[("de.toml", Some(german.as_bytes())), ("en.toml", None)], &["de"], &[]);
        let odd = with("\"en\", \"fr\", \"en\"");
        let (_, diagnostics) = read(&[("story.toml", odd.as_str()), ("en.toml", TEXTS), ("de.toml", &german)]);
        let expected = [
            ":13: error: `languages` leaves out \"de\"; every file of texts is a page; name it here",
            ":20: error: there is no fr.toml; add that file, or leave the language out",
            ":26: error: \"en\" stands here a second time; every language is named once",
        ];
        assert_eq!(diagnostics.len(), expected.len(), "{diagnostics:#?}");
        for (diagnostic, expected) in diagnostics.iter().zip(expected) {
            assert!(diagnostic.starts_with("story.toml:") && diagnostic.ends_with(expected), "{diagnostic}");
        }
    }

    #[test]
    fn a_language_without_words_of_the_interface_is_said_to_need_them() {
        let texts = |tag: &str| TEXTS.replace("language = \"en\"", &format!("language = \"{tag}\""));
        let klingon = texts("tlh");
        let (pack, diagnostics) = read(&[("story.toml", STRUCTURE), ("tlh.toml", &klingon)]);
        let [diagnostic] = diagnostics.as_slice() else { panic!("{diagnostics:#?}") };
        let said = "tlh.toml:2:12: error: there are no words of the interface for \"tlh\"; copy assets/lang/en.toml to \
                    assets/lang/tlh.toml and translate its ";
        assert!(pack.editions.is_empty() && diagnostic.starts_with(said), "{diagnostic}");
        let austrian = texts("de-AT");
        check(&[("de-AT.toml", Some(austrian.as_bytes())), ("en.toml", None)], &["de-AT"], &[]);
        let (_, diagnostics) = read(&[("story.toml", STRUCTURE), ("german.toml", &texts("german"))]);
        assert!(
            diagnostics[0].starts_with("german.toml:2:12: error: `language` is \"german\", which is no language; ")
        );
    }

    #[test]
    fn a_pack_may_call_what_it_is_made_from_by_a_word_of_its_own() {
        let own = TEXTS.replace("credit =", "not-stated = \"Not stated in the judgment\"\ncredit =");
        let (pack, diagnostics) = read(&[("story.toml", STRUCTURE), ("en.toml", &own)]);
        assert_eq!(diagnostics, [""; 0]);
        let words = &pack.editions[0].language;
        assert_eq!(words.prose(Prose::VerdictNotStated), "Not stated in the judgment");
        assert_eq!(words.prose(Prose::VerdictTrue), "True");
    }

    #[test]
    fn what_is_no_text_file_is_not_read() {
        check(&[("README.md", Some(b"\xff")), ("en.toml.orig", Some(b"{"))], &["en"], &[]);
    }

    #[test]
    fn a_language_is_that_of_its_file_name() {
        check(
            &[("uk.toml", Some(TEXTS.as_bytes())), ("en.toml", None)],
            &[],
            &["uk.toml:2:12: error: `language` is \"en\"; the file's name says \"uk\""],
        );
    }

    #[test]
    fn a_mistake_in_one_language_is_not_one_of_another() {
        let ukrainian =
            TEXTS.replace("language = \"en\"", "language = \"uk\"").replace("short = \"Berg\"", "short = \"\"");
        let (pack, diagnostics) = read(&[("story.toml", STRUCTURE), ("en.toml", TEXTS), ("uk.toml", &ukrainian)]);
        assert_eq!(pack.editions.len(), 1);
        assert_eq!(diagnostics.len(), 1);
        assert!(diagnostics[0].starts_with("uk.toml:"), "{diagnostics:?}");
    }

    #[test]
    fn a_mistake_of_the_structure_is_said_once_for_all_languages() {
        let structure = STRUCTURE.replace("seat = \"tallinn\"", "seat = \"talinn\"");
        let ukrainian = TEXTS.replace("language = \"en\"", "language = \"uk\"");
        let (pack, diagnostics) =
            read(&[("story.toml", &structure), ("en.toml", &TEXTS.to_owned()), ("uk.toml", &ukrainian)]);
        assert!(pack.editions.is_empty());
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    }

    #[test]
    fn what_gives_a_question_away_in_one_language_keeps_the_two_apart_in_all() {
        let pairs = |texts: [&str; 2]| {
            let (pack, diagnostics) = read(&[("story.toml", STRUCTURE), ("en.toml", texts[0]), ("uk.toml", texts[1])]);
            let pairs: Vec<Vec<String>> = pack
                .editions
                .iter()
                .map(|edition| edition.story.spoilers.iter().map(|(a, b)| format!("{a} {b}")).collect())
                .collect();
            assert_eq!(pairs.len(), 2, "{diagnostics:?}");
            assert_eq!(pairs[0], pairs[1]);
            (pairs[0].clone(), diagnostics)
        };
        let ukrainian = TEXTS.replace("language = \"en\"", "language = \"uk\"");
        let (by_evidence, diagnostics) = pairs([TEXTS, &ukrainian]);
        assert!(
            by_evidence.contains(&"q-week q-where".to_owned()) && diagnostics.is_empty(),
            "{by_evidence:?}: {diagnostics:?}"
        );
        let told = "why = \"The report has only his toast.\"";
        let telling = ukrainian.replace(told, "why = \"From crews, by way of Lind, nothing is known.\"");
        let (all, diagnostics) = pairs([TEXTS, &telling]);
        let (pair, place) = ("q-open q-may".to_owned(), "uk.toml:");
        assert!(all.contains(&pair) && !by_evidence.contains(&pair), "{all:?}");
        assert!(diagnostics.len() == 1 && diagnostics[0].starts_with(place), "{diagnostics:?}");
    }

    #[test]
    fn a_pack_has_its_structure_and_a_text_file() {
        check(
            &[("story.toml", None)],
            &[],
            &["story.toml:1:1: error: the file cannot be read: No such file or directory (os error 2); is it there?"],
        );
        let (pack, diagnostics) = read(&[("story.toml", STRUCTURE)]);
        assert!(pack.editions.is_empty());
        let [diagnostic] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
        assert!(diagnostic.ends_with(":1:1: error: a pack without texts; add a file such as en.toml"), "{diagnostic}");
    }

    #[test]
    fn a_file_is_utf_8() {
        let mut latin = b"# \xc3\xa9t\xc3\xa9\nlanguage = \"en\"\nname = \"".to_vec();
        latin.extend(b"caf\xe9\"\n");
        check(
            &[("en.toml", Some(&latin))],
            &[],
            &["en.toml:3:12: error: the byte 0xe9, which is not UTF-8; save the file as UTF-8"],
        );
        check(
            &[("story.toml", Some(b"\xff\xfef\0"))],
            &[],
            &["story.toml:1:1: error: the byte 0xff, which is not UTF-8; save the file as UTF-8"],
        );
    }

    #[test]
    fn a_file_is_not_too_large() {
        let large = [TEXTS.as_bytes(), &b"#".repeat(decode::MAX_FILE_BYTES)].concat();
        let said = format!("en.toml:1:1: error: a file of {} bytes; at most 1000000 bytes are read", large.len());
        check(&[("en.toml", Some(&large))], &[], &[&said]);
    }

    #[test]
    fn a_line_may_end_as_on_windows() {
        let (structure, texts) = (STRUCTURE.replace('\n', "\r\n"), TEXTS.replace('\n', "\r\n"));
        check(&[("story.toml", Some(structure.as_bytes())), ("en.toml", Some(texts.as_bytes()))], &["en"], &[]);
    }

    #[test]
    fn an_empty_file_is_missing_all_of_its_keys() {
        let (pack, diagnostics) = read(&[("story.toml", STRUCTURE), ("en.toml", "")]);
        assert!(pack.editions.is_empty());
        let expected = [
            "en.toml:1:1: error: the file has no `language`; add `language = …`",
            "en.toml:1:1: error: the file has no `story`; add `story = …`",
            "en.toml:1:1: error: no text for `days.friday`; add a table [days.friday]",
        ];
        assert_eq!(diagnostics[..3], expected);
        assert!(diagnostics[3..].iter().all(|diagnostic| diagnostic.contains("no text for")), "{diagnostics:#?}");
        let (_, diagnostics) = read(&[("story.toml", ""), ("en.toml", "language = \"en\"")]);
        let missing = |key: &str| format!("story.toml:1:1: error: the file has no `{key}`; add `{key} = …`");
        assert_eq!(diagnostics[0], "en.toml:1:1: error: the file has no `story`; add `story = …`");
        assert_eq!(diagnostics[1..], ["format", "id", "date", "map"].map(missing));
    }
}

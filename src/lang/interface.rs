//! The interface's words for a language, or for the one that it is a kind of (locale fallback).

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::language::Language;
use super::shipped::file;
use super::written::{self, Written};
use crate::decode::diagnostic::Diagnostic;

/// The words for a language, and what is wrong with their file: `pt-BR` has those of `pt`
/// where there are none of its own, and keeps its tag. None where there are no words at all.
pub fn words(language: &Language) -> Option<(Option<Written>, Vec<Diagnostic>)> {
    /// What a file was read as.
    type ReadWords = (Option<Written>, Vec<Diagnostic>);
    // A thousand packs of one language need its words a thousand times.
    thread_local!(static READ: RefCell<BTreeMap<Language, ReadWords>> = RefCell::default());
    let of = language.widening().find(|of| file(of.as_str()).is_some())?;
    READ.with_borrow_mut(|read| {
        let fresh = || file(of.as_str()).map(|source| written::read(&source)).unwrap_or_default();
        let (mut words, diagnostics) = read.entry(of.clone()).or_insert_with(fresh).clone();
        if let Some(words) = &mut words {
            words.catalogue.language = language.clone();
        }
        Some((words, diagnostics))
    })
}

/// What is to be done where there are no words for a language.
pub fn advice(language: &Language) -> String {
    let primary = language.widening().last();
    let tag = primary.as_ref().map_or("", Language::as_str);
    let how_many = written::how_many(language);
    format!("copy assets/lang/en.toml to assets/lang/{tag}.toml and translate its {how_many} texts")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::shipped::languages;

    #[test]
    fn every_file_of_words_is_sound_and_named_by_its_language() {
        assert!(languages().any(|tag| tag == "en"));
        for tag in languages() {
            let language = Language::parse(tag).unwrap();
            let (words, diagnostics) = words(&language).unwrap();
            assert!(diagnostics.is_empty(), "{diagnostics:#?}");
            let source = file(tag).unwrap();
            assert!(source.text().contains(&format!("\nlanguage = \"{tag}\"\n")), "{tag}");
            assert_eq!(words.unwrap().catalogue.language, language);
        }
    }

    #[test]
    fn a_kind_of_a_language_has_its_words_and_keeps_its_tag() {
        let of = |tag: &str| words(&Language::parse(tag).unwrap()).and_then(|(words, _)| words);
        let (english, british) = (of("en").unwrap(), of("en-GB").unwrap());
        assert_eq!(british.catalogue.texts, english.catalogue.texts);
        assert_eq!(
            (british.catalogue.language.as_str(), british.day("2025-08-18").as_str()),
            ("en-GB", "18 August 2025")
        );
        assert!(of("xx").is_none() && of("en-Cyrl").is_none());
    }

    #[test]
    fn what_is_to_be_done_is_said_with_what_it_takes() {
        let advice = |tag: &str| super::advice(&Language::parse(tag).unwrap());
        let one = written::how_many(&Language::parse("ja").unwrap());
        let right = format!("copy assets/lang/en.toml to assets/lang/ja.toml and translate its {one} texts");
        assert_eq!(advice("ja"), right);
        assert!(advice("sr-Cyrl-RS").contains("to assets/lang/sr-Cyrl.toml"));
    }
}

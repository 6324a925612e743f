//! A catalogue as it is written: `assets/lang/en.toml` and its neighbours. Every
//! text must be there, in every plural form that the language has.

use std::collections::BTreeMap;

use super::catalogue::{Catalogue, Count, Direction, Prose, Text, fill};
use super::plural::{Category, categories};
use crate::base::decode::{self, At, Sink, record};
use crate::base::issue::{Issue, Source};
use crate::base::near::nearest;
use crate::base::word::Word;

record! {
    /// The whole file.
    CatalogueFile {
        /// A BCP 47 tag.
        language: At<String>,
        /// The direction it is written in.
        direction: Direction,
        /// By key.
        texts: BTreeMap<String, At<decode::Text>>,
        /// By key, then by plural category.
        counts: BTreeMap<String, At<BTreeMap<String, At<decode::Text>>>>,
    }
}

/// A language as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The interface.
    pub catalogue: Catalogue,
    /// By [`Prose`], in the order of its declaration.
    pub prose: Vec<String>,
}

/// Reads a catalogue; it is given only where nothing is wrong with it.
pub fn read(source: &Source) -> (Option<Written>, Vec<Issue>) {
    let (file, issues, _) = decode::read::<CatalogueFile>(source);
    let Some(file) = file.filter(|_| issues.is_empty()) else { return (None, issues) };
    let mut sink = Sink::new(source);
    let texts = Text::ALL.iter().map(|key| key.as_str());
    let prose = Prose::ALL.iter().map(|key| key.as_str());
    refuse_unknown(&file.texts, texts.chain(prose), "texts", &mut sink);
    refuse_unknown(&file.counts, Count::ALL.iter().map(|key| key.as_str()), "counts", &mut sink);
    let texts = Text::ALL.iter().filter_map(|key| take("texts", &file.texts, key.as_str(), &mut sink)).collect();
    let prose = Prose::ALL.iter().filter_map(|key| take("texts", &file.texts, key.as_str(), &mut sink)).collect();
    let counts = Count::ALL.iter().map(|key| forms(&file, *key, &mut sink)).collect();
    let issues = sink.into_issues();
    let catalogue = Catalogue { language: file.language.value, direction: file.direction, texts, counts };
    (issues.is_empty().then_some(Written { catalogue, prose }), issues)
}

fn forms(file: &CatalogueFile, key: Count, sink: &mut Sink<'_>) -> Vec<String> {
    let Some(written) = file.counts.get(key.as_str()) else {
        sink.error(&(0..0), format!("no count `{}`", key.as_str()), "add it under [counts]");
        return Vec::new();
    };
    let needed = categories(&file.language.value);
    let section = format!("counts.{}", key.as_str());
    for (category, text) in &written.value {
        if !needed.iter().any(|needed| needed.as_str() == category) {
            let right = needed.iter().map(|category| category.as_str()).collect::<Vec<_>>().join(", ");
            let found = format!("`{section}.{category}` is no plural form of this language");
            sink.error(&text.span, found, format!("its forms are {right}"));
        }
    }
    let form = |category: &Category| {
        let needed = needed.contains(category);
        needed.then(|| take(&section, &written.value, category.as_str(), sink)).flatten().unwrap_or_default()
    };
    Category::ALL.iter().map(form).collect()
}

fn take(section: &str, texts: &BTreeMap<String, At<decode::Text>>, key: &str, sink: &mut Sink<'_>) -> Option<String> {
    let text = texts.get(key).map(|text| text.value.0.clone());
    if text.is_none() {
        sink.error(&(0..0), format!("no text for `{section}.{key}`"), format!("add `{key} = …` under [{section}]"));
    }
    text
}

fn refuse_unknown<T>(
    texts: &BTreeMap<String, At<T>>,
    known: impl Iterator<Item = &'static str> + Clone,
    section: &str,
    sink: &mut Sink<'_>,
) {
    for (key, text) in texts {
        if !known.clone().any(|word| word == key) {
            let near = nearest(key, known.clone()).map(|near| format!("did you mean `{near}`?"));
            let right = near.unwrap_or_else(|| "remove it".to_owned());
            sink.error(&text.span, format!("unknown key `{section}.{key}`"), right);
        }
    }
}

impl Written {
    /// A text of the part that is written once.
    pub fn prose(&self, prose: Prose) -> &str {
        self.prose.get(prose as usize).map_or("", String::as_str)
    }

    /// A text of the part that is written once, with its places filled.
    pub fn fill(&self, prose: Prose, places: &[(&str, &str)]) -> String {
        fill(self.prose(prose), places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_text_is_named() {
        let source =
            Source::new("xx.toml", "language = \"en\"\ndirection = \"ltr\"\n[counts]\n[texts]\nexplroe = \"x\"\n");
        let (catalogue, issues) = read(&source);
        assert!(catalogue.is_none());
        assert_eq!(issues.len(), Text::ALL.len() + Prose::ALL.len() + Count::ALL.len() + 1);
        assert!(issues.iter().any(|issue| issue.right == "did you mean `explore`?" && issue.line == 5));
    }
}

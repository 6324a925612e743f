//! A catalogue as it is written: `assets/lang/en.toml` and its neighbours. Every text must
//! be there, in every plural form that the language has, with the places of the English one.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::catalogue::{Catalogue, Count, Direction, Prose, Text, fill};
use super::class::ClassText;
use super::cldr::{self, Digits};
use super::language::Language;
use super::places::faults;
use super::plural::Category;
use super::shipped;
use crate::base::vocabulary::Word;
use crate::decode::diagnostic::{Diagnostic, Source};
use crate::decode::suggest::nearest;
use crate::decode::{self, At, Diagnostics, record};

record! {
    /// The whole file.
    CatalogueFile {
        /// A BCP 47 tag.
        language: At<Language>,
        /// The direction it is written in.
        direction: Direction,
        /// By key.
        texts: BTreeMap<String, At<decode::PlainText>>,
        /// Of the classroom, by key.
        class: BTreeMap<String, At<decode::PlainText>>,
        /// By key, then by plural category.
        counts: BTreeMap<String, At<BTreeMap<String, At<decode::PlainText>>>>,
    }
}

/// A language as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The interface.
    pub catalogue: Catalogue,
    /// By [`Prose`], in the order of its declaration.
    pub prose: Vec<String>,
    /// By [`ClassText`], likewise.
    pub class: Vec<String>,
    /// What numbers are written with.
    pub digits: Digits,
}

/// Reads a catalogue; it is given only where nothing is wrong with it.
pub fn read(source: &Source) -> (Option<Written>, Vec<Diagnostic>) {
    let (file, diagnostics, _) = decode::read::<CatalogueFile>(source);
    let Some(file) = file.filter(|_| diagnostics.is_empty()) else { return (None, diagnostics) };
    let mut sink = Diagnostics::new(source);
    let texts = Text::ALL.iter().map(|key| key.as_str());
    let prose = Prose::ALL.iter().map(|key| key.as_str());
    refuse_unknown(&file.texts, texts.chain(prose), "texts", &mut sink);
    refuse_unknown(&file.class, ClassText::ALL.iter().map(|key| key.as_str()), "class", &mut sink);
    refuse_unknown(&file.counts, Count::ALL.iter().map(|key| key.as_str()), "counts", &mut sink);
    let mut texts = |key: &str| text("texts", &file.texts, key, &mut sink);
    let of_texts = Text::ALL.iter().map(|key| texts(key.as_str())).collect();
    let prose = Prose::ALL.iter().map(|key| texts(key.as_str())).collect();
    let class = ClassText::ALL.iter().map(|key| text("class", &file.class, key.as_str(), &mut sink)).collect();
    let counts = Count::ALL.iter().map(|key| forms(&file, *key, &mut sink)).collect();
    let diagnostics = sink.into_diagnostics();
    let catalogue = Catalogue { language: file.language.value, direction: file.direction, texts: of_texts, counts };
    let written = Written { catalogue, prose, class, digits: Digits::Latin };
    (diagnostics.is_empty().then_some(written), diagnostics)
}

/// How many texts a translator writes, plural forms among them.
pub fn how_many(language: &Language) -> usize {
    Text::ALL.len() + Prose::ALL.len() + ClassText::ALL.len() + Count::ALL.len() * cldr::categories(language).len()
}

/// The English texts, by section and key, with which all others are compared; of what counts
/// something, the form for the rest.
fn english() -> &'static BTreeMap<String, String> {
    static ENGLISH: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        let file = shipped::file("en").and_then(|source| decode::read::<CatalogueFile>(&source).0);
        let Some(CatalogueFile { texts, class, counts, .. }) = file else { return BTreeMap::new() };
        let texts = texts.into_iter().map(|(key, text)| (format!("texts.{key}"), text.value.0));
        let texts = texts.chain(class.into_iter().map(|(key, text)| (format!("class.{key}"), text.value.0)));
        let other = |(key, mut forms): (String, At<BTreeMap<String, At<decode::PlainText>>>)| {
            Some((format!("counts.{key}"), forms.value.remove(Category::Other.as_str())?.value.0))
        };
        texts.chain(counts.into_iter().filter_map(other)).collect()
    })
}

/// Notes what is wrong with the places of a text.
fn compare(name: &str, of: &str, text: &At<decode::PlainText>, spare: Option<&str>, sink: &mut Diagnostics<'_>) {
    let Some(english) = english().get(of) else { return };
    for (found, right) in faults(&text.value.0, english, spare) {
        sink.error(&text.span, format!("`{name}` {found}"), right);
    }
}

/// A text; empty where there is none, which is noted.
fn text(
    section: &str,
    texts: &BTreeMap<String, At<decode::PlainText>>,
    key: &str,
    sink: &mut Diagnostics<'_>,
) -> String {
    let name = format!("{section}.{key}");
    let Some(text) = texts.get(key) else {
        let english = english().get(&name).map_or("…", String::as_str);
        sink.error(
            &(0..0),
            format!("no text for `{name}`"),
            format!("add `{key} = …` under [{section}]; English has “{english}”"),
        );
        return String::new();
    };
    compare(key, &name, text, None, sink);
    text.value.0.clone()
}

/// The forms of a text that counts something; those that the language does not have are empty.
fn forms(file: &CatalogueFile, key: Count, sink: &mut Diagnostics<'_>) -> Vec<String> {
    let (language, section) = (&file.language.value, format!("counts.{}", key.as_str()));
    let needed = cldr::categories(language);
    let words =
        |categories: &[Category]| categories.iter().map(|category| category.as_str()).collect::<Vec<_>>().join(", ");
    let Some(written) = file.counts.get(key.as_str()) else {
        let right = format!("add the table [{section}] with {}", words(&needed));
        sink.error(&(0..0), format!("no text for `{section}`"), right);
        return Vec::new();
    };
    for (category, text) in &written.value {
        // Of a language that the library does not know, the browser may know more forms.
        let is_free = !cldr::is_known(language) && Category::parse(category).is_some();
        if !is_free && !needed.iter().any(|needed| needed.as_str() == category) {
            let found = format!("`{section}.{category}` is no plural form of this language");
            sink.error(&text.span, found, format!("its forms are {}", words(&needed)));
        }
    }
    let mut form = |category: &Category| {
        let text = written.value.get(category.as_str());
        if !needed.contains(category) && text.is_none() {
            return String::new();
        }
        let samples = cldr::samples(language, *category, 4);
        let Some(text) = text else {
            let numbers = samples.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
            let numbers = if numbers.is_empty() { "fractions or millions".to_owned() } else { numbers };
            let right = format!("add `{} = …`, the form for {numbers}", category.as_str());
            sink.error(&written.span, format!("no text for `{section}.{}`", category.as_str()), right);
            return String::new();
        };
        // A form of one number only may say it in a word, or leave it out.
        let spare = (samples.len() == 1).then(|| key.by());
        compare(&format!("{section}.{}", category.as_str()), &section, text, spare, sink);
        text.value.0.clone()
    };
    Category::ALL.iter().map(&mut form).collect()
}

fn refuse_unknown<T>(
    texts: &BTreeMap<String, At<T>>,
    known: impl Iterator<Item = &'static str> + Clone,
    section: &str,
    sink: &mut Diagnostics<'_>,
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

    /// A text of the classroom.
    pub fn class(&self, text: ClassText) -> &str {
        self.class.get(text as usize).map_or("", String::as_str)
    }

    /// The texts of the classroom whose keys are some, in the order of all; others are empty.
    pub fn class_words(&self, is_of: impl Fn(&str) -> bool) -> Vec<String> {
        let word = |text: &ClassText| if is_of(text.as_str()) { self.class(*text) } else { "" };
        ClassText::ALL.iter().map(|text| word(text).to_owned()).collect()
    }

    /// A text of the part that is written once, with its places filled.
    pub fn fill(&self, prose: Prose, places: &[(&str, &str)]) -> String {
        fill(self.prose(prose), places)
    }

    /// Says a text of the interface in other words, where there are any.
    pub fn reword(&mut self, text: Text, words: Option<&decode::PlainText>) {
        if let (Some(text), Some(words)) = (self.catalogue.texts.get_mut(text as usize), words) {
            text.clone_from(&words.0);
        }
    }

    /// Says a text of the part that is written once in other words, where there are any.
    pub fn reword_prose(&mut self, prose: Prose, words: Option<&decode::PlainText>) {
        if let (Some(prose), Some(words)) = (self.prose.get_mut(prose as usize), words) {
            prose.clone_from(&words.0);
        }
    }

    /// A whole number.
    pub fn number(&self, n: usize) -> String {
        cldr::number(&self.catalogue.language, self.digits, u32::try_from(n).unwrap_or(u32::MAX))
    }

    /// What the language writes between whole numbers and tenths.
    pub fn decimal(&self) -> String {
        cldr::decimal(&self.catalogue.language)
    }

    /// So many of something.
    pub fn count(&self, count: Count, n: usize) -> String {
        let category = cldr::category(&self.catalogue.language, u32::try_from(n).unwrap_or(u32::MAX));
        self.catalogue.count(count, category, &[(count.by(), &self.number(n))])
    }

    /// A day, of `YYYY-MM-DD`.
    pub fn day(&self, date: &str) -> String {
        cldr::day(&self.catalogue.language, self.digits, date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The English file under another tag, with what stands in it once replaced.
    #[track_caller]
    fn check(tag: &str, changes: &[(&str, &str)], expected: &[&str]) {
        let mut text =
            shipped::file("en").unwrap().text().replace("language = \"en\"", &format!("language = \"{tag}\""));
        for (from, to) in changes {
            assert_eq!(text.matches(from).count(), 1, "{from}");
            text = text.replace(from, to);
        }
        let (written, diagnostics) = read(&Source::new("x.toml", &text));
        let found: Vec<String> =
            diagnostics.iter().map(|diagnostic| format!("{}; {}", diagnostic.found, diagnostic.right)).collect();
        assert_eq!(found, expected);
        assert_eq!(written.is_some(), expected.is_empty());
        // What is found in a text is found where it stands.
        assert!(
            diagnostics
                .iter()
                .all(|diagnostic| diagnostic.found.starts_with("no text for `texts") || diagnostic.line > 1),
            "{diagnostics:#?}"
        );
    }

    #[test]
    fn every_missing_text_is_named() {
        let source = Source::new(
            "xx.toml",
            "language = \"en\"\ndirection = \"ltr\"\n[class]\n[counts]\n[texts]\nexplroe = \"x\"\n",
        );
        let (catalogue, diagnostics) = read(&source);
        assert!(catalogue.is_none());
        assert_eq!(diagnostics.len(), Text::ALL.len() + Prose::ALL.len() + ClassText::ALL.len() + Count::ALL.len() + 1);
        assert!(
            diagnostics.iter().any(|diagnostic| diagnostic.right == "did you mean `explore`?" && diagnostic.line == 6)
        );
        let right = "add `explore = …` under [texts]; English has “Explore”";
        assert!(diagnostics.iter().any(|diagnostic| diagnostic.right == right), "{diagnostics:#?}");
    }

    #[test]
    fn a_misspelt_place_is_an_error() {
        check("en", &[], &[]);
        // Of a language of which nothing is known any form is taken.
        check("xx", &[], &[]);
        check(
            "ja",
            &[("one = \"{n} more\"\n", ""), ("one = \"{n} question\"\n", "")],
            &[
                "`counts.score.one` is no plural form of this language; its forms are other",
                "`counts.share-text.one` is no plural form of this language; its forms are other",
            ],
        );
        check(
            "en",
            &[("Step {n} of {of}", "Step {n} of {off}")],
            &["`step-of` has `{off}`, which English does not; did you mean `{of}`?"],
        );
        check(
            "en",
            &[("\"No statement on this in the article\"", "\"None in {n}\"")],
            &["`no-stance` has `{n}`, which English does not; leave it out"],
        );
        check(
            "en",
            &[("{n} questions", "Questions")],
            &["`counts.questions.other` has no `{n}`, which English has; its places are {n}"],
        );
    }

    #[test]
    fn the_form_for_one_number_may_leave_it_out_and_no_other() {
        check("en", &[("\"{n} question\"", "\"One question\"")], &[]);
        check(
            "fr",
            &[("\"{n} question\"", "\"One question\"")],
            &[
                "no text for `counts.more.many`; add `many = …`, the form for fractions or millions",
                "no text for `counts.questions.many`; add `many = …`, the form for fractions or millions",
                "`counts.questions.one` has no `{n}`, which English has; its places are {n}",
                "no text for `counts.score.many`; add `many = …`, the form for fractions or millions",
                "no text for `counts.share-text.many`; add `many = …`, the form for fractions or millions",
            ],
        );
    }

    #[test]
    fn a_missing_form_is_named_with_numbers_that_take_it() {
        let (_, diagnostics) = read(&Source::new(
            "x.toml",
            &shipped::file("en").unwrap().text().replace("language = \"en\"", "language = \"cs\""),
        ));
        let found: Vec<String> =
            diagnostics.iter().map(|diagnostic| format!("{}; {}", diagnostic.found, diagnostic.right)).collect();
        assert!(
            found.contains(&"no text for `counts.more.few`; add `few = …`, the form for 2, 3, 4".to_owned()),
            "{found:#?}"
        );
    }

    #[test]
    fn a_language_is_a_tag() {
        let (_, diagnostics) = read(&Source::new("x.toml", "language = \"deutsch\"\ndirection = \"ltr\"\n"));
        let said = "x.toml:1:12: error: `language` is \"deutsch\", which is no language; ";
        assert!(diagnostics[0].to_string().starts_with(said), "{diagnostics:#?}");
    }
}

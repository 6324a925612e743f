//! A language, by its BCP 47 tag.

use std::fmt;
use std::rc::Rc;

use crate::base::wire::{Reader, Wire, Writer};

/// A language: a tag of BCP 47 as one writes it (`en`, `pt-BR`, `zh-Hant`), made only by
/// its parser. Such a tag stands unchanged in an address, an attribute and a file's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(Rc<str>);

impl Language {
    /// The language, if `tag` is a language with, where one needs them, a script, a region
    /// and variants, each in the letters that are usual: `de`, `de-AT`, `sr-Latn-RS`,
    /// `ca-valencia`. Extensions say nothing of a page, and are no part of its language.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-').peekable();
        let primary = parts.next()?;
        let is = |text: &str, fits: fn(&u8) -> bool| text.as_bytes().iter().all(fits);
        let is_script = |text: &str| {
            let (first, rest) = text.split_at_checked(1).unwrap_or_default();
            text.len() == 4 && is(first, u8::is_ascii_uppercase) && is(rest, u8::is_ascii_lowercase)
        };
        let is_region = |text: &str| match text.len() {
            2 => is(text, u8::is_ascii_uppercase),
            3 => is(text, u8::is_ascii_digit),
            _ => false,
        };
        let is_variant = |text: &str| {
            let fits = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            let numbered = text.len() == 4 && text.starts_with(|first: char| first.is_ascii_digit());
            is(text, fits) && (numbered || (5..=8).contains(&text.len()))
        };
        let known = (2..=3).contains(&primary.len()) && is(primary, u8::is_ascii_lowercase);
        parts.next_if(|part| is_script(part));
        parts.next_if(|part| is_region(part));
        let variants: Vec<&str> = parts.collect();
        let once = variants
            .iter()
            .enumerate()
            .all(|(at, part)| is_variant(part) && !variants.iter().take(at).any(|other| other == part));
        (known && once).then(|| Self(tag.into()))
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language of which this one is a kind, by one part of the tag less, as `pt` is
    /// of `pt-BR`; none of one in another script, as `zh` is to `zh-Hant`.
    pub fn wider(&self) -> Option<Self> {
        let (wider, last) = self.0.rsplit_once('-')?;
        let is_script = last.len() == 4 && last.starts_with(|first: char| first.is_ascii_uppercase());
        (!is_script).then(|| Self(wider.into()))
    }

    /// The language, and those of which it is a kind, the narrowest first.
    pub fn widening(&self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self.clone()), Self::wider)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// Read from a page, where only such tags stand.
impl Wire for Language {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self(Rc::read(reader))
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

#[cfg(feature = "cli")]
mod written {
    use std::ops::Range;

    use serde_json::{Value, json};
    use toml::de::DeValue;

    use super::Language;
    use crate::decode::{Decode, Diagnostics};

    impl Decode for Language {
        fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
            let tag = String::decode(value, span, path, sink)?;
            let language = Self::parse(&tag);
            if language.is_none() {
                let right = "write a tag of BCP 47, such as \"de\", \"pt-BR\" or \"zh-Hant\"";
                sink.error(span, format!("`{path}` is \"{tag}\", which is no language"), right);
            }
            language
        }

        fn schema() -> Value {
            json!({ "type": "string", "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_language_a_script_a_region_and_variants() {
        for right in
            ["en", "uk", "ckb", "de-AT", "pt-BR", "es-419", "zh-Hant", "sr-Latn-RS", "ca-valencia", "de-CH-1996"]
        {
            assert_eq!(Language::parse(right).map(|language| language.to_string()).as_deref(), Some(right));
        }
        for wrong in [
            "",
            "-",
            "e",
            "EN",
            "english",
            "de_DE",
            "de-de",
            "de-",
            "-de",
            "de-DE-AT",
            "zh-hant",
            "zh-HANT",
            "en-US-Latn",
            "en-x-a",
            "en-u-nu-latn",
            "en-\"",
            "en\u{2028}",
            "é",
            "deu1",
            "en-é",
            "en-USA",
            "en-12",
            "en--US",
            "en US",
            "de-1996-1996",
        ] {
            assert_eq!(Language::parse(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_wider_language_has_one_part_less_and_the_same_script() {
        let wider = |tag: &str| Language::parse(tag).unwrap().wider().map(|language| language.to_string());
        let cases = [
            ("de", None),
            ("de-AT", Some("de")),
            ("de-CH-1996", Some("de-CH")),
            ("zh-Hant-TW", Some("zh-Hant")),
            ("zh-Hant", None),
            ("ca-valencia", Some("ca")),
            ("sl-1994", Some("sl")),
        ];
        for (tag, expected) in cases {
            assert_eq!(wider(tag).as_deref(), expected, "{tag}");
        }
        let all: Vec<String> =
            Language::parse("de-CH-1996").unwrap().widening().map(|language| language.to_string()).collect();
        assert_eq!(all, ["de-CH-1996", "de-CH", "de"]);
    }
}

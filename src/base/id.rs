//! A type for every id, made only by its parser, so that a place can never be
//! passed where a person is meant.

use std::fmt;
use std::rc::Rc;

use crate::base::lines::{Lines, Reader, Writer};

/// The longest id that is accepted, in bytes.
pub const MAX_ID_LENGTH: usize = 48;

/// The page's own anchors, which no id of a story may take.
pub const PAGE_ANCHORS: &[&str] =
    &["app", "explore", "follow", "quiz", "reading", "map", "panel", "story", "shapes", "credit", "corrections"];

/// Whether `text` has the form of an id: a lower-case Latin letter, then
/// letters, digits and hyphens, at most [`MAX_ID_LENGTH`] bytes. Such an id
/// stands unchanged in an address, an attribute and a stored line.
pub fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= MAX_ID_LENGTH
        && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Rc<str>);

        impl $name {
            /// The id, if `text` has the form of one (see [`is_id`]).
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        // Read from a page, where only ids stand.
        impl Lines for $name {
            fn read(reader: &mut Reader<'_>) -> Self {
                Self(Rc::read(reader))
            }

            fn write(&self, writer: &mut Writer) {
                self.0.write(writer);
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A story pack.
    StoryId;
    /// A day of the story's timeline.
    DayId;
    /// A matter that people take a stand on.
    TopicId;
    /// Where one can stand on a topic.
    PositionId;
    /// A medium through which a statement is known.
    OutletId;
    /// A body that a person speaks for.
    BodyId;
    /// A speaker who is not a named person.
    VoiceId;
    /// A place.
    PlaceId;
    /// A person.
    PersonId;
    /// Whoever or whatever can be picked on the map: people and places share one
    /// namespace.
    SubjectId;
    /// A fact: something that somebody said or reported.
    FactId;
    /// A step of the follow mode.
    StepId;
    /// A question.
    QuestionId;
    /// An option of a choice question.
    OptionId;
    /// A statement of a matching question.
    StatementId;
    /// An item of an ordering question.
    ItemId;
    /// A correction of a story that was out.
    CorrectionId;
    /// A map.
    MapId;
    /// A named view of a map.
    ViewId;
    /// A small map beside the map.
    InsetId;
}

/// The id of a shape of the map, in the codes of the map's data: ISO 3166-1
/// alpha-2 for a country (`FI`), ISO 3166-2 for a region (`UA-14`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(Rc<str>);

impl ShapeId {
    /// The id, if `text` has the form of an ISO 3166 code.
    pub fn parse(text: &str) -> Option<Self> {
        let (country, region) = text.split_once('-').map_or((text, None), |(c, r)| (c, Some(r)));
        let country_fits = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        let region_fits = region.is_none_or(|r| {
            (1..=3).contains(&r.len()) && r.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        });
        (country_fits && region_fits).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country that it is, or is a region of.
    pub fn country(&self) -> Self {
        self.0.split_once('-').map_or_else(|| self.clone(), |(country, _)| Self(country.into()))
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        assert!(PersonId::parse("von-der-leyen").is_some());
        assert!(PersonId::parse("f12").is_some());
        for wrong in ["", "Stubb", "1st", "-a", "a b", "a/b", "é", &"a".repeat(49)] {
            assert!(PersonId::parse(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn a_shape_is_named_by_its_iso_code() {
        assert!(ShapeId::parse("FI").is_some());
        assert!(ShapeId::parse("UA-14").is_some());
        for wrong in ["", "fi", "FIN", "UA-", "UA-1234", "UA-14-1"] {
            assert!(ShapeId::parse(wrong).is_none(), "{wrong:?}");
        }
    }
}

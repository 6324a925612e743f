//! The localized names of a map, what it says in a language: `names/en.toml` and its neighbours.

use std::collections::BTreeMap;

use crate::decode::{At, PlainText, record};

record! {
    /// The whole file.
    NamesFile {
        /// A BCP 47 tag.
        language: At<String>,
        /// Names the map.
        title: PlainText,
        /// Where the map is from, and what must be said of its borders in every story.
        credit: PlainText,
        /// Heads a list of regions.
        regions: PlainText,
        /// What a region is, over its card.
        region: PlainText,
        /// Of the country that is drawn with its regions.
        focus: Option<RawFocusNames>,
        /// By extent.
        extents as "extents" or "views": BTreeMap<String, At<PlainText>>,
        /// By ISO 3166 code of a country or a region, or the key of a sea, a city, a river or a lake.
        names: BTreeMap<String, At<PlainText>>,
    }
}

record! {
    /// The words of the country that is drawn with its regions.
    RawFocusNames {
        /// What must be said of its borders, where a story has to do with it.
        credit: Option<PlainText>,
        /// Heads a list of its regions.
        regions: PlainText,
        /// What a region of it is, over its card.
        region: PlainText,
    }
}

/// What a map says in a language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Names the map.
    pub title: String,
    /// Where the map is from.
    pub credit: String,
    /// Of regions of any country.
    pub regions: RegionWords,
    /// Of the focus: its credit, and the words of its regions.
    pub focus: Option<(Option<String>, RegionWords)>,
    /// By extent.
    pub extents: BTreeMap<String, String>,
    /// By ISO 3166 code or key.
    pub names: BTreeMap<String, String>,
}

/// The words of regions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RegionWords {
    /// Heads a list of them.
    pub heading: String,
    /// What one is.
    pub kind: String,
}

impl From<NamesFile> for Names {
    fn from(file: NamesFile) -> Self {
        let texts =
            |texts: BTreeMap<String, At<PlainText>>| texts.into_iter().map(|(key, text)| (key, text.value.0)).collect();
        let words = |heading: PlainText, kind: PlainText| RegionWords { heading: heading.0, kind: kind.0 };
        let focus = file.focus.map(|focus| (focus.credit.map(|text| text.0), words(focus.regions, focus.region)));
        Self {
            title: file.title.0,
            credit: file.credit.0,
            regions: words(file.regions, file.region),
            focus,
            extents: texts(file.extents),
            names: texts(file.names),
        }
    }
}

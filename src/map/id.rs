//! The ids of maps: of a map itself, its named parts, and the shapes of its data.

use std::fmt;
use std::rc::Rc;

use crate::base::id::ids;

ids! {
    /// A map.
    MapId;
    /// A named view of a map.
    ExtentId;
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
    fn a_shape_is_named_by_its_iso_code() {
        assert!(ShapeId::parse("FI").is_some());
        assert!(ShapeId::parse("UA-14").is_some());
        for wrong in ["", "fi", "FIN", "UA-", "UA-1234", "UA-14-1"] {
            assert!(ShapeId::parse(wrong).is_none(), "{wrong:?}");
        }
    }
}

//! How much a text on the map matters, and how large a name is written for that.

use crate::base::layout::{NAME_FIRST, NAME_FOURTH, NAME_SECOND, NAME_THIRD};
use crate::base::vocabulary::words;

words! {
    /// How much a text on the map matters.
    Rank {
        /// Who took part, what is spoken of, where they met: never missing where its spot is in view.
        First = "r1",
        /// The countries of those who took part; who is spoken of.
        Second = "r2",
        /// What lies around: neighbours, the countries of those who are spoken of, the cities of regions spoken of.
        Third = "r3",
        /// All else.
        Fourth = "r4",
    }
}

impl Rank {
    /// The size of the letters of a name, in CSS px.
    pub fn em(self) -> f64 {
        match self {
            Self::First => NAME_FIRST,
            Self::Second => NAME_SECOND,
            Self::Third => NAME_THIRD,
            Self::Fourth => NAME_FOURTH,
        }
    }
}

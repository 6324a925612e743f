//! A point of the plane that a map is drawn on.

use serde::{Deserialize, Serialize};

/// A point of the map, in map units, or of the map's box, in CSS px; `y` grows
/// downwards. Written down in whole map units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "(i32, i32)", from = "(i32, i32)")]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl From<(i32, i32)> for Spot {
    fn from((x, y): (i32, i32)) -> Self {
        Self { x: x.into(), y: y.into() }
    }
}

impl From<Spot> for (i32, i32) {
    fn from(spot: Spot) -> Self {
        (whole(spot.x), whole(spot.y))
    }
}

/// A measure in whole units.
#[expect(clippy::cast_possible_truncation, reason = "no map has a million units; saturating is what is meant")]
pub(crate) fn whole(value: f64) -> i32 {
    value.round() as i32
}

//! A point of the plane that a map is drawn on.

use serde::{Deserialize, Serialize};

/// A point of the map, in map units, or of the map's box, in CSS px; `y` grows
/// downwards.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

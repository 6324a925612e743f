//! What is placed on the map, where it stands then, and how much room it takes there.

use super::rank::Rank;
use crate::base::layout::{LARGE_FROM, NAME_DOT, PIN_GAP, PIN_LARGE, PIN_SMALL, REM};
use crate::map::point::{MapPoint, ScreenPoint};
use crate::map::rect::{Rect, Size};

/// A token or a marker.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Where it belongs, in map units.
    pub at: MapPoint,
    /// The text that may stand beside it.
    pub text: Size,
    /// The same in two lines and in three, if it can be.
    pub folded: Vec<Size>,
    /// How much that matters.
    pub rank: Rank,
    /// How wide the text may be to stand in the pin's place, within the shape that it names, in map units.
    pub room: f64,
    /// The order in which its [sides](super::SIDES) are tried, by their places; theirs where there is none.
    pub sides: Vec<u32>,
    /// Whether it makes room for others, and not they for it.
    pub yields: bool,
}

/// A name that stands on the map by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Its middle; of one with a dot, the dot.
    pub at: MapPoint,
    /// Whether it begins with a dot that stands on its spot.
    pub dotted: bool,
    /// Whether it is the one before it at another place, for where that one is out of sight.
    pub again: bool,
    /// Its size.
    pub size: Size,
    /// How much it matters.
    pub rank: Rank,
    /// How far aside it may stand, still within what it names, in map units.
    pub aside: f64,
    /// The zooms at which it is shown.
    pub from: f64,
    /// The zoom from which it is not shown any more.
    pub until: f64,
}

/// Where the text of a pin stands: from the pin towards it, as shares of half of
/// both their sizes, to the right and down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// How much further than [beside](PIN_GAP) the pin, at the end of a line, in CSS px.
    pub far: f64,
    /// How wide it is where it is folded into two lines or three, in CSS px; else 0.
    pub wide: f64,
}

impl Side {
    /// Whether the text stands in the pin's place, within the shape that it names.
    pub fn is_within(self) -> bool {
        self.x == 0.0 && self.y.abs() < 1.0
    }
}

/// Where a pin stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PinPlace {
    /// From where it belongs, in CSS px.
    pub offset: ScreenPoint,
    /// Where its text stands, if there is room for it.
    pub side: Option<Side>,
}

/// What a picture is seen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A screen: whoever points at a pin is told its text.
    Screen,
    /// Paper: each pin has its text.
    Paper,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// By pin.
    pub pins: Vec<PinPlace>,
    /// By name: how far from its spot it is shown, in CSS px; none where it is not.
    pub names: Vec<Option<ScreenPoint>>,
}

/// The diameter of a pin on a plane of a width, in CSS px.
pub fn diameter(width: f64) -> f64 {
    if width < LARGE_FROM * REM { PIN_SMALL } else { PIN_LARGE }
}

/// The bounding box of a name that is seen at a point of the box.
pub fn name_area(point: ScreenPoint, name: &Name) -> Rect {
    let aside = if name.dotted { name.size.width / 2.0 - NAME_DOT } else { 0.0 };
    Rect::around(ScreenPoint { x: point.x + aside, y: point.y }, name.size)
}

/// The bounding box of a pin's text on a side of it.
pub fn text_area(pin: ScreenPoint, diameter: f64, text: Size, side: Side) -> Rect {
    let reach = diameter / 2.0 + PIN_GAP + side.far;
    let (x, y) = (side.x * (reach + text.width / 2.0), side.y * (reach + text.height / 2.0));
    Rect::around(ScreenPoint { x: pin.x + x, y: pin.y + y }, text)
}

//! Rectangles of the map's box, such as the bounding boxes of texts and pins, in CSS px.

use crate::map::point::ScreenPoint;

/// The size of a text or a pin, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A rectangle of the box, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Rect {
    /// The rectangle of a size around a middle.
    pub fn around(middle: ScreenPoint, size: Size) -> Self {
        let (w, h) = (size.width / 2.0, size.height / 2.0);
        Self { left: middle.x - w, top: middle.y - h, right: middle.x + w, bottom: middle.y + h }
    }

    /// The rectangle with some room on every side, in CSS px.
    pub fn widened(&self, room: f64) -> Self {
        Self { left: self.left - room, top: self.top - room, right: self.right + room, bottom: self.bottom + room }
    }

    /// Whether a point lies inside, and not on the edge (hit testing).
    pub fn has(&self, point: ScreenPoint) -> bool {
        self.left < point.x && point.x < self.right && self.top < point.y && point.y < self.bottom
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether a rectangle lies in this one.
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }
}

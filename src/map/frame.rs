//! Frames: rectangles of the map (bounding boxes), in map units.

use crate::base::wire::{Reader, Wire, Writer};
use crate::map::point::MapPoint;

/// A rectangle of the map, in map units; `y` grows downwards. Written down in
/// whole units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// To the right edge.
    pub width: f64,
    /// To the lower edge.
    pub height: f64,
}

impl Wire for Frame {
    fn read(reader: &mut Reader<'_>) -> Self {
        let MapPoint { x, y } = MapPoint::read(reader);
        let MapPoint { x: width, y: height } = MapPoint::read(reader);
        Self { x, y, width, height }
    }

    fn write(&self, writer: &mut Writer) {
        MapPoint { x: self.x, y: self.y }.write(writer);
        MapPoint { x: self.width, y: self.height }.write(writer);
    }
}

impl Frame {
    /// The middle.
    pub fn centre(&self) -> MapPoint {
        MapPoint { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// Whether a point lies in it.
    pub fn has(&self, at: MapPoint) -> bool {
        (self.x..=self.x + self.width).contains(&at.x) && (self.y..=self.y + self.height).contains(&at.y)
    }

    /// The frame with some room on every side.
    pub fn widened(&self, room: f64) -> Self {
        let (width, height) = (self.width + 2.0 * room, self.height + 2.0 * room);
        Self { x: self.x - room, y: self.y - room, width, height }
    }
}

/// Whether an inset's frame is wide enough to stand above its pins, and not beside them.
pub fn is_wide(frame: &Frame) -> bool {
    frame.width > frame.height * 1.8
}

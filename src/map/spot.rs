//! A point of the plane that a map is drawn on.

use crate::base::wire::{Reader, Wire, Writer};

/// A point of the map, in map units, or of the map's box, in CSS px; `y` grows
/// downwards. Written down in whole map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Wire for Spot {
    fn read(reader: &mut Reader<'_>) -> Self {
        let x = reader.number().into();
        Self { x, y: reader.number().into() }
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(whole(self.x));
        writer.number(whole(self.y));
    }
}

/// The length of a step. `f64::hypot` guards against overflow, which no map comes
/// near, by a third of a kilobyte of program.
pub(crate) fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// A measure in whole units.
#[expect(clippy::cast_possible_truncation, reason = "no map has a million units; saturating is what is meant")]
pub(crate) fn whole(value: f64) -> i32 {
    value.round() as i32
}

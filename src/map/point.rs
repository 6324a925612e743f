//! Points of the plane, in two units that do not mix: map units, and CSS px of the screen. The
//! [lens](crate::map::camera::Lens) turns one into the other.

use std::ops::{Add, Sub};

use crate::base::number::whole;
use crate::base::wire::{Reader, Wire, Writer};

/// A point of the map, in map units; `y` grows downwards. Written down in whole units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapPoint {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A point of the screen, or a step from one to another, in CSS px; `y` grows downwards. A point
/// counts from the upper left corner of the map's box, or of the window where that is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScreenPoint {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl ScreenPoint {
    /// The corner that points count from, and the step to nowhere.
    pub const ZERO: Self = Self { x: 0.0, y: 0.0 };

    /// How long the step is.
    pub fn length(self) -> f64 {
        length(self.x, self.y)
    }
}

impl Add for ScreenPoint {
    type Output = Self;

    fn add(self, step: Self) -> Self {
        Self { x: self.x + step.x, y: self.y + step.y }
    }
}

impl Sub for ScreenPoint {
    type Output = Self;

    fn sub(self, from: Self) -> Self {
        Self { x: self.x - from.x, y: self.y - from.y }
    }
}

impl Wire for MapPoint {
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

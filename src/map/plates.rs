//! The plates of a map: its own lines and those for a view from near, how near the camera comes to either, and
//! how the picture is turned then.

use crate::base::number::whole;
use crate::base::wire::{Reader, Wire, Writer};
use crate::map::frame::Frame;

/// How the map's picture is turned where it is seen from near: by an angle whose half has the tangent
/// `x · (across + down · y)` at a point of the map. Of a map whose middle meridian is upright, that is where
/// north is, to a fraction of a degree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Turn {
    /// For each map unit to the right.
    pub across: f64,
    /// For each of these, and each map unit downwards.
    pub down: f64,
}

/// How near the camera comes: as near as the map's lines are crisp.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plates {
    /// The greatest scale, in CSS px for a map unit.
    pub crisp: f64,
    /// The part of the map that has finer lines for a view from near, in map units, and the greatest scale there.
    pub near: Option<(Frame, f64)>,
    /// How it is turned from near.
    pub turn: Turn,
}

/// A rotation, clockwise on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rotation {
    /// The cosine of its angle.
    pub cos: f64,
    /// Its sine.
    pub sin: f64,
}

impl Rotation {
    /// The rotation whose half angle has a tangent.
    pub fn of_half(tangent: f64) -> Self {
        let square = tangent * tangent;
        Self { cos: (1.0 - square) / (1.0 + square), sin: 2.0 * tangent / (1.0 + square) }
    }

    /// A step, turned.
    pub fn turned(self, x: f64, y: f64) -> (f64, f64) {
        (self.cos * x - self.sin * y, self.sin * x + self.cos * y)
    }

    /// The rotation back.
    pub fn back(self) -> Self {
        Self { sin: -self.sin, ..self }
    }

    /// This rotation after another one.
    pub fn after(self, other: Self) -> Self {
        let (cos, sin) = self.turned(other.cos, other.sin);
        Self { cos, sin }
    }
}

/// Written down in whole billionths, and in whole trillionths.
impl Wire for Turn {
    fn read(reader: &mut Reader<'_>) -> Self {
        let across = f64::from(reader.number()) / 1e9;
        Self { across, down: f64::from(reader.number()) / 1e12 }
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(whole(self.across * 1e9));
        writer.number(whole(self.down * 1e12));
    }
}

/// Scales are written down in whole hundredths.
impl Wire for Plates {
    fn read(reader: &mut Reader<'_>) -> Self {
        let scale = |reader: &mut Reader<'_>| f64::from(reader.number()) / 100.0;
        let crisp = scale(reader);
        let near = Option::<Frame>::read(reader);
        let near = near.map(|frame| (frame, scale(reader)));
        Self { crisp, near, turn: Turn::read(reader) }
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(whole(self.crisp * 100.0));
        self.near.map(|(frame, _)| frame).write(writer);
        if let Some((_, crisp)) = self.near {
            writer.number(whole(crisp * 100.0));
        }
        self.turn.write(writer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_are_read_as_they_were_written() {
        let frame = Frame { x: -300.0, y: -700.0, width: 2_800.0, height: 2_300.0 };
        for near in [None, Some((frame, 2.0))] {
            let plates = Plates { crisp: 0.6, near, turn: Turn { across: 9e-5, down: 1e-8 } };
            let written = crate::base::wire::write(&plates).unwrap();
            assert_eq!(crate::base::wire::read::<Plates>(&written), Some(plates));
        }
    }

    #[test]
    fn a_rotation_and_that_back_are_none() {
        for tangent in [0.0, 0.08, -0.3, 1.0] {
            let rotation = Rotation::of_half(tangent);
            let one = rotation.after(rotation.back());
            assert!((one.cos - 1.0).abs() < 1e-12 && one.sin.abs() < 1e-12, "{one:?}");
            assert!((rotation.cos.hypot(rotation.sin) - 1.0).abs() < 1e-12, "{rotation:?}");
        }
    }
}

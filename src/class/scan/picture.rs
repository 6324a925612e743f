//! A grey picture, and what it shows between its points.

use std::borrow::Cow;

use crate::class::scan::vector::{Vector, index};

/// A grey picture: a byte a point, row by row, 0 is black.
#[derive(Clone, Debug)]
pub struct Picture<'p> {
    bytes: Cow<'p, [u8]>,
    width: usize,
    height: usize,
}

impl<'p> Picture<'p> {
    /// None where there are not as many bytes as points, or no points.
    pub fn new(bytes: &'p [u8], width: usize, height: usize) -> Option<Self> {
        let is_whole = width.checked_mul(height) == Some(bytes.len()) && !bytes.is_empty();
        is_whole.then_some(Self { bytes: Cow::Borrowed(bytes), width, height })
    }

    pub fn width(&self) -> usize {
        self.width
    }

    pub fn height(&self) -> usize {
        self.height
    }

    pub fn points(&self) -> usize {
        self.bytes.len()
    }

    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes.chunks_exact(self.width)
    }

    /// How light it is at a place, between four points in proportion; none outside. The middle of the first
    /// point is at (0.5, 0.5).
    pub fn at(&self, place: Vector) -> Option<f32> {
        let is_inside = place.x >= 0.0 && place.y >= 0.0 && place.x < self.width as f32 && place.y < self.height as f32;
        if !is_inside {
            return None;
        }
        let (x, y) = ((place.x - 0.5).max(0.0), (place.y - 0.5).max(0.0));
        let (left, top) = (index(x), index(y));
        let (right, below) = (x - left as f32, y - top as f32);
        let row = |y: usize| {
            let row = y.min(self.height - 1) * self.width;
            let first = f32::from(*self.bytes.get(row + left)?);
            let second = f32::from(*self.bytes.get(row + (left + 1).min(self.width - 1))?);
            Some(first + (second - first) * right)
        };
        let (first, second) = (row(top)?, row(top + 1)?);
        Some(first + (second - first) * below)
    }

    /// What lies on a straight way, step by step, up to where it leaves the picture.
    #[expect(clippy::cast_possible_truncation, reason = "no more than a byte")]
    pub fn line(&self, from: Vector, step: Vector, steps: usize) -> Vec<u8> {
        (0..steps).map_while(|at| Some(self.at(from + step * at as f32)?.round() as u8)).collect()
    }

    /// The picture without its finest noise: each point with its neighbours (a binomial filter).
    pub fn smooth(&self) -> Picture<'static> {
        let mut across: Vec<u16> = Vec::with_capacity(self.bytes.len());
        for row in self.rows() {
            let at = |end: Option<&u8>| end.copied().unwrap_or_default();
            let before = [at(row.first())].into_iter().chain(row.iter().copied());
            let after = row.iter().skip(1).copied().chain([at(row.last())]);
            across.extend(before.zip(row).zip(after).map(|((before, here), after)| sum(before, *here, after)));
        }
        let row = |y: usize| {
            let from = y.min(self.height - 1) * self.width;
            across.get(from..from + self.width).unwrap_or_default()
        };
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for y in 0..self.height {
            let beside = row(y.saturating_sub(1)).iter().zip(row(y + 1));
            bytes.extend(
                row(y).iter().zip(beside).map(|(here, (above, below))| byte((sum(*above, *here, *below) + 8) / 16)),
            );
        }
        Picture { bytes: Cow::Owned(bytes), width: self.width, height: self.height }
    }

    /// The standard deviation of the noise, about: by what is no straight slope from point to point, so many points
    /// apart, in the smoothest fifth of the picture, which no code reaches.
    pub fn noise(&self, apart: usize) -> f32 {
        let mut steps = Vec::new();
        for row in self.rows().step_by(3) {
            steps.extend(row.windows(2 * apart + 1).step_by(3).filter_map(|part| {
                let (before, here, after) = (part.first()?, part.get(apart)?, part.last()?);
                Some((i16::from(*before) + i16::from(*after) - 2 * i16::from(*here)).abs())
            }));
        }
        steps.sort_unstable();
        f32::from(steps.get(steps.len() / 5).copied().unwrap_or_default()) / 0.62
    }

    /// The picture at twice its size, each point as four.
    pub fn double(&self) -> Picture<'static> {
        let rows = self.rows().flat_map(|row| [row, row]);
        let bytes = rows.flat_map(|row| row.iter().flat_map(|byte| [*byte, *byte])).collect();
        Picture { bytes: Cow::Owned(bytes), width: 2 * self.width, height: 2 * self.height }
    }

    /// The picture at half its size, four points to one.
    pub fn half(&self) -> Picture<'static> {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut bytes = Vec::with_capacity(width * height);
        for pair in self.bytes.chunks_exact(self.width * 2) {
            let (upper, lower) = pair.split_at(self.width);
            for (upper, lower) in upper.chunks_exact(2).zip(lower.chunks_exact(2)) {
                let sum: u16 = upper.iter().chain(lower).map(|byte| u16::from(*byte)).sum();
                bytes.push(byte((sum + 2) / 4));
            }
        }
        Picture { bytes: Cow::Owned(bytes), width, height }
    }
}

/// Three in a line, the middle one twice.
fn sum(before: impl Into<u16>, here: impl Into<u16>, after: impl Into<u16>) -> u16 {
    before.into() + 2 * here.into() + after.into()
}

/// What is no more than a byte.
fn byte(value: u16) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;

    fn at(picture: &Picture<'_>, x: f32, y: f32) -> Option<f32> {
        picture.at(Vector { x, y })
    }

    #[test]
    fn a_picture_has_as_many_bytes_as_points() {
        assert!(Picture::new(&[0; 6], 3, 2).is_some());
        for (width, height) in [(3, 3), (0, 6), (6, 0), (usize::MAX, 2)] {
            assert!(Picture::new(&[0; 6], width, height).is_none() && Picture::new(&[], width, height).is_none());
        }
    }

    #[test]
    fn between_points_it_is_as_light_as_they_are_near() {
        let picture = Picture::new(&[0, 100, 200, 40], 2, 2).unwrap();
        assert_eq!([at(&picture, 0.5, 0.5), at(&picture, 1.5, 1.5)], [Some(0.0), Some(40.0)]);
        assert_eq!([at(&picture, 1.0, 0.5), at(&picture, 1.0, 1.0)], [Some(50.0), Some(85.0)]);
        // Up to the edge, and not beyond it.
        assert_eq!([at(&picture, 0.0, 0.0), at(&picture, 1.9, 0.1)], [Some(0.0), Some(100.0)]);
        for (x, y) in [(-0.1, 1.0), (2.0, 1.0), (1.0, 2.0), (f32::NAN, 1.0), (1.0, f32::INFINITY)] {
            assert_eq!(at(&picture, x, y), None);
        }
        let line = picture.line(Vector { x: 0.5, y: 0.5 }, Vector { x: 0.5, y: 0.0 }, 9);
        assert_eq!(line, [0, 50, 100]);
    }

    #[test]
    fn a_picture_is_halved_doubled_and_smoothed() {
        let picture = Picture::new(&[0, 100, 7, 100, 200, 7, 9, 9, 9], 3, 3).unwrap();
        let half = picture.half();
        assert_eq!((&*half.bytes, half.width, half.height), (&[100][..], 1, 1));
        let double = Picture::new(&[1, 2], 2, 1).unwrap().double();
        assert_eq!((&*double.bytes, double.width, double.height), (&[1, 1, 2, 2, 1, 1, 2, 2][..], 4, 2));
        let dot = Picture::new(&[0, 0, 0, 0, 160, 0, 0, 0, 0], 3, 3).unwrap();
        assert_eq!(*dot.smooth().bytes, [10, 20, 10, 20, 40, 20, 10, 20, 10]);
        assert_eq!(*Picture::new(&[9; 5], 5, 1).unwrap().smooth().bytes, [9; 5]);
    }

    #[test]
    fn noise_is_told_from_edges() {
        let plain = (0..10_000_u32).map(|at| if at % 20 < 10 { 60 } else { 180 });
        let as_bytes = |light: &mut dyn Iterator<Item = u32>| light.map(|light| u8::try_from(light).unwrap()).collect();
        let sharp: Vec<u8> = as_bytes(&mut plain.clone());
        assert_eq!(Picture::new(&sharp, 100, 100).unwrap().noise(1), 0.0);
        let mut random = Random::new(1);
        // The sum of twelve has a standard deviation of 11.
        let mut noise = || (0..12).map(|_| random.below(11)).sum::<u32>();
        let noisy: Vec<u8> = as_bytes(&mut plain.map(|light| light + noise() - 60));
        let noisy = Picture::new(&noisy, 100, 100).unwrap();
        // A little more, since a fifth of the steps are edges.
        for noise in [noisy.noise(1), noisy.double().noise(2)] {
            assert!((9.0..16.0).contains(&noise), "{noise}");
        }
    }
}

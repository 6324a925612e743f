//! What all symbols of a size have in common: their function patterns, by which a symbol is known and its modules
//! are found.

use std::ops::RangeInclusive;

use crate::base::number::saturated;
use crate::class::scan::homography::Homography;
use crate::class::scan::picture::Picture;
use crate::class::scan::vector::Vector;

/// How many modules lie side by side in the smallest symbol and in the largest one.
const SIZES: RangeInclusive<usize> = 21..=177;
/// How many modules the middle of a finder pattern is from the edge of the symbol.
const INSET: f32 = 3.5;

/// A function pattern: the middles of its modules, in sides of the square between the middles of the finder
/// patterns, and whether each is dark.
type Pattern = Vec<(f32, f32, bool)>;

/// The function patterns of the symbols of a size.
#[derive(Clone, Debug, PartialEq)]
pub struct Patterns {
    /// How many modules lie side by side.
    pub size: usize,
    of: Vec<Pattern>,
}

impl Patterns {
    /// None where no symbols have that size.
    pub fn new(size: usize) -> Option<Self> {
        let is_size = SIZES.contains(&size) && size % 4 == 1;
        let modules = i32::try_from(size).ok().filter(|_| is_size)?;
        let mut patterns = Self { size, of: Vec::new() };
        let last = modules - 7;
        for (x, y) in [(0, 0), (last, 0), (0, last)] {
            // With the light that must be around it.
            patterns.square(x + 3, y + 3, 4, |ring| ring != 2 && ring != 4);
        }
        patterns.add((8..last).map(|at| (at, 6, at % 2 == 0)));
        patterns.add((8..last).map(|at| (6, at, at % 2 == 0)));
        let middles = alignment(modules);
        for (x, y) in middles.iter().flat_map(|y| middles.iter().map(move |x| (*x, *y))) {
            let is_finder = x.min(y) == 6 && (x.max(y) == 6 || x.max(y) == last);
            if !is_finder {
                patterns.square(x, y, 2, |ring| ring != 1);
            }
        }
        Some(patterns)
    }

    /// Adds squares within each other, by how many modules each is from the middle.
    fn square(&mut self, x: i32, y: i32, rings: i32, is_dark: impl Fn(i32) -> bool) {
        let side = || -rings..=rings;
        let modules = side().flat_map(|down| side().map(move |right| (right, down)));
        self.add(modules.map(|(right, down)| (x + right, y + down, is_dark(right.abs().max(down.abs())))));
    }

    fn add(&mut self, modules: impl Iterator<Item = (i32, i32, bool)>) {
        let place = |at: i32| self.place(at as f32 + 0.5);
        let pattern = modules.map(|(x, y, is_dark)| (place(x), place(y), is_dark)).collect();
        self.of.push(pattern);
    }

    /// So many modules from the edge of the symbol, in sides of the square.
    pub fn place(&self, modules: f32) -> f32 {
        (modules - INSET) / self.across()
    }

    /// How many modules are from the middle of a finder pattern to that of the next.
    pub fn across(&self) -> f32 {
        self.size as f32 - 2.0 * INSET
    }

    /// How well they are seen: 1 is perfectly, 0 not at all.
    pub fn seen(&self, picture: &Picture<'_>, corners: [Vector; 4], is_light: bool) -> f32 {
        let map = Homography::of(corners);
        let sum: f32 = self.of.iter().map(|pattern| likeness(picture, &map, pattern)).sum();
        (if is_light { -sum } else { sum }) / saturated(self.of.len()).max(1) as f32
    }
}

/// In which rows and columns the middles of the alignment patterns of a size are (ISO/IEC 18004,
/// annex E; the table of quircs is wrong in one place).
fn alignment(size: i32) -> Vec<i32> {
    let version = (size - 17) / 4;
    if version == 1 {
        return Vec::new();
    }
    let number = version / 7 + 2;
    let apart = if version == 32 { 26 } else { (version * 4 + number * 2 + 1) / (number * 2 - 2) * 2 };
    let far = (0..number - 1).map(|at| size - 7 - at * apart);
    far.chain([6]).collect()
}

/// How a pattern and what is seen in its place correlate: 1 is perfectly, 0 not at all, -1 with dark for light.
/// Each by itself, since the light may be another one elsewhere.
fn likeness(picture: &Picture<'_>, map: &Homography, pattern: &Pattern) -> f32 {
    let (mut dark, mut light, mut squares) = ((0.0, 0.0), (0.0, 0.0), 0.0);
    for (u, v, is_dark) in pattern {
        let Some(value) = picture.at(map.at(*u, *v)) else { continue };
        let sum = if *is_dark { &mut dark } else { &mut light };
        *sum = (sum.0 + value, sum.1 + 1.0);
        squares += value * value;
    }
    let all = dark.1 + light.1;
    // What is mostly beside the picture is not seen.
    if all * 2.0 < pattern.len() as f32 || dark.1 == 0.0 || light.1 == 0.0 {
        return 0.0;
    }
    let mean = (dark.0 + light.0) / all;
    let deviation = (squares / all - mean * mean).max(1.0).sqrt();
    (light.0 / light.1 - dark.0 / dark.1) * (light.1 * dark.1).sqrt() / (all * deviation)
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

    use super::*;
    use crate::base::number::whole;

    #[test]
    fn the_patterns_are_those_of_every_symbol_of_their_size() {
        for version in 1..=40 {
            let segments = QrSegment::make_segments("1");
            let version = Version::new(version);
            let code =
                QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, version, version, None, true).unwrap();
            let size = usize::try_from(code.size()).unwrap();
            let patterns = Patterns::new(size).unwrap();
            for (u, v, is_dark) in patterns.of.iter().flatten() {
                let module = |place: f32| whole(f64::from(place * patterns.across() + INSET - 0.5));
                assert_eq!(code.get_module(module(*u), module(*v)), *is_dark, "{size}: {u}, {v}");
            }
            // The finder patterns and both timing patterns; the others but for where the former are.
            let rows = alignment(code.size()).len();
            assert_eq!(patterns.of.len(), 5 + (rows * rows).saturating_sub(3));
        }
    }

    #[test]
    fn no_other_size_has_patterns() {
        for size in [0, 1, 16, 17, 20, 22, 24, 178, 181, usize::MAX] {
            assert_eq!(Patterns::new(size), None, "{size}");
        }
    }
}

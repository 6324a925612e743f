//! Codes in pictures (QR codes, ISO/IEC 18004): where a symbol is, is found here, in soft focus, aslant, small,
//! light on dark, in a mirror, and many in one picture; what its modules say, quircs reads.

mod edges;
mod finder;
mod fit;
mod homography;
mod patterns;
mod payload;
mod picture;
mod search;
mod symbol;
#[cfg(test)]
mod tests;
mod trio;
mod vector;

use picture::Picture;
use search::Scanner;
use symbol::in_order;

/// How many points the shorter side of a picture has at least: more than the smallest symbol has modules.
const LEAST_SIDE: usize = 24;
/// How many points a picture has at most that is looked at twice as near, too: one point a module is enough then.
const FEW_POINTS: usize = 200_000;
/// How many points are looked at at most; a larger picture is looked at from farther away.
const MOST_POINTS: usize = 4_000_000;

/// The texts of the codes in a grey picture, each once, in reading order: a byte a point, row by row, 0 is black.
/// Nothing where there are not as many bytes as points.
pub fn read(grey: &[u8], width: usize, height: usize) -> Vec<String> {
    let Some(whole) = Picture::new(grey, width, height) else { return Vec::new() };
    let mut scanner = Scanner::default();
    // From far away large codes are found in no time, and noise is gone.
    for (picture, scale) in sizes(whole).iter().rev().filter(|(picture, _)| picture.points() <= MOST_POINTS) {
        scanner.through(picture, *scale);
    }
    let mut texts: Vec<String> = Vec::new();
    for symbol in in_order(scanner.symbols) {
        if !texts.contains(&symbol.text) {
            texts.push(symbol.text);
        }
    }
    texts
}

/// A picture at its sizes, from near to far, and how many points of it one of theirs stands for in a row.
fn sizes(whole: Picture<'_>) -> Vec<(Picture<'_>, f32)> {
    let mut sizes = Vec::new();
    if whole.points() <= FEW_POINTS {
        sizes.push((whole.double(), 0.5));
    }
    let (mut next, mut scale) = (whole, 1.0);
    while next.width().min(next.height()) >= LEAST_SIDE {
        let half = next.half();
        sizes.push((next, scale));
        (next, scale) = (half, scale * 2.0);
    }
    sizes
}

//! Three finder patterns that may be those of one symbol.

use crate::class::scan::edges::edges;
use crate::class::scan::finder::{Finder, crossed};
use crate::class::scan::picture::Picture;
use crate::class::scan::vector::{Vector, index};

/// With how many pairs of others a finder pattern is tried, of those that are likely.
const MOST_PAIRS: usize = 8;
/// How many modules are from one middle to the next: in the smallest symbol and in the largest one, with what a
/// first look may be wrong by.
const ACROSS: [f32; 2] = [9.0, 190.0];
/// Beyond this doubt they are not those of one symbol.
const MOST_DOUBT: f32 = 1.5;
/// How many modules a symbol has from side to side beyond those between the middles of its finder patterns.
const BEYOND: f32 = 7.0;

/// Three finder patterns that may be those of one symbol.
#[derive(Clone, Copy, Debug)]
pub struct Trio {
    /// The middles of that in the corner, of the one to its right and of the one below it; in a mirror the other
    /// way round.
    pub corners: [Vector; 3],
    /// Where the middle of a fourth one would be.
    pub last: Vector,
    /// How many modules are from one middle to the next, about.
    across: f32,
    /// Whether the symbol is light on dark.
    pub is_light: bool,
    /// How little they look like those of one symbol.
    doubt: f32,
}

impl Trio {
    /// The sizes that the symbol may have, in modules.
    pub fn sizes(&self) -> impl Iterator<Item = usize> {
        let size = self.across + BEYOND;
        let near = nearest(size);
        let other = if size > near { near + 4.0 } else { near - 4.0 };
        let is_between = (size - near).abs() > 1.0;
        [Some(near), is_between.then_some(other)].into_iter().flatten().map(index)
    }
}

/// The trios of a picture, those first that are likely.
pub fn trios(picture: &Picture<'_>, finders: &[Finder], swing: i32) -> Vec<Trio> {
    let mut trios: Vec<Trio> = Vec::new();
    for from in finders {
        let others = || finders.iter().filter(|other| is_pair(from, other));
        let mut pairs = Vec::new();
        for right in others() {
            let below = others().filter(|below| (right.at - from.at).cross(below.at - from.at) > 0.0);
            pairs.extend(below.filter_map(|below| Some((slanted(from, right, below)?, right, below))));
        }
        pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
        pairs.truncate(MOST_PAIRS);
        trios.extend(pairs.into_iter().filter_map(|(_, right, below)| trio(picture, [from, right, below], swing)));
    }
    trios.sort_by(|one, other| one.doubt.total_cmp(&other.doubt));
    trios
}

/// Whether two may belong to one symbol.
fn is_pair(one: &Finder, other: &Finder) -> bool {
    let [least, most] = ACROSS;
    let (small, large) = (one.module.min(other.module), one.module.max(other.module));
    let way = (other.at - one.at).length();
    one.is_light == other.is_light && large < 2.6 * small && way > least * small && way < most * large
}

/// How far they are from a right angle between sides of one length, and from each other; none where no symbol is
/// seen like that.
fn slanted(from: &Finder, right: &Finder, below: &Finder) -> Option<f32> {
    let (across, down) = (right.at - from.at, below.at - from.at);
    let (wide, high) = (across.length(), down.length());
    let (small, large) = (wide.min(high), wide.max(high));
    let slant = across.dot(down).abs() / (wide * high);
    let far = large / from.module / 100.0;
    (slant < 0.8 && large < 2.5 * small).then_some(slant + 1.0 - small / large + far)
}

fn trio(picture: &Picture<'_>, [from, right, below]: [&Finder; 3], swing: i32) -> Option<Trio> {
    // How wide a module is at one of them on the way to another.
    let module = |at: &Finder, to: &Finder| {
        let way = to.at - at.at;
        Some(crossed(picture, at.at, way * (1.0 / way.length()), at.module, swing, at.is_light)?.1)
    };
    // Along a straight line a module shrinks by the square of how far away it is. So both tell how many
    // modules are between them, and how much farther away the second one is.
    let side = |one: &Finder, other: &Finder| {
        let (near, far) = (module(one, other)?, module(other, one)?);
        Some(((other.at - one.at).length() / (near * far).sqrt(), (near / far).sqrt()))
    };
    let ((wide, right_far), (high, below_far)) = (side(from, right)?, side(from, below)?);
    let last_far = right_far + below_far - 1.0;
    let last = (right.at * right_far + below.at * below_far - from.at) * (1.0 / last_far.max(0.2));
    let across = (wide + high) / 2.0;
    let corners = [from.at, right.at, below.at];
    let off = (across + BEYOND - nearest(across + BEYOND)).abs();
    let doubt = 4.0 * (wide - high).abs() / across + off / 8.0 + timing(picture, corners, across, swing);
    (doubt < MOST_DOUBT).then_some(Trio { corners, last, across, is_light: from.is_light, doubt })
}

/// The nearest size that symbols have.
fn nearest(size: f32) -> f32 {
    ((size - 17.0) / 4.0).round() * 4.0 + 17.0
}

/// How far the timing patterns, a row and a column of modules dark and light in turn, are from having as many
/// edges as they should: as a part of that, of both together.
fn timing(picture: &Picture<'_>, [from, right, below]: [Vector; 3], across: f32, swing: i32) -> f32 {
    let off = |along: Vector, beside: Vector| {
        // From the edge of one finder pattern to that of the next, three modules from their middles.
        let start = from + (along + beside) * (3.0 / across);
        let way = along * ((across - 6.0) / across);
        let steps = way.length().ceil().max(1.0);
        let mut found = Vec::new();
        edges(&picture.line(start, way * (1.0 / steps), index(steps) + 1), swing, &mut found);
        (found.len() as f32 - (across - 6.0)).abs() / across
    };
    off(right - from, below - from) + off(below - from, right - from)
}

//! Finder patterns: the squares in three corners of a symbol. On any line through the middle of one, dark and
//! light are as long as 1, 1, 3, 1 and 1 modules.

use std::cmp::Reverse;

use crate::class::scan::edges::{Edge, edges};
use crate::class::scan::picture::Picture;
use crate::class::scan::vector::{Vector, index};

/// How many finder patterns of a picture are used, of those that most rows show.
const MOST: usize = 160;

/// A finder pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finder {
    /// Its middle.
    pub at: Vector,
    /// How wide a module is, in points, about.
    pub module: f32,
    /// Whether it is light on dark.
    pub is_light: bool,
    /// How many rows show it.
    rows: usize,
}

/// The finder patterns of a picture, those first that most rows show.
pub fn finders(picture: &Picture<'_>, swing: i32) -> Vec<Finder> {
    let mut finders: Vec<Finder> = Vec::new();
    let mut row_edges = Vec::new();
    for (y, row) in picture.rows().enumerate() {
        edges(row, swing, &mut row_edges);
        // Those of a code are farther from each other: these are noise.
        if row_edges.len() * 3 > row.len() {
            continue;
        }
        for six in row_edges.windows(6) {
            let Some((x, module)) = pattern(six) else { continue };
            let is_light = six.first().is_some_and(|edge| edge.rise > 0.0);
            let place = Vector { x, y: y as f32 + 0.5 };
            // Mostly one that the row above shows, too.
            let known = finders.iter_mut().rev().find(|known| {
                let way = known.at - place;
                known.is_light == is_light && way.x.abs() < known.module * 2.0 && way.y.abs() < known.module * 2.5
            });
            if let Some(known) = known {
                known.rows += 1;
            } else if finders.len() < 4 * MOST {
                finders.extend(confirmed(picture, place, module, swing, is_light));
            }
        }
    }
    finders.retain(|finder| finder.rows as f32 > 0.6 * finder.module);
    finders.sort_by_key(|finder| Reverse(finder.rows));
    finders.truncate(MOST);
    finders
}

/// The middle, and how wide a module is, where six edges are those of a finder pattern.
fn pattern(edges: &[Edge]) -> Option<(f32, f32)> {
    let [first, second, third, fourth, fifth, last] = edges else { return None };
    let module = (last.at - first.at) / 7.0;
    let is_long = |from: &Edge, to: &Edge, modules: f32| {
        let most = 0.5 * modules.sqrt() * module + 0.25;
        (to.at - from.at - modules * module).abs() < most
    };
    let is_pattern = is_long(first, second, 1.0)
        && is_long(second, third, 1.0)
        && is_long(third, fourth, 3.0)
        && is_long(fourth, fifth, 1.0)
        && is_long(fifth, last, 1.0);
    let heights = || edges.iter().map(|edge| edge.rise.abs());
    // Soft focus lowers the inner edges, though not to nothing.
    let is_even = heights().fold(f32::MAX, f32::min) > 0.1 * heights().fold(0.0, f32::max);
    let middle = edges.iter().map(|edge| edge.at).sum::<f32>() / 6.0;
    (is_pattern && is_even && module > 0.8).then_some((middle, module))
}

/// What a row has shown, if other lines through its middle show it, too.
fn confirmed(picture: &Picture<'_>, place: Vector, module: f32, swing: i32, is_light: bool) -> Option<Finder> {
    let along = |place, x, y, module| crossed(picture, place, Vector { x, y }, module, swing, is_light);
    let (at, high) = along(place, 0.0, 1.0, module)?;
    let (at, wide) = along(at, 1.0, 0.0, module)?;
    let (at, high) = along(at, 0.0, 1.0, high)?;
    let (module, slope) = ((wide + high) / 2.0, 0.5_f32.sqrt());
    // It is longest on the lines that run aslant through it. Soft focus takes its corners away.
    let aslant = [along(at, slope, slope, module), along(at, slope, -slope, module)];
    let module = aslant.into_iter().flatten().map(|(_, module)| module).fold(module, f32::min);
    Some(Finder { at, module, is_light, rows: 1 })
}

/// The middle of a finder pattern, and how wide a module is, on a line through a place of it.
pub fn crossed(
    picture: &Picture<'_>,
    place: Vector,
    step: Vector,
    module: f32,
    swing: i32,
    is_light: bool,
) -> Option<(Vector, f32)> {
    let reach = (module * 9.0).ceil();
    let mut back = reach;
    while back > 0.0 && picture.at(place - step * back).is_none() {
        back -= 1.0;
    }
    let mut found = Vec::new();
    edges(&picture.line(place - step * back, step, index(reach + back) + 1), swing, &mut found);
    // The middle of the first point of the line is at half a step.
    let here = back + 0.5;
    found.windows(6).find_map(|six| {
        let [first, _, third, fourth, ..] = six else { return None };
        let is_here = third.at <= here && here <= fourth.at && (first.rise > 0.0) == is_light;
        let (middle, found) = pattern(six).filter(|_| is_here)?;
        let is_alike = found < module * 2.2 && module < found * 2.2;
        is_alike.then_some((place + step * (middle - here), found))
    })
}

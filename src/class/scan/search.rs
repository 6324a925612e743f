//! The search for symbols through a picture, at one of its sizes after the other.

use crate::base::number::whole;
use crate::class::scan::finder::finders;
use crate::class::scan::fit::{Fit, fit, modules};
use crate::class::scan::homography::Homography;
use crate::class::scan::patterns::Patterns;
use crate::class::scan::payload::text;
use crate::class::scan::picture::Picture;
use crate::class::scan::symbol::Symbol;
use crate::class::scan::trio::{Trio, trios};
use crate::class::scan::vector::Vector;

/// How many modules of symbols are looked for at each size of the picture and found to be none, at most.
const EFFORT: usize = 30_000;
/// How well the function patterns of a symbol are seen at least.
const LEAST_SEEN: f32 = 0.4;
/// By how much light and dark differ at most where the noise allows no less.
const MOST_SWING: f32 = 110.0;

/// What was read so far.
#[derive(Debug, Default)]
pub struct Scanner {
    pub symbols: Vec<Symbol>,
}

impl Scanner {
    /// Looks through a picture of which each point stands for `scale` points of the whole one in a row.
    pub fn through(&mut self, picture: &Picture<'_>, scale: f32) {
        // Of a doubled picture, points side by side are the same.
        let noise = picture.noise(if scale < 1.0 { 2 } else { 1 });
        let smooth = picture.smooth();
        let mut effort = EFFORT;
        // First small symbols in sharp pictures, then soft and dim ones.
        for (lines, least, times) in [(picture, 40.0, 3.0), (&smooth, 20.0, 1.5), (&smooth, 9.0, 1.0)] {
            let swing = (noise * times).max(least);
            if swing < MOST_SWING {
                self.pass(picture, lines, whole(f64::from(swing)), scale, &mut effort);
            }
        }
    }

    /// Looks for what light and dark differ in by more than `swing`.
    fn pass(&mut self, picture: &Picture<'_>, lines: &Picture<'_>, swing: i32, scale: f32, effort: &mut usize) {
        let mut finders = finders(lines, swing);
        finders.retain(|finder| !self.knows(finder.at * scale));
        for trio in trios(lines, &finders, swing) {
            // The pattern of a symbol is that of no other.
            if trio.corners.iter().any(|corner| self.knows(*corner * scale)) {
                continue;
            }
            match symbol(picture, &trio, scale, effort) {
                Some(symbol) => self.symbols.push(symbol),
                None if *effort == 0 => return,
                None => {}
            }
        }
    }

    /// Whether a place of the whole picture belongs to what was read.
    fn knows(&self, place: Vector) -> bool {
        self.symbols.iter().any(|symbol| symbol.holds(place))
    }
}

/// The symbol of three finder patterns, if it can be read; takes the effort away if not.
fn symbol(picture: &Picture<'_>, trio: &Trio, scale: f32, effort: &mut usize) -> Option<Symbol> {
    let mut best: Option<(Patterns, Fit)> = None;
    let mut work = 0;
    for size in trio.sizes() {
        let Some(patterns) = Patterns::new(size) else { continue };
        work += size * size;
        let fit = fit(picture, &patterns, trio);
        if best.as_ref().is_none_or(|(_, best)| fit.seen > best.seen) {
            best = Some((patterns, fit));
        }
    }
    let read = best.filter(|(_, fit)| fit.seen > LEAST_SEEN).and_then(|(patterns, fit)| {
        let text = text(&modules(picture, &patterns, &fit), patterns.size, trio.is_light)?;
        let map = Homography::of(fit.corners);
        let (from, to) = (patterns.place(0.0), patterns.place(patterns.size as f32));
        let corners = [(from, from), (to, from), (from, to), (to, to)].map(|(u, v)| map.at(u, v) * scale);
        Some(Symbol { text, corners })
    });
    if read.is_none() {
        *effort = effort.saturating_sub(work);
    }
    read
}

//! Where the modules of a symbol are: its function patterns, which all symbols of its size have in common, are
//! laid over the picture, and moved to where they are seen best.

use crate::base::number::whole;
use crate::class::scan::homography::Homography;
use crate::class::scan::patterns::Patterns;
use crate::class::scan::picture::Picture;
use crate::class::scan::trio::Trio;
use crate::class::scan::vector::Vector;

/// How many rounds of small moves there are.
const ROUNDS: usize = 8;

/// Where a symbol lies.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// Where the middles of the finder patterns are, and that of a fourth one would be, row by row.
    pub corners: [Vector; 4],
    /// How well its function patterns are seen there: 1 is perfectly.
    pub seen: f32,
}

/// Where the patterns are seen best, near to where three of them were found.
pub fn fit(picture: &Picture<'_>, patterns: &Patterns, trio: &Trio) -> Fit {
    let [from, right, below] = trio.corners;
    let module = 1.0 / patterns.across();
    let mut best = Fit { corners: [from, right, below, trio.last], seen: f32::MIN };
    let try_at = |best: &mut Fit, corners| {
        let seen = patterns.seen(picture, corners, trio.is_light);
        if seen > best.seen {
            *best = Fit { corners, seen };
        }
    };
    // The fourth corner is a guess, by up to a tenth of the side wrong.
    let (across, down) = ((trio.last - below) * module, (trio.last - right) * module);
    let reach = whole(f64::from((patterns.across() * 0.1).ceil()));
    for (x, y) in (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (x, y))) {
        try_at(&mut best, [from, right, below, trio.last + across * x as f32 + down * y as f32]);
    }
    let (across, down) = ((right - from) * module, (below - from) * module);
    let mut step = 0.5;
    for _ in 0..ROUNDS {
        let before = best.seen;
        for corner in 0..best.corners.len() {
            for way in [across, across * -1.0, down, down * -1.0] {
                let mut corners = best.corners;
                if let Some(corner) = corners.get_mut(corner) {
                    *corner = *corner + way * step;
                }
                try_at(&mut best, corners);
            }
        }
        if best.seen < before + 0.002 {
            step *= 0.5;
        }
    }
    best
}

/// How light each module is, row by row.
pub fn modules(picture: &Picture<'_>, patterns: &Patterns, fit: &Fit) -> Vec<f32> {
    /// Where in a module it is looked at.
    const PARTS: [(f32, f32); 5] = [(0.5, 0.5), (0.3, 0.3), (0.7, 0.3), (0.3, 0.7), (0.7, 0.7)];
    let map = Homography::of(fit.corners);
    let side = || 0..patterns.size;
    let places = side().flat_map(|y| side().map(move |x| (x as f32, y as f32)));
    let module = |(x, y): (f32, f32)| {
        let at = |(right, down): (f32, f32)| map.at(patterns.place(x + right), patterns.place(y + down));
        let parts = PARTS.iter().filter_map(|part| picture.at(at(*part)));
        let (sum, number) = parts.fold((0.0, 0.0_f32), |(sum, number), part| (sum + part, number + 1.0));
        sum / number.max(1.0)
    };
    places.map(module).collect()
}

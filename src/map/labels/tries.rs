//! Where a text is tried: within a shape, on the sides of a pin, in rings around it, and on a name's spot and aside of it.

use super::item::Side;

/// In the place of a pin, whose disc is not drawn then: in the middle of the shape that it names, or a line aside.
pub(super) const WITHIN: [Side; 5] = [
    Side { x: 0.0, y: 0.0, far: 0.0, wide: 0.0 },
    Side { x: 0.0, y: -0.5, far: 0.0, wide: 0.0 },
    Side { x: 0.0, y: 0.5, far: 0.0, wide: 0.0 },
    Side { x: 0.0, y: -0.9, far: 0.0, wide: 0.0 },
    Side { x: 0.0, y: 0.9, far: 0.0, wide: 0.0 },
];

/// The sides of a pin, in the order in which they are tried.
pub const SIDES: [Side; 8] = [
    Side { x: 1.0, y: 0.0, far: 0.0, wide: 0.0 },
    Side { x: 0.0, y: 1.0, far: 0.0, wide: 0.0 },
    Side { x: -1.0, y: 0.0, far: 0.0, wide: 0.0 },
    Side { x: 0.0, y: -1.0, far: 0.0, wide: 0.0 },
    Side { x: 1.0, y: 0.7, far: 0.0, wide: 0.0 },
    Side { x: 1.0, y: -0.7, far: 0.0, wide: 0.0 },
    Side { x: -1.0, y: 0.7, far: 0.0, wide: 0.0 },
    Side { x: -1.0, y: -0.7, far: 0.0, wide: 0.0 },
];

/// Where a name is tried: on its spot, then aside, in shares of its width and of its height. A dot stays on its spot.
pub(super) const ASIDE: [(f64, f64); 11] = [
    (0.0, 0.0),
    (0.0, 0.8),
    (0.0, -0.8),
    (0.3, 0.0),
    (-0.3, 0.0),
    (0.3, 0.8),
    (-0.3, 0.8),
    (0.3, -0.8),
    (-0.3, -0.8),
    (0.0, 1.6),
    (0.0, -1.6),
];

/// The places at which a name that must not be missing is tried.
pub(super) const WHORLS: usize = 11 + 6 * 16;

/// The places at which a name is tried, by their numbers: those close to its spot, then around these in wider
/// and wider rings, in shares of its width and of its height.
pub(super) fn whorl(n: usize) -> (f64, f64) {
    // Sixteen directions, by those of the first quarter.
    const QUARTER: [(f64, f64); 4] = [(1.0, 0.0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92)];
    ASIDE.get(n).copied().unwrap_or_else(|| {
        let (ring, at) = ((n - ASIDE.len()) / 16, (n - ASIDE.len()) % 16);
        let (x, y) = QUARTER.get(at % 4).copied().unwrap_or_default();
        let (x, y) = match at / 4 {
            0 => (x, y),
            1 => (-y, x),
            2 => (-x, -y),
            _ => (y, -x),
        };
        let far = 0.25 * (ring + 2) as f64;
        (x * far, y * far * 4.0)
    })
}

/// How far a text is from its pin at most, in CSS px: further away nobody finds it.
pub(super) const FURTHEST: f64 = 320.0;

/// How many places for a text, the nearest first, are looked at for a line that crosses nothing.
pub(super) const NEAREST: usize = 80;

/// From one place for a text at the end of a line to the next, in CSS px.
pub(super) const STEP: f64 = 8.0;

/// A step of a ring around a pin, from its upper left corner clockwise: to the right and down, in CSS px.
pub(super) fn ring_step(ring: i32, n: i32) -> (f64, f64) {
    let (side, along) = (n / (2 * ring), n % (2 * ring) - ring);
    let (x, y) = match side {
        0 => (along, -ring),
        1 => (ring, along),
        2 => (-along, ring),
        _ => (-ring, -along),
    };
    (f64::from(x) * STEP, f64::from(y) * STEP)
}

//! Flights of the camera, with their easing: the smooth zoom-and-pan path of van Wijk and Nuij,
//! "Smooth and efficient zooming and panning" (2003), equations 9 and 10.

use crate::map::camera::Camera;
use crate::map::exp::{exp, ln};
use crate::map::point::length;

/// The trade between zooming and panning; the paper's users liked about 1.42.
const RHO: f64 = std::f64::consts::SQRT_2;

/// The least and the greatest time of a flight, in ms.
const DURATION: (f64, f64) = (400.0, 900.0);

/// A flight between two cameras.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flight {
    from: Camera,
    to: Camera,
    /// The distance between the centres, in widths of the view at zoom 1.
    distance: f64,
    /// The length of the path.
    length: f64,
    r0: f64,
}

impl Flight {
    /// The flight between two cameras; `width` is what is seen across at zoom 1,
    /// in map units.
    pub fn new(from: Camera, to: Camera, width: f64) -> Self {
        let (w0, w1) = (1.0 / from.k, 1.0 / to.k);
        let distance = length(to.x - from.x, to.y - from.y) / width.max(1.0);
        if distance < 1e-6 {
            return Self { from, to, distance: 0.0, length: ln(w1 / w0).abs() / RHO, r0: 0.0 };
        }
        let rho2 = RHO * RHO;
        let b = |w: f64, sign: f64| {
            (w1 * w1 - w0 * w0 + sign * rho2 * rho2 * distance * distance) / (2.0 * w * rho2 * distance)
        };
        let r = |b: f64| ln((b * b + 1.0).sqrt() - b);
        let (r0, r1) = (r(b(w0, 1.0)), r(b(w1, -1.0)));
        Self { from, to, distance, length: (r1 - r0) / RHO, r0 }
    }

    /// How long it takes, in ms, by its length.
    pub fn duration(&self) -> f64 {
        (DURATION.0 + 250.0 * self.length.abs()).clamp(DURATION.0, DURATION.1)
    }

    /// The camera at a share of the way, from 0 to 1.
    pub fn at(&self, t: f64) -> Camera {
        if t <= 0.0 {
            return self.from;
        }
        if t >= 1.0 {
            return self.to;
        }
        let w0 = 1.0 / self.from.k;
        let s = t * self.length;
        if self.distance == 0.0 {
            let sign = if self.to.k > self.from.k { -1.0 } else { 1.0 };
            return Camera { x: self.from.x, y: self.from.y, k: 1.0 / (w0 * exp(sign * RHO * s)) };
        }
        let cosh0 = cosh(self.r0);
        let u = w0 / (RHO * RHO) * (cosh0 * tanh(RHO * s + self.r0) - sinh(self.r0));
        let w = w0 * cosh0 / cosh(RHO * s + self.r0);
        let share = u / self.distance;
        Camera {
            x: self.from.x + (self.to.x - self.from.x) * share,
            y: self.from.y + (self.to.y - self.from.y) * share,
            k: 1.0 / w,
        }
    }
}

// By `exp` alone, which is there anyway.

fn cosh(x: f64) -> f64 {
    f64::midpoint(exp(x), exp(-x))
}

fn sinh(x: f64) -> f64 {
    (exp(x) - exp(-x)) / 2.0
}

fn tanh(x: f64) -> f64 {
    sinh(x) / cosh(x)
}

/// Easing, in and out (a cubic), so that a flight starts and ends at rest.
pub fn ease(t: f64) -> f64 {
    let t = t.clamp(0.0, 1.0);
    if t < 0.5 { 4.0 * t * t * t } else { 1.0 - (2.0 - 2.0 * t).powi(3) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: Camera, b: Camera) -> bool {
        (a.x - b.x).abs() < 1e-3 && (a.y - b.y).abs() < 1e-3 && (a.k - b.k).abs() < 1e-6
    }

    #[test]
    fn a_flight_starts_and_ends_where_it_should() {
        let a = Camera { x: 0.0, y: 0.0, k: 1.0 };
        let b = Camera { x: 900.0, y: 300.0, k: 4.0 };
        for (from, to) in [(a, b), (b, a), (a, a), (a, Camera { k: 3.0, ..a }), (b, Camera { k: 1.0, ..b })] {
            let flight = Flight::new(from, to, 3000.0);
            assert!(close(flight.at(1e-9), from), "{:?}", flight.at(1e-9));
            assert!(close(flight.at(1.0 - 1e-9), to), "{:?}", flight.at(1.0 - 1e-9));
        }
    }

    #[test]
    fn a_flight_takes_400_to_900_ms() {
        let a = Camera { x: 0.0, y: 0.0, k: 1.0 };
        for x in [0.0, 1.0, 500.0, 1e7] {
            for k in [1.0, 2.0, 8.0] {
                let duration = Flight::new(a, Camera { x, y: 0.0, k }, 3000.0).duration();
                assert!((400.0..=900.0).contains(&duration), "{duration}");
            }
        }
    }

    #[test]
    fn a_far_flight_between_close_views_zooms_out_on_the_way() {
        let a = Camera { x: -1000.0, y: 0.0, k: 6.0 };
        let b = Camera { x: 1000.0, y: 0.0, k: 6.0 };
        let middle = Flight::new(a, b, 3000.0).at(0.5);
        assert!(middle.k < 3.0 && middle.x.abs() < 1e-6, "{middle:?}");
    }
}

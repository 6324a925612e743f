//! How a flat symbol is seen from anywhere: the plane projective map from its modules to points.

use crate::class::scan::vector::Vector;

/// From the unit square to a quadrilateral (Heckbert 1989).
#[derive(Clone, Copy, Debug)]
pub struct Homography {
    across: Vector,
    down: Vector,
    from: Vector,
    far: Vector,
}

impl Homography {
    /// By where (0, 0), (1, 0), (0, 1) and (1, 1) are seen. Where they are on one line, no place is any number.
    pub fn of([from, right, below, last]: [Vector; 4]) -> Self {
        let (first, second) = (right - last, below - last);
        let third = from - right + last - below;
        let whole = first.cross(second);
        let far = Vector { x: third.cross(second) / whole, y: first.cross(third) / whole };
        Self { across: right - from + right * far.x, down: below - from + below * far.y, from, far }
    }

    /// Where a place of the square is seen.
    pub fn at(&self, u: f32, v: f32) -> Vector {
        let nearness = 1.0 / (self.far.x * u + self.far.y * v + 1.0);
        (self.across * u + self.down * v + self.from) * nearness
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_seen_where_they_are_and_the_middle_where_the_diagonals_meet() {
        let corners = [(10.0, 20.0), (110.0, 30.0), (20.0, 90.0), (80.0, 70.0)].map(|(x, y)| Vector { x, y });
        let map = Homography::of(corners);
        for ((u, v), corner) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].into_iter().zip(corners) {
            assert!((map.at(u, v) - corner).length() < 0.001);
        }
        let middle = map.at(0.5, 0.5);
        let is_on = |from: Vector, to: Vector| (to - from).cross(middle - from).abs() < 0.01;
        assert!(is_on(corners[0], corners[3]) && is_on(corners[1], corners[2]), "{middle:?}");
    }

    #[test]
    fn corners_on_a_line_show_nothing() {
        let map = Homography::of([1.0, 2.0, 3.0, 4.0].map(|x| Vector { x, y: x }));
        assert!(!map.at(0.5, 0.3).x.is_finite());
    }
}

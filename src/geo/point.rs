//! Points of the globe in degrees (longitude and latitude), and of the grid of whole map units that
//! shapes are stored in; rings of points.

use crate::base::number::whole;
use crate::map::point::MapPoint;

/// A place on the globe.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeoPoint {
    /// East of Greenwich, in degrees.
    pub lon: f64,
    /// North of the equator, in degrees.
    pub lat: f64,
}

/// A point of the grid, in whole map units; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GridPoint {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

impl GridPoint {
    /// The point of the grid that is nearest to one of the plane; what lies beyond the grid's end
    /// goes to its end.
    pub fn nearest(point: MapPoint) -> Self {
        Self { x: whole(point.x), y: whole(point.y) }
    }
}

impl From<GridPoint> for MapPoint {
    fn from(point: GridPoint) -> Self {
        Self { x: f64::from(point.x), y: f64::from(point.y) }
    }
}

/// The area that a ring encloses, in square map units: above 0 when it runs
/// clockwise on the screen, below 0 when it runs the other way round. The ring
/// is closed by itself: its first point need not be repeated.
pub fn signed_area(ring: impl IntoIterator<Item = MapPoint>) -> f64 {
    let mut points = ring.into_iter();
    let Some(first) = points.next() else { return 0.0 };
    // Seen from the first point, so that a far ring loses no digits.
    let mut last = MapPoint { x: 0.0, y: 0.0 };
    let mut doubled = 0.0;
    for point in points {
        let here = MapPoint { x: point.x - first.x, y: point.y - first.y };
        doubled += last.x * here.y - here.x * last.y;
        last = here;
    }
    doubled / 2.0
}

/// Whether a point lies inside a ring, by counting the sides east of it. The
/// ring is closed by itself: its first point need not be repeated.
pub fn ring_contains<P: Copy + Into<MapPoint>>(ring: &[P], point: MapPoint) -> bool {
    let Some(last) = ring.last() else { return false };
    let mut inside = false;
    let mut a: MapPoint = (*last).into();
    for b in ring.iter().copied().map(P::into) {
        if (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
        a = b;
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [GridPoint; 4] =
        [GridPoint { x: 1, y: 1 }, GridPoint { x: 3, y: 1 }, GridPoint { x: 3, y: 3 }, GridPoint { x: 1, y: 3 }];

    #[test]
    fn a_ring_that_runs_clockwise_on_the_screen_has_an_area_above_zero() {
        assert_eq!(signed_area(SQUARE.map(MapPoint::from)), 4.0);
        assert_eq!(signed_area(SQUARE.into_iter().rev().map(MapPoint::from)), -4.0);
    }

    #[test]
    fn a_repeated_first_point_changes_no_area() {
        assert_eq!(signed_area(SQUARE.into_iter().chain([SQUARE[0]]).map(MapPoint::from)), 4.0);
        assert_eq!(signed_area([]), 0.0);
    }

    #[test]
    fn a_ring_contains_what_lies_inside() {
        assert!(ring_contains(&SQUARE, MapPoint { x: 2.0, y: 1.5 }));
        for (x, y) in [(0.5, 2.0), (3.5, 2.0), (2.0, 0.5), (2.0, 3.5)] {
            assert!(!ring_contains(&SQUARE, MapPoint { x, y }), "{x} {y}");
        }
        assert!(!ring_contains::<GridPoint>(&[], MapPoint { x: 0.0, y: 0.0 }));
    }

    #[test]
    fn the_grid_takes_the_nearest_whole_units() {
        assert_eq!(GridPoint::nearest(MapPoint { x: 1.4, y: -1.6 }), GridPoint { x: 1, y: -2 });
        assert_eq!(GridPoint::nearest(MapPoint { x: f64::NAN, y: 1e12 }), GridPoint { x: 0, y: i32::MAX });
    }
}

//! The pole of inaccessibility: the point of a shape that is farthest from any
//! border, where its name stands best. The search is that of mapbox/polylabel,
//! a quadtree whose best square is split first.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::geo::point::ring_contains;
use crate::geo::topology::Ring;
use crate::map::frame::Frame;
use crate::map::point::MapPoint;

/// How near to the best the point found is, in map units.
const PRECISION: f64 = 1.0;

/// The point inside the rings and the frame that is farthest from both; none
/// when no point is inside both.
pub fn pole(rings: &[Ring], frame: &Frame) -> Option<MapPoint> {
    let rings: Vec<Vec<MapPoint>> =
        rings.iter().map(|ring| ring.iter().copied().map(MapPoint::from).collect()).collect();
    let points = || rings.iter().flatten();
    let least = |of: fn(&MapPoint) -> f64, edge: f64| points().map(of).fold(f64::INFINITY, f64::min).max(edge);
    let most = |of: fn(&MapPoint) -> f64, edge: f64| points().map(of).fold(f64::NEG_INFINITY, f64::max).min(edge);
    let (x0, x1) = (least(|p| p.x, frame.x), most(|p| p.x, frame.x + frame.width));
    let (y0, y1) = (least(|p| p.y, frame.y), most(|p| p.y, frame.y + frame.height));
    let side = (x1 - x0).min(y1 - y0);
    if side <= 0.0 {
        return None;
    }
    let cell = |x: f64, y: f64, half: f64| {
        let middle = MapPoint { x, y };
        let distance = clearance(&rings, middle)
            .min(middle.x - frame.x)
            .min(frame.x + frame.width - middle.x)
            .min(middle.y - frame.y)
            .min(frame.y + frame.height - middle.y);
        Cell { middle, half, distance, best: distance + half * std::f64::consts::SQRT_2 }
    };
    let mut queue = BinaryHeap::new();
    let half = side / 2.0;
    let mut y = y0;
    while y < y1 {
        let mut x = x0;
        while x < x1 {
            queue.push(cell(x + half, y + half, half));
            x += side;
        }
        y += side;
    }
    let mut found: Option<Cell> = None;
    while let Some(next) = queue.pop() {
        let beaten = found.as_ref().map_or(0.0, |found| found.distance);
        if next.best - beaten <= PRECISION {
            break;
        }
        let (half, MapPoint { x, y }) = (next.half / 2.0, next.middle);
        if next.distance > beaten {
            found = Some(next);
        }
        for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
            queue.push(cell(x + dx, y + dy, half));
        }
    }
    found.map(|cell| cell.middle)
}

/// How far a point inside some rings is from the nearest of them, in map units; below 0 outside.
pub fn clear(rings: &[Ring], at: MapPoint) -> f64 {
    let rings: Vec<Vec<MapPoint>> =
        rings.iter().map(|ring| ring.iter().copied().map(MapPoint::from).collect()).collect();
    clearance(&rings, at)
}

/// How far a point is from the nearest border; below 0 outside.
fn clearance(rings: &[Vec<MapPoint>], point: MapPoint) -> f64 {
    let inside = rings.iter().filter(|ring| ring_contains(ring, point)).count() % 2 == 1;
    let mut nearest = f64::INFINITY;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            nearest = nearest.min(distance(*a, *b, point));
        }
    }
    if inside { nearest } else { -nearest }
}

/// How far a point is from a straight side, from `a` to `b`, in map units.
pub fn distance(a: MapPoint, b: MapPoint, point: MapPoint) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((point.x - a.x) * dx + (point.y - a.y) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (point.x - a.x - along * dx).hypot(point.y - a.y - along * dy)
}

/// A square of the search.
struct Cell {
    middle: MapPoint,
    half: f64,
    distance: f64,
    /// What no point of the square can beat.
    best: f64,
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        self.best
            .total_cmp(&other.best)
            .then(other.middle.x.total_cmp(&self.middle.x))
            .then(other.middle.y.total_cmp(&self.middle.y))
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Cell {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::point::GridPoint;

    const WORLD: Frame = Frame { x: -1000.0, y: -1000.0, width: 2000.0, height: 2000.0 };

    fn rectangle(x0: i32, y0: i32, x1: i32, y1: i32) -> Ring {
        [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map(|(x, y)| GridPoint { x, y }).to_vec()
    }

    #[test]
    fn the_pole_of_a_square_is_its_middle() {
        assert_eq!(pole(&[rectangle(0, 0, 100, 100)], &WORLD), Some(MapPoint { x: 50.0, y: 50.0 }));
    }

    #[test]
    fn the_pole_lies_in_the_part_with_the_most_room() {
        let found = pole(&[rectangle(0, 0, 20, 20), rectangle(100, 0, 200, 100)], &WORLD).unwrap();
        assert!((found.x - 150.0).abs() < 2.0 && (found.y - 50.0).abs() < 2.0, "{found:?}");
    }

    #[test]
    fn the_pole_keeps_clear_of_holes_and_of_the_frame() {
        let found = pole(&[rectangle(0, 0, 100, 40), rectangle(0, 0, 60, 40)], &WORLD).unwrap();
        assert!(found.x > 75.0, "{found:?}");
        let frame = Frame { x: 0.0, y: 0.0, width: 30.0, height: 1000.0 };
        assert!(pole(&[rectangle(0, 0, 100, 40)], &frame).unwrap().x < 20.0);
        assert_eq!(pole(&[rectangle(100, 100, 140, 140)], &frame), None);
    }
}

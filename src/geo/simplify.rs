//! Line simplification, by which points of a line matter: Visvalingam's algorithm, weighted
//! so that spikes go before gentle bends.
//!
//! M. Visvalingam and J. D. Whyatt, *Line generalisation by repeated
//! elimination of points*, The Cartographic Journal 30 (1993). The weight is
//! that of the map tool mapshaper: 1 − 0.7 · cos of the angle at the point.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use crate::map::point::MapPoint;

/// How much each point of a line matters, in square map units: the weighted
/// area of the triangle with its neighbours at the time when it is the least of
/// all. The ends matter without limit, and so do two more points of a line that
/// ends where it begins, so that a ring stays a ring. `scale` multiplies the
/// area of a triangle, given its three corners.
#[expect(clippy::indexing_slicing, reason = "every list has the line's length, and every index is of a point of it")]
pub fn importance(line: &[MapPoint], scale: impl Fn([MapPoint; 3]) -> f64) -> Vec<f64> {
    let mut result = vec![f64::INFINITY; line.len()];
    let closed = line.len() > 3 && line.first() == line.last();
    let held = if closed { 2 } else { 0 };

    let mut before: Vec<usize> = (0..line.len()).map(|i| i.saturating_sub(1)).collect();
    let mut after: Vec<usize> = (1..=line.len()).collect();
    let mut queue = BinaryHeap::new();
    let measure = |a: usize, b: usize, c: usize| {
        let corners = [line[a], line[b], line[c]];
        weighted_area(corners) * scale(corners)
    };
    let mut current: Vec<f64> = (0..line.len())
        .map(|i| if i > 0 && i + 1 < line.len() { measure(i - 1, i, i + 1) } else { f64::INFINITY })
        .collect();
    for (index, area) in current.iter().copied().enumerate().filter(|(_, area)| area.is_finite()) {
        queue.push(Reverse(Removable { area, index }));
    }

    let mut left = line.len().saturating_sub(2);
    let mut floor = 0.0_f64;
    while let Some(Reverse(Removable { area, index })) = queue.pop() {
        // An entry that was overtaken by a newer one, or a point that is gone.
        if area != current[index] || result[index].is_finite() {
            continue;
        }
        if left <= held {
            break;
        }
        left -= 1;
        floor = floor.max(area);
        result[index] = floor;
        let (a, c) = (before[index], after[index]);
        after[a] = c;
        before[c] = a;
        for neighbour in [a, c] {
            if neighbour > 0 && neighbour + 1 < line.len() {
                current[neighbour] = measure(before[neighbour], neighbour, after[neighbour]);
                queue.push(Reverse(Removable { area: current[neighbour], index: neighbour }));
            }
        }
    }
    result
}

/// The area of a triangle, in square map units, weighted by the angle at its middle corner.
fn weighted_area([a, b, c]: [MapPoint; 3]) -> f64 {
    let (ux, uy) = (a.x - b.x, a.y - b.y);
    let (vx, vy) = (c.x - b.x, c.y - b.y);
    let area = (ux * vy - vx * uy).abs() / 2.0;
    let lengths = ux.hypot(uy) * vx.hypot(vy);
    let cos = if lengths > 0.0 { (ux * vx + uy * vy) / lengths } else { 1.0 };
    area * (1.0 - 0.7 * cos)
}

/// A point that may be the next to go: least area first, then the first of the line.
#[derive(PartialEq)]
struct Removable {
    area: f64,
    index: usize,
}

impl Eq for Removable {}

impl Ord for Removable {
    fn cmp(&self, other: &Self) -> Ordering {
        self.area.total_cmp(&other.area).then(self.index.cmp(&other.index))
    }
}

impl PartialOrd for Removable {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<MapPoint> {
        points.iter().map(|(x, y)| MapPoint { x: *x, y: *y }).collect()
    }

    #[test]
    fn a_point_on_a_straight_line_does_not_matter() {
        let line = line(&[(0.0, 0.0), (5.0, 0.0), (10.0, 0.0)]);
        assert_eq!(importance(&line, |_| 1.0), [f64::INFINITY, 0.0, f64::INFINITY]);
    }

    #[test]
    fn a_greater_bend_matters_more() {
        let line = line(&[(0.0, 0.0), (10.0, 1.0), (20.0, 0.0), (30.0, 9.0), (40.0, 0.0)]);
        let found = importance(&line, |_| 1.0);
        assert!(found[3] > found[1], "{found:?}");
    }

    #[test]
    fn a_spike_matters_less_than_a_bend_of_the_same_area() {
        let spike = line(&[(0.0, 0.0), (1.0, 10.0), (2.0, 0.0)]);
        let bend = line(&[(0.0, 0.0), (10.0, 1.0), (20.0, 0.0)]);
        assert!(importance(&spike, |_| 1.0)[1] < importance(&bend, |_| 1.0)[1]);
    }

    #[test]
    fn a_ring_keeps_three_corners_at_any_tolerance() {
        let ring = line(&[(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (2.0, 3.1), (0.0, 3.0), (0.0, 0.0)]);
        let kept = importance(&ring, |_| 1.0).into_iter().filter(|v| v.is_infinite()).count();
        assert_eq!(kept, 4);
    }

    #[test]
    fn the_scale_says_where_detail_is_wanted() {
        let line = line(&[(0.0, 0.0), (10.0, 5.0), (20.0, 0.0), (30.0, 5.0), (40.0, 0.0)]);
        let found = importance(&line, |[_, b, _]| if b.x > 15.0 { 0.01 } else { 1.0 });
        assert!(found[1] > found[3], "{found:?}");
    }

    #[test]
    fn a_line_of_ends_alone_has_only_ends() {
        assert_eq!(importance(&[], |_| 1.0), Vec::<f64>::new());
        assert_eq!(importance(&line(&[(0.0, 0.0), (1.0, 1.0)]), |_| 1.0), [f64::INFINITY; 2]);
    }
}

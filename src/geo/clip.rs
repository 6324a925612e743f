//! Clipping: cuts shapes and lines off at a frame: what is never seen need not travel.

use crate::base::number::whole;
use crate::geo::point::GridPoint;
use crate::map::frame::Frame;

/// The sides of a frame, in whole units: left, upper, right, lower.
type Sides = [i32; 4];

fn sides(frame: &Frame) -> Sides {
    [frame.x, frame.y, frame.x + frame.width, frame.y + frame.height].map(whole)
}

/// A ring cut off at a frame, by Sutherland and Hodgman, "Reentrant polygon
/// clipping" (1974): parts that leave the frame and come back are joined along
/// its sides. Empty where nothing of the ring lies in the frame.
pub fn ring(ring: &[GridPoint], frame: &Frame) -> Vec<GridPoint> {
    let mut points = ring.to_vec();
    for (side, limit) in sides(frame).into_iter().enumerate() {
        let mut kept = Vec::with_capacity(points.len());
        let mut before = points.last().copied();
        for point in points {
            if let Some(before) = before
                && inside(before, side, limit) != inside(point, side, limit)
            {
                kept.push(crossing(before, point, side, limit));
            }
            if inside(point, side, limit) {
                kept.push(point);
            }
            before = Some(point);
        }
        kept.dedup();
        points = kept;
    }
    points
}

/// The parts of a line of which something may lie in a frame: each with one
/// point beyond at either end.
pub fn line(line: &[GridPoint], frame: &Frame) -> Vec<Vec<GridPoint>> {
    let limits = sides(frame);
    let all = |a: GridPoint, b: GridPoint| {
        limits.iter().enumerate().all(|(side, limit)| inside(a, side, *limit) || inside(b, side, *limit))
    };
    let mut parts: Vec<Vec<GridPoint>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let [a, b] = pair else { continue };
        if !all(*a, *b) {
            open = false;
        } else if let (true, Some(part)) = (open, parts.last_mut()) {
            part.push(*b);
        } else {
            parts.push(vec![*a, *b]);
            open = true;
        }
    }
    parts
}

/// Whether a point lies on the inner hand of a side (see [`Sides`]).
fn inside(point: GridPoint, side: usize, limit: i32) -> bool {
    match side {
        0 => point.x >= limit,
        1 => point.y >= limit,
        2 => point.x <= limit,
        _ => point.y <= limit,
    }
}

/// Where the way between two points crosses the line of a side.
fn crossing(a: GridPoint, b: GridPoint, side: usize, limit: i32) -> GridPoint {
    let along = |from: i32, to: i32, at: i32, other: i32, other_to: i32| {
        let share = f64::from(at - from) / f64::from(to - from);
        whole(f64::from(other) + share * f64::from(other_to - other))
    };
    if side.is_multiple_of(2) {
        GridPoint { x: limit, y: along(a.x, b.x, limit, a.y, b.y) }
    } else {
        GridPoint { x: along(a.y, b.y, limit, a.x, b.x), y: limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { x: 0.0, y: 0.0, width: 10.0, height: 10.0 };

    fn points(list: &[(i32, i32)]) -> Vec<GridPoint> {
        list.iter().map(|(x, y)| GridPoint { x: *x, y: *y }).collect()
    }

    #[test]
    fn a_ring_inside_the_frame_stays_as_it_is() {
        let square = points(&[(1, 1), (9, 1), (9, 9), (1, 9)]);
        assert_eq!(ring(&square, &FRAME), square);
    }

    #[test]
    fn a_ring_outside_the_frame_is_left_out() {
        assert!(ring(&points(&[(20, 1), (29, 1), (29, 9)]), &FRAME).is_empty());
    }

    #[test]
    fn a_ring_across_a_side_ends_at_the_side() {
        let cut = ring(&points(&[(-4, 2), (6, 2), (6, 8), (-4, 8)]), &FRAME);
        assert_eq!(cut, points(&[(0, 2), (6, 2), (6, 8), (0, 8)]));
    }

    #[test]
    fn a_ring_around_the_frame_becomes_the_frame() {
        let cut = ring(&points(&[(-9, -9), (19, -9), (19, 19), (-9, 19)]), &FRAME);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|point| [0, 10].contains(&point.x) && [0, 10].contains(&point.y)));
    }

    #[test]
    fn a_line_keeps_the_parts_that_may_be_seen() {
        let way = points(&[(-30, 5), (-20, 5), (5, 5), (20, 5), (30, 5), (30, 50)]);
        assert_eq!(line(&way, &FRAME), [points(&[(-20, 5), (5, 5), (20, 5)])]);
        assert!(line(&points(&[(-5, -5), (20, -5)]), &FRAME).is_empty());
    }
}

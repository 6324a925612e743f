//! How much of each arc is drawn: simplified, put on the grid of whole map
//! units, and given back what it needs so that no two lines cross.

use std::collections::BTreeMap;

use dateline::geo::simplify::importance;
use dateline::geo::topology::Line;
use dateline::map::point::{GridPoint, MapPoint};

use super::network::Arc;

/// The side of the squares in which lines are looked for that may cross, in map units.
const SQUARE: i32 = 48;

/// The lines drawn for some arcs, and how many crossings are left in them.
pub struct Drawn {
    /// A line for each arc; one of less than two points where nothing is left of it.
    pub lines: Vec<Line>,
    /// Where sides still cross or overlap: the first point of each such side.
    pub crossings: Vec<GridPoint>,
}

/// Draws arcs: points that matter at least as much as `tolerance` asks for, in
/// square map units, given what `importance` asks for as `scale`.
pub fn draw<'a>(
    arcs: impl IntoIterator<Item = &'a Arc>,
    tolerance: impl Fn(&Arc) -> f64,
    scale: impl Fn([MapPoint; 3]) -> f64,
) -> Drawn {
    let mut sketches: Vec<Sketch> = arcs.into_iter().map(|arc| Sketch::new(arc, tolerance(arc), &scale)).collect();
    let crossings = loop {
        let (sides, pairs) = crossings(&sketches);
        let mut changed = false;
        for (one, other) in &pairs {
            for side in [&sides[*one], &sides[*other]] {
                changed |= sketches[side.arc].give_back(side);
            }
        }
        // Wire that cross in the source itself get apart only by losing a point.
        if !changed && !leave_out_a_point(&mut sketches, &sides, &pairs) {
            break pairs.iter().map(|(one, _)| sides[*one].from).collect();
        }
    };
    Drawn { lines: sketches.iter().map(Sketch::line).collect(), crossings }
}

/// All sides, and the pairs of them that cross.
fn crossings(sketches: &[Sketch]) -> (Vec<Side>, Vec<(usize, usize)>) {
    let sides: Vec<Side> = sketches.iter().enumerate().flat_map(|(index, sketch)| sketch.sides(index)).collect();
    let pairs = crossing_pairs(&sides);
    (sides, pairs)
}

/// Leaves out the one end of a crossing side without which the fewest sides
/// cross; false when that would not be fewer than now.
fn leave_out_a_point(sketches: &mut [Sketch], sides: &[Side], pairs: &[(usize, usize)]) -> bool {
    let mut best: Option<(usize, usize, usize)> = None;
    for side in pairs.iter().flat_map(|(one, other)| [&sides[*one], &sides[*other]]) {
        for index in [side.first, side.last] {
            if sketches[side.arc].importance[index].is_infinite() {
                continue;
            }
            sketches[side.arc].drawn[index] = false;
            let left = crossings(sketches).1.len();
            sketches[side.arc].drawn[index] = true;
            if left < best.map_or(pairs.len(), |(left, ..)| left) {
                best = Some((left, side.arc, index));
            }
        }
    }
    if let Some((_, arc, index)) = best {
        sketches[arc].drawn[index] = false;
        sketches[arc].left_out[index] = true;
    }
    best.is_some()
}

/// An arc and the points of it that are drawn.
struct Sketch {
    grid: Vec<GridPoint>,
    importance: Vec<f64>,
    drawn: Vec<bool>,
    /// Points that must not come back.
    left_out: Vec<bool>,
}

/// A straight side of a sketch, between two points of its arc.
struct Side {
    arc: usize,
    first: usize,
    last: usize,
    from: GridPoint,
    to: GridPoint,
}

impl Sketch {
    fn new(arc: &Arc, tolerance: f64, scale: impl Fn([MapPoint; 3]) -> f64) -> Self {
        let importance = importance(&arc.points, scale);
        Self {
            grid: arc.points.iter().map(|point| point.to_grid()).collect(),
            drawn: importance.iter().map(|value| *value >= tolerance).collect(),
            left_out: vec![false; importance.len()],
            importance,
        }
    }

    fn sides(&self, arc: usize) -> Vec<Side> {
        let mut points = (0..self.grid.len()).filter(|index| self.drawn[*index]);
        let Some(mut first) = points.next() else { return Vec::new() };
        let mut found = Vec::new();
        for last in points {
            let (from, to) = (self.grid[first], self.grid[last]);
            if from != to {
                found.push(Side { arc, first, last, from, to });
                first = last;
            }
        }
        found
    }

    /// Draws the point that matters most of those left out along a side.
    fn give_back(&mut self, side: &Side) -> bool {
        let most = (side.first + 1..side.last)
            .filter(|index| !self.drawn[*index] && !self.left_out[*index])
            .max_by(|a, b| self.importance[*a].total_cmp(&self.importance[*b]));
        if let Some(index) = most {
            self.drawn[index] = true;
        }
        most.is_some()
    }

    /// The line: no point twice in a row, none that lies straight between its
    /// neighbours, no way there and straight back.
    fn line(&self) -> Line {
        let mut line = Line::new();
        for point in (0..self.grid.len()).filter(|index| self.drawn[*index]).map(|index| self.grid[index]) {
            line.push(point);
            loop {
                match line[..] {
                    [.., a, b] if a == b => {
                        line.pop();
                    }
                    [.., a, b, c] if turn(a, b, c) == 0 => {
                        line.truncate(line.len() - 2);
                        line.push(c);
                    }
                    _ => break,
                }
            }
        }
        line
    }
}

/// The pairs of sides that cross or overlap, each once; sides that only touch
/// in an end are not among them.
fn crossing_pairs(sides: &[Side]) -> Vec<(usize, usize)> {
    let mut squares: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (index, side) in sides.iter().enumerate() {
        let [x0, x1] = [side.from.x.min(side.to.x), side.from.x.max(side.to.x)].map(|x| x.div_euclid(SQUARE));
        let [y0, y1] = [side.from.y.min(side.to.y), side.from.y.max(side.to.y)].map(|y| y.div_euclid(SQUARE));
        for x in x0..=x1 {
            for y in y0..=y1 {
                squares.entry((x, y)).or_default().push(index);
            }
        }
    }
    let mut found = Vec::new();
    for inside in squares.values() {
        for (place, one) in inside.iter().enumerate() {
            found.extend(
                inside[place + 1..]
                    .iter()
                    .filter(|other| cross(&sides[*one], &sides[**other]))
                    .map(|other| (*one, *other)),
            );
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether two sides cross, overlap, or one runs into the other between its ends.
fn cross(one: &Side, other: &Side) -> bool {
    let (a, b, c, d) = (one.from, one.to, other.from, other.to);
    if a.x.max(b.x) < c.x.min(d.x)
        || c.x.max(d.x) < a.x.min(b.x)
        || a.y.max(b.y) < c.y.min(d.y)
        || c.y.max(d.y) < a.y.min(b.y)
    {
        return false;
    }
    let turns = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)].map(i64::signum);
    if turns == [0; 4] {
        // On one straight line: do they share more than a point?
        let along =
            |p: GridPoint| i64::from(p.x - a.x) * i64::from(b.x - a.x) + i64::from(p.y - a.y) * i64::from(b.y - a.y);
        let (end, low, high) = (along(b), along(c).min(along(d)), along(c).max(along(d)));
        return low < end && high > 0;
    }
    let share_an_end = a == c || a == d || b == c || b == d;
    !share_an_end && turns[0] * turns[1] <= 0 && turns[2] * turns[3] <= 0
}

/// Above 0 when the way from `a` over `b` to `c` turns right on the screen, 0
/// when the three lie on one line.
fn turn(a: GridPoint, b: GridPoint, c: GridPoint) -> i64 {
    let step = |to: i32, from: i32| i64::from(to) - i64::from(from);
    step(b.x, a.x) * step(c.y, a.y) - step(b.y, a.y) * step(c.x, a.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(from: (i32, i32), to: (i32, i32)) -> Side {
        let point = |(x, y)| GridPoint { x, y };
        Side { arc: 0, first: 0, last: 1, from: point(from), to: point(to) }
    }

    fn arc(points: &[(f64, f64)]) -> Arc {
        Arc::line(points.iter().map(|(x, y)| MapPoint { x: *x, y: *y }).collect())
    }

    #[test]
    fn sides_cross_when_they_share_more_than_an_end() {
        assert!(cross(&side((0, 0), (4, 4)), &side((0, 4), (4, 0))));
        assert!(cross(&side((0, 0), (4, 0)), &side((2, 0), (6, 0))));
        assert!(cross(&side((0, 0), (4, 0)), &side((2, 0), (2, 5))));
        assert!(!cross(&side((0, 0), (4, 0)), &side((4, 0), (6, 0))));
        assert!(!cross(&side((0, 0), (4, 0)), &side((4, 0), (2, 5))));
        assert!(!cross(&side((0, 0), (4, 0)), &side((0, 1), (4, 1))));
    }

    #[test]
    fn a_line_is_given_back_what_keeps_it_clear_of_its_neighbour() {
        // A bay with a small island in it: cut off, the shore would cross the island.
        let shore = arc(&[(0.0, 0.0), (10.0, 0.0), (15.0, 10.0), (20.0, 0.0), (30.0, 0.0)]);
        let island = arc(&[(14.0, -2.0), (16.0, -2.0), (15.0, 4.0), (14.0, -2.0)]);
        let drawn = draw(&[shore, island], |_| 1000.0, |_| 1.0);
        assert_eq!(drawn.crossings, []);
        assert!(drawn.lines[0].contains(&GridPoint { x: 15, y: 10 }));
    }

    #[test]
    fn lines_that_cross_from_the_start_get_apart() {
        let straight = arc(&[(0.0, 0.0), (40.0, 0.0)]);
        let bent = arc(&[(0.0, 10.0), (20.0, -3.0), (40.0, 10.0)]);
        let drawn = draw(&[straight, bent], |_| 0.0, |_| 1.0);
        assert_eq!(drawn.crossings, []);
        assert_eq!(drawn.lines[1].len(), 2);
    }

    #[test]
    fn a_line_says_nothing_twice() {
        let drawn = draw(&[arc(&[(0.0, 0.0), (0.3, 0.2), (5.0, 0.0), (9.0, 0.0), (9.0, 5.0)])], |_| 0.0, |_| 1.0);
        let expected = [(0, 0), (9, 0), (9, 5)].map(|(x, y)| GridPoint { x, y });
        assert_eq!(drawn.lines[0], expected);
    }
}

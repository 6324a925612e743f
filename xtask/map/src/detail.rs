//! How much of each arc is drawn: simplified, put on the grid of whole map
//! units, and given back what it needs so that no two lines cross.

use std::collections::BTreeMap;

use dateline::geo::point::GridPoint;
use dateline::geo::pole::distance;
use dateline::geo::simplify::importance;
use dateline::geo::topology::Line;
use dateline::map::point::MapPoint;

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
/// square map units, given what `importance` asks for as `scale`; and as many more as it takes
/// that no point of an arc lies further than its `error`, in map units, from what is drawn.
pub fn draw<'a>(
    arcs: impl IntoIterator<Item = &'a Arc>,
    tolerance: impl Fn(&Arc) -> f64,
    error: impl Fn(&Arc) -> Option<f64>,
    scale: impl Fn([MapPoint; 3]) -> f64,
) -> Drawn {
    let sketch = |arc: &Arc| Sketch::new(arc, tolerance(arc), error(arc), &scale);
    let mut sketches: Vec<Sketch> = arcs.into_iter().map(sketch).collect();
    let crossings = loop {
        let pairs = crossings(&sketches);
        let mut changed = false;
        for side in pairs.iter().flatten() {
            changed |= sketches.get_mut(side.arc).is_some_and(|sketch| sketch.give_back(side));
        }
        // Lines that cross in the source itself get apart only by losing a point.
        if !changed && !leave_out_a_point(&mut sketches, &pairs) {
            break pairs.iter().map(|[one, _]| one.from).collect();
        }
    };
    Drawn { lines: sketches.iter().map(Sketch::line).collect(), crossings }
}

/// Draws more points of a line, the farthest first, until none lies further than `error`, in map
/// units, from what is drawn: D. H. Douglas and T. K. Peucker, *Algorithms for the reduction of the
/// number of points required to represent a digitized line*, The Canadian Cartographer 10 (1973).
#[expect(clippy::indexing_slicing, reason = "both lists have the line's length, and every index is of a point of it")]
pub fn keep_near(points: &[MapPoint], drawn: &mut [bool], error: f64) {
    let ends: Vec<usize> = (0..points.len()).filter(|index| drawn[*index]).collect();
    let mut spans: Vec<(usize, usize)> = ends.windows(2).map(|pair| (pair[0], pair[1])).collect();
    while let Some((first, last)) = spans.pop() {
        let far = (first + 1..last).map(|index| (distance(points[first], points[last], points[index]), index));
        if let Some((far, index)) = far.max_by(|a, b| a.0.total_cmp(&b.0))
            && far > error
        {
            drawn[index] = true;
            spans.extend([(first, index), (index, last)]);
        }
    }
}

/// All pairs of sides that cross.
fn crossings(sketches: &[Sketch]) -> Vec<[Side; 2]> {
    let sides: Vec<Side> = sketches.iter().enumerate().flat_map(|(index, sketch)| sketch.sides(index)).collect();
    crossing_pairs(&sides)
}

/// Leaves out the one end of a crossing side without which the fewest sides
/// cross; false when that would not be fewer than now.
fn leave_out_a_point(sketches: &mut [Sketch], pairs: &[[Side; 2]]) -> bool {
    let mut best: Option<(usize, usize, usize)> = None;
    for side in pairs.iter().flatten() {
        for index in [side.first, side.last] {
            let Some(point) = point(sketches, side.arc, index) else { continue };
            if point.importance.is_infinite() {
                continue;
            }
            point.drawn = false;
            let left = crossings(sketches).len();
            if let Some(point) = self::point(sketches, side.arc, index) {
                point.drawn = true;
            }
            if left < best.map_or(pairs.len(), |(left, ..)| left) {
                best = Some((left, side.arc, index));
            }
        }
    }
    let worst = best.and_then(|(_, arc, index)| point(sketches, arc, index));
    match worst {
        Some(point) => {
            point.drawn = false;
            point.left_out = true;
            true
        }
        None => false,
    }
}

/// A point of a sketch.
fn point(sketches: &mut [Sketch], arc: usize, index: usize) -> Option<&mut Point> {
    sketches.get_mut(arc)?.points.get_mut(index)
}

/// An arc and the points of it that are drawn.
struct Sketch {
    points: Vec<Point>,
}

/// A point of an arc.
struct Point {
    grid: GridPoint,
    importance: f64,
    drawn: bool,
    /// Whether it must not come back.
    left_out: bool,
}

/// A straight side of a sketch, between two points of its arc.
#[derive(Clone, Copy)]
struct Side {
    arc: usize,
    first: usize,
    last: usize,
    from: GridPoint,
    to: GridPoint,
}

impl Sketch {
    fn new(arc: &Arc, tolerance: f64, error: Option<f64>, scale: impl Fn([MapPoint; 3]) -> f64) -> Self {
        let importance = importance(&arc.points, scale);
        let mut drawn: Vec<bool> = importance.iter().map(|importance| *importance >= tolerance).collect();
        if let Some(error) = error {
            keep_near(&arc.points, &mut drawn, error);
        }
        let point = |((point, importance), drawn): ((&MapPoint, f64), bool)| Point {
            grid: GridPoint::nearest(*point),
            importance,
            drawn,
            left_out: false,
        };
        Self { points: arc.points.iter().zip(importance).zip(drawn).map(point).collect() }
    }

    fn sides(&self, arc: usize) -> Vec<Side> {
        let drawn = self.points.iter().enumerate().filter(|(_, point)| point.drawn);
        let mut points = drawn.map(|(index, point)| (index, point.grid));
        let Some((mut first, mut from)) = points.next() else { return Vec::new() };
        let mut found = Vec::new();
        for (last, to) in points {
            if from != to {
                found.push(Side { arc, first, last, from, to });
                (first, from) = (last, to);
            }
        }
        found
    }

    /// Draws the point that matters most of those left out along a side.
    fn give_back(&mut self, side: &Side) -> bool {
        let between = self.points.get_mut(side.first + 1..side.last).unwrap_or_default();
        let left_out = between.iter_mut().filter(|point| !point.drawn && !point.left_out);
        let most = left_out.max_by(|a, b| a.importance.total_cmp(&b.importance));
        most.is_some_and(|point| {
            point.drawn = true;
            true
        })
    }

    /// The line: no point twice in a row, none that lies straight between its
    /// neighbours, no way there and straight back.
    fn line(&self) -> Line {
        let mut line = Line::new();
        for point in self.points.iter().filter(|point| point.drawn) {
            line.push(point.grid);
            loop {
                match line.as_slice() {
                    [.., a, b] if a == b => {
                        line.pop();
                    }
                    [.., a, b, c] if turn(*a, *b, *c) == 0 => {
                        let c = *c;
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
fn crossing_pairs(sides: &[Side]) -> Vec<[Side; 2]> {
    let mut squares: BTreeMap<(i32, i32), Vec<(usize, Side)>> = BTreeMap::new();
    for (index, side) in sides.iter().enumerate() {
        let [x0, x1] = [side.from.x.min(side.to.x), side.from.x.max(side.to.x)].map(|x| x.div_euclid(SQUARE));
        let [y0, y1] = [side.from.y.min(side.to.y), side.from.y.max(side.to.y)].map(|y| y.div_euclid(SQUARE));
        for x in x0..=x1 {
            for y in y0..=y1 {
                squares.entry((x, y)).or_default().push((index, *side));
            }
        }
    }
    let mut found = BTreeMap::new();
    for inside in squares.values() {
        for (place, (index, one)) in inside.iter().enumerate() {
            let others = inside.iter().skip(place + 1).filter(|(_, other)| cross(one, other));
            found.extend(others.map(|(number, other)| ((*index, *number), [*one, *other])));
        }
    }
    found.into_values().collect()
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
    let [to_c, to_d, to_a, to_b] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)].map(i64::signum);
    if [to_c, to_d, to_a, to_b] == [0; 4] {
        // On one straight line: do they share more than a point?
        let along =
            |p: GridPoint| i64::from(p.x - a.x) * i64::from(b.x - a.x) + i64::from(p.y - a.y) * i64::from(b.y - a.y);
        let (end, low, high) = (along(b), along(c).min(along(d)), along(c).max(along(d)));
        return low < end && high > 0;
    }
    let share_an_end = a == c || a == d || b == c || b == d;
    !share_an_end && to_c * to_d <= 0 && to_a * to_b <= 0
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
        let drawn = draw(&[shore, island], |_| 1000.0, |_| None, |_| 1.0);
        assert_eq!(drawn.crossings, []);
        assert!(drawn.lines[0].contains(&GridPoint { x: 15, y: 10 }));
    }

    #[test]
    fn lines_that_cross_from_the_start_get_apart() {
        let straight = arc(&[(0.0, 0.0), (40.0, 0.0)]);
        let bent = arc(&[(0.0, 10.0), (20.0, -3.0), (40.0, 10.0)]);
        let drawn = draw(&[straight, bent], |_| 0.0, |_| None, |_| 1.0);
        assert_eq!(drawn.crossings, []);
        assert_eq!(drawn.lines[1].len(), 2);
    }

    #[test]
    fn no_point_lies_further_from_what_is_drawn_than_the_error() {
        let bay = arc(&[(0.0, 0.0), (10.0, 4.0), (20.0, 9.0), (30.0, 3.0), (40.0, 0.0)]);
        let drawn =
            |error| draw(&[arc(&[(0.0, 0.0), (0.0, 1.0)]), Arc::line(bay.points.clone())], |_| 1e6, |_| error, |_| 1.0);
        assert_eq!(drawn(None).lines[1].len(), 2);
        assert_eq!(drawn(Some(10.0)).lines[1].len(), 2);
        assert_eq!(drawn(Some(2.0)).lines[1].len(), 3);
        assert_eq!(drawn(Some(0.2)).lines[1].len(), 5);
    }

    #[test]
    fn a_line_says_nothing_twice() {
        let drawn =
            draw(&[arc(&[(0.0, 0.0), (0.3, 0.2), (5.0, 0.0), (9.0, 0.0), (9.0, 5.0)])], |_| 0.0, |_| None, |_| 1.0);
        let expected = [(0, 0), (9, 0), (9, 5)].map(|(x, y)| GridPoint { x, y });
        assert_eq!(drawn.lines[0], expected);
    }
}

//! Arcs: the curved lines that join what stands on the map, as the data of an SVG path.

use crate::base::number::decimal;
use crate::map::point::ScreenPoint;

/// How far the point that bends an arc lies from its chord, in shares of the chord: the arc itself
/// leaves the chord by half of that.
const BEND: f64 = 0.3;

/// Curved lines as the data of one SVG path, a subpath each, from their ends; each is drawn from its
/// first end. A line leaves its chord upwards, away from the foot of the map, where insets lie; one
/// that goes straight up or down bends to the right of its way.
pub fn path(lines: &[(ScreenPoint, ScreenPoint)]) -> String {
    let mut data = String::new();
    for (from, to) in lines {
        let ScreenPoint { x, y } = *to - *from;
        let up = if x < 0.0 { -BEND } else { BEND };
        let bend = ScreenPoint { x: from.x + x / 2.0 + y * up, y: from.y + y / 2.0 - x * up };
        for (command, point) in [("M", from), ("Q", &bend), (" ", to)] {
            data.push_str(&[command, &decimal(point.x), " ", &decimal(point.y)].concat());
        }
    }
    data
}

/// How long the longest of such lines is, in CSS px, and a little more: it lies within the two
/// sides that bend it.
pub fn longest(lines: &[(ScreenPoint, ScreenPoint)]) -> f64 {
    let chord = lines.iter().map(|(from, to)| (*to - *from).length()).fold(0.0, f64::max);
    chord * (1.0 + 4.0 * BEND * BEND).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> ScreenPoint {
        ScreenPoint { x, y }
    }

    /// The points of a path of one line: its ends, and what bends it.
    fn points(from: ScreenPoint, to: ScreenPoint) -> [ScreenPoint; 3] {
        let data = path(&[(from, to)]);
        let numbers: Vec<f64> =
            data.split(['M', 'Q', ' ']).filter(|text| !text.is_empty()).map(|text| text.parse().unwrap()).collect();
        [point(numbers[0], numbers[1]), point(numbers[2], numbers[3]), point(numbers[4], numbers[5])]
    }

    #[test]
    fn an_arc_leads_from_one_end_to_the_other_and_bends_upwards() {
        for (from, to) in [
            (point(400.0, 100.0), point(80.0, 300.0)),
            (point(80.0, 300.0), point(400.0, 100.0)),
            (point(10.0, 50.0), point(210.0, 50.0)),
            (point(210.0, 50.0), point(10.0, 50.0)),
        ] {
            let [start, bend, end] = points(from, to);
            assert_eq!((start, end), (from, to));
            let middle = point(from.x / 2.0 + to.x / 2.0, from.y / 2.0 + to.y / 2.0);
            assert!(bend.y < middle.y, "{bend:?} is above {middle:?}");
            let (chord, aside) = (to - from, bend - middle);
            assert!((chord.x * aside.x + chord.y * aside.y).abs() < 1.0, "it bends straight aside");
        }
    }

    #[test]
    fn the_way_back_is_the_same_line() {
        let (from, to) = (point(400.0, 100.0), point(80.0, 300.0));
        assert_eq!(points(from, to)[1], points(to, from)[1]);
    }

    #[test]
    fn several_lines_are_one_path_and_none_is_longer_than_the_longest() {
        let lines = [(point(0.0, 0.0), point(30.0, 40.0)), (point(5.0, 5.0), point(305.0, 405.0))];
        let data = path(&lines);
        assert_eq!((data.matches('M').count(), data.matches('Q').count()), (2, 2));
        let [start, bend, end] = points(lines[1].0, lines[1].1);
        // Along the arc in a hundred steps.
        let at = |share: f64| {
            let mix = |a: f64, b: f64, c: f64| {
                a * (1.0 - share) * (1.0 - share) + 2.0 * b * share * (1.0 - share) + c * share * share
            };
            point(mix(start.x, bend.x, end.x), mix(start.y, bend.y, end.y))
        };
        let long: f64 =
            (0..100_u32).map(|step| (at(f64::from(step + 1) / 100.0) - at(f64::from(step) / 100.0)).length()).sum();
        assert!(long > 500.0 && long <= longest(&lines) && longest(&lines) < long * 1.2, "{long}");
        assert_eq!((path(&[]), longest(&[])), (String::new(), 0.0));
    }
}

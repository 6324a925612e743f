//! SVG path data of shapes and lines: whole numbers, steps from point
//! to point, and no character between them that the grammar does not ask for.
//!
//! Level and upright steps are written as pairs like all others: `h` and `v`
//! would make the text 1 % shorter, and what brotli makes of it 1 to 3 % longer.

use std::fmt::Write;

use crate::geo::point::GridPoint;

/// The path of closed rings, each given without its first point repeated.
/// Fill it by the even-odd rule; holes are rings like any other.
pub fn closed(rings: impl IntoIterator<Item = impl AsRef<[GridPoint]>>) -> String {
    let mut pen = Pen::default();
    for ring in rings {
        pen.draw(ring.as_ref(), true);
    }
    pen.path
}

/// The path of open lines; a line that ends in its first point is closed, so
/// that its ends are joined like its bends.
pub fn open(lines: impl IntoIterator<Item = impl AsRef<[GridPoint]>>) -> String {
    let mut pen = Pen::default();
    for line in lines {
        match line.as_ref() {
            [ring @ .., last] if ring.len() > 2 && ring.first() == Some(last) => pen.draw(ring, true),
            line => pen.draw(line, false),
        }
    }
    pen.path
}

/// Where the path has come to, and what it has said so far.
#[derive(Default)]
struct Pen {
    path: String,
    /// Where the next step starts from.
    at: Option<GridPoint>,
    /// The command that more numbers would continue.
    command: char,
}

impl Pen {
    /// Adds one line or ring; fewer than two points draw nothing.
    fn draw(&mut self, points: &[GridPoint], closed: bool) {
        let [first, rest @ ..] = points else { return };
        if rest.is_empty() {
            return;
        }
        match self.at {
            // The first `M` is absolute; the numbers after it must not be.
            None => self.say('M', &[first.x.into(), first.y.into()]),
            Some(at) => self.say('m', &[step(at.x, first.x), step(at.y, first.y)]),
        }
        let mut here = *first;
        for point in rest {
            match (step(here.x, point.x), step(here.y, point.y)) {
                (0, 0) => {}
                (dx, dy) => self.say('l', &[dx, dy]),
            }
            here = *point;
        }
        if closed {
            self.say('z', &[]);
            here = *first;
        }
        self.at = Some(here);
    }

    /// Writes a command, unless it goes on by itself, and its numbers.
    fn say(&mut self, command: char, numbers: &[i64]) {
        // After `m`, further pairs are read as those of `l`.
        let goes_on = command == 'l' && matches!(self.command, 'l' | 'm');
        if !goes_on {
            self.path.push(command);
        }
        for (index, number) in numbers.iter().enumerate() {
            if *number >= 0 && (index > 0 || goes_on) {
                self.path.push(' ');
            }
            // Writing to a string cannot fail.
            let _ = write!(self.path, "{number}");
        }
        self.command = command;
    }
}

/// The step from one coordinate to another, wider than either.
fn step(from: i32, to: i32) -> i64 {
    i64::from(to) - i64::from(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &[(i32, i32)]) -> Vec<GridPoint> {
        list.iter().map(|(x, y)| GridPoint { x: *x, y: *y }).collect()
    }

    /// Reads a path back: its lines, and whether each is closed.
    fn read(path: &str) -> Vec<(Vec<GridPoint>, bool)> {
        let mut numbers: Vec<(char, Vec<i64>)> = Vec::new();
        let mut number = String::new();
        for c in path.chars().chain(['z']) {
            if !c.is_ascii_digit() && !number.is_empty() {
                numbers.last_mut().unwrap().1.push(number.parse().unwrap());
                number.clear();
            }
            match c {
                '-' | '0'..='9' => number.push(c),
                ' ' => {}
                command => numbers.push((command, Vec::new())),
            }
        }
        numbers.pop();
        let mut lines: Vec<(Vec<GridPoint>, bool)> = Vec::new();
        let (mut x, mut y) = (0, 0);
        for (command, values) in numbers {
            for (index, pair) in values.chunks(2).enumerate() {
                assert!(command != 'M' || index == 0, "pairs after M are absolute");
                (x, y) = (x + pair[0], y + pair[1]);
                if matches!(command, 'm' | 'M') && index == 0 {
                    lines.push((Vec::new(), false));
                }
                let point = GridPoint { x: x.try_into().unwrap(), y: y.try_into().unwrap() };
                lines.last_mut().unwrap().0.push(point);
            }
            if command == 'z' {
                let line = lines.last_mut().unwrap();
                line.1 = true;
                (x, y) = (line.0[0].x.into(), line.0[0].y.into());
            }
        }
        lines
    }

    #[test]
    fn a_ring_is_written_in_steps() {
        let ring = points(&[(10, -20), (13, -24), (18, -24), (18, -21), (16, -20)]);
        assert_eq!(closed([&ring]), "M10-20l3-4 5 0 0 3-2 1z");
    }

    #[test]
    fn the_next_ring_starts_from_the_first_point_of_the_last() {
        let rings = [points(&[(0, 0), (4, 1), (1, 4)]), points(&[(10, 10), (14, 11), (11, 14)])];
        assert_eq!(closed(&rings), "M0 0l4 1-3 3zm10 10 4 1-3 3z");
    }

    #[test]
    fn a_line_that_returns_to_its_start_is_closed() {
        assert_eq!(open([points(&[(0, 0), (4, 1), (1, 4), (0, 0)])]), "M0 0l4 1-3 3z");
        assert_eq!(open([points(&[(0, 0), (4, 1), (0, 0)])]), "M0 0l4 1-4-1");
    }

    #[test]
    fn a_single_point_draws_nothing() {
        assert_eq!(closed([points(&[(1, 1)]), points(&[])]), "");
    }

    #[test]
    fn what_is_written_is_what_is_read_back() {
        let mut random = 7_u32;
        let mut next = || {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            i32::try_from(random >> 24).unwrap() - 128
        };
        for count in 2..60 {
            let mut lines: Vec<Vec<GridPoint>> = Vec::new();
            for length in [count, 3, count] {
                let mut line: Vec<GridPoint> =
                    (0..length).map(|_| GridPoint { x: next() / 9, y: next() / 9 }).collect();
                line.dedup();
                if line.len() > 1 && line.first() != line.last() {
                    lines.push(line);
                }
            }
            let rings = read(&closed(&lines));
            assert_eq!(rings, lines.iter().map(|line| (line.clone(), true)).collect::<Vec<_>>());
            let read_lines = read(&open(&lines));
            assert_eq!(read_lines, lines.iter().map(|line| (line.clone(), false)).collect::<Vec<_>>());
        }
    }
}

//! A symbol that was read, and the order in which several are.

use crate::class::scan::vector::Vector;

/// A symbol that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    pub text: String,
    /// Where its corners are, row by row, in points of the whole picture.
    pub corners: [Vector; 4],
}

impl Symbol {
    fn middle(&self) -> Vector {
        self.corners.iter().fold(Vector::default(), |sum, corner| sum + *corner) * 0.25
    }

    /// How high it is, turned as it may be.
    fn height(&self) -> f32 {
        let heights = self.corners.map(|corner| corner.y);
        heights.into_iter().fold(f32::MIN, f32::max) - heights.into_iter().fold(f32::MAX, f32::min)
    }

    /// Whether a place belongs to it.
    pub fn holds(&self, place: Vector) -> bool {
        let [from, right, below, last] = self.corners;
        let sides = [(from, right), (right, last), (last, below), (below, from)];
        let is_right = sides.map(|(from, to)| (to - from).cross(place - from) >= 0.0);
        is_right.iter().all(|side| *side) || !is_right.iter().any(|side| *side)
    }
}

/// The symbols row by row, from left to right.
pub fn in_order(mut symbols: Vec<Symbol>) -> Vec<Symbol> {
    symbols.sort_by(|one, other| one.middle().y.total_cmp(&other.middle().y));
    let mut ordered = Vec::new();
    while let Some(first) = symbols.first() {
        let end = first.middle().y + first.height() / 2.0;
        let row = symbols.iter().take_while(|symbol| symbol.middle().y < end).count().max(1);
        let mut row: Vec<Symbol> = symbols.drain(..row).collect();
        row.sort_by(|one, other| one.middle().x.total_cmp(&other.middle().x));
        ordered.extend(row);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn symbol(text: &str, x: f32, y: f32) -> Symbol {
        let corners = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0)];
        Symbol { text: text.to_owned(), corners: corners.map(|(right, down)| Vector { x: x + right, y: y + down }) }
    }

    #[test]
    fn symbols_are_in_the_order_of_rows_though_these_are_not_quite_level() {
        let symbols = [symbol("d", 30.0, 23.0), symbol("b", 20.0, 0.0), symbol("a", 0.0, 4.0), symbol("c", 1.0, 26.0)];
        let texts: Vec<String> = in_order(symbols.into()).into_iter().map(|symbol| symbol.text).collect();
        assert_eq!(texts, ["a", "b", "c", "d"]);
        assert!(in_order(vec![symbol("", f32::NAN, f32::NAN)]).len() == 1 && in_order(Vec::new()).is_empty());
    }

    #[test]
    fn a_place_belongs_to_what_is_around_it_in_a_mirror_too() {
        let plain = symbol("", 0.0, 0.0);
        let [from, right, below, last] = plain.corners;
        let mirrored = Symbol { corners: [from, below, right, last], ..plain.clone() };
        for symbol in [plain, mirrored] {
            assert!(symbol.holds(Vector { x: 5.0, y: 9.0 }) && !symbol.holds(Vector { x: 5.0, y: 11.0 }));
        }
    }
}

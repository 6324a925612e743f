//! Drag and drop: the position in a list at which something that is dragged would be dropped.

/// The place from 0: the others stay in their order, and it comes before the
/// first whose middle is further down than where it is held.
pub fn place(others: &[f64], held: f64) -> usize {
    others.iter().filter(|middle| **middle < held).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_comes_between_those_whose_middles_are_above_and_below() {
        let others = [20.0, 70.0, 120.0];
        for (held, expected) in [(-500.0, 0), (19.0, 0), (21.0, 1), (70.0, 1), (100.0, 2), (121.0, 3), (9_999.0, 3)] {
            assert_eq!(place(&others, held), expected, "{held}");
        }
        assert_eq!((place(&[], 10.0), place(&others, f64::NAN)), (0, 0));
    }
}

//! Spatial navigation: the nearest place in a direction, as seen on the screen, which an arrow key
//! moves to.

use crate::base::vocabulary::words;
use crate::map::point::{ScreenPoint, length};

words! {
    /// A direction on the screen.
    Heading {
        /// Up.
        Up = "up",
        /// Down.
        Down = "down",
        /// To the left.
        Left = "left",
        /// To the right.
        Right = "right",
    }
}

/// The index of the place that lies nearest to `from` in a direction, by
/// distance and angle: what stands 45° off counts twice as far, and what stands
/// beyond about 75° does not lie in that direction at all.
pub fn nearest(spots: &[ScreenPoint], from: usize, heading: Heading) -> Option<usize> {
    let origin = spots.get(from)?;
    let cost = |spot: &ScreenPoint| {
        let (dx, dy) = (spot.x - origin.x, spot.y - origin.y);
        let (ahead, aside) = match heading {
            Heading::Up => (-dy, dx.abs()),
            Heading::Down => (dy, dx.abs()),
            Heading::Left => (-dx, dy.abs()),
            Heading::Right => (dx, dy.abs()),
        };
        let distance = length(ahead, aside);
        (ahead > 0.26 * distance && distance > 0.0).then(|| distance * distance / ahead * (distance / ahead))
    };
    let mut best: Option<(usize, f64)> = None;
    for (index, spot) in spots.iter().enumerate() {
        if let Some(cost) = cost(spot)
            && best.is_none_or(|(_, least)| cost < least)
        {
            best = Some((index, cost));
        }
    }
    best.map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spots(places: &[(f64, f64)]) -> Vec<ScreenPoint> {
        places.iter().map(|(x, y)| ScreenPoint { x: *x, y: *y }).collect()
    }

    #[test]
    fn straight_ahead_beats_nearer_but_aside() {
        let spots = spots(&[(0.0, 0.0), (100.0, 0.0), (60.0, 60.0)]);
        assert_eq!(nearest(&spots, 0, Heading::Right), Some(1));
        assert_eq!(nearest(&spots, 0, Heading::Down), Some(2));
        assert_eq!(nearest(&spots, 0, Heading::Left), None);
        assert_eq!(nearest(&spots, 0, Heading::Up), None);
    }

    #[test]
    fn a_place_that_is_not_there_has_no_neighbour() {
        assert_eq!(nearest(&[], 0, Heading::Up), None);
        assert_eq!(nearest(&spots(&[(1.0, 1.0), (1.0, 1.0)]), 0, Heading::Up), None);
    }
}

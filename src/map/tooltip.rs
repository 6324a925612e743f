//! Tooltip placement: where the card of a pin opens, so that it stays within the map's box.

use crate::base::layout::TIP_WIDTH;
use crate::base::vocabulary::words;
use crate::map::camera::Viewport;
use crate::map::point::ScreenPoint;

words! {
    /// Where from a pin its card stands; also the card's class.
    Corner {
        /// Above, its left edge at the pin.
        UpRight = "up from",
        /// Above, its middle over the pin.
        Up = "up",
        /// Above, its right edge at the pin.
        UpLeft = "up to",
        /// Below, its left edge at the pin.
        DownRight = "down from",
        /// Below, its middle under the pin.
        Down = "down",
        /// Below, its right edge at the pin.
        DownLeft = "down to",
    }
}

// As wide as this, a card that opens from within a third of the box stays in the box.
const _: () = assert!(TIP_WIDTH <= 200.0 / 3.0, "a card is wider than two thirds of the map");

/// The corner in which there is most room for the card of a pin that stands at a
/// place of a box: a card is no higher than half of it and no wider than two
/// thirds.
pub fn corner(pin: ScreenPoint, viewport: &Viewport) -> Corner {
    let up = pin.y > viewport.height / 2.0;
    let third = viewport.width / 3.0;
    match (up, pin.x < third, pin.x > 2.0 * third) {
        (true, true, _) => Corner::UpRight,
        (true, false, false) => Corner::Up,
        (true, false, true) => Corner::UpLeft,
        (false, true, _) => Corner::DownRight,
        (false, false, false) => Corner::Down,
        (false, false, true) => Corner::DownLeft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_opens_towards_the_middle_of_the_box() {
        let viewport = Viewport { width: 300.0, height: 240.0 };
        let at = |x: f64, y: f64| corner(ScreenPoint { x, y }, &viewport);
        assert_eq!(at(10.0, 10.0), Corner::DownRight);
        assert_eq!(at(150.0, 20.0), Corner::Down);
        assert_eq!(at(290.0, 20.0), Corner::DownLeft);
        assert_eq!(at(10.0, 230.0), Corner::UpRight);
        assert_eq!(at(150.0, 230.0), Corner::Up);
        assert_eq!(at(290.0, 230.0), Corner::UpLeft);
    }
}

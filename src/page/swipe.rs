//! Swipes and arrow keys that turn from step to step: which means on and which back, by the
//! direction that the language is read in.

use crate::base::vocabulary::words;
use crate::lang::catalogue::Direction;
use crate::map::point::ScreenPoint;

words! {
    /// A turn to another step.
    Turn {
        /// To the one before.
        Back = "back",
        /// To the next.
        On = "on",
    }
}

/// How far a finger goes at the least, in CSS px: a tap is shorter.
const STROKE: f64 = 48.0;
/// How many times as far across as up or down: what is steeper scrolls.
const LEVEL: f64 = 2.0;
/// How long it takes at the most, in ms: what is slower marks a text.
const QUICK: f64 = 1_000.0;

/// The turn that a key means, by its name as of a `KeyboardEvent`.
pub fn by_key(key: &str, direction: Direction) -> Option<Turn> {
    match key {
        "ArrowRight" => Some(towards(true, direction)),
        "ArrowLeft" => Some(towards(false, direction)),
        _ => None,
    }
}

/// The turn that a swipe (a stroke) means, from where a finger was put down to where it
/// was lifted `ms` later: it takes the page along, so that a stroke to the left
/// brings what is on the right. Both are points of the window.
pub fn by_stroke(from: ScreenPoint, to: ScreenPoint, ms: f64, direction: Direction) -> Option<Turn> {
    let ScreenPoint { x: across, y: along } = to - from;
    let is_stroke = across.abs() >= STROKE && across.abs() >= along.abs() * LEVEL && ms <= QUICK;
    is_stroke.then(|| towards(across < 0.0, direction))
}

/// Rightwards is on, where one reads to the right.
fn towards(right: bool, direction: Direction) -> Turn {
    match (direction, right) {
        (Direction::Ltr, true) | (Direction::Rtl, false) => Turn::On,
        (Direction::Ltr, false) | (Direction::Rtl, true) => Turn::Back,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_turns_the_way_it_points() {
        assert_eq!(by_key("ArrowRight", Direction::Ltr), Some(Turn::On));
        assert_eq!(by_key("ArrowLeft", Direction::Ltr), Some(Turn::Back));
        assert_eq!(by_key("ArrowLeft", Direction::Rtl), Some(Turn::On));
        for key in ["ArrowUp", "ArrowDown", "Enter", " ", "l"] {
            assert_eq!(by_key(key, Direction::Ltr), None, "{key}");
        }
    }

    #[test]
    fn a_stroke_across_takes_the_page_along() {
        let stroke = |x: f64, y: f64, ms: f64, direction: Direction| {
            by_stroke(ScreenPoint { x: 200.0, y: 300.0 }, ScreenPoint { x: 200.0 + x, y: 300.0 + y }, ms, direction)
        };
        assert_eq!(stroke(-60.0, 10.0, 200.0, Direction::Ltr), Some(Turn::On));
        assert_eq!(stroke(60.0, -30.0, 200.0, Direction::Ltr), Some(Turn::Back));
        assert_eq!(stroke(60.0, 0.0, 200.0, Direction::Rtl), Some(Turn::On));
        assert_eq!(stroke(-40.0, 0.0, 100.0, Direction::Ltr), None, "a tap that slipped");
        assert_eq!(stroke(-60.0, 40.0, 200.0, Direction::Ltr), None, "a scroll");
        assert_eq!(stroke(-200.0, 0.0, 1_100.0, Direction::Ltr), None, "a text that is marked");
    }
}

//! Declutters the pins (collision avoidance): moves them apart so that none covers another, and
//! each stays near its spot.

use crate::map::point::{ScreenPoint, length};
use crate::map::rect::Rect;

/// Rounds of pushing; more change nothing that can be seen.
const ROUNDS: u32 = 240;

/// Where pins on one spot part to: multiples of 2.4 radians, half a px long. A
/// table, since the program has no other use for sines.
const DIRECTIONS: [(f64, f64); 8] = [
    (0.5, 0.0),
    (-0.369, 0.338),
    (0.044, -0.498),
    (0.304, 0.397),
    (-0.492, -0.087),
    (0.422, -0.268),
    (-0.130, 0.483),
    (-0.230, -0.444),
];

/// Where pins stand so that no two are nearer than `gap` CSS px (those that do
/// not yield, once the others have made room for them) and none lies under what
/// is `taken`, as offsets from their spots (CSS px). Pins keep within `width` ×
/// `height` by half a gap. Deterministic: pins on one spot fan out by their order.
pub fn spread(
    spots: &[ScreenPoint],
    yields: &[bool],
    gap: f64,
    (width, height): (f64, f64),
    taken: &[Rect],
) -> Vec<ScreenPoint> {
    let mut pins: Vec<ScreenPoint> = spots
        .iter()
        .enumerate()
        .map(|(i, spot)| {
            // A hair's breadth apart, so that equal spots have a direction to part in.
            let (x, y) = DIRECTIONS.get(i % DIRECTIONS.len()).copied().unwrap_or((0.5, 0.0));
            *spot + ScreenPoint { x, y }
        })
        .collect();
    let view = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
    for _ in 0..ROUNDS {
        let mut moved = false;
        for i in 0..pins.len() {
            for j in i + 1..pins.len() {
                let yielding = |at: usize| yields.get(at).copied().unwrap_or(true);
                moved |= part(&mut pins, (i, yielding(i)), (j, yielding(j)), gap);
            }
        }
        for (pin, spot) in pins.iter_mut().zip(spots) {
            if view.has(*spot) {
                pin.x = pin.x.clamp((gap / 2.0).min(width / 2.0), (width - gap / 2.0).max(width / 2.0));
                pin.y = pin.y.clamp((gap / 2.0).min(height / 2.0), (height - gap / 2.0).max(height / 2.0));
                for area in taken {
                    moved |= push_out(pin, &area.widened(gap / 2.0), &view);
                }
            }
        }
        if !moved {
            break;
        }
    }
    pins.iter()
        .zip(spots)
        .map(|(pin, spot)| {
            let ScreenPoint { x, y } = *pin - *spot;
            if length(x, y) < 1.0 { ScreenPoint::ZERO } else { ScreenPoint { x: x.round(), y: y.round() } }
        })
        .collect()
}

/// Pushes a pin out of an area, the shortest way that does not lead out of the view.
fn push_out(pin: &mut ScreenPoint, area: &Rect, view: &Rect) -> bool {
    if !area.has(*pin) {
        return false;
    }
    let ways = [
        ScreenPoint { x: area.left, y: pin.y },
        ScreenPoint { x: area.right, y: pin.y },
        ScreenPoint { x: pin.x, y: area.top },
        ScreenPoint { x: pin.x, y: area.bottom },
    ];
    let mut nearest: Option<(f64, ScreenPoint)> = None;
    for to in ways.into_iter().filter(|to| view.has(*to)) {
        let far = (to - *pin).length();
        if nearest.is_none_or(|(least, _)| far < least) {
            nearest = Some((far, to));
        }
    }
    let Some((_, to)) = nearest else { return false };
    *pin = to;
    true
}

/// Pushes two pins apart to the gap: each by half, or by all of it the one that
/// yields where the other does not.
fn part(pins: &mut [ScreenPoint], (i, i_yields): (usize, bool), (j, j_yields): (usize, bool), gap: f64) -> bool {
    let (Some(a), Some(b)) = (pins.get(i).copied(), pins.get(j).copied()) else { return false };
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let distance = length(dx, dy);
    if distance >= gap {
        return false;
    }
    let push = gap - distance + 0.1;
    let (ux, uy) = if distance > 1e-9 { (dx / distance, dy / distance) } else { (1.0, 0.0) };
    let share = match (i_yields, j_yields) {
        (true, false) => push,
        (false, true) => 0.0,
        (true, true) | (false, false) => push / 2.0,
    };
    if let Some(pin) = pins.get_mut(i) {
        *pin = ScreenPoint { x: a.x - ux * share, y: a.y - uy * share };
    }
    if let Some(pin) = pins.get_mut(j) {
        *pin = ScreenPoint { x: b.x + ux * (push - share), y: b.y + uy * (push - share) };
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_that_do_not_touch_stay_on_their_spots() {
        let spots = [ScreenPoint { x: 50.0, y: 50.0 }, ScreenPoint { x: 150.0, y: 50.0 }];
        assert_eq!(spread(&spots, &[], 44.0, (300.0, 300.0), &[]), vec![ScreenPoint::ZERO; 2]);
    }

    #[test]
    fn pins_on_one_spot_fan_out() {
        let spots = [ScreenPoint { x: 100.0, y: 100.0 }; 4];
        let offsets = spread(&spots, &[], 44.0, (300.0, 300.0), &[]);
        for i in 0..4 {
            for j in i + 1..4 {
                let distance = (offsets[i].x - offsets[j].x).hypot(offsets[i].y - offsets[j].y);
                assert!(distance >= 42.0, "{offsets:?}");
            }
        }
        assert!(offsets.iter().all(|offset| offset.x.hypot(offset.y) < 60.0), "{offsets:?}");
    }

    #[test]
    fn a_pin_that_does_not_yield_stays_where_it_belongs() {
        let spots = [ScreenPoint { x: 100.0, y: 100.0 }; 3];
        let offsets = spread(&spots, &[false, true, true], 30.0, (300.0, 300.0), &[]);
        assert_eq!(offsets[0], ScreenPoint::ZERO);
        assert!(offsets[1..].iter().all(|offset| offset.x.hypot(offset.y) > 28.0));
    }

    #[test]
    fn no_pin_lies_under_a_button_and_two_that_are_pushed_out_stay_apart() {
        let taken = [Rect { left: 0.0, top: 200.0, right: 120.0, bottom: 300.0 }];
        let spots =
            [ScreenPoint { x: 100.0, y: 250.0 }, ScreenPoint { x: 90.0, y: 250.0 }, ScreenPoint { x: 40.0, y: 210.0 }];
        let offsets = spread(&spots, &[], 30.0, (300.0, 300.0), &taken);
        let stand: Vec<ScreenPoint> = spots.iter().zip(&offsets).map(|(spot, by)| *spot + *by).collect();
        for (i, pin) in stand.iter().enumerate() {
            assert!(!taken[0].widened(14.0).has(*pin), "{stand:?}");
            assert!(stand.iter().skip(i + 1).all(|other| (*other - *pin).length() > 28.0), "{stand:?}");
        }
        // Where all is taken, a pin stays where it is.
        let all = [Rect { left: 0.0, top: 0.0, right: 300.0, bottom: 300.0 }];
        assert_eq!(spread(&spots[..1], &[], 30.0, (300.0, 300.0), &all), [ScreenPoint::ZERO]);
    }
}

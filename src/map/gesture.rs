//! Gestures that move the camera: a wheel zooms, a finger or a mouse drags (pans), two fingers
//! pinch. The point of the map that is held stays under the pointer, as far as the map's bounds let
//! it.

use crate::map::camera::{Camera, Lens};
use crate::map::exp::exp;
use crate::map::point::ScreenPoint;

/// CSS px that a line of a wheel's turn stands for, and a page.
const LINE: f64 = 16.0;
const PAGE: f64 = 400.0;
/// How much a px of a wheel's turn zooms, as a power of e: a notch of 120 px is
/// about a quarter.
const TURN: f64 = 0.002;
/// The same for a pinch on a trackpad, which arrives as a wheel with Ctrl and
/// small steps.
const PINCH: f64 = 0.01;
/// A step that is larger comes from a wheel, in px.
const FINE: f64 = 40.0;

/// By what a turn of the wheel zooms. `turn` is towards the reader, in the unit
/// that `mode` says: 0 px, 1 lines, 2 pages (as of a `WheelEvent`). A trackpad's pinch is a wheel
/// with Ctrl while nobody holds that key.
pub fn wheel_factor(turn: f64, mode: u32, is_pinch: bool) -> f64 {
    let px = match mode {
        0 => turn,
        1 => turn * LINE,
        _ => turn * PAGE,
    };
    let share = if is_pinch && px.abs() < FINE { PINCH } else { TURN };
    // Whatever a driver reports, a step stays a step.
    exp(-px.clamp(-PAGE, PAGE) * share)
}

/// The camera after a pointer has dragged the map by a step.
pub fn dragged(lens: &Lens, camera: &Camera, step: ScreenPoint) -> Camera {
    let held = lens.unproject(camera, lens.middle());
    lens.bounded(&lens.holding(camera, held, lens.middle() + step))
}

/// The camera after two fingers have moved, each from one point of the box to another.
pub fn pinched(lens: &Lens, camera: &Camera, from: [ScreenPoint; 2], to: [ScreenPoint; 2]) -> Camera {
    let span = |[a, b]: [ScreenPoint; 2]| (b - a).length();
    let middle = |[a, b]: [ScreenPoint; 2]| ScreenPoint { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
    let factor = if span(from) > 1.0 { span(to) / span(from) } else { 1.0 };
    dragged(lens, &lens.zoomed(camera, factor, middle(from)), middle(to) - middle(from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::map::camera::Viewport;
    use crate::map::frame::Frame;
    use crate::map::plates::{Plates, Turn};

    const HOME: Frame = Frame { x: -1000.0, y: -500.0, width: 2000.0, height: 1600.0 };
    const LENS: Lens = Lens {
        home: HOME,
        reach: HOME,
        viewport: Viewport { width: 500.0, height: 400.0 },
        plates: Plates { crisp: 2.0, near: None, turn: Turn { across: 0.0, down: 0.0 } },
    };
    const NEAR: Camera = Camera { x: 0.0, y: 300.0, k: 4.0 };

    fn at(x: f64, y: f64) -> ScreenPoint {
        ScreenPoint { x, y }
    }

    #[track_caller]
    fn check_held(before: &Camera, from: ScreenPoint, after: &Camera, to: ScreenPoint) {
        let moved = LENS.project(after, LENS.unproject(before, from));
        assert!((moved - to).length() < 1e-6, "{moved:?} for {to:?}");
    }

    #[test]
    fn a_wheel_zooms_out_towards_the_reader_and_in_away_from_him() {
        assert!(wheel_factor(120.0, 0, false) < 1.0 && wheel_factor(-120.0, 0, false) > 1.0);
        assert!((wheel_factor(120.0, 0, false) * wheel_factor(-120.0, 0, false) - 1.0).abs() < 1e-12);
        assert_eq!(wheel_factor(0.0, 0, false), 1.0);
        assert_eq!(wheel_factor(3.0, 1, false), wheel_factor(48.0, 0, false));
        assert_eq!(wheel_factor(1.0, 2, false), wheel_factor(400.0, 0, false));
        assert_eq!(wheel_factor(1e9, 0, false), wheel_factor(400.0, 0, false));
        assert!(wheel_factor(-4.0, 0, true) > wheel_factor(-4.0, 0, false), "a pinch has small steps");
        let notch: f64 = (0..8).map(|_| wheel_factor(-15.0, 0, false)).product();
        assert!((notch / wheel_factor(-120.0, 0, false) - 1.0).abs() < 1e-9, "a notch is a notch, however fine");
    }

    #[test]
    fn at_the_ends_of_the_zoom_the_page_scrolls_on() {
        let home = Camera::home(&HOME);
        let zooms = |camera: &Camera, factor: f64| LENS.zoomed(camera, factor, at(200.0, 100.0)).k != camera.k;
        assert!(!zooms(&home, 0.9) && zooms(&home, 1.1));
        let nearest = Camera { k: 8.0, ..NEAR };
        assert!(zooms(&nearest, 0.9) && !zooms(&nearest, 1.1));
    }

    #[test]
    fn what_is_dragged_stays_under_the_pointer() {
        check_held(&NEAR, at(200.0, 100.0), &dragged(&LENS, &NEAR, at(60.0, -10.0)), at(260.0, 90.0));
        let home = Camera::home(&HOME);
        assert_eq!(dragged(&LENS, &home, at(300.0, 200.0)), home);
    }

    #[test]
    fn what_is_pinched_stays_under_the_fingers() {
        let (from, to) = ([at(200.0, 200.0), at(300.0, 200.0)], [at(190.0, 210.0), at(340.0, 210.0)]);
        let after = pinched(&LENS, &NEAR, from, to);
        assert!((after.k - 6.0).abs() < 1e-9);
        check_held(&NEAR, from[0], &after, to[0]);
        check_held(&NEAR, from[1], &after, to[1]);
    }

    #[test]
    fn no_gesture_loses_the_map() {
        let mut random = Random::new(7);
        let mut camera = Camera::home(&HOME);
        let mut any = |size: u32| at(f64::from(random.below(size)) - 200.0, f64::from(random.below(size)) - 200.0);
        for step in 0..2_000 {
            camera = match step % 3 {
                0 => dragged(&LENS, &camera, any(900) - any(900)),
                1 => pinched(&LENS, &camera, [any(900), any(900)], [any(900), any(900)]),
                _ => LENS.zoomed(&camera, wheel_factor(any(900).x, 0, false), any(900)),
            };
            assert_eq!(LENS.bounded(&camera), camera, "step {step}");
        }
        assert_eq!(pinched(&LENS, &NEAR, [at(9.0, 9.0); 2], [at(9.0, 9.0); 2]), NEAR, "two fingers on one spot");
    }
}

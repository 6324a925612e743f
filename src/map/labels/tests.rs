//! No text covers another, whatever stands on the map and wherever the camera is.

use super::*;
use crate::map::camera::{Lens, Viewport};
use crate::map::frame::Frame;
use crate::map::plates::{Plates, Turn};
use crate::map::point::MapPoint;
use crate::map::rect::{Rect, Size};

const HOME: Frame = Frame { x: -1750.0, y: -1400.0, width: 3500.0, height: 2900.0 };

fn lens(width: f64, height: f64) -> Lens {
    let plates = Plates { crisp: 9.0, near: None, turn: Turn::default() };
    Lens { home: HOME, reach: HOME, viewport: Viewport { width, height }, plates }
}

fn size(width: f64) -> Size {
    Size { width, height: 15.0 }
}

/// Some pins and names all over the map, crowded in places.
fn crowd() -> (Vec<Pin>, Vec<Name>) {
    let at = |i: u32| MapPoint { x: f64::from(i * 733 % 3100) - 1600.0, y: f64::from(i * 389 % 2500) - 1300.0 };
    let pins = (0..18)
        .map(|i| Pin {
            at: at(i / 2 * 3),
            text: size(40.0 + f64::from(i)),
            folded: Vec::new(),
            rank: if i < 9 { Rank::First } else { Rank::Second },
            room: 0.0,
            sides: Vec::new(),
            yields: i % 2 == 0,
        })
        .collect();
    let names = (0..70)
        .map(|i| Name {
            at: at(i + 5),
            dotted: i % 3 == 0,
            again: false,
            size: size(55.0),
            rank: Rank::Fourth,
            aside: 100.0,
            from: 1.0,
            until: 9.0,
        })
        .collect();
    (pins, names)
}

#[test]
fn no_text_covers_another_or_a_pin_or_leaves_the_view_at_any_camera() {
    let (pins, names) = crowd();
    let mut shown = 0;
    for (step, medium) in (0..20_u32).flat_map(|step| [(step, Medium::Screen), (step, Medium::Paper)]) {
        let width = 320.0 + f64::from(step) * 1280.0 / 19.0;
        let lens = lens(width, width / 1.2);
        let camera =
            lens.bounded(&Camera { x: f64::from(step) * 90.0 - 800.0, y: 100.0, k: 1.0 + f64::from(step % 5) });
        let taken = [Rect { left: 0.0, top: 0.0, right: 120.0, bottom: 44.0 }];
        let seen = || View { lens, taken: taken.to_vec() };
        let layout = layout(&pins, &names, &[seen()], &camera, medium);
        let d = diameter(width);
        let stand = |i: usize| lens.project(&camera, pins[i].at) + layout.pins[i].offset;
        let discs: Vec<Rect> = (0..pins.len()).map(|i| Rect::around(stand(i), Size { width: d, height: d })).collect();
        let view = Rect { left: 0.0, top: 0.0, right: width, bottom: width / 1.2 };
        let mut texts: Vec<Rect> = Vec::new();
        for (i, pin) in layout.pins.iter().enumerate() {
            texts.extend(pin.side.map(|side| text_area(stand(i), d, pins[i].text, side)));
            let is_in_view = view.has(stand(i));
            let is_named = pin.side.is_some() || pins[i].rank > Rank::First && medium == Medium::Screen;
            assert!(is_named || !is_in_view, "{width}: nobody is nameless");
        }
        for (name, is_shown) in names.iter().zip(&layout.names) {
            texts.extend(is_shown.map(|aside| name_area(lens.project(&camera, name.at) + aside, name)));
        }
        shown += texts.len();
        for (i, text) in texts.iter().enumerate() {
            assert!(view.holds(text), "{width}: {text:?} leaves the view");
            assert!(!taken[0].overlaps(text), "{width}: {text:?} lies under a button");
            assert!(!discs.iter().any(|disc| disc.overlaps(text)), "{width}: {text:?} covers a pin");
            assert!(!texts.iter().skip(i + 1).any(|other| other.overlaps(text)), "{width}: {text:?} covers a text");
        }
        assert_eq!(layout, super::layout(&pins, &names, &[seen()], &camera, medium));
    }
    assert!(shown > 200, "{shown} texts in 20 pictures: hardly any was placed");
}

#[test]
fn a_name_is_shown_between_its_zooms_only() {
    let name = Name {
        at: HOME.centre(),
        dotted: false,
        again: false,
        size: size(30.0),
        rank: Rank::Fourth,
        aside: 100.0,
        from: 2.0,
        until: 4.0,
    };
    let lens = lens(700.0, 580.0);
    let shown = |k| {
        layout(&[], &[name], &[View { lens, taken: Vec::new() }], &Camera { k, ..Camera::home(&HOME) }, Medium::Screen)
            .names[0]
            .is_some()
    };
    assert_eq!([shown(1.0), shown(2.0), shown(3.9), shown(4.0)], [false, true, true, false]);
}

#[test]
fn a_pin_with_no_room_beside_it_has_its_text_under_it() {
    let lens = lens(700.0, 580.0);
    let right_edge = MapPoint { x: 1500.0, y: 0.0 };
    let pin = Pin {
        at: right_edge,
        text: size(60.0),
        folded: Vec::new(),
        rank: Rank::First,
        room: 0.0,
        sides: Vec::new(),
        yields: true,
    };
    let view = View { lens, taken: Vec::new() };
    let layout = layout(&[pin], &[], &[view], &Camera::home(&HOME), Medium::Screen);
    assert_eq!(layout.pins[0].side, Some(Side { x: 0.0, y: 1.0, far: 0.0, wide: 0.0 }));
}

//! Label placement without collisions: where tokens, markers and names stand on the map for one
//! camera. Nothing covers anything else, and the same camera gives the same layout everywhere.
//!
//! Tokens and markers ("pins") are pushed apart first. Then every text is placed,
//! the most important first, where it touches nothing placed before it; a text
//! that finds no room is left out; on paper, where nobody can point at a pin, its text
//! stands further away, at the end of a line.

use crate::base::layout::{LARGE_FROM, NAME_DOT, PIN_GAP, PIN_LARGE, PIN_LINE, PIN_SMALL, REM};
use crate::map::camera::{Camera, Lens};
use crate::map::declutter::spread;
use crate::map::point::{MapPoint, ScreenPoint};
use crate::map::rect::{Rect, Size};

/// A token or a marker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pin {
    /// Where it belongs, in map units.
    pub at: MapPoint,
    /// The text that may stand beside it.
    pub text: Size,
    /// Whether it makes room for others, and not they for it.
    pub yields: bool,
}

/// A name that stands on the map by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Its middle; of one with a dot, the dot.
    pub at: MapPoint,
    /// Whether it begins with a dot that stands on its spot.
    pub dotted: bool,
    /// Its size.
    pub size: Size,
    /// The zooms at which it is shown.
    pub from: f64,
    /// The zoom from which it is not shown any more.
    pub until: f64,
}

/// Where the text of a pin stands: from the pin towards it, as shares of half of
/// both their sizes, to the right and down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Side {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
    /// How much further than [beside](PIN_GAP) the pin, at the end of a line, in CSS px.
    pub far: f64,
}

/// The sides of a pin, in the order in which they are tried.
const SIDES: [Side; 8] = [
    Side { x: 1.0, y: 0.0, far: 0.0 },
    Side { x: 0.0, y: 1.0, far: 0.0 },
    Side { x: -1.0, y: 0.0, far: 0.0 },
    Side { x: 0.0, y: -1.0, far: 0.0 },
    Side { x: 0.9, y: 0.7, far: 0.0 },
    Side { x: 0.9, y: -0.7, far: 0.0 },
    Side { x: -0.9, y: 0.7, far: 0.0 },
    Side { x: -0.9, y: -0.7, far: 0.0 },
];

/// Where a pin stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PinPlace {
    /// From where it belongs, in CSS px.
    pub offset: ScreenPoint,
    /// Where its text stands, if there is room for it.
    pub side: Option<Side>,
}

/// What a picture is seen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A screen: whoever points at a pin is told its text.
    Screen,
    /// Paper: each pin has its text.
    Paper,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// By pin.
    pub pins: Vec<PinPlace>,
    /// By name: whether it is shown.
    pub names: Vec<bool>,
}

/// The room around a text, in CSS px.
const MARGIN: f64 = 2.0;

/// From one place for a text on paper to the next, along a side, in CSS px.
const STEP: f64 = 6.0;
/// How much further than beside its pin a text is at most: across any map on paper.
const FURTHEST: f64 = 900.0;

/// The diameter of a pin on a plane of a width, in CSS px.
pub fn diameter(width: f64) -> f64 {
    if width < LARGE_FROM * REM { PIN_SMALL } else { PIN_LARGE }
}

/// The bounding box of a name whose spot is seen at a point of the box.
pub fn name_area(point: ScreenPoint, name: &Name) -> Rect {
    let aside = if name.dotted { name.size.width / 2.0 - NAME_DOT } else { 0.0 };
    Rect::around(ScreenPoint { x: point.x + aside, y: point.y }, name.size)
}

/// The bounding box of a pin's text on a side of it.
pub fn text_area(pin: ScreenPoint, diameter: f64, text: Size, side: Side) -> Rect {
    let reach = diameter / 2.0 + PIN_GAP + side.far;
    let (x, y) = (side.x * (reach + text.width / 2.0), side.y * (reach + text.height / 2.0));
    Rect::around(ScreenPoint { x: pin.x + x, y: pin.y + y }, text)
}

/// Places everything. `pins` and `names` come with the most important first;
/// `taken` are the parts of the box that something else covers.
pub fn layout(pins: &[Pin], names: &[Name], taken: &[Rect], lens: &Lens, camera: &Camera, medium: Medium) -> Layout {
    let view = Rect { left: 0.0, top: 0.0, right: lens.viewport.width, bottom: lens.viewport.height };
    let diameter = diameter(lens.plane().width);
    let spots: Vec<ScreenPoint> = pins.iter().map(|pin| lens.project(camera, pin.at)).collect();
    let yields: Vec<bool> = pins.iter().map(|pin| pin.yields).collect();
    let offsets = spread(&spots, &yields, diameter + 2.0, (lens.viewport.width, lens.viewport.height), taken);
    let stands: Vec<ScreenPoint> = spots.iter().zip(&offsets).map(|(spot, offset)| *spot + *offset).collect();
    let disc = Size { width: diameter, height: diameter };
    let mut placed: Vec<Rect> = taken.to_vec();
    placed.extend(stands.iter().map(|stand| Rect::around(*stand, disc)));
    let mut fits = |area: Rect| {
        let room = area.widened(MARGIN);
        let free = view.holds(&room) && !placed.iter().any(|other| other.overlaps(&area));
        if free {
            placed.push(room);
        }
        free
    };
    let mut sides = Vec::new();
    for (stand, pin) in stands.iter().zip(pins) {
        let furthest = if medium == Medium::Paper && view.has(*stand) { FURTHEST } else { 0.0 };
        let (mut place, mut far) = (None, 0.0);
        while place.is_none() && far <= furthest {
            let sides = SIDES.into_iter().map(|side| Side { far, ..side });
            place = sides.into_iter().find(|side| fits(text_area(*stand, diameter, pin.text, *side)));
            far += STEP;
        }
        sides.push(place);
    }
    let names = names.iter().map(|name| {
        let asked = camera.k >= name.from && camera.k < name.until;
        asked && fits(name_area(lens.project(camera, name.at), name))
    });
    let names = names.collect();
    let pins = offsets.into_iter().zip(sides).map(|(offset, side)| PinPlace { offset, side }).collect();
    Layout { pins, names }
}

/// About how large a text is: `em` is the size of its letters in CSS px. A
/// little too large rather than too small, since the reader's font is not known.
pub fn text_size(text: &str, em: f64) -> Size {
    let letters: f64 = text.chars().map(|letter| if letter.is_ascii() { 0.6 } else { 0.66 }).sum();
    Size { width: letters * em, height: em * PIN_LINE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::camera::{Frame, Viewport};

    const HOME: Frame = Frame { x: -1750.0, y: -1400.0, width: 3500.0, height: 2900.0 };

    fn size(width: f64) -> Size {
        Size { width, height: 15.0 }
    }

    /// Some pins and names all over the map, crowded in places.
    fn crowd() -> (Vec<Pin>, Vec<Name>) {
        let at = |i: u32| MapPoint { x: f64::from(i * 733 % 3100) - 1600.0, y: f64::from(i * 389 % 2500) - 1300.0 };
        let pins =
            (0..18).map(|i| Pin { at: at(i / 2 * 3), text: size(40.0 + f64::from(i)), yields: i % 2 == 0 }).collect();
        let names = (0..70)
            .map(|i| Name { at: at(i + 5), dotted: i % 3 == 0, size: size(55.0), from: 1.0, until: 9.0 })
            .collect();
        (pins, names)
    }

    #[test]
    fn no_text_covers_another_or_a_pin_or_leaves_the_view_at_any_camera() {
        let (pins, names) = crowd();
        let mut shown = 0;
        for (step, medium) in (0..20_u32).flat_map(|step| [(step, Medium::Screen), (step, Medium::Paper)]) {
            let width = 320.0 + f64::from(step) * 1280.0 / 19.0;
            let lens = Lens { home: HOME, reach: HOME, viewport: Viewport { width, height: width / 1.2 } };
            let camera =
                lens.bounded(&Camera { x: f64::from(step) * 90.0 - 800.0, y: 100.0, k: 1.0 + f64::from(step % 5) });
            let taken = [Rect { left: 0.0, top: 0.0, right: 120.0, bottom: 44.0 }];
            let layout = layout(&pins, &names, &taken, &lens, &camera, medium);
            let d = diameter(width);
            let stand = |i: usize| lens.project(&camera, pins[i].at) + layout.pins[i].offset;
            let discs: Vec<Rect> =
                (0..pins.len()).map(|i| Rect::around(stand(i), Size { width: d, height: d })).collect();
            let view = Rect { left: 0.0, top: 0.0, right: width, bottom: width / 1.2 };
            let mut texts: Vec<Rect> = Vec::new();
            for (i, pin) in layout.pins.iter().enumerate() {
                texts.extend(pin.side.map(|side| text_area(stand(i), d, pins[i].text, side)));
                let is_in_view = view.has(stand(i));
                assert!(medium == Medium::Screen || pin.side.is_some() == is_in_view, "{width}: nobody is nameless");
                assert!(medium == Medium::Paper || pin.side.is_none_or(|side| side.far == 0.0));
            }
            for (name, is_shown) in names.iter().zip(&layout.names) {
                texts.extend(is_shown.then(|| name_area(lens.project(&camera, name.at), name)));
            }
            shown += texts.len();
            for (i, text) in texts.iter().enumerate() {
                assert!(view.holds(text), "{width}: {text:?} leaves the view");
                assert!(!taken[0].overlaps(text), "{width}: {text:?} lies under a button");
                assert!(!discs.iter().any(|disc| disc.overlaps(text)), "{width}: {text:?} covers a pin");
                assert!(!texts.iter().skip(i + 1).any(|other| other.overlaps(text)), "{width}: {text:?} covers a text");
            }
            assert_eq!(layout, super::layout(&pins, &names, &taken, &lens, &camera, medium));
        }
        assert!(shown > 200, "{shown} texts in 20 pictures: hardly any was placed");
    }

    #[test]
    fn a_name_is_shown_between_its_zooms_only() {
        let name = Name { at: HOME.centre(), dotted: false, size: size(30.0), from: 2.0, until: 4.0 };
        let lens = Lens { home: HOME, reach: HOME, viewport: Viewport { width: 700.0, height: 580.0 } };
        let shown = |k| layout(&[], &[name], &[], &lens, &Camera { k, ..Camera::home(&HOME) }, Medium::Screen).names;
        assert_eq!([shown(1.0), shown(2.0), shown(3.9), shown(4.0)], [[false], [true], [true], [false]].map(Vec::from));
    }

    #[test]
    fn a_pin_with_no_room_beside_it_has_its_text_under_it() {
        let lens = Lens { home: HOME, reach: HOME, viewport: Viewport { width: 700.0, height: 580.0 } };
        let right_edge = MapPoint { x: 1500.0, y: 0.0 };
        let layout = layout(
            &[Pin { at: right_edge, text: size(60.0), yields: true }],
            &[],
            &[],
            &lens,
            &Camera::home(&HOME),
            Medium::Screen,
        );
        assert_eq!(layout.pins[0].side, Some(Side { x: 0.0, y: 1.0, far: 0.0 }));
    }
}

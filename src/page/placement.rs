//! Placement on the map: the story's people and places as pins, the names of lands and seas as
//! labels, and what lies over the map and is kept free of both.

use crate::base::layout::{
    BUTTON, INSET_SHAPE, INSETS_FROM, INSETS_FROM_HIGH, INSETS_WIDTH, LARGE_FROM, OVER_EDGE, PAN_ASIDE, PAN_EDGE,
    PAPER_WIDTH, REM, SMALL_UNTIL, ZOOM_GAP,
};
use crate::base::number::whole;
use crate::lang::catalogue::Direction;
use crate::map::camera::{Camera, Lens, MIN_ZOOM, Viewport};
use crate::map::frame::is_wide;
use crate::map::id::InsetId;
use crate::map::labels::{self, Layout, Medium, Name, Pin, View};
use crate::map::point::MapPoint;
use crate::map::rect::{Rect, Size};
use crate::page::data::{InsetData, Label, MapData, MapItem, PageData};

/// The widths of the map's plane for which its first picture is laid out, in CSS px where letters are
/// of 16: each holds up to the next.
pub const WIDTHS: [f64; 11] =
    [318.0, 338.0, SMALL_UNTIL * REM, 376.0, 396.0, 420.0, 480.0, LARGE_FROM * REM, PAPER_WIDTH, 760.0, 880.0];

/// The width of the plane up to which the page's own style has the first picture, from the first of these
/// [widths](WIDTHS) on. Of others only the program knows one.
pub const STYLED: f64 = 1000.0;

/// Whether the page's own style has the home camera's picture.
pub fn is_styled(lens: &Lens) -> bool {
    let [least, ..] = WIDTHS;
    (least..STYLED).contains(&lens.plane().width)
}

/// What stands on the map itself, in the order in which texts are placed:
/// places first, since the story turns on them.
pub fn standing(data: &PageData) -> Vec<&MapItem> {
    let all = data.subjects.iter().filter(|subject| subject.inset.is_none());
    let places = all.clone().filter(|subject| subject.is_place);
    places.chain(all.filter(|subject| !subject.is_place)).collect()
}

/// All that is pinned on the map itself, by the beginning of its element's id and the rest, and where: what
/// [stands](standing) there, and behind it the places that questions offer.
pub fn pinned(data: &PageData) -> impl Iterator<Item = ([&str; 2], MapPoint)> {
    let offered = data.quiz_places.iter().filter(|place| place.inset.is_none());
    let offered = offered.map(|place| (["choice_", place.place.as_str()], place.at));
    standing(data).into_iter().map(|subject| (["pin_", subject.id.as_str()], subject.at)).chain(offered)
}

/// The picture for a camera. On paper nothing lies over the map.
pub fn picture(data: &PageData, lens: &Lens, camera: &Camera, medium: Medium) -> Layout {
    holding(data, &[*lens], camera, medium)
}

/// The picture for a camera that holds at several sizes of the map's box, the first of them that which it is made for.
fn holding(data: &PageData, lenses: &[Lens], camera: &Camera, medium: Medium) -> Layout {
    let width = lenses.first().map_or(0.0, |lens| lens.plane().width);
    let pin = |subject: &MapItem| Pin {
        at: subject.at,
        text: labels::text_size(&subject.short, subject.em(width)),
        folded: labels::folded_sizes(&subject.short, subject.em(width)),
        rank: subject.rank,
        room: f64::from(subject.room),
        sides: subject.sides.clone(),
        yields: !subject.is_place,
    };
    let pins: Vec<Pin> = standing(data).into_iter().map(pin).collect();
    let names: Vec<Name> = data.map.labels.iter().map(Label::name).collect();
    let view = |lens: &Lens| {
        let taken = match medium {
            Medium::Screen => taken(data, lens, camera.k > MIN_ZOOM),
            Medium::Paper => Vec::new(),
        };
        View { lens: *lens, taken }
    };
    let views: Vec<View> = lenses.iter().map(view).collect();
    labels::layout(&pins, &names, &views, camera, medium)
}

/// The lens for a size of the map's box.
pub fn lens(data: &PageData, viewport: Viewport) -> Lens {
    Lens { home: data.map.home, reach: data.map.reach, viewport, plates: data.map.plates }
}

/// The lens for a box of a width that is no more than the map's plane.
pub fn lens_of(data: &PageData, width: f64) -> Lens {
    lens_for(&data.map, width)
}

/// The same of a map alone.
pub fn lens_for(map: &MapData, width: f64) -> Lens {
    let MapData { home, reach, plates, .. } = *map;
    Lens { home, reach, viewport: Viewport { width, height: width * home.height / home.width }, plates }
}

/// The first picture, for a width of the map's plane and all up to the next of [these](WIDTHS). Its box may be larger: then what lies over the
/// map, at the corners of the box, covers no more of the plane than it does here.
pub fn first_picture(data: &PageData, width: f64, medium: Medium) -> Layout {
    let until = WIDTHS.iter().copied().find(|next| *next > width).unwrap_or(STYLED) - 1.0;
    let steps = match medium {
        Medium::Screen => ((until - width) / 16.0).ceil(),
        Medium::Paper => 0.0,
    };
    let share = |step: i32| if steps > 0.0 { f64::from(step) / steps } else { 0.0 };
    let widths = (0..=whole(steps)).map(|step| width + (until - width) * share(step));
    let lenses: Vec<Lens> = widths.map(|width| lens_of(data, width)).collect();
    holding(data, &lenses, &Camera::home(&data.map.home), medium)
}

/// Half of what a button that pans covers, in CSS px.
const PAN: f64 = BUTTON / 2.0 + PAN_EDGE;
/// Room around what lies over the map, in CSS px.
const ROOM: f64 = 4.0;
/// What a button covers that stands in a corner of the map.
const CORNER: f64 = OVER_EDGE + BUTTON + ROOM;
/// How wide the small maps of the insets are, with some room around them.
const INSETS: f64 = 220.0;
const _: () = assert!(
    INSETS >= OVER_EDGE + INSETS_WIDTH * REM && PAN_ASIDE >= OVER_EDGE + BUTTON,
    "something lies over the map where the map keeps no room for it"
);

/// How wide a button is that says something, in CSS px.
fn button_width(text: &str) -> f64 {
    labels::text_size(text, 15.0).width + 22.0
}

/// How wide an inset is as a chip, with what stands in it.
fn chip_width(data: &PageData, inset: &InsetId) -> f64 {
    let within = data.subjects.iter().filter(|subject| subject.inset.as_ref() == Some(inset));
    within.map(|subject| if subject.is_place { button_width(&subject.short) } else { 34.0 }).sum::<f64>() + ZOOM_GAP
}

/// About how high an inset is that lies over the map as a small map, in CSS px: its map above or beside its pins,
/// and what says where it lies.
fn inset_height(data: &PageData, inset: &InsetData) -> f64 {
    // As the styles have them: what is around it, a line of a place, the disc of a person and from one to the next.
    const AROUND: f64 = 14.0;
    const PLACE: f64 = 26.0;
    const DISC: f64 = 30.0;
    const APART: f64 = 34.0;
    let within = data.subjects.iter().filter(|subject| subject.inset.as_ref() == Some(&inset.id));
    let (places, people): (Vec<&MapItem>, Vec<&MapItem>) = within.partition(|subject| subject.is_place);
    let wide = INSETS_WIDTH * REM - 22.0;
    let is_wide = is_wide(&inset.frame);
    let beside = if is_wide { wide } else { wide - INSET_SHAPE - 8.0 };
    let pins = places.len() as f64 * PLACE + (people.len() as f64 * APART / beside).ceil() * DISC;
    let shape = wide * inset.frame.height / inset.frame.width;
    let bearings = if inset.bearings.is_some() { 18.0 } else { 0.0 };
    AROUND + bearings + if is_wide { shape + pins } else { pins.max(44.0) }
}

/// What the map's buttons and insets cover.
pub fn taken(data: &PageData, lens: &Lens, is_near: bool) -> Vec<Rect> {
    let (Viewport { width, height }, plane) = (lens.viewport, lens.plane());
    // Of a map that is as wide as a large one and lower, the insets are chips, too.
    let is_large =
        plane.width >= LARGE_FROM * REM && plane.height >= (INSETS_FROM_HIGH - INSETS_FROM + LARGE_FROM) * REM;
    let mut taken = Vec::new();
    if is_near {
        // The buttons that pan, at the middle of each edge.
        let (x, y) = (width / 2.0, height / 2.0);
        // On a small map they make room for others.
        let (aside, low) = if is_large { (0.0, 0.0) } else { (PAN_ASIDE, PAN / 2.0) };
        taken.extend([
            Rect { left: x - PAN, top: aside, right: x + PAN, bottom: aside + 2.0 * PAN },
            Rect { left: x - PAN, top: height - aside - 2.0 * PAN, right: x + PAN, bottom: height - aside },
            Rect { left: 0.0, top: y - PAN, right: 2.0 * PAN, bottom: y + PAN + low },
            Rect { left: width - 2.0 * PAN, top: y - PAN, right: width, bottom: y + PAN + low },
        ]);
    }
    let extents: f64 = data.map.extents.iter().map(|extent| button_width(&extent.name)).sum();
    let insets = if is_large {
        let heights = data.map.insets.iter().map(|inset| inset_height(data, inset) + OVER_EDGE);
        Size { width: INSETS, height: OVER_EDGE + heights.sum::<f64>() }
    } else {
        let chips: f64 = data.map.insets.iter().map(|inset| chip_width(data, &inset.id)).sum();
        // Beside the button that enlarges.
        Size { width: (OVER_EDGE + chips).min(width - CORNER), height: CORNER }
    };
    taken.extend([
        // The switch of extents, at the upper start.
        Rect { left: 0.0, top: 0.0, right: OVER_EDGE + extents, bottom: CORNER },
        // The buttons of zoom, at the upper end.
        Rect { left: width - CORNER, top: 0.0, right: width, bottom: CORNER + BUTTON + ZOOM_GAP },
        // That which enlarges, at the lower end.
        Rect { left: width - CORNER, top: height - CORNER, right: width, bottom: height },
    ]);
    if !data.map.insets.is_empty() {
        // The insets, at the lower start.
        taken.push(Rect { left: 0.0, top: height - insets.height, right: insets.width, bottom: height });
    }
    match data.catalogue.direction {
        Direction::Ltr => taken,
        Direction::Rtl => {
            taken.iter().map(|area| Rect { left: width - area.right, right: width - area.left, ..*area }).collect()
        }
    }
}

/// Where the camera goes so that a subject is well in view; none where it is
/// already, or where it stands in an inset. A region is looked at in its extent.
pub fn destination(data: &PageData, lens: &Lens, camera: &Camera, subject: &MapItem) -> Option<Camera> {
    if subject.inset.is_some() {
        return None;
    }
    let extent = subject.extent.and_then(|extent| data.map.extent(extent));
    let close = extent.map(|extent| lens.fit(&extent.frame));
    if let Some(close) = close.filter(|close| camera.k < close.k * 0.8) {
        return Some(close);
    }
    let at = lens.project(camera, subject.at);
    let Viewport { width, height } = lens.viewport;
    let well = |at: f64, size: f64| at > size * 0.1 && at < size * 0.9;
    let in_view = well(at.x, width) && well(at.y, height);
    (!in_view).then(|| lens.bounded(&Camera { x: subject.at.x, y: subject.at.y, k: camera.k }))
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::vocabulary::Word;
    use crate::map::labels::{diameter, name_area, text_area};
    use crate::map::nearest::{Heading, nearest};
    use crate::map::point::ScreenPoint;
    use crate::page::route::tests::data;

    /// Where the pins stand in a picture.
    fn stands(data: &PageData, lens: &Lens, camera: &Camera, layout: &Layout) -> Vec<ScreenPoint> {
        let place = |(subject, place): (&MapItem, &labels::PinPlace)| lens.project(camera, subject.at) + place.offset;
        standing(data).into_iter().zip(&layout.pins).map(place).collect()
    }

    #[test]
    fn no_text_of_the_story_covers_another_or_leaves_the_view_at_any_camera() {
        let data = data();
        let mut placed = 0;
        for step in 0..20_u32 {
            let share = f64::from(step) / 19.0;
            let lens = lens_of(&data, 320.0 + share * 1280.0);
            let k = [1.0, 1.6, 2.5, 4.0, 8.0][step as usize % 5];
            let camera = lens.bounded(&Camera { x: -900.0 + share * 2_200.0, y: 900.0 - share * 1_400.0, k });
            let layout = picture(&data, &lens, &camera, Medium::Screen);
            let d = diameter(lens.plane().width);
            let bounds = Rect { left: 0.0, top: 0.0, right: lens.viewport.width, bottom: lens.viewport.height };
            let stands = stands(&data, &lens, &camera, &layout);
            let mut texts = Vec::new();
            for ((stand, subject), place) in stands.iter().zip(standing(&data)).zip(&layout.pins) {
                texts.extend(place.side.map(|side| {
                    text_area(*stand, d, labels::text_of(&subject.short, subject.em(lens.plane().width), side), side)
                }));
            }
            for (label, aside) in
                data.map.labels.iter().zip(&layout.names).filter_map(|(label, aside)| Some((label, (*aside)?)))
            {
                texts.push(name_area(lens.project(&camera, label.at) + aside, &label.name()));
            }
            placed += texts.len();
            let buttons = taken(&data, &lens, camera.k > MIN_ZOOM);
            for (i, text) in texts.iter().enumerate() {
                assert!(bounds.holds(text), "step {step}: {text:?} leaves the view");
                assert!(!buttons.iter().any(|button| button.overlaps(text)), "step {step}: {text:?} under a button");
                assert!(!texts.iter().skip(i + 1).any(|other| other.overlaps(text)), "step {step}: {text:?} covered");
            }
        }
        assert!(placed > 200, "{placed} texts in 20 pictures: hardly any was placed");
    }

    #[test]
    fn arrow_keys_lead_from_every_pin_to_every_other_at_both_views() {
        let data = data();
        for width in [288.0, 460.0, 760.0, 1_200.0] {
            let lens = lens_of(&data, width);
            for camera in [Camera::home(&data.map.home), lens.fit(&data.map.extents[1].frame)] {
                let mut spots = stands(&data, &lens, &camera, &picture(&data, &lens, &camera, Medium::Screen));
                // The insets' pins stand at the lower start of the map, in rows.
                let insets = data.subjects.len() - spots.len();
                let row = |n: usize| ScreenPoint {
                    x: 60.0 + n as f64 * 34.0,
                    y: lens.viewport.height - 40.0 - 8.0 * (n % 2) as f64,
                };
                spots.extend((0..insets).map(row));
                for start in 0..spots.len() {
                    let mut reached = vec![start];
                    let mut next = 0;
                    while let Some(here) = reached.get(next).copied() {
                        for heading in Heading::ALL {
                            reached.extend(nearest(&spots, here, *heading).filter(|to| !reached.contains(to)));
                        }
                        next += 1;
                    }
                    assert_eq!(reached.len(), spots.len(), "from {start} at {width} px and zoom {}", camera.k);
                }
            }
        }
    }
}

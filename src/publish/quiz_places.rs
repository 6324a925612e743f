//! The places that questions offer on the map, all drawn alike so that none stands out: a region as its whole
//! shape with its name in it, any other as a dot with its name on the side where there is room.

use crate::base::layout::{BUTTON, OVER_EDGE, PIN_TEXT};
use crate::map::camera::Camera;
use crate::map::id::ShapeId;
use crate::map::labels::{Side, text_area, text_size};
use crate::map::point::{MapPoint, ScreenPoint};
use crate::map::rect::{Rect, Size};
use crate::page::data::{ExtentAt, MapData, QuizPlace};
use crate::page::placement::lens_for;
use crate::story::kind::choose::Choice;
use crate::story::model::{Place, PlaceKind, Story};
use crate::story::question::SourcedQuestion;

/// The widths of a map for which names are laid out, in CSS px.
const WIDTHS: [f64; 6] = [320.0, 390.0, 480.0, 620.0, 800.0, 1_160.0];
/// What a button covers in a corner of the map.
const CORNER: f64 = OVER_EDGE + BUTTON + 4.0;
/// What a name has around it on either side, in CSS px, and above and below.
const PADDING: (f64, f64) = (6.0, 2.0);
/// What the pin of a dot takes, and the dot that is drawn, in CSS px.
const PIN: f64 = 24.0;
const DOT: f64 = 16.0;

/// Where a name stands, by the class that the style knows it by: in the middle, which is for shapes alone, or on a
/// side.
const SIDES: [(&str, Side); 9] = [
    ("", Side { x: 0.0, y: 0.0, far: 0.0, wide: 0.0 }),
    ("n", Side { x: 0.0, y: -1.0, far: 0.0, wide: 0.0 }),
    ("s", Side { x: 0.0, y: 1.0, far: 0.0, wide: 0.0 }),
    ("e", Side { x: 1.0, y: 0.0, far: 0.0, wide: 0.0 }),
    ("w", Side { x: -1.0, y: 0.0, far: 0.0, wide: 0.0 }),
    ("ne", Side { x: 1.0, y: -0.7, far: 0.0, wide: 0.0 }),
    ("nw", Side { x: -1.0, y: -0.7, far: 0.0, wide: 0.0 }),
    ("se", Side { x: 1.0, y: 0.7, far: 0.0, wide: 0.0 }),
    ("sw", Side { x: -1.0, y: 0.7, far: 0.0, wide: 0.0 }),
];

/// Whether a place is offered as its whole shape.
pub fn is_area(place: &Place) -> bool {
    place.kind == PlaceKind::Region && place.shape.is_some() && place.inset.is_none()
}

/// The places that a question offers.
pub fn offered<'s>(story: &'s Story, question: &SourcedQuestion) -> Vec<&'s Place> {
    let candidates = question.asked.candidates().map_or(&[][..], |candidates| &candidates.all);
    let place = |choice: &Choice| story.places.iter().find(|place| choice.id.is(&place.id));
    candidates.iter().filter_map(place).collect()
}

/// The places that a story's questions offer, each once: a region with its name in the middle of its shape.
pub fn places(
    story: &Story,
    map: &MapData,
    extent_of: impl Fn(&Place) -> Option<ExtentAt>,
    middle_of: impl Fn(&ShapeId) -> Option<MapPoint>,
) -> Vec<QuizPlace> {
    let at = |place: &Place| place.shape.as_ref().filter(|_| is_area(place)).and_then(&middle_of).unwrap_or(place.at);
    // Each place with the extent in which the first question that offers it is seen.
    let mut offered: Vec<(&Place, Option<ExtentAt>)> = Vec::new();
    for question in &story.questions {
        let places = self::offered(story, question);
        let near = ExtentAt::shared(places.iter().map(|place| extent_of(place)));
        for place in places {
            if !offered.iter().any(|(other, _)| other.id == place.id) {
                offered.push((place, near));
            }
        }
    }
    let spot = |(place, near): &(&Place, Option<ExtentAt>), width: f64| {
        let lens = lens_for(map, width);
        let extent = near.and_then(|near| map.extent(near));
        let camera = extent.map_or_else(|| Camera::home(&map.home), |extent| lens.fit(&extent.frame));
        lens.project(&camera, at(place))
    };
    let dot = |spot: ScreenPoint| Rect::around(spot, Size { width: DOT, height: DOT });
    // Only what a question offers together is seen together.
    let together = |one: &Place, other: &Place| {
        let both = |question| {
            let places = self::offered(story, question);
            [one, other].iter().all(|wanted| places.iter().any(|place| place.id == wanted.id))
        };
        one.id != other.id && story.questions.iter().any(both)
    };
    // The names and the dots that are there, by the place among the widths.
    let mut taken: Vec<(&Place, usize, Rect)> = Vec::new();
    for one in offered.iter().filter(|(place, _)| place.inset.is_none()) {
        taken.extend(WIDTHS.iter().enumerate().map(|(at, width)| (one.0, at, dot(spot(one, *width)))));
    }
    let mut all = Vec::new();
    for one in &offered {
        let place = one.0;
        let text = text_size(&place.name, PIN_TEXT);
        let label = Size { width: text.width + 2.0 * PADDING.0, height: text.height + 2.0 * PADDING.1 };
        let area = |side: &Side, width: f64| text_area(spot(one, width), PIN, label, *side);
        // How often it lies over the names and the dots of others, over a button, or over nothing of the map.
        let flaws = |side: &Side| {
            let of_width = |(at, width): (usize, &f64)| {
                let area = area(side, *width);
                // The buttons lie in one of the upper corners or the other, by the direction of the language.
                let corner = |left: f64| Rect { left, top: 0.0, right: left + CORNER, bottom: 2.0 * CORNER };
                let corners = [corner(0.0), corner(width - CORNER)];
                let is_out = area.left < 0.0 || area.right > *width;
                let covers = |(of, width, other): &&(&Place, usize, Rect)| {
                    *width == at && other.overlaps(&area) && together(of, place)
                };
                3 * usize::from(is_out)
                    + corners.iter().filter(|corner| corner.overlaps(&area)).count()
                    + 2 * taken.iter().filter(covers).count()
            };
            WIDTHS.iter().enumerate().map(of_width).sum::<usize>()
        };
        let sides = if is_area(place) { &SIDES[..] } else { &SIDES[1..] };
        let Some((side, found)) = sides.iter().min_by_key(|(_, side)| flaws(side)) else { continue };
        if place.inset.is_none() {
            taken.extend(WIDTHS.iter().enumerate().map(|(at, width)| (place, at, area(found, *width))));
        }
        let kind = if is_area(place) { "area " } else { "" };
        all.push(QuizPlace {
            place: place.id.clone(),
            name: place.name.clone(),
            class: format!("pin place asked {kind}{side}"),
            at: at(place),
            inset: place.inset.clone(),
            extent: extent_of(place),
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use crate::page::route::tests::data;

    #[test]
    fn every_place_that_a_question_offers_is_there_once_and_drawn_alike() {
        let data = data();
        let offered = data.bank.questions.iter().filter_map(|question| question.candidates());
        for choice in offered.flat_map(|candidates| &candidates.all) {
            let places: Vec<_> = data.quiz_places.iter().filter(|place| choice.id.is(&place.place)).collect();
            assert!(matches!(places[..], [place] if place.class.starts_with("pin place asked ")), "{}", choice.id);
        }
        let is_area = |id: &str| {
            let place = data.quiz_places.iter().find(|place| place.place.as_str() == id).unwrap();
            place.class.starts_with("pin place asked area")
        };
        assert!(is_area("odesa") && is_area("vinnytsia"), "what is spoken of looks like what is not");
    }
}

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

/// The width of a map for which names are laid out, in CSS px: that of a phone. Where there is more room there is
/// room for them.
const WIDTH: f64 = 360.0;
/// What a button covers in a corner of the map.
const CORNER: f64 = OVER_EDGE + BUTTON + 4.0;
/// What a name has around it on either side, in CSS px; above and below half of that.
const PADDING: f64 = 10.0;
/// What a dot takes, in CSS px.
const DOT: f64 = 24.0;

/// Where a name stands, by the class that the style knows it by: in the middle, which is for shapes alone, or on a
/// side.
const SIDES: [(&str, Side); 5] = [
    ("", Side { x: 0.0, y: 0.0, far: 0.0, wide: 0.0 }),
    ("n", Side { x: 0.0, y: -1.0, far: 0.0, wide: 0.0 }),
    ("s", Side { x: 0.0, y: 1.0, far: 0.0, wide: 0.0 }),
    ("e", Side { x: 1.0, y: 0.0, far: 0.0, wide: 0.0 }),
    ("w", Side { x: -1.0, y: 0.0, far: 0.0, wide: 0.0 }),
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
    let lens = lens_for(map, WIDTH);
    let spot = |(place, near): &(&Place, Option<ExtentAt>)| {
        let extent = near.and_then(|near| map.extent(near));
        let camera = extent.map_or_else(|| Camera::home(&map.home), |extent| lens.fit(&extent.frame));
        lens.project(&camera, at(place))
    };
    let dot = |spot: ScreenPoint| Rect::around(spot, Size { width: DOT, height: DOT });
    let on_map: Vec<_> = offered.iter().filter(|(place, _)| place.inset.is_none()).collect();
    let mut taken: Vec<(Option<ExtentAt>, Rect)> = on_map.iter().map(|one| (one.1, dot(spot(one)))).collect();
    let mut all = Vec::new();
    for one in &offered {
        let (place, near) = *one;
        let spot = spot(one);
        let text = text_size(&place.name, PIN_TEXT);
        let label = Size { width: text.width + 2.0 * PADDING, height: text.height + PADDING };
        let area = |side: &Side| text_area(spot, DOT, label, *side);
        let is_free = |side: &Side| {
            let area = area(side);
            // The buttons lie in one of the upper corners or the other, by the direction of the language.
            let corner = |left: f64| Rect { left, top: 0.0, right: left + CORNER, bottom: 2.0 * CORNER };
            area.left > 0.0
                && area.right < WIDTH
                && ![corner(0.0), corner(WIDTH - CORNER)].iter().any(|corner| corner.overlaps(&area))
                && !taken.iter().any(|(of, other)| *of == near && *other != dot(spot) && other.overlaps(&area))
        };
        let sides = if is_area(place) { &SIDES[..] } else { &SIDES[1..] };
        let free = sides.iter().find(|(_, side)| is_free(side));
        let Some((side, found)) = free.or(sides.first()) else { continue };
        if place.inset.is_none() {
            taken.push((near, area(found)));
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

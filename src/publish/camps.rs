//! Camps: who takes the same stand on a topic, and beside whose pin that is written: where the map's
//! first pictures have most room for it.

use std::iter;

use crate::map::camera::Camera;
use crate::map::labels::{Medium, diameter, text_area, text_of, text_size};
use crate::map::point::ScreenPoint;
use crate::map::rect::{Rect, Size};
use crate::map::tooltip::Corner;
use crate::page::data::{Camp, ItemAt, MapItem, PageData};
use crate::page::placement::{self, lens_of, standing};
use crate::story::id::SubjectId;
use crate::story::model::{Person, Position, Story};

/// The widths of the map's plane for which room is looked for, in CSS px: about those of a laptop and of
/// a phone.
const WIDTHS: [f64; 2] = [760.0, 360.0];
/// The letters and the lines of what is written, and how wide it is at the most, in CSS px
/// (`styles/map/marks.css`).
const LETTERS: f64 = 11.5;
const LINE: f64 = 15.5;
const WIDEST: f64 = 136.0;
/// How much of it is no text, to the left and to the right.
const PADDING: f64 = 12.0;
/// What keeps what is written from a name that stands on the same side of its pin.
const NAME: f64 = 16.0;

/// Where something may be written: below its pin rather than above, towards the right rather than
/// towards the left.
const CORNERS: [Corner; 4] = [Corner::DownRight, Corner::DownLeft, Corner::UpRight, Corner::UpLeft];

/// A pin of a first picture.
#[derive(Clone, Copy)]
struct Stand<'d> {
    subject: &'d MapItem,
    at: ScreenPoint,
    /// The radius of its disc.
    radius: f64,
    /// Whether its name stands over it (-1) or under it (1).
    name: f64,
}

/// A first picture.
#[derive(Clone)]
struct FirstPicture<'d> {
    stands: Vec<Stand<'d>>,
    /// What pins, names and camps cover.
    taken: Vec<Rect>,
    /// All of the map.
    whole: Rect,
}

impl<'d> FirstPicture<'d> {
    fn new(data: &'d PageData, width: f64) -> Self {
        let (lens, camera, d) = (lens_of(data, width), Camera::home(&data.map.home), diameter(width));
        let layout = placement::picture(data, &lens, &camera, Medium::Screen);
        let whole = Rect { left: 0.0, top: 0.0, right: lens.viewport.width, bottom: lens.viewport.height };
        let (mut stands, mut taken) = (Vec::new(), Vec::new());
        for (subject, place) in standing(data).into_iter().zip(&layout.pins) {
            let at = lens.project(&camera, subject.at) + place.offset;
            taken.push(Rect::around(at, Size { width: d, height: d }));
            let text = |side| text_of(&subject.short, subject.em(width), side);
            taken.extend(place.side.map(|side| text_area(at, d, text(side), side)));
            let beside = place.side.filter(|side| side.far == 0.0 && !side.is_within());
            stands.push(Stand { subject, at, radius: d / 2.0, name: beside.map_or(0.0, |side| side.y) });
        }
        Self { stands, taken, whole }
    }

    /// What a position takes beside somebody's pin.
    fn area(&self, subject: &SubjectId, corner: Corner, position: &Position) -> Option<Rect> {
        let stand = self.stands.iter().find(|stand| stand.subject.id == *subject)?;
        Some(area(stand, corner, position))
    }
}

/// The camps of all topics, for a page that has all but them.
pub fn camps(story: &Story, data: &PageData) -> Vec<Camp> {
    let mut camps = Vec::new();
    let bare = WIDTHS.map(|width| FirstPicture::new(data, width));
    for topic in &story.topics {
        // What is written for another topic is not seen with it.
        let mut pictures = bare.clone();
        for position in story.positions.iter().filter(|position| position.topic == topic.id) {
            let people: Vec<&Person> = story.camp(&topic.id, Some(&position.id)).collect();
            let is_of = |subject: &MapItem| people.iter().any(|person| person.id.as_str() == subject.id.as_str());
            let all: Vec<&MapItem> = data.subjects.iter().filter(|subject| is_of(subject)).collect();
            let Some(first) = all.first() else { continue };
            let price = |subject: &MapItem, corner: Corner| {
                let areas =
                    pictures.iter().filter_map(|picture| Some((picture, picture.area(&subject.id, corner, position)?)));
                areas.map(|(picture, area)| cost(&area, &picture.taken, &picture.whole)).sum::<f64>()
            };
            let places = standing(data).into_iter().filter(|subject| is_of(subject));
            let places = places.flat_map(|subject| CORNERS.map(|corner| (subject, corner, price(subject, corner))));
            let best = places.min_by(|(.., a), (.., b)| a.total_cmp(b));
            // In an inset each has a line of its own.
            let (bearer, corner) = best.map_or((*first, Corner::DownRight), |(bearer, corner, _)| (bearer, corner));
            for picture in &mut pictures {
                picture.taken.extend(picture.area(&bearer.id, corner, position));
            }
            let others = all.into_iter().filter(|subject| subject.id != bearer.id);
            let who = iter::once(bearer).chain(others).filter_map(|subject| ItemAt::find(&data.subjects, &subject.id));
            camps.push(Camp {
                topic: topic.id.clone(),
                mark: position.mark,
                name: position.short.clone(),
                who: who.collect(),
                corner,
            });
        }
    }
    camps
}

/// What a position takes beside a pin.
fn area(stand: &Stand<'_>, corner: Corner, position: &Position) -> Rect {
    let whole = text_size(&position.short, LETTERS).width + PADDING;
    let width = whole.min(WIDEST);
    let height = LINE * (whole / WIDEST).ceil();
    let (r, ScreenPoint { x, y }) = (stand.radius, stand.at);
    let (left, right) = match corner {
        Corner::UpLeft | Corner::DownLeft => (x + r - width, x + r),
        Corner::Up | Corner::Down => (x - width / 2.0, x + width / 2.0),
        Corner::UpRight | Corner::DownRight => (x - r, x - r + width),
    };
    let (top, bottom) = match corner {
        Corner::DownLeft | Corner::Down | Corner::DownRight => {
            let top = y + r + 1.0 + stand.name.max(0.0) * NAME;
            (top, top + height)
        }
        Corner::UpLeft | Corner::Up | Corner::UpRight => {
            let bottom = y - r - 1.0 - (-stand.name).max(0.0) * NAME;
            (bottom - height, bottom)
        }
    };
    Rect { left, top, right, bottom }
}

/// How much of others something would cover, in CSS px²; what leaves the map is worse than that.
fn cost(area: &Rect, taken: &[Rect], map: &Rect) -> f64 {
    let shared = |other: &Rect| {
        let wide = area.right.min(other.right) - area.left.max(other.left);
        let high = area.bottom.min(other.bottom) - area.top.max(other.top);
        wide.max(0.0) * high.max(0.0)
    };
    let whole = (area.right - area.left) * (area.bottom - area.top);
    taken.iter().map(shared).sum::<f64>() + (whole - shared(map)) * 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::route::tests::data;

    #[test]
    fn a_camp_is_named_where_it_covers_nobody() {
        let data = data();
        let camps: Vec<_> = data.camps.iter().map(|camp| (camp.name.as_str(), camp.who.len())).collect();
        // Nobody stands for what is said of the grain.
        assert_eq!(camps, [("For it", 3), ("Against it", 1)]);
        let camp = |id: &str| data.camp(data.named(id).unwrap(), &data.camps[0].topic).map(|camp| camp.name.as_str());
        assert_eq!([camp("aalto"), camp("tamm"), camp("lind")], [Some("For it"), Some("Against it"), None]);
        for camp in &data.camps {
            for at in &camp.who {
                assert_eq!(data.camp(data.item(*at).unwrap(), &camp.topic), Some(camp));
            }
        }
    }

    #[test]
    fn what_is_free_costs_nothing_and_what_leaves_the_map_most() {
        let rect = |left: f64, top: f64| Rect { left, top, right: left + 10.0, bottom: top + 10.0 };
        let map = Rect { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 };
        let taken = [rect(20.0, 20.0)];
        assert_eq!([cost(&rect(40.0, 40.0), &taken, &map), cost(&rect(25.0, 25.0), &taken, &map)], [0.0, 25.0]);
        assert_eq!(cost(&rect(95.0, 0.0), &taken, &map), 500.0);
    }
}

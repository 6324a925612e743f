//! The names on the worksheet's map: for orientation, and none that a question could ask for. Named are seas, and
//! countries in which no place that is asked for lies.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::discs::{DISC, placed};
use super::panel::Panel;
use crate::base::number::{saturated, whole};
use crate::geo::atlas::{Atlas, Landmark, LandmarkKind, Names};
use crate::geo::point::ring_contains;
use crate::geo::pole::{clear, pole};
use crate::geo::topology::{Object, Ring};
use crate::map::id::ShapeId;
use crate::map::labels::text_size;
use crate::map::point::ScreenPoint;
use crate::map::rect::{Rect, Size};
use crate::story::model::Place;

/// The size of the names, in units of the drawing: 2.6 mm.
const LETTERS: f64 = 20.0;
/// How many countries and seas are named.
const MOST: usize = 14;
/// The zoom of the first picture, in tenths: seas that are named there are large.
const HOME: u32 = 10;

/// Where the name of a sea may stand, seen from its spot, in units of the drawing.
const ASIDE: [(f64, f64); 9] = [
    (0.0, 0.0),
    (-40.0, 0.0),
    (40.0, 0.0),
    (0.0, 40.0),
    (0.0, -40.0),
    (-70.0, 30.0),
    (70.0, 30.0),
    (-70.0, -30.0),
    (70.0, -30.0),
];
/// How many points are looked at along a name, and from its top to its foot.
const SAMPLES: (u32, u32) = (9, 3);

/// A name and its middle.
struct MapName<'n> {
    text: &'n str,
    at: ScreenPoint,
    is_sea: bool,
}

/// The countries in which places of a panel lie.
pub fn countries(panel: &Panel) -> BTreeSet<ShapeId> {
    let map = &panel.sheet.topology;
    let holds = |country: &&Object| panel.places.iter().any(|place| map.contains(country, place.at));
    map.countries().iter().filter(holds).map(|country| country.id.clone()).collect()
}

/// The names of a panel that shows the map itself.
pub fn draw(panel: &Panel, atlas: &Atlas, names: &Names, asked: &BTreeSet<ShapeId>, places: &[&Place]) -> Markup {
    let mut taken: Vec<Rect> = Vec::new();
    for (spot, disc) in placed(panel) {
        let side = |radius: f64| Size { width: 2.0 * radius, height: 2.0 * radius };
        taken.extend([Rect::around(disc, side(DISC + 4.0)), Rect::around(spot, side(8.0))]);
    }
    let mut named = Vec::new();
    for name in candidates(panel, atlas, names, asked) {
        // Neither a name of a place nor one that it is a part of.
        let (text, is_in) = (name.text.to_lowercase(), |a: &str, b: &str| a.contains(b) || b.contains(a));
        let tells = |place: &&Place| [&place.name, &place.full].iter().any(|of| is_in(&of.to_lowercase(), &text));
        let area = area(name.text, name.at).widened(4.0);
        let is_free = panel.area.widened(-6.0).holds(&area) && !taken.iter().any(|other| other.overlaps(&area));
        if named.len() < MOST && is_free && !places.iter().any(tells) {
            taken.push(area);
            named.push(name);
        }
    }
    let round = |value: f64| whole(value).to_string();
    html! {
        g font-size=(LETTERS) {
            @for MapName { text, at, is_sea } in named {
                @let (x, y) = (round(at.x), round(at.y + LETTERS * 0.36));
                @if is_sea {
                    text x=(x) y=(y) font-style="italic" fill="#555" { (text) }
                } @else {
                    // A border under the letters is broken off.
                    text x=(x) y=(y) fill="none" stroke="#fff" stroke-width="7" stroke-linejoin="round" aria-hidden="true" { (text) }
                    text x=(x) y=(y) fill="#333" { (text) }
                }
            }
        }
    }
}

/// What could be named, each where there is room for it: seas, then countries, those with most room first.
fn candidates<'n>(panel: &Panel, atlas: &Atlas, names: &'n Names, asked: &BTreeSet<ShapeId>) -> Vec<MapName<'n>> {
    let map = &panel.sheet.topology;
    let land: Vec<Ring> = map.merge(map.countries());
    let seas = atlas.landmarks.iter().filter(|mark| mark.kind == LandmarkKind::Sea && mark.zooms.0 <= HOME);
    let sea = |sea: &Landmark| {
        let text = names.names.get(&sea.key)?.as_str();
        let spots = ASIDE.map(|(x, y)| panel.point(sea.at) + ScreenPoint { x, y });
        let at = spots.into_iter().find(|spot| inside(panel, &land, &area(text, *spot)) == 0)?;
        Some(MapName { text, at, is_sea: true })
    };
    let country = |country: &Object| {
        let text = names.names.get(country.id.as_str())?.as_str();
        let rings: Vec<Ring> = map.rings(country);
        let at = pole(&rings, &panel.frame)?;
        let spot = panel.point(at);
        let is_in = inside(panel, &rings, &area(text, spot)) == SAMPLES.0 * SAMPLES.1;
        is_in.then(|| (clear(&rings, at), MapName { text, at: spot, is_sea: false }))
    };
    let mut countries: Vec<(f64, MapName<'n>)> =
        map.countries().iter().filter(|country| !asked.contains(&country.id)).filter_map(country).collect();
    countries.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    seas.filter_map(sea).chain(countries.into_iter().map(|(_, name)| name)).collect()
}

/// What a name covers around its middle.
fn area(text: &str, middle: ScreenPoint) -> Rect {
    Rect::around(middle, text_size(text, LETTERS))
}

/// How many points of an area, of all that are looked at, lie inside some rings.
fn inside(panel: &Panel, rings: &[Ring], area: &Rect) -> u32 {
    let share = |from: f64, to: f64, at: u32, of: u32| from + (to - from) * f64::from(at) / f64::from(of - 1);
    let (columns, rows) = SAMPLES;
    let points = (0..columns).flat_map(|column| (0..rows).map(move |row| (column, row)));
    let is_inside = |(column, row): &(u32, u32)| {
        let (x, y) = (share(area.left, area.right, *column, columns), share(area.top, area.bottom, *row, rows));
        let at = panel.map_point(ScreenPoint { x, y });
        rings.iter().filter(|ring| ring_contains(ring, at)).count() % 2 == 1
    };
    saturated(points.filter(is_inside).count())
}

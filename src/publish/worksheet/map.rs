//! The worksheet's map: places that questions ask for, by numbers in discs, on outlines in black, white and two
//! greys, as one drawing with nothing in it that a printer or a PDF tool could miss. Under the map stand the insets
//! that hold places.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::discs::DISC;
use super::panel::{NumberedPlace, Panel};
use super::{discs, names};
use crate::base::number::decimal;
use crate::geo::atlas::{Atlas, Inset, Maps, around};
use crate::lang::written::Written;
use crate::map::frame::Frame;
use crate::map::id::{InsetId, ShapeId};
use crate::map::point::{MapPoint, ScreenPoint};
use crate::map::rect::{Rect, Size};
use crate::publish::quiz_places::is_area;
use crate::story::model::Place;

/// How wide the drawing is, in its own units.
const WIDTH: f64 = 1360.0;
/// How high the map is at least and at most.
const HEIGHT: (f64, f64) = (540.0, 860.0);
/// How high it is at most where a wide inset stands under it, and how high that one is at most.
const LOW: f64 = 600.0;
const WIDE: f64 = 660.0;
/// How high other insets are, and how wide at most.
const INSET: (f64, f64) = (230.0, 440.0);
/// By how much the lines around it stand out: half their width.
const EDGE: f64 = 2.0;
/// What lies between two parts.
const BETWEEN: f64 = 14.0;
/// The least share of the home frame that is shown, so that it can be told where that is.
const LEAST: f64 = 0.5;

/// A drawing of the map with numbered places.
pub struct Drawing {
    /// What is in it.
    content: Markup,
    /// How wide and how high it is, in its own units.
    pub size: Size,
    /// The middles of the discs with numbers, in the order of the places, from its corner.
    pub discs: Vec<ScreenPoint>,
}

impl Drawing {
    /// The drawing in a page, under its title.
    pub fn svg(&self, title: &str) -> Markup {
        let Size { width, height } = self.size;
        let area = [-EDGE, -EDGE, width, height].map(decimal).join(" ");
        html! {
            svg xmlns="http://www.w3.org/2000/svg" viewBox=(area) width=(decimal(width)) height=(decimal(height))
                role="img" aria-label=(title) direction="ltr" text-anchor="middle" fill="#000" { (self.content) }
        }
    }
}

/// Draws the map with these places, by their numbers from 1; nothing where there are none.
pub fn draw(places: &[&Place], language: &Written, (maps, atlas): (&Maps, &Atlas)) -> Option<Drawing> {
    let numbered = |inset: Option<&InsetId>| -> Vec<NumberedPlace> {
        let all = places.iter().enumerate().filter(|(_, place)| place.inset.as_ref() == inset);
        all.map(|(at, place)| numbered_place(at, language, place, atlas)).collect()
    };
    let insets: Vec<Inset> = {
        let is_used =
            |name: &&str| places.iter().any(|place| place.inset.as_ref().is_some_and(|id| id.as_str() == *name));
        maps.insets(atlas).filter(is_used).filter_map(|name| maps.inset(atlas, name)).collect()
    };
    let is_low = insets.iter().any(Inset::is_wide);
    let mut panels = Vec::new();
    let mut bottom = 0.0;
    let here = numbered(None);
    if !here.is_empty() {
        let most = if is_low { LOW } else { HEIGHT.1 };
        let panel = wide((&atlas.sheet, &atlas.home.frame), here, bottom, most);
        bottom = panel.area.bottom + BETWEEN;
        panels.push(panel);
    }
    for inset in insets.iter().filter(|inset| inset.is_wide()) {
        let panel = wide((&inset.sheet, &inset.frame), numbered(Some(&inset.id)), bottom, WIDE);
        bottom = panel.area.bottom + BETWEEN;
        panels.push(panel);
    }
    let mut left = 0.0;
    for inset in insets.iter().filter(|inset| !inset.is_wide()) {
        let width = (INSET.0 * inset.frame.width / inset.frame.height).min(INSET.1);
        let height = width * inset.frame.height / inset.frame.width;
        let area = Rect { left, top: bottom, right: left + width, bottom: bottom + height };
        panels.push(Panel { sheet: &inset.sheet, frame: inset.frame, area, places: numbered(Some(&inset.id)) });
        left += width + BETWEEN;
    }
    let height = panels.iter().map(|panel| panel.area.bottom).fold(0.0, f64::max);
    let asked: BTreeSet<ShapeId> = panels.iter().flat_map(names::countries).collect();
    let own = panels.first().filter(|panel| std::ptr::eq(panel.sheet, &raw const atlas.sheet));
    let words = atlas.names(&language.catalogue.language);
    let content = html! {
        @for (at, panel) in panels.iter().enumerate() { (panel.base(&format!("sheet_{at}"))) }
        @if let Some((panel, names)) = own.zip(words) { (names::draw(panel, atlas, names, &asked, places)) }
        @for panel in &panels { (discs::draw(panel)) }
    };
    let edge = ScreenPoint { x: EDGE, y: EDGE };
    let mut discs: Vec<(usize, ScreenPoint)> = Vec::new();
    for panel in &panels {
        let placed = discs::placed(panel).into_iter().map(|(_, disc)| disc + edge);
        discs.extend(panel.places.iter().map(|place| place.at_place).zip(placed));
    }
    discs.sort_by_key(|(place, _)| *place);
    (height > 0.0).then(|| Drawing {
        content,
        size: Size { width: WIDTH + 2.0 * EDGE, height: height + 2.0 * EDGE },
        discs: discs.into_iter().map(|(_, disc)| disc).collect(),
    })
}

/// A place with its number: a region in the middle of its shape.
fn numbered_place(at_place: usize, language: &Written, place: &Place, atlas: &Atlas) -> NumberedPlace {
    let shape = place.shape.as_ref().filter(|_| is_area(place));
    let middle = shape.and_then(|shape| atlas.sheet.topology.object(shape)).map(|object| object.label.into());
    NumberedPlace {
        at_place,
        number: language.number(at_place + 1),
        at: middle.unwrap_or(place.at),
        shape: shape.cloned(),
    }
}

/// A part as wide as the drawing that shows its places, and what is around them.
fn wide<'a>(
    (sheet, home): (&'a crate::geo::atlas::Sheet, &Frame),
    places: Vec<NumberedPlace>,
    top: f64,
    most: f64,
) -> Panel<'a> {
    let around = around(places.iter().flat_map(|place| place.extent(sheet)), 0.0);
    let least = home.width * LEAST;
    // A disc on a place at the edge lies inside, with some room.
    let room = 1.0 + 6.0 * DISC / WIDTH;
    let (mut width, mut height) =
        ((around.width * room * 1.1).max(least), (around.height * room * 1.2).max(least * HEIGHT.0 / WIDTH));
    let shape = (height / width * WIDTH).clamp(HEIGHT.0, most);
    width = width.max(height * WIDTH / shape);
    height = width * shape / WIDTH;
    let MapPoint { x, y } = around.centre();
    let frame = Frame { x: x - width / 2.0, y: y - height / 2.0, width, height };
    Panel { sheet, frame, area: Rect { left: 0.0, top, right: WIDTH, bottom: top + shape }, places }
}

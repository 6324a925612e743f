//! A part of the worksheet's map: what a frame of a map, or of an inset, shows, with places in it, scaled to its
//! size on paper. Lines are no finer than print shows.

use maud::{Markup, html};

use crate::base::number::decimal;
use crate::geo::atlas::Sheet;
use crate::geo::point::{GridPoint, signed_area};
use crate::geo::simplify::importance;
use crate::geo::topology::{Line, Object, Ring};
use crate::geo::{clip, svg_path};
use crate::map::frame::Frame;
use crate::map::id::ShapeId;
use crate::map::point::{MapPoint, ScreenPoint};
use crate::map::rect::Rect;
use crate::publish::outlines::is_disputed;

/// How many units of the drawing are a millimetre of paper: 1,360 are as wide as A4 within margins of 15 mm.
pub const MM: f64 = 1360.0 / 180.0;
/// What of a line matters, in square units: a tenth of a millimetre by a quarter.
const FINE: f64 = 0.1 * 0.25 * MM * MM;
/// How much a panel shows at most, in km, that has rivers: among borders in the same grey many cannot be told.
const NEAR: f64 = 1_500.0;
/// The least island, likewise.
const ISLAND: f64 = 0.8 * MM * MM;

/// A numbered place in a panel.
#[derive(Clone, Debug)]
pub struct NumberedPlace {
    /// Its place among those of the drawing, from 0.
    pub at_place: usize,
    /// Its number, as the language writes it.
    pub number: String,
    /// Where it is, in the panel's map units.
    pub at: MapPoint,
    /// Its shape, where it is a region.
    pub shape: Option<ShapeId>,
}

impl NumberedPlace {
    /// What of it is to be seen: where it is, or all of its shape.
    pub fn extent(&self, sheet: &Sheet) -> Vec<MapPoint> {
        let shape = self.shape.as_ref().and_then(|shape| sheet.topology.object(shape));
        let points = shape.map(|shape| sheet.topology.rings(shape)).unwrap_or_default();
        points.into_iter().flatten().map(MapPoint::from).chain([self.at]).collect()
    }
}

/// A part of the drawing.
pub struct Panel<'a> {
    /// What is drawn.
    pub sheet: &'a Sheet,
    /// What of it is shown, in its map units.
    pub frame: Frame,
    /// Where it stands in the drawing, in that one's units.
    pub area: Rect,
    /// The places in it.
    pub places: Vec<NumberedPlace>,
}

impl Panel<'_> {
    /// How many units of the drawing a map unit is.
    fn scale(&self) -> f64 {
        (self.area.right - self.area.left) / self.frame.width
    }

    /// A point in the drawing.
    pub fn point(&self, at: MapPoint) -> ScreenPoint {
        let scale = self.scale();
        ScreenPoint {
            x: self.area.left + (at.x - self.frame.x) * scale,
            y: self.area.top + (at.y - self.frame.y) * scale,
        }
    }

    /// A point of the drawing on the map.
    pub fn map_point(&self, at: ScreenPoint) -> MapPoint {
        let scale = self.scale();
        MapPoint { x: self.frame.x + (at.x - self.area.left) / scale, y: self.frame.y + (at.y - self.area.top) / scale }
    }

    /// The points of a line in the drawing, as far as they matter there; one that is closed ends where it begins.
    fn fine(&self, line: &[GridPoint]) -> Line {
        let points: Vec<MapPoint> = line
            .iter()
            .map(|point| {
                let ScreenPoint { x, y } = self.point((*point).into());
                MapPoint { x, y }
            })
            .collect();
        let matters = importance(&points, |_| 1.0);
        points
            .iter()
            .zip(matters)
            .filter(|(_, matters)| *matters >= FINE)
            .map(|(at, _)| GridPoint::nearest(*at))
            .collect()
    }

    /// What is cut off lies beyond the edge, and so do the lines along the cut.
    fn reach(&self) -> Frame {
        self.frame.widened(self.frame.width / 20.0)
    }

    /// The path of shapes, without islands that are too small to be seen.
    fn shapes(&self, rings: &[Ring]) -> String {
        let cut = rings.iter().map(|ring| clip::ring(ring, &self.reach()));
        let fine = cut.filter(|ring| ring.len() > 2).map(|mut ring| {
            ring.extend(ring.first().copied());
            let mut ring = self.fine(&ring);
            ring.pop();
            ring
        });
        let area = |ring: &Ring| signed_area(ring.iter().map(|point| MapPoint::from(*point))).abs();
        svg_path::closed(fine.filter(|ring| ring.len() > 2 && area(ring) >= ISLAND))
    }

    /// The path of lines.
    fn lines(&self, lines: &[Line]) -> String {
        let cut = lines.iter().flat_map(|line| clip::line(line, &self.reach()));
        svg_path::open(cut.map(|line| self.fine(&line)).filter(|line| line.len() > 1))
    }

    /// The borders between countries that are drawn dashed, or all others.
    fn borders(&self, disputed: bool) -> String {
        let map = &self.sheet.topology;
        let wanted = |a: &Object, b: Option<&Object>| b.is_some_and(|b| is_disputed(a, b) == disputed);
        self.lines(&map.mesh(map.countries(), wanted))
    }

    /// The shapes, in black, white and two greys; `id` tells its clip from those of other panels.
    pub fn base(&self, id: &str) -> Markup {
        let map = &self.sheet.topology;
        // An inset of one region has no countries.
        let land: Vec<&Object> =
            if map.countries().is_empty() { map.objects().collect() } else { map.countries().iter().collect() };
        let path = |class: Stroke, d: String| html! { @if !d.is_empty() { (class.path(&d)) } };
        let asked = self.places.iter().filter_map(|place| map.object(place.shape.as_ref()?));
        let Rect { left, top, right, bottom } = self.area;
        let [x, y, width, height] = [left, top, right - left, bottom - top].map(decimal);
        html! {
            clipPath id=(id) { rect x=(x) y=(y) width=(width) height=(height) {} }
            g clip-path={ "url(#" (id) ")" } fill="none" stroke-linejoin="round" {
                rect x=(x) y=(y) width=(width) height=(height) fill="#e4e4e4" {}
                (path(Stroke::Land, self.shapes(&map.merge(land))))
                (path(Stroke::Lake, self.shapes(map.lakes())))
                @if self.frame.width * self.sheet.projection.unit < NEAR { (path(Stroke::River, self.lines(map.rivers()))) }
                (path(Stroke::Border, self.borders(false)))
                (path(Stroke::Disputed, self.borders(true)))
                @for region in asked { (path(Stroke::Region, self.shapes(&map.rings(region)))) }
            }
            rect x=(x) y=(y) width=(width) height=(height) fill="none" stroke="#000" stroke-width="2" {}
        }
    }
}

/// How something of the map is drawn.
#[derive(Clone, Copy)]
enum Stroke {
    Land,
    Lake,
    River,
    Border,
    Disputed,
    Region,
}

impl Stroke {
    fn path(self, d: &str) -> Markup {
        match self {
            Self::Land => html! { path d=(d) fill="#fff" fill-rule="evenodd" stroke="#000" stroke-width="2" {} },
            Self::Lake => html! { path d=(d) fill="#e4e4e4" fill-rule="evenodd" stroke="#888" {} },
            Self::River => html! { path d=(d) stroke="#888" stroke-width="1.5" {} },
            Self::Border => html! { path d=(d) stroke="#888" stroke-width="2" {} },
            Self::Disputed => html! { path d=(d) stroke="#888" stroke-width="2" stroke-dasharray="7 5" {} },
            Self::Region => html! { path d=(d) stroke="#000" stroke-width="3" {} },
        }
    }
}

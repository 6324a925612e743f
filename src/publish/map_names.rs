//! The names on the map, by rank: of countries, seas, rivers, cities and regions.

use crate::base::layout::{PIN_LARGE, PIN_TEXT};
use crate::base::number::whole;
use crate::geo::atlas::{ALWAYS, Atlas, Landmark, LandmarkKind, Names};
use crate::geo::pole::{clear, pole};
use crate::geo::topology::{Object, Ring};
use crate::map::camera::Camera;
use crate::map::frame::Frame;
use crate::map::id::ShapeId;
use crate::map::labels::{Rank, SIDES, Side, name_size, text_area, text_size};
use crate::map::point::{MapPoint, ScreenPoint};
use crate::page::data::{Label, MapData};
use crate::page::placement::lens_for;
use crate::publish::basemap::LabelKind;
use crate::story::model::{Place, PlaceKind, Story};

/// What a city's name takes beside its letters, in CSS px: the dot.
const DOT: f64 = 8.0;
/// The zoom from which a country is named once more where its name is out of sight, in tenths.
const NEAR: u32 = 11;
/// The zoom of the first picture, in tenths.
const HOME: u32 = 10;

/// A name, what it names, and where it stands.
type NamedLabel = (LabelKind, String, Label);

/// What the names on a map are made from.
pub struct MapNames<'n> {
    /// The story.
    pub story: &'n Story,
    /// The map.
    pub atlas: &'n Atlas,
    /// The country that is drawn with its regions, where the story has to do with it.
    pub focus: Option<&'n ShapeId>,
    /// What the map says in the story's language.
    pub names: Option<&'n Names>,
    /// The map's numbers.
    pub map: &'n MapData,
}

impl MapNames<'_> {
    /// All names, by rank; of a rank larger countries first, then cities, seas and regions.
    pub fn labels(&self) -> Vec<NamedLabel> {
        let topology = &self.atlas.sheet.topology;
        let mut countries: Vec<&Object> = topology.countries().iter().collect();
        countries.sort_by_key(|object| std::cmp::Reverse(object.area));
        let countries = countries.into_iter().flat_map(|object| self.country(object));
        let landmarks = self.atlas.landmarks.iter().filter_map(|landmark| self.landmark(landmark));
        let of_focus = |region: &&Object| Some(&region.id.country()) == self.focus;
        let mut regions: Vec<&Object> = topology.regions().iter().filter(of_focus).collect();
        regions.sort_by_key(|object| std::cmp::Reverse(object.area));
        let regions = regions.into_iter().filter_map(|region| self.region(region));
        let mut labels: Vec<NamedLabel> = countries.chain(landmarks).chain(regions).collect();
        labels.sort_by_key(|(_, _, label)| label.rank);
        labels
    }

    fn name(&self, key: &str) -> Option<&String> {
        self.names?.names.get(key)
    }

    fn label(
        &self,
        kind: LabelKind,
        key: &str,
        at: MapPoint,
        rank: Rank,
        (from, until): (u32, u32),
    ) -> Option<NamedLabel> {
        let name = self.name(key).filter(|_| self.atlas.frame.has(at))?;
        let dotted = kind == LabelKind::City;
        // A whole number of px, and rather one too many.
        let width = whole((name_size(name, rank).width + if dotted { DOT } else { 0.0 }).ceil());
        let width = u32::try_from(width).unwrap_or_default();
        Some((kind, name.clone(), Label { at, dotted, again: false, width, rank, aside: 0, from, until }))
    }

    /// The zoom from which the regions of the focus are named, and it is not.
    fn near(&self) -> Option<u32> {
        self.atlas.focus.as_ref().filter(|_| self.focus.is_some()).map(|focus| focus.zoom)
    }

    /// How much a country matters.
    fn rank(&self, object: &Object) -> Rank {
        let of = |present: bool| {
            let people = self.story.people.iter().filter(|person| person.present || !present);
            people.filter_map(|person| person.country.as_ref()).any(|country| *country == object.id)
        };
        let topology = &self.atlas.sheet.topology;
        let focus = self.focus.and_then(|focus| topology.object(focus));
        match () {
            () if Some(&object.id) == self.focus => Rank::First,
            () if of(true) => Rank::Second,
            () if of(false) || focus.is_some_and(|focus| topology.is_beside(focus, object)) => Rank::Third,
            () => Rank::Fourth,
        }
    }

    /// The name of a country, and once more for each extent in which that is out of sight.
    fn country(&self, object: &Object) -> Vec<NamedLabel> {
        let (from, rank) = (self.atlas.zooms.get(&object.id).copied().unwrap_or(HOME), self.rank(object));
        let until = self.near().filter(|_| Some(&object.id) == self.focus).unwrap_or(ALWAYS);
        let rings = self.atlas.sheet.topology.rings(object);
        let name = |at: MapPoint, from: u32| {
            let (kind, name, label) = self.label(LabelKind::Country, object.id.as_str(), at, rank, (from, until))?;
            // As far as to the nearest border.
            let aside = u32::try_from(whole(clear(&rings, at))).unwrap_or_default();
            Some((kind, name, Label { aside, ..label }))
        };
        let again = |frame: &Frame| {
            let inner = frame.widened(-0.06 * frame.width.min(frame.height));
            let is_there = inner.has(object.label.into()) || rank > Rank::Third;
            pole(&rings, &inner).filter(|_| !is_there)
        };
        let others = self.map.extents.iter().zip(std::iter::once(HOME).chain(std::iter::repeat(NEAR)));
        let others = others.filter_map(|(extent, from)| name(again(&extent.frame)?, from));
        let others = others.map(|(kind, name, label)| (kind, name, Label { again: true, ..label }));
        name(object.label.into(), from).into_iter().chain(others).collect()
    }

    /// Whether a region is a place of the story: then it has its name beside its marker.
    fn is_spoken_of(&self, object: &Object) -> bool {
        self.story.listed_places().any(|place| place.shape.as_ref() == Some(&object.id))
    }

    fn landmark(&self, landmark: &Landmark) -> Option<NamedLabel> {
        let kind = match landmark.kind {
            LandmarkKind::Sea => LabelKind::Sea,
            LandmarkKind::City => LabelKind::City,
            LandmarkKind::BareCity => LabelKind::BareCity,
        };
        let topology = &self.atlas.sheet.topology;
        let is_in = |region: &Object| self.is_spoken_of(region) && topology.contains(region, landmark.at);
        let is_of_region = kind == LabelKind::City && topology.regions().iter().any(is_in);
        let rank = if is_of_region { Rank::Third } else { Rank::Fourth };
        self.label(kind, &landmark.key, landmark.at, rank, landmark.zooms)
    }

    /// The name of a region, but for one that has its name beside its marker, or that of a city in it.
    fn region(&self, region: &Object) -> Option<NamedLabel> {
        let cities = self.atlas.landmarks.iter().filter(|landmark| landmark.kind != LandmarkKind::Sea);
        let mut cities = cities.filter(|city| self.name(&city.key) == self.name(region.id.as_str()));
        let is_city = cities.any(|city| self.atlas.sheet.topology.contains(region, city.at));
        let zooms = (self.near().unwrap_or(ALWAYS), ALWAYS);
        let is_named = !is_city && !self.is_spoken_of(region);
        is_named.then(|| self.label(LabelKind::Region, region.id.as_str(), region.label.into(), Rank::Fourth, zooms))?
    }
}

/// How wide a name may be in the middle of a region, in map units: as wide as that is there, with as much on either
/// side. 0 of what is no region of the map itself.
pub fn room(atlas: &Atlas, place: &Place) -> u32 {
    // About the height of a name, in km.
    const HIGH: f64 = 10.0;
    let is_region = place.kind == PlaceKind::Region && place.inset.is_none();
    let shape = place.shape.as_ref().filter(|_| is_region).and_then(|shape| atlas.sheet.topology.object(shape));
    let Some(rings) = shape.map(|shape| atlas.sheet.topology.rings(shape)) else { return 0 };
    let high = HIGH / atlas.sheet.projection.unit;
    let clear = [-high, 0.0, high].map(|row| clearance(&rings, MapPoint { y: place.at.y + row, ..place.at }));
    u32::try_from(whole(clear.into_iter().fold(f64::MAX, f64::min) * 2.0)).unwrap_or_default()
}

/// The order in which the name of a region is tried on the sides of its marker, at the scale of the whole map: over
/// the sea and over itself rather than over other regions, and these rather than over other countries. None of what is
/// no region of the map itself.
pub fn sides(atlas: &Atlas, map: &MapData, place: &Place) -> Vec<u32> {
    // The width of a map on a laptop, in CSS px.
    const WIDTH: f64 = 800.0;
    let topology = &atlas.sheet.topology;
    let is_region = place.kind == PlaceKind::Region && place.inset.is_none();
    let Some(own) = place.shape.as_ref().filter(|_| is_region).and_then(|shape| topology.object(shape)) else {
        return Vec::new();
    };
    let (lens, home) = (lens_for(map, WIDTH), Camera::home(&map.home));
    let (spot, text) = (lens.project(&home, place.at), text_size(&place.name, PIN_TEXT));
    let weight = |at: MapPoint| match () {
        () if topology.contains(own, at) => 0,
        () if topology.regions().iter().any(|region| topology.contains(region, at)) => 1,
        () if topology.countries().iter().any(|country| topology.contains(country, at)) => 3,
        () => 0,
    };
    let over = |side: &Side| -> u32 {
        let area = text_area(spot, PIN_LARGE, text, *side);
        let share = |from: f64, to: f64, share: u32| from + (to - from) * f64::from(share) / 8.0;
        let points = (0..=8).flat_map(|x| [1, 4, 7].map(|y| (x, y)));
        let points =
            points.map(|(x, y)| ScreenPoint { x: share(area.left, area.right, x), y: share(area.top, area.bottom, y) });
        points.map(|point| weight(lens.unproject(&home, point))).sum()
    };
    let mut sides: Vec<(u32, u32)> = SIDES.iter().zip(0..).map(|(side, at)| (over(side), at)).collect();
    sides.sort_unstable();
    sides.into_iter().map(|(_, at)| at).collect()
}

/// How far it is from a point to the nearest side of some rings to the left or to the right.
fn clearance(rings: &[Ring], at: MapPoint) -> f64 {
    let mut least = f64::MAX;
    for ring in rings {
        for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (from, to) = (MapPoint::from(*from), MapPoint::from(*to));
            if (from.y > at.y) != (to.y > at.y) {
                least = least.min((from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x) - at.x).abs());
            }
        }
    }
    if least == f64::MAX { 0.0 } else { least }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::point::GridPoint;

    #[test]
    fn it_is_as_far_to_a_side_as_it_is_along_the_row() {
        let ring: Ring =
            [(0, 0), (100, 0), (100, 60), (40, 60), (40, 100), (0, 100)].map(|(x, y)| GridPoint { x, y }).to_vec();
        let far = |x: f64, y: f64| clearance(std::slice::from_ref(&ring), MapPoint { x, y });
        assert_eq!((far(30.0, 20.0), far(30.0, 80.0), far(10.0, 80.0), far(10.0, 200.0)), (30.0, 10.0, 10.0, 0.0));
    }
}

//! The atlas, base maps as packs: a folder of `assets/map` holds one, as data. What it shows stands in
//! `map.toml`, its shapes in TopoJSON files beside that, its names in `names/LANGUAGE.toml`.
//! Read when the site is built; a page carries only what its story uses.

pub mod file;
mod frame;
pub mod names;
mod read;
mod shipped;

use std::collections::{BTreeMap, BTreeSet};

use crate::geo::point::GeoPoint;
use crate::geo::projection::{Projection, ProjectionKind};
use crate::geo::topology::{Object, Topology};
use crate::lang::language::Language;
use crate::map::frame::{Frame, is_wide};
use crate::map::id::{ExtentId, InsetId, MapId, ShapeId};
use crate::map::plates::{Plates, Turn};
use crate::map::point::MapPoint;

pub use file::Degrees;
pub use frame::{around, in_degrees};
pub use names::{Names, RegionWords};
pub use shipped::Maps;

/// A map.
#[derive(Clone, Debug)]
pub struct Atlas {
    /// Its name, as packs write it.
    pub id: MapId,
    /// What is drawn.
    pub sheet: Sheet,
    /// What the camera reaches, in map units.
    pub frame: Frame,
    /// What is seen at first.
    pub home: NamedExtent,
    /// The other named extents.
    pub extents: Vec<NamedExtent>,
    /// The country that is drawn with its regions.
    pub focus: Option<Focus>,
    /// Small maps beside the map.
    pub insets: Vec<Inset>,
    /// Seas and cities.
    pub landmarks: Vec<Landmark>,
    /// The zoom from which a country's name is shown, in tenths, where it is not from the first.
    pub zooms: BTreeMap<ShapeId, u32>,
    /// Shapes that have no name on the map.
    pub nameless: BTreeSet<String>,
    /// A part of it that is drawn anew where it is seen from near.
    pub near: Option<Sheet>,
    /// What it says, by language.
    pub languages: BTreeMap<String, Names>,
}

/// What is drawn of the world, and how.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// From degrees to map units.
    pub projection: Projection,
    /// What is drawn, in map units.
    pub reach: Frame,
    /// The greatest scale at which its lines are crisp, in CSS px for a map unit.
    pub crisp: f64,
    /// The shapes.
    pub topology: Topology,
}

/// A named extent.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedExtent {
    /// The id.
    pub id: ExtentId,
    /// What it shows, in map units.
    pub frame: Frame,
    /// The shapes that it holds; where there are some, it is for stories about one of them.
    pub shapes: Vec<ShapeId>,
}

/// The country that is drawn with its regions.
#[derive(Clone, Debug, PartialEq)]
pub struct Focus {
    /// The country.
    pub country: ShapeId,
    /// The zoom from which its regions are named, and it is not, in tenths.
    pub zoom: u32,
}

/// A small map beside the map.
#[derive(Clone, Debug)]
pub struct Inset {
    /// The id.
    pub id: InsetId,
    /// What is drawn.
    pub sheet: Sheet,
    /// What it shows, in its own map units.
    pub frame: Frame,
}

/// A sea or a city, by its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmark {
    /// The key of its name.
    pub key: String,
    /// Where that stands, in map units: its middle, or the dot before it.
    pub at: MapPoint,
    /// What it is.
    pub kind: LandmarkKind,
    /// The zooms at which it is shown, in tenths: from the first, up to the second.
    pub zooms: (u32, u32),
}

/// What a name on the map names, that is no shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LandmarkKind {
    /// A sea, a river or a lake.
    Sea,
    /// A city, with a dot.
    City,
    /// A city without a dot: something else stands there.
    BareCity,
}

/// The tangent of half the angle by which a map is turned, clockwise, to have north up at a place.
pub fn upright(projection: &Projection, place: GeoPoint) -> Option<f64> {
    const STEP: f64 = 0.01;
    let beside = |step: f64| projection.project(GeoPoint { lat: place.lat + step, ..place });
    let (north, south) = (beside(STEP)?, beside(-STEP)?);
    Some(((north.x - south.x).atan2(south.y - north.y) / -2.0).tan())
}

/// The zoom from which something is never not shown, in tenths.
pub const ALWAYS: u32 = 999;

impl Inset {
    /// Whether it is wide enough to stand above its pins, and not beside them.
    pub fn is_wide(&self) -> bool {
        is_wide(&self.frame)
    }
}

impl Sheet {
    /// Where a place stands, in whole map units: finer than any marker. None off the globe.
    pub fn spot(&self, at: Degrees) -> Option<MapPoint> {
        let spot = at.is_on_globe().then(|| self.projection.project(GeoPoint::from(at))).flatten()?;
        Some(MapPoint { x: spot.x.round(), y: spot.y.round() })
    }

    /// All shapes.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.topology.objects()
    }
}

impl Atlas {
    /// How near the camera comes, and how the picture is turned then.
    pub fn plates(&self) -> Plates {
        let near = self.near.as_ref().map(|near| {
            let share = near.projection.unit / self.sheet.projection.unit;
            let Frame { x, y, width, height } = near.reach;
            let frame = Frame { x: x * share, y: y * share, width: width * share, height: height * share };
            (frame, near.crisp / share)
        });
        Plates { crisp: self.sheet.crisp, near, turn: self.turn() }
    }

    /// How it is turned from near, so that north is up: by least squares over what the camera reaches. The
    /// whole world has no such turn.
    fn turn(&self) -> Turn {
        const STEPS: u32 = 24;
        let projection = &self.sheet.projection;
        if projection.kind != ProjectionKind::Azimuthal {
            return Turn::default();
        }
        let share = |step: u32| f64::from(step) / f64::from(STEPS);
        let [mut xx, mut xy, mut yy, mut xt, mut yt] = [0.0; 5];
        for (across, down) in (0..=STEPS).flat_map(|across| (0..=STEPS).map(move |down| (across, down))) {
            let at = MapPoint {
                x: self.frame.x + self.frame.width * share(across),
                y: self.frame.y + self.frame.height * share(down),
            };
            let Some(tangent) = projection.invert(at).and_then(|place| upright(projection, place)) else { continue };
            let (one, two) = (at.x, at.x * at.y);
            xx += one * one;
            xy += one * two;
            yy += two * two;
            xt += one * tangent;
            yt += two * tangent;
        }
        let all = xx * yy - xy * xy;
        let turn = Turn { across: (xt * yy - yt * xy) / all, down: (yt * xx - xt * xy) / all };
        if turn.across.is_finite() && turn.down.is_finite() { turn } else { Turn::default() }
    }

    /// All named extents, that of the home frame first.
    pub fn all_views(&self) -> impl Iterator<Item = &NamedExtent> + Clone {
        std::iter::once(&self.home).chain(&self.extents)
    }

    /// The inset with an id.
    pub fn inset(&self, id: &InsetId) -> Option<&Inset> {
        self.insets.iter().find(|inset| inset.id == *id)
    }

    /// Whether the map has a shape, where the camera can show it.
    pub fn has(&self, shape: &ShapeId) -> bool {
        self.sheet.topology.object(shape).is_some_and(|object| self.shows(object))
    }

    /// Whether the camera can show something of a shape: more is drawn, for what lies beyond every edge.
    pub fn shows(&self, object: &Object) -> bool {
        self.sheet.topology.rings(object).iter().flatten().any(|point| self.frame.has((*point).into()))
    }

    /// The countries whose regions are shapes of their own.
    pub fn with_regions(&self) -> Vec<ShapeId> {
        let mut found: Vec<ShapeId> = self.sheet.topology.regions().iter().map(|region| region.id.country()).collect();
        found.dedup();
        found
    }

    /// Whether a shape is the focus, or a region of it.
    pub fn is_of_focus(&self, shape: &ShapeId) -> bool {
        self.focus.as_ref().is_some_and(|focus| focus.country == shape.country())
    }

    /// What the map says in a language; where it says nothing in that one, in English, or
    /// else in the first that it has.
    pub fn names(&self, language: &Language) -> Option<&Names> {
        let or = || self.languages.get("en").or_else(|| self.languages.values().next());
        self.own_names(language).or_else(or)
    }

    /// What the map says in a language, or in one of which that is a kind.
    fn own_names(&self, language: &Language) -> Option<&Names> {
        language.widening().find_map(|language| self.languages.get(language.as_str()))
    }

    /// The keys of all that a reader should find named and a language has no name for, sorted:
    /// shapes and landmarks within what the camera reaches, and extents. None where the map says
    /// nothing at all in the language.
    pub fn unnamed(&self, language: &Language) -> Option<Vec<&str>> {
        let Names { names, extents, .. } = self.own_names(language)?;
        let seen = |at: MapPoint| self.frame.has(at);
        let shapes = self.sheet.objects().filter(|object| seen(object.label.into())).map(|object| object.id.as_str());
        let shapes = shapes.filter(|key| !self.nameless.contains(*key));
        let landmarks =
            self.landmarks.iter().filter(|landmark| seen(landmark.at)).map(|landmark| landmark.key.as_str());
        let named = shapes.chain(landmarks).filter(|key| !names.contains_key(*key));
        let all = self.all_views().map(|extent| extent.id.as_str());
        let mut keys: Vec<&str> = named.chain(all.filter(|key| !extents.contains_key(*key))).collect();
        keys.sort_unstable();
        keys.dedup();
        Some(keys)
    }
}

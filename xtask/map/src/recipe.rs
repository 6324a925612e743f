//! What the three maps show, and how finely: every number that was chosen.

use dateline::map::camera::Frame;
use dateline::map::point::GeoPoint;
use dateline::map::projection::{self, EUROPE, Projection};

use super::code;
use super::province::Province;

/// A map to be made.
pub struct Recipe {
    /// Its file in `assets/map`, without the ending.
    pub name: &'static str,
    /// The projection and the map unit.
    pub projection: Projection,
    /// What the map shows, in map units: parts of shapes that lie wholly outside
    /// are left out, and what sticks out is drawn coarsely.
    pub frame: Frame,
    /// Where names may stand, in map units, when the shape reaches into it.
    pub names: Frame,
    /// Where detail matters more or less than elsewhere: a bend within counts so
    /// many times its size; the first frame that holds it decides.
    pub zones: &'static [(Frame, f64)],
    /// The detail of all shapes.
    pub detail: Detail,
    /// The country that is drawn in finer detail, and how.
    pub fine: Option<(&'static str, Detail)>,
    /// Places whose island is drawn however small it is.
    pub kept: &'static [GeoPoint],
    /// The shape that a province becomes a part of; none to leave it out.
    pub shape: fn(&Province) -> Option<&str>,
}

/// How finely shapes are drawn.
#[derive(Clone, Copy)]
pub struct Detail {
    /// Points that matter less are left out, in square map units.
    pub tolerance: f64,
    /// Islands and lakes that are smaller are left out, in km², unless they are
    /// all that there is of a shape; where a bend counts a quarter, twice as much.
    pub least_island: f64,
    /// What share of an island's area a bend must have to be drawn, where the
    /// tolerance would ask for more: so that small islands keep their forms.
    pub island_bend: f64,
}

/// How much less a bend outside all zones matters than the same bend inside.
pub const OUTSIDE: f64 = 0.0005;

/// What the map of Europe shows, well beyond what a page does.
const EUROPE_FRAME: Frame = Frame { x: -2900.0, y: -2300.0, width: 5900.0, height: 4700.0 };
/// What a page shows of Europe in a box about as high as it is wide.
const EUROPE_VIEW: Frame = Frame { x: -1800.0, y: -1460.0, width: 3560.0, height: 2980.0 };
/// What a page shows when it shows Ukraine.
const UKRAINE_VIEW: Frame = Frame { x: 200.0, y: -150.0, width: 1500.0, height: 1100.0 };

/// Europe, with the regions of Ukraine.
const EUROPE_MAP: Recipe = Recipe {
    name: "europe",
    projection: EUROPE,
    frame: EUROPE_FRAME,
    names: EUROPE_VIEW,
    zones: &[(UKRAINE_VIEW, 2.0), (EUROPE_VIEW, 1.0), (EUROPE_FRAME, 0.2)],
    detail: Detail { tolerance: 100.0, least_island: 300.0, island_bend: 0.04 },
    fine: Some(("UA", Detail { tolerance: 32.0, least_island: 40.0, island_bend: 0.04 })),
    // Åland, which has a name of its own; the source holds only pieces of it.
    kept: &[GeoPoint { lon: 19.92, lat: 60.18 }],
    shape: code::shape,
};

/// Everything that an inset's projection can reach.
const EVERYTHING: Frame = Frame { x: -1000.0, y: -1000.0, width: 2000.0, height: 2000.0 };

/// Alaska, for a small inset.
const ALASKA: Recipe = Recipe {
    name: "alaska",
    projection: projection::ALASKA,
    frame: EVERYTHING,
    names: EVERYTHING,
    zones: &[(EVERYTHING, 1.0)],
    detail: Detail { tolerance: 16.0, least_island: 5000.0, island_bend: 0.2 },
    fine: None,
    kept: &[],
    shape: |province| (province.country == "USA" && province.name == "Alaska").then_some("US-AK"),
};

/// The 48 contiguous states and the District of Columbia, for a small inset.
const UNITED_STATES: Recipe = Recipe {
    name: "united-states",
    projection: projection::UNITED_STATES,
    frame: EVERYTHING,
    names: EVERYTHING,
    zones: &[(EVERYTHING, 1.0)],
    detail: Detail { tolerance: 30.0, least_island: 10_000.0, island_bend: 0.2 },
    fine: None,
    kept: &[],
    shape: |province| {
        let elsewhere = ["Alaska", "Hawaii"].contains(&province.name.as_str());
        (province.country == "USA" && !elsewhere).then_some("US")
    },
};

/// All maps.
pub const RECIPES: [Recipe; 3] = [EUROPE_MAP, ALASKA, UNITED_STATES];

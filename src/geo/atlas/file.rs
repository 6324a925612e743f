//! `map.toml`: what a map shows, and how it is made from its source, as it is written.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Value, json};
use toml::de::DeValue;

use crate::decode::{At, Decode, Diagnostics, PlainText, mismatch, record};
use crate::geo::point::GeoPoint;
use crate::geo::projection::ProjectionKind;
use crate::map::frame::Frame;

record! {
    /// The whole file.
    MapFile {
        /// What is drawn of the world, and how.
        sheet: RawSheet,
        /// What the camera reaches, in map units.
        frame: At<Rectangle>,
        /// The country that is drawn with its regions.
        focus: Option<RawFocus>,
        /// The same drawn more finely, for a part of it that is seen from near.
        near: Option<RawNear>,
        /// The named extents, the first of them what is seen at first.
        extents as "extents" or "views": Vec<RawExtent>,
        /// Small maps beside the map.
        insets: Vec<RawInset>,
        /// Seas, by the middles of their names.
        seas: Vec<RawLandmark>,
        /// Cities, by their dots.
        cities: Vec<RawLandmark>,
        /// The zoom from which a country's name is shown, by its code; else from 1.
        zooms: BTreeMap<String, At<f64>>,
        /// Rivers and canals.
        rivers: Vec<RawWater>,
        /// Lakes.
        lakes: Vec<RawWater>,
        /// Borders that are drawn dashed.
        dashed: Vec<RawDashed>,
        /// Places over which there is a dispute, and what the map shows there.
        claims: Vec<RawClaim>,
        /// What the source holds as countries of their own, and the map does not.
        parts: Vec<RawPart>,
        /// Pieces that are cut off a province of the source.
        cuts: Vec<RawCut>,
        /// Countries whose regions are shapes of their own.
        regions: Vec<RawRegions>,
        /// Countries that are listed as too small to be drawn.
        too_small: Vec<At<String>>,
        /// Shapes that have no name on the map.
        nameless: Vec<At<String>>,
    }
}

record! {
    /// A part of the world that is drawn: the map itself, or an inset.
    RawSheet {
        /// Its file, beside this one.
        file: At<String>,
        /// The projection.
        projection: ProjectionKind,
        /// The place that becomes the origin: latitude and longitude.
        centre: Degrees,
        /// The length of a map unit, in km.
        unit: f64,
        /// What is drawn, in map units: parts of shapes that lie wholly outside are left out.
        reach: Option<Rectangle>,
        /// The longitudes within which something must stand to be drawn, in degrees.
        longitudes: Option<Vec<f64>>,
        /// Where names stand, where their shape reaches into it, in map units; else in `reach`.
        labels: Option<Rectangle>,
        /// The codes of what is drawn; all where it is empty.
        draws: Vec<At<String>>,
        /// The codes of what is not drawn.
        leaves_out: Vec<At<String>>,
        /// How finely it is drawn.
        detail: RawDetail,
        /// How near the camera may come until its lines are no longer crisp: CSS px for a km.
        crisp: Option<f64>,
        /// The country that is drawn more finely, and how.
        finer: Option<RawFiner>,
        /// Where detail matters more or less: the first that holds a point decides.
        zones: Vec<RawZone>,
        /// Places whose island is drawn however small it is.
        kept: Vec<Degrees>,
        /// What all its shapes may weigh as paths, in bytes after brotli.
        most_bytes: Option<f64>,
    }
}

record! {
    /// How finely shapes are drawn.
    RawDetail {
        /// Points that matter less are left out, in square map units.
        tolerance: f64,
        /// Islands and lakes that are smaller are left out, in km².
        least_island: f64,
        /// What share of an island's area a bend must have to be drawn, where the tolerance asks for more.
        island_bend: f64,
        /// How far a line may be from its source, in km.
        error: Option<f64>,
    }
}

record! {
    /// A part of the map that is drawn anew where it is seen from near.
    RawNear {
        /// Its shapes, in the map's projection and about its centre, in a unit of its own.
        sheet: RawSheet,
    }
}

record! {
    /// A country that is drawn more finely.
    RawFiner {
        /// Its code.
        country: At<String>,
        /// How finely.
        detail: RawDetail,
    }
}

record! {
    /// A part of the map where detail matters more or less.
    RawZone {
        /// In map units.
        frame: Rectangle,
        /// By how much a bend in it counts.
        factor: f64,
    }
}

record! {
    /// The country that is drawn with its regions.
    RawFocus {
        /// Its code.
        country: At<String>,
        /// The zoom from which its regions are named, and it is not.
        zoom: f64,
    }
}

record! {
    /// A named extent: a frame, or the shapes that it holds.
    RawExtent {
        /// The id.
        id: At<String>,
        /// In map units.
        frame: Option<Rectangle>,
        /// The shapes that it holds. It is shown where a story is about one of them.
        holds: Vec<At<String>>,
        /// The room around them, in map units.
        room: Option<f64>,
    }
}

record! {
    /// A small map beside the map.
    RawInset {
        /// The id.
        id: At<String>,
        /// The room around what it shows, in its own map units.
        room: f64,
        /// What it shows.
        sheet: RawSheet,
    }
}

record! {
    /// A sea or a city.
    RawLandmark {
        /// The key of its name.
        id: At<String>,
        /// Latitude and longitude, in degrees.
        at: At<Degrees>,
        /// The zoom from which it is shown; else from 1.
        zoom: Option<f64>,
        /// The zoom from which it is not shown any more.
        until: Option<f64>,
        /// Whether a dot stands before a city's name; it does where this is left out.
        dot: Option<bool>,
    }
}

record! {
    /// A river, a canal or a lake.
    RawWater {
        /// The key of its name.
        id: At<String>,
        /// What the source calls its parts, of a river.
        named: Vec<PlainText>,
        /// A place in it, of a lake; of a river, where its name stands.
        at: Option<Degrees>,
        /// Its points, or those of its shore, where it is drawn by hand: latitudes and longitudes, in degrees.
        points: Vec<Degrees>,
        /// Whether it is drawn only where the map is seen from near, or only where not; everywhere where this is left out.
        near: Option<bool>,
        /// The zoom from which its name is shown; none where it has no name on the map.
        zoom: Option<f64>,
    }
}

record! {
    /// A border that is drawn dashed.
    RawDashed {
        /// The country, and the neighbour that does not recognise the border.
        between: Vec<At<String>>,
        /// Why.
        why: PlainText,
    }
}

record! {
    /// A place over which there is a dispute.
    RawClaim {
        /// What it is called, for developers.
        place: PlainText,
        /// A point of it.
        at: At<Degrees>,
        /// The code of the country in which the map shows it.
        shown: At<String>,
        /// Why.
        why: PlainText,
    }
}

record! {
    /// A country of the source, and what the map makes of it.
    RawPart {
        /// The source's code of three letters; or that, a colon, and the name of a region.
        source: PlainText,
        /// The ISO 3166 code that it becomes a part of; left out where it is drawn as nothing.
        to: Option<At<String>>,
        /// Why.
        why: PlainText,
    }
}

record! {
    /// A piece that is cut off a province of the source, along a line.
    RawCut {
        /// The province: the source's code of three letters, a colon, and its name.
        from: PlainText,
        /// The ISO 3166 code that the piece becomes a part of.
        to: At<String>,
        /// The line, whose ends are moved to the nearest corners of the province.
        line: Vec<Degrees>,
        /// A point of the piece.
        holds: Degrees,
        /// Why.
        why: PlainText,
    }
}

record! {
    /// A country whose regions are shapes of their own.
    RawRegions {
        /// Its code.
        country: At<String>,
        /// By ISO 3166-2 code: the source's name of the region, or the source's code of
        /// another country, a colon, and the name.
        codes: BTreeMap<String, At<PlainText>>,
        /// Whether the country has others, which are not shapes of their own.
        partly: Option<bool>,
    }
}

/// Latitude and longitude, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Degrees {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

impl Degrees {
    /// Whether there is such a place on the globe.
    pub fn is_on_globe(self) -> bool {
        self.latitude.abs() <= 90.0 && self.longitude.abs() <= 180.0
    }

    /// The two the other way round.
    pub fn swapped(self) -> Self {
        Self { latitude: self.longitude, longitude: self.latitude }
    }
}

impl From<Degrees> for GeoPoint {
    fn from(at: Degrees) -> Self {
        Self { lon: at.longitude, lat: at.latitude }
    }
}

/// Some numbers of a list that must be of a length; noted where it is not.
fn numbers<const N: usize>(
    value: &DeValue<'_>,
    span: &Range<usize>,
    path: &str,
    right: &str,
    sink: &mut Diagnostics<'_>,
) -> Option<[f64; N]> {
    if value.as_array().map_or(0, |list| list.len()) != N {
        mismatch(value, span, path, right, sink);
        return None;
    }
    Vec::<f64>::decode(value, span, path, sink)?.try_into().ok()
}

impl Decode for Degrees {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let [latitude, longitude] = numbers(value, span, path, "[latitude, longitude], two numbers in degrees", sink)?;
        Some(Self { latitude, longitude })
    }

    fn schema() -> Value {
        let degrees = |most: u32| json!({ "type": "number", "minimum": -f64::from(most), "maximum": most });
        json!({ "type": "array", "items": [degrees(90), degrees(180)], "minItems": 2, "maxItems": 2 })
    }
}

/// A frame as it is written: `[x, y, width, height]`, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rectangle(pub Frame);

impl Decode for Rectangle {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let [x, y, width, height] = numbers(value, span, path, "[x, y, width, height], four numbers", sink)?;
        Some(Self(Frame { x, y, width, height }))
    }

    fn schema() -> Value {
        json!({ "type": "array", "items": { "type": "number" }, "minItems": 4, "maxItems": 4 })
    }
}

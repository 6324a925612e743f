//! What a sheet of a map shows, and how finely: `map.toml` as the map maker uses it.

use anyhow::{Result, ensure};
use dateline::geo::atlas::file::{MapFile, RawDetail, RawSheet};
use dateline::geo::point::GeoPoint;
use dateline::geo::projection::Projection;
use dateline::map::frame::Frame;
use dateline::map::point::MapPoint;

use super::code::{Codes, checked, country};
use super::province::Province;

/// A sheet to be made.
pub struct Recipe<'r> {
    /// Its file, in the map's folder.
    pub file: &'r str,
    /// The projection and the map unit.
    pub projection: Projection,
    /// What is drawn, in map units: parts of shapes that lie wholly outside
    /// are left out, and what sticks out is drawn coarsely.
    pub frame: Frame,
    /// Between which longitudes something must stand to be drawn, in degrees.
    pub longitudes: [f64; 2],
    /// Where names may stand, in map units, when the shape reaches into it.
    pub names: Frame,
    /// Where detail matters more or less than elsewhere: a bend within counts so
    /// many times its size; the first frame that holds it decides.
    pub zones: Vec<(Frame, f64)>,
    /// The detail of all shapes.
    pub detail: Detail,
    /// The country that is drawn in finer detail, and how.
    pub fine: Option<(&'r str, Detail)>,
    /// Places whose island is drawn however small it is.
    pub kept: Vec<GeoPoint>,
    /// Whether it is seen from near only, with the waters that are for that.
    pub is_near: bool,
    /// The codes that are drawn; all where there are none.
    draws: Vec<&'r str>,
    leaves_out: Vec<&'r str>,
    /// What may be too small to be drawn.
    pub too_small: Vec<&'r str>,
    /// What all shapes may weigh, in bytes after brotli.
    pub most_bytes: Option<f64>,
    /// Which code each province belongs to.
    pub codes: &'r Codes,
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
    /// How far a line may be from its source, in km; any distance where there is none.
    pub error: Option<f64>,
}

/// How much less a bend outside all zones matters than the same bend inside.
const OUTSIDE: f64 = 0.0005;

/// A frame that holds every map.
pub const ANYWHERE: Frame = Frame { x: -20_000.0, y: -20_000.0, width: 40_000.0, height: 40_000.0 };

impl From<&RawDetail> for Detail {
    fn from(raw: &RawDetail) -> Self {
        Self {
            tolerance: raw.tolerance,
            least_island: raw.least_island,
            island_bend: raw.island_bend,
            error: raw.error,
        }
    }
}

impl<'r> Recipe<'r> {
    /// The recipe of a sheet.
    ///
    /// # Errors
    /// A code that is none, or a country that the source does not have.
    pub fn new(sheet: &'r RawSheet, file: &'r MapFile, codes: &'r Codes, provinces: &[Province]) -> Result<Self> {
        let there = |code: &str| {
            provinces.iter().any(|province| codes.shape(province).is_some_and(|of| of == code || country(of) == code))
        };
        let list = |list: &'r [dateline::decode::At<String>]| {
            list.iter()
                .map(|code| {
                    checked(&code.value)?;
                    ensure!(there(&code.value), "the source has no country or region {}", code.value);
                    Ok(code.value.as_str())
                })
                .collect::<Result<Vec<&str>>>()
        };
        let fine = sheet.finer.as_ref().map(|finer| (finer.country.value.as_str(), Detail::from(&finer.detail)));
        if let Some((country, _)) = fine {
            ensure!(there(country), "the source has no country {country}");
        }
        let frame = sheet.reach.map_or(ANYWHERE, |reach| reach.0);
        let longitudes = sheet.longitudes.as_deref().unwrap_or(&[-180.0, 180.0]);
        let [west, east] = longitudes else { anyhow::bail!("`longitudes` are two numbers") };
        Ok(Self {
            file: &sheet.file.value,
            projection: sheet.projection(),
            frame,
            longitudes: [*west, *east],
            names: sheet.labels.map_or(frame, |labels| labels.0),
            zones: if sheet.zones.is_empty() {
                vec![(frame, 1.0)]
            } else {
                sheet.zones.iter().map(|zone| (zone.frame.0, zone.factor)).collect()
            },
            detail: Detail::from(&sheet.detail),
            fine,
            kept: sheet.kept.iter().map(|at| GeoPoint::from(*at)).collect(),
            is_near: file.near.as_ref().is_some_and(|near| near.sheet.file == sheet.file),
            draws: list(&sheet.draws)?,
            leaves_out: list(&sheet.leaves_out)?,
            too_small: file.too_small.iter().map(|code| code.value.as_str()).collect(),
            most_bytes: sheet.most_bytes,
            codes,
        })
    }

    /// Whether a point lies in what is drawn.
    pub fn sees(&self, point: MapPoint) -> bool {
        self.frame.has(point)
    }

    /// How much detail matters where some points are: that of the first zone that one of them lies in.
    pub fn factor(&self, points: &[MapPoint]) -> f64 {
        let zone = |(frame, _): &&(Frame, f64)| points.iter().any(|point| frame.has(*point));
        self.zones.iter().find(zone).map_or(OUTSIDE, |(_, factor)| *factor)
    }

    /// The shape that a province becomes a part of; none to leave it out.
    pub fn shape<'a>(&'a self, province: &'a Province) -> Option<&'a str> {
        let code = self.codes.shape(province)?;
        let drawn = self.draws.is_empty() || self.draws.contains(&code);
        (drawn && !self.leaves_out.contains(&code) && !self.leaves_out.contains(&country(code))).then_some(code)
    }

    /// Whether a code's country is drawn as a shape, and not some regions of it alone.
    pub fn has_whole(&self, code: &str) -> bool {
        self.draws.is_empty() || self.draws.contains(&country(code))
    }
}

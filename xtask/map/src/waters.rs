//! Rivers and lakes, from their source or by hand, as a sheet draws them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use dateline::geo::atlas::file::{Degrees, MapFile, RawWater};
use dateline::geo::point::{GeoPoint, GridPoint, ring_contains, signed_area};
use dateline::geo::simplify::importance;
use dateline::geo::topology::Line;
use dateline::map::point::MapPoint;
use shapefile::dbase::{FieldValue, Record};
use shapefile::record::polygon::PolygonRing;
use shapefile::{Point, Polygon, Polyline, ShapeReader};

use super::detail;
use super::recipe::{Detail, Recipe};
use super::source::SourceFile;

/// All rivers and lakes of the source.
pub struct Waters {
    /// The courses of rivers, by their names there.
    rivers: BTreeMap<String, Vec<Vec<GeoPoint>>>,
    /// The shores of lakes; islands in them are left out.
    lakes: Vec<Vec<GeoPoint>>,
}

/// What a sheet draws of a river or a lake: its lines; of a lake, its shore.
pub struct Course {
    /// The key of its name.
    pub id: String,
    /// In whole map units; a shore ends where it begins.
    pub lines: Vec<Line>,
}

impl Waters {
    /// Reads them from their files, which are fetched if need be.
    pub fn read(root: &Path) -> Result<Self> {
        let place = |point: &Point| GeoPoint { lon: point.x, lat: point.y };
        let mut rivers: BTreeMap<String, Vec<Vec<GeoPoint>>> = BTreeMap::new();
        let path = SourceFile::RIVERS.ensure(root)?;
        SourceFile::RIVER_NAMES.ensure(root)?;
        let mut reader = shapefile::Reader::from_path(&path).with_context(|| format!("opening {}", path.display()))?;
        for entry in reader.iter_shapes_and_records_as::<Polyline, Record>() {
            let (line, record) = entry.context("reading the rivers")?;
            let Some(FieldValue::Character(Some(name))) = record.get("name") else { continue };
            let parts = line.parts().iter().map(|part| part.iter().map(place).collect());
            rivers.entry(name.clone()).or_default().extend(parts);
        }
        let path = SourceFile::LAKES.ensure(root)?;
        let reader = ShapeReader::from_path(&path).with_context(|| format!("opening {}", path.display()))?;
        let shores = reader.read_as::<Polygon>().context("reading the lakes")?;
        let outer = shores.iter().flat_map(Polygon::rings).filter_map(|ring| match ring {
            PolygonRing::Outer(points) => Some(points.iter().map(place).collect()),
            PolygonRing::Inner(_) => None,
        });
        Ok(Self { rivers, lakes: outer.collect() })
    }

    /// A source without any.
    #[cfg(test)]
    pub fn none() -> Self {
        Self { rivers: BTreeMap::new(), lakes: Vec::new() }
    }

    /// What the sheet of a recipe draws of a map's rivers, and of its lakes.
    ///
    /// # Errors
    /// What the source does not have.
    pub fn of(&self, file: &MapFile, recipe: &Recipe) -> Result<[Vec<Course>; 2]> {
        let draw = |list: &[RawWater], is_shore: bool| {
            let wanted = list.iter().filter(|water| water.near.is_none_or(|near| near == recipe.is_near));
            let drawn = wanted.map(|water| {
                let lines = self.lines(water, is_shore)?;
                let lines = lines.iter().flat_map(|line| seen(line, recipe, is_shore)).collect();
                Ok(Course { id: water.id.value.clone(), lines })
            });
            drawn.collect::<Result<Vec<Course>>>()
        };
        Ok([draw(&file.rivers, false)?, draw(&file.lakes, true)?])
    }

    /// A river's courses, or a lake's shore.
    fn lines(&self, water: &RawWater, is_shore: bool) -> Result<Vec<Vec<GeoPoint>>> {
        let id = &water.id.value;
        if !water.points.is_empty() {
            let mut points: Vec<GeoPoint> = water.points.iter().copied().map(GeoPoint::from).collect();
            points.extend(points.first().copied().filter(|_| is_shore));
            return Ok(vec![points]);
        }
        if is_shore {
            let at = water.at.with_context(|| format!("the lake {id} has neither `points` nor `at`"))?;
            let shore = self.lakes.iter().find(|shore| holds(shore, at));
            let shore = shore.with_context(|| format!("the source has no lake at {} {}", at.latitude, at.longitude))?;
            return Ok(vec![shore.clone()]);
        }
        ensure!(!water.named.is_empty(), "the river {id} has neither `points` nor `named`");
        let parts = water.named.iter().map(|name| {
            self.rivers.get(&name.0).with_context(|| format!("the source has no river \"{}\" for {id}", name.0))
        });
        Ok(parts.collect::<Result<Vec<_>>>()?.into_iter().flatten().cloned().collect())
    }
}

/// How much further than a border the course of a river may be from its source.
const WANDERS: f64 = 1.6;
/// How much more of a bend it takes, in its area.
const BENDS: f64 = 9.0;

/// Whether a place lies within a shore.
fn holds(shore: &[GeoPoint], at: Degrees) -> bool {
    let points: Vec<MapPoint> = shore.iter().map(|place| MapPoint { x: place.lon, y: place.lat }).collect();
    ring_contains(&points, MapPoint { x: at.longitude, y: at.latitude })
}

/// The parts of a line that a sheet shows, as finely as it draws what is there.
fn seen(line: &[GeoPoint], recipe: &Recipe, is_shore: bool) -> Vec<Line> {
    let projected: Vec<MapPoint> = line.iter().filter_map(|place| recipe.projection.project(*place)).collect();
    let is_seen = |point: &MapPoint| recipe.sees(*point);
    let parts: Vec<Vec<MapPoint>> = if is_shore {
        vec![projected].into_iter().filter(|shore| shore.iter().any(is_seen)).collect()
    } else {
        projected.split(|point| !is_seen(point)).filter(|part| part.len() > 1).map(<[MapPoint]>::to_vec).collect()
    };
    let detail = recipe.fine.map_or(recipe.detail, |(_, fine)| fine);
    parts.iter().filter_map(|part| simplified(part, recipe, detail, is_shore)).collect()
}

/// A line with the points that matter, on the grid; none where too little is left of it.
fn simplified(points: &[MapPoint], recipe: &Recipe, detail: Detail, is_shore: bool) -> Option<Line> {
    let area = signed_area(points.iter().copied()).abs();
    let unit = recipe.projection.unit;
    let factor = recipe.factor(points);
    if is_shore && area * unit * unit * factor.sqrt() < detail.least_island {
        return None;
    }
    // What bends as a river does needs fewer points than a border to be known again.
    let tolerance = if is_shore { detail.tolerance.min(detail.island_bend * area) } else { detail.tolerance * BENDS };
    let matters = importance(points, |corners| recipe.factor(&corners));
    let mut drawn: Vec<bool> = matters.iter().map(|matters| *matters >= tolerance).collect();
    if let Some(error) = detail.error {
        detail::keep_near(points, &mut drawn, WANDERS * error / unit);
    }
    let mut line: Line =
        points.iter().zip(drawn).filter(|(_, drawn)| *drawn).map(|(point, _)| GridPoint::nearest(*point)).collect();
    line.dedup();
    (line.len() > if is_shore { 3 } else { 1 }).then_some(line)
}

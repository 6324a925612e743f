//! From provinces to a finished map: gathered into shapes, cut into arcs,
//! simplified, named, and checked.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use dateline::geo::point::{GeoPoint, GridPoint, ring_contains, signed_area};
use dateline::geo::pole::pole;
use dateline::geo::topology::{ArcRef, Line, Polygon, Ring};
use dateline::map::point::MapPoint;

use super::code;
use super::detail::{self, Drawn};
use super::network::{Arc, FaceRing, Network};
use super::province::Province;
use super::recipe::{ANYWHERE, Detail, Recipe};
use super::waters;

/// Rings that are smaller, in square map units, may come to nothing on the grid.
const LEAST: f64 = 16.0;

/// A finished map.
pub struct Map {
    /// Shapes of whole countries, by code.
    pub countries: Vec<Shape>,
    /// Shapes of regions, by code.
    pub regions: Vec<Shape>,
    /// The arcs, as they are drawn.
    pub lines: Vec<Line>,
    /// Rivers, and lakes.
    pub waters: [Vec<waters::Course>; 2],
    /// Where sides cross or overlap though they should not.
    pub crossings: Vec<GridPoint>,
}

/// A finished shape.
pub struct Shape {
    /// Its ISO 3166 code.
    pub code: String,
    /// Its parts, each an outer ring and its holes.
    pub polygons: Vec<Polygon>,
    /// Where its name stands.
    pub label: GridPoint,
    /// The area of what the map holds of it, in km², before simplification.
    pub area: f64,
}

/// Makes a map.
pub fn build(recipe: &Recipe, provinces: &[Province], waters: [Vec<waters::Course>; 2]) -> Result<Map> {
    let (codes, rings) = faces(recipe, provinces);
    let network = Network::new(&rings)?;
    let maker = Maker { recipe, codes: &codes, network: &network, missed: RefCell::default() };
    let left_out = maker.small_islands();
    let Drawn { lines, crossings } = maker.draw(&left_out);

    let countries: BTreeSet<&str> =
        codes.iter().filter(|code| recipe.has_whole(code)).map(|code| code::country(code)).collect();
    let regions: BTreeSet<&str> = codes.iter().map(String::as_str).filter(|code| code.contains('-')).collect();
    let shapes = |wanted: BTreeSet<&str>, name: fn(&str) -> &str| {
        wanted
            .into_iter()
            .filter_map(|code| maker.shape(code, name, &lines).transpose())
            .collect::<Result<Vec<Shape>>>()
    };
    let countries = shapes(countries, code::country)?;
    let regions = shapes(regions, |code| code)?;
    let missed = maker.missed.take().join(", ");
    ensure!(missed.is_empty(), "too small to be drawn: {missed}; draw finer, or list them in `too_small`");
    let mut map = Map { countries, regions, lines, waters, crossings };
    map.forget_unused_lines();
    Ok(map)
}

/// The parts of provinces that a map shows, and the codes of the shapes that they are faces of.
fn faces(recipe: &Recipe, provinces: &[Province]) -> (Vec<String>, Vec<FaceRing>) {
    let mut codes: Vec<String> = Vec::new();
    let mut rings = Vec::new();
    for province in provinces {
        let Some(code) = recipe.shape(province) else { continue };
        for polygon in &province.polygons {
            let projected: Option<Vec<Vec<(GeoPoint, MapPoint)>>> = polygon
                .iter()
                .map(|ring| ring.iter().map(|place| Some((*place, recipe.projection.project(*place)?))).collect())
                .collect();
            let seen = |(place, point): &(GeoPoint, MapPoint)| {
                let [west, east] = recipe.longitudes;
                (west..=east).contains(&place.lon) && recipe.sees(*point)
            };
            let Some(projected) = projected.filter(|rings| rings.iter().flatten().any(seen)) else { continue };
            let face = codes.iter().position(|known| known == code).unwrap_or_else(|| {
                codes.push(code.to_owned());
                codes.len() - 1
            });
            rings.extend(projected.into_iter().enumerate().map(|(index, corners)| FaceRing {
                face,
                hole: index > 0,
                corners,
            }));
        }
    }
    (codes, rings)
}

/// A ring, as it came and as it is drawn, and the holes in it.
struct Part<'a> {
    /// In square map units, before simplification; below 0 for a hole.
    area: f64,
    source: &'a [ArcRef],
    rings: Polygon,
}

/// What the steps of making a map share.
struct Maker<'a> {
    recipe: &'a Recipe<'a>,
    codes: &'a [String],
    network: &'a Network,
    /// What is too small to be drawn, and not listed as such.
    missed: RefCell<Vec<String>>,
}

impl Maker<'_> {
    #[expect(clippy::indexing_slicing, reason = "a face is numbered by the place of its code among these")]
    fn code(&self, face: usize) -> &str {
        &self.codes[face]
    }

    /// The detail of an arc: the finer one where the fine country is a neighbour.
    fn detail(&self, arc: &Arc) -> Detail {
        match self.recipe.fine {
            Some((country, fine))
                if arc.sides.iter().flatten().any(|face| code::country(self.code(*face)) == country) =>
            {
                fine
            }
            _ => self.recipe.detail,
        }
    }

    /// The arcs that are the shores of islands or lakes too small to be drawn.
    fn small_islands(&self) -> BTreeSet<usize> {
        let area = |arc: &Arc| arc.area() * self.recipe.projection.unit.powi(2);
        let largest = |face: usize| {
            let areas = self.network.rings(|other| other == face).into_iter().map(|ring| self.network.area(&ring));
            areas.fold(0.0, f64::max) * self.recipe.projection.unit.powi(2)
        };
        let largest: Vec<f64> = (0..self.codes.len()).map(largest).collect();
        let is_small = |arc: &Arc| {
            let [one, other] = arc.sides;
            let (Some(face), None) = (one.or(other), one.and(other)) else { return false };
            let least = self.detail(arc).least_island / self.recipe.factor(&arc.points).sqrt();
            let kept = || {
                let mut places = self.recipe.kept.iter().filter_map(|place| self.recipe.projection.project(*place));
                places.any(|point| ring_contains(&arc.points, point))
            };
            let has_larger = || largest.get(face).is_some_and(|largest| area(arc) < largest * 0.999);
            arc.is_ring() && area(arc) < least && has_larger() && !kept()
        };
        self.network.arcs.iter().enumerate().filter(|(_, arc)| is_small(arc)).map(|(index, _)| index).collect()
    }

    /// Simplifies all arcs but those left out, of which no point remains.
    fn draw(&self, left_out: &BTreeSet<usize>) -> Drawn {
        let mut drawn = detail::draw(
            self.network.arcs.iter().enumerate().filter(|(index, _)| !left_out.contains(index)).map(|(_, arc)| arc),
            |arc| {
                let Detail { tolerance, island_bend, .. } = self.detail(arc);
                if arc.is_ring() { tolerance.min(island_bend * arc.area()) } else { tolerance }
            },
            |arc| self.detail(arc).error.map(|error| error / self.recipe.projection.unit),
            |corners| self.recipe.factor(&corners),
        );
        for index in left_out {
            drawn.lines.insert(*index, Line::new());
        }
        drawn
    }

    /// The polygons of some rings as they are drawn, the largest first; rings of
    /// which nothing is left are not among them.
    fn polygons(&self, rings: &[Vec<ArcRef>], lines: &[Line]) -> Result<Vec<Polygon>> {
        let mut parts: Vec<Part> = Vec::new();
        let mut holes: Vec<Part> = Vec::new();
        for source in rings {
            let area = self.network.area(source);
            let ring: Vec<ArcRef> = source.iter().copied().filter(|arc| line(lines, *arc).len() > 1).collect();
            let drawn = signed_area(points(&ring, lines).into_iter().map(MapPoint::from));
            let same_way = (drawn > 0.0) == (area > 0.0);
            let nothing = drawn == 0.0;
            ensure!(
                nothing || same_way || area.abs() < LEAST,
                "a ring of {area:.1} square units turned inside out ({drawn:.1})"
            );
            if !nothing && same_way {
                let kind = if area > 0.0 { &mut parts } else { &mut holes };
                kind.push(Part { area, source, rings: vec![ring] });
            }
        }
        parts.sort_by(|a, b| b.area.total_cmp(&a.area));
        for hole in holes {
            let around = parts.iter_mut().rev().find(|part| self.lies_in(hole.source, part.source));
            around.context("a hole lies in none of the parts")?.rings.extend(hole.rings);
        }
        Ok(parts.into_iter().map(|part| part.rings).collect())
    }

    /// The shape of all faces that `name` gives a code; none when too little is left of it.
    fn shape(&self, code: &str, name: fn(&str) -> &str, lines: &[Line]) -> Result<Option<Shape>> {
        let rings = self.network.rings(|face| name(self.code(face)) == code);
        let area = rings.iter().map(|ring| self.network.area(ring)).sum::<f64>() * self.recipe.projection.unit.powi(2);
        let polygons = self.polygons(&rings, lines).with_context(|| format!("the shape {code}"))?;
        if polygons.is_empty() {
            if !self.recipe.too_small.contains(&code) {
                println!("map: {code} is too small to be drawn ({area:.1} km²)");
                self.missed.borrow_mut().push(code.to_owned());
            }
            return Ok(None);
        }
        let drawn: Vec<Ring> = polygons.iter().flatten().map(|ring| points(ring, lines)).collect();
        let label =
            [&self.recipe.names, &self.recipe.frame, &ANYWHERE].into_iter().find_map(|frame| pole(&drawn, frame));
        // A shape of a few square units has no inside to speak of.
        let label = label.or_else(|| drawn.first()?.first().copied().map(MapPoint::from));
        let label = GridPoint::nearest(label.with_context(|| format!("{code} has no point for its name"))?);
        Ok(Some(Shape { code: code.to_owned(), polygons, label, area }))
    }

    /// Whether one ring of the source lies inside another, which it may touch.
    fn lies_in(&self, inner: &[ArcRef], outer: &[ArcRef]) -> bool {
        let around: Vec<MapPoint> = self.network.points(outer).collect();
        let free = self.network.points(inner).find(|point| !around.contains(point));
        free.is_some_and(|point| ring_contains(&around, point))
    }
}

impl Map {
    /// Leaves out the lines that no shape uses, and numbers the others anew.
    fn forget_unused_lines(&mut self) {
        let shapes = || self.countries.iter().chain(&self.regions);
        let used: BTreeSet<usize> =
            shapes().flat_map(|shape| shape.polygons.iter().flatten().flatten()).map(|arc| arc.arc).collect();
        let numbers: BTreeMap<usize, usize> = used.into_iter().enumerate().map(|(new, old)| (old, new)).collect();
        let lines = std::mem::take(&mut self.lines).into_iter().enumerate();
        self.lines = lines.filter(|(old, _)| numbers.contains_key(old)).map(|(_, line)| line).collect();
        for arc in self
            .countries
            .iter_mut()
            .chain(&mut self.regions)
            .flat_map(|shape| shape.polygons.iter_mut().flatten().flatten())
        {
            arc.arc = numbers.get(&arc.arc).copied().unwrap_or(arc.arc);
        }
    }
}

/// The line of an arc.
#[expect(clippy::indexing_slicing, reason = "there is a line for each arc of the network, by its number")]
fn line(lines: &[Line], arc: ArcRef) -> &Line {
    &lines[arc.arc]
}

/// The points of a ring as drawn, the first not repeated.
fn points(ring: &[ArcRef], lines: &[Line]) -> Ring {
    let mut found = Ring::new();
    for arc in ring {
        found.pop();
        let line = line(lines, *arc);
        if arc.reversed { found.extend(line.iter().rev()) } else { found.extend(line) }
    }
    found.pop();
    found
}

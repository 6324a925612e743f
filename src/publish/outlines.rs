//! The map's outlines as they stand in a page: each once, as a shape with an id
//! that the map refers to.
//!
//! | id | what |
//! |---|---|
//! | `s_graticule` | meridians and parallels |
//! | `s_land` | all land, as one shape |
//! | `s_borders`, `s_disputed` | the borders between countries |
//! | `s_regions` | the borders between the regions of the focus |
//! | `s_lakes`, `s_rivers` | waters |
//! | `s_FI`, `s_UA-14` | a country or a region that can be picked |
//! | `i_ID` | the land of an inset |

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::json;

use crate::base::layout::INSET_SHAPE;
use crate::geo::atlas::{Atlas, Inset, Sheet};
use crate::geo::point::{GeoPoint, GridPoint, signed_area};
use crate::geo::projection::ProjectionKind;
use crate::geo::simplify::importance;
use crate::geo::topology::{Line, Object, Ring};
use crate::geo::{clip, svg_path};
use crate::map::point::MapPoint;
use crate::publish::basemap::Basemap;
use crate::publish::script;

/// How wide an inset is seen that stands above its pins, in CSS px; beside them it has [`INSET_SHAPE`].
const WIDE_INSET_WIDTH: f64 = 176.0;

/// The `svg` element that holds the shapes, for the end of a page's body. It names the script of those for a view
/// from near, if there are any.
pub fn svg(basemap: &Basemap, atlas: &Atlas) -> String {
    let mut shapes = vec![("s_graticule".to_owned(), svg_path::open(graticule(&atlas.sheet)))];
    shapes.extend(paths(basemap, &atlas.sheet));
    for inset in &basemap.insets {
        shapes.push((format!("i_{}", inset.id), svg_path::closed(land(inset))));
    }
    let near = near(basemap, atlas).map(|(name, _)| format!(" data-near=\"{name}\"")).unwrap_or_default();
    let mut svg = format!("<svg class=\"shapes\"{near} width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
    for (id, path) in shapes {
        // Writing to a string cannot fail.
        let _ = write!(svg, "<path id=\"{id}\" d=\"{path}\"/>");
    }
    svg.push_str("</defs></svg>");
    svg
}

/// The script that holds the paths for a view from near, by their ids, and how large a unit of theirs is in map units;
/// and the name of its file, which is named by its content. None where the story has nothing to do with what is
/// drawn there.
pub fn near(basemap: &Basemap, atlas: &Atlas) -> Option<(String, String)> {
    let near = atlas.near.as_ref().filter(|_| basemap.has_near)?;
    let paths: BTreeMap<String, String> =
        paths(basemap, near).into_iter().filter(|(_, path)| !path.is_empty()).collect();
    let unit = near.projection.unit / atlas.sheet.projection.unit;
    Some(script::file("near", &json!({ "unit": unit, "paths": paths }), "export default data;"))
}

/// The paths of a sheet's shapes, by their ids.
fn paths(basemap: &Basemap, sheet: &Sheet) -> Vec<(String, String)> {
    let map = &sheet.topology;
    // A little more than what is ever seen, so that no stroke shows at the edge.
    let seen = sheet.reach.widened(20.0);
    let open = |lines: Vec<Line>| svg_path::open(lines.iter().flat_map(|line| clip::line(line, &seen)));
    let closed = |rings: Vec<Ring>| {
        svg_path::closed(rings.iter().map(|ring| clip::ring(ring, &seen)).filter(|ring| ring.len() > 2))
    };
    // The border of the focus is its outline.
    let is_focus = |object: &Object| Some(&object.id) == basemap.focus.as_ref();
    let borders = |wanted: bool| {
        let is_one = |a: &Object, b: &Object| is_disputed(a, b) == wanted && !is_focus(a) && !is_focus(b);
        open(map.mesh(map.countries(), |a, b| b.is_some_and(|b| is_one(a, b))))
    };
    let mut shapes =
        vec![("s_land".to_owned(), closed(map.merge(map.countries()))), ("s_borders".to_owned(), borders(false))];
    if basemap.disputed {
        shapes.push(("s_disputed".to_owned(), borders(true)));
    }
    if let Some(focus) = &basemap.focus {
        let regions: Vec<&Object> = map.regions().iter().filter(|region| region.id.country() == *focus).collect();
        shapes.push(("s_regions".to_owned(), open(map.mesh(regions, |_, b| b.is_some()))));
    }
    if basemap.lakes {
        shapes.push(("s_lakes".to_owned(), closed(map.lakes().to_vec())));
    }
    if basemap.rivers {
        shapes.push(("s_rivers".to_owned(), open(map.rivers().to_vec())));
    }
    let mut picked: Vec<_> = basemap.picked.iter().map(|(_, shape, _)| shape).chain(&basemap.focus).collect();
    picked.sort_unstable();
    picked.dedup();
    for id in picked {
        let rings = map.object(id).map(|object| map.rings(object));
        shapes.push((format!("s_{id}"), closed(rings.unwrap_or_default())));
    }
    shapes
}

/// Whether a border is drawn dashed.
pub fn is_disputed(a: &Object, b: &Object) -> bool {
    a.disputed.contains(&b.id) || b.disputed.contains(&a.id)
}

/// Meridians and parallels, as far as they are drawn: so many degrees apart that there are a few of them.
fn graticule(sheet: &Sheet) -> Vec<Line> {
    let is_whole = sheet.projection.kind == ProjectionKind::EqualEarth;
    let (apart, step, end) = if is_whole { (30, 5, 90) } else { (10, 2, 80) };
    let point = |lon: i32, lat: i32| {
        let place = GeoPoint { lon: f64::from(lon), lat: f64::from(lat) };
        sheet.projection.project(place).filter(|point| sheet.reach.has(*point))
    };
    let along = |end: i32, step: i32| (-end..=end).step_by(step.unsigned_abs() as usize);
    let meridians = along(180, apart).map(|lon| along(end, step).map(|lat| point(lon, lat)).collect::<Vec<_>>());
    let parallels = along(end, apart).map(|lat| along(180, step).map(|lon| point(lon, lat)).collect::<Vec<_>>());
    let lines = meridians.chain(parallels);
    let runs = lines.flat_map(|line| {
        let runs = line.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<MapPoint>>());
        runs.filter(|run| run.len() > 2).collect::<Vec<_>>()
    });
    // No further from the curve than can be seen.
    let bend = sheet.reach.width * 3.0;
    let fine = |run: Vec<MapPoint>| -> Line {
        let matters = importance(&run, |_| 1.0);
        run.iter().zip(matters).filter(|(_, matters)| *matters > bend).map(|(at, _)| GridPoint::nearest(*at)).collect()
    };
    runs.map(fine).collect()
}

/// The land of an inset, no finer than it is seen.
fn land(inset: &Inset) -> Vec<Ring> {
    let topology = &inset.sheet.topology;
    let frame = inset.frame.widened(1.0);
    let px = inset.frame.width / if inset.is_wide() { WIDE_INSET_WIDTH } else { INSET_SHAPE };
    let fine = |ring: &Ring| -> Ring {
        let points: Vec<MapPoint> = ring.iter().chain(ring.first()).map(|point| MapPoint::from(*point)).collect();
        let matters = importance(&points, |_| 1.0);
        ring.iter().zip(matters).filter(|(_, matters)| *matters >= px * px).map(|(point, _)| *point).collect()
    };
    let area = |ring: &Vec<GridPoint>| signed_area(ring.iter().map(|point| MapPoint::from(*point))).abs();
    let mut rings: Vec<Ring> = topology.merge(inset.sheet.objects());
    rings.sort_by(|a, b| area(b).total_cmp(&area(a)));
    let rings = rings.iter().enumerate().filter(|(at, ring)| *at == 0 || area(ring) > px * px * 3.0);
    rings.map(|(_, ring)| clip::ring(&fine(ring), &frame)).filter(|ring| ring.len() > 2).collect()
}

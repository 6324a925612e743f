//! The map's outlines as they stand in a page: each once, as a shape with an id
//! that the map refers to.
//!
//! | id | what |
//! |---|---|
//! | `s_land` | all land, as one shape |
//! | `s_borders`, `s_disputed` | the borders between countries |
//! | `s_regions` | the borders between the regions of the focus |
//! | `s_lakes`, `s_rivers` | waters |
//! | `s_FI`, `s_UA-14` | a country or a region that can be picked |
//! | `i_ID` | the land of an inset |

use std::fmt::Write;

use crate::base::layout::INSET_SHAPE;
use crate::geo::atlas::{Atlas, Inset, Water};
use crate::geo::point::{GridPoint, signed_area};
use crate::geo::simplify::importance;
use crate::geo::topology::{Line, Object, Ring};
use crate::geo::{clip, svg_path};
use crate::map::point::MapPoint;
use crate::publish::basemap::Basemap;

/// How wide an inset is seen that stands above its pins, in CSS px; beside them it has [`INSET_SHAPE`].
const WIDE_INSET_WIDTH: f64 = 176.0;

/// The `svg` element that holds the shapes, for the end of a page's body.
pub fn svg(basemap: &Basemap, atlas: &Atlas) -> String {
    let map = &atlas.sheet.topology;
    // A little more than what is ever seen, so that no stroke shows at the edge.
    let seen = basemap.reach.widened(20.0);
    let open = |lines: Vec<Line>| svg_path::open(lines.iter().flat_map(|line| clip::line(line, &seen)));
    let closed = |rings: Vec<Ring>| {
        svg_path::closed(rings.iter().map(|ring| clip::ring(ring, &seen)).filter(|ring| ring.len() > 2))
    };
    let course = |water: &Water| water.points.iter().copied().map(GridPoint::nearest).collect::<Line>();
    let borders = |wanted: bool| open(map.mesh(map.countries(), |a, b| b.is_some_and(|b| is_disputed(a, b) == wanted)));
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
        shapes.push(("s_lakes".to_owned(), closed(atlas.lakes.iter().map(course).collect())));
    }
    if basemap.rivers {
        shapes.push(("s_rivers".to_owned(), open(atlas.rivers.iter().map(course).collect())));
    }
    let mut picked: Vec<_> = basemap.picked.iter().map(|(_, shape, _)| shape).chain(&basemap.focus).collect();
    picked.sort_unstable();
    picked.dedup();
    for id in picked {
        let rings = map.object(id).map(|object| map.rings(object));
        shapes.push((format!("s_{id}"), closed(rings.unwrap_or_default())));
    }
    for inset in &basemap.insets {
        shapes.push((format!("i_{}", inset.id), svg_path::closed(land(inset))));
    }
    let mut svg = String::from("<svg class=\"shapes\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
    for (id, path) in shapes {
        // Writing to a string cannot fail.
        let _ = write!(svg, "<path id=\"{id}\" d=\"{path}\"/>");
    }
    svg.push_str("</defs></svg>");
    svg
}

/// Whether a border is drawn dashed.
pub fn is_disputed(a: &Object, b: &Object) -> bool {
    a.disputed.contains(&b.id) || b.disputed.contains(&a.id)
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

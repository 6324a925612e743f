//! The map's outlines as they stand in a page: each once, as a shape with an id
//! that the map refers to.
//!
//! | id | what |
//! |---|---|
//! | `s_land` | all land, as one shape |
//! | `s_borders`, `s_disputed` | the borders between countries |
//! | `s_regions` | the borders between the regions of the focus |
//! | `s_FI`, `s_UA-14` | a country or a region that can be picked |
//! | `s_alaska` | the land of an inset |

use std::fmt::Write;

use crate::base::id::ShapeId;
use crate::base::word::Word;
use crate::map::topology::{Line, Object, Ring};
use crate::map::{clip, path};
use crate::site::atlas::EuropeAtlas;
use crate::site::boot::Boot;
use crate::site::compose::{FOCUS, Scenery};

/// The `svg` element that holds the shapes, for the end of a page's body.
pub fn svg(boot: &Boot, scenery: &Scenery, atlas: &EuropeAtlas) -> String {
    let map = &atlas.europe;
    let disputed = |a: &Object, b: &Object| a.disputed.contains(&b.id) || b.disputed.contains(&a.id);
    // A little more than what is ever seen, so that no stroke shows at the edge.
    let seen = scenery.home.widened(20.0);
    let open = |lines: Vec<Line>| path::open(lines.iter().flat_map(|line| clip::line(line, &seen)));
    let closed =
        |rings: Vec<Ring>| path::closed(rings.iter().map(|ring| clip::ring(ring, &seen)).filter(|ring| ring.len() > 2));
    let borders = |wanted: bool| open(map.mesh(&map.countries, |a, b| b.is_some_and(|b| disputed(a, b) == wanted)));
    let mut shapes = vec![
        ("land".to_owned(), closed(map.merge(&map.countries))),
        ("borders".to_owned(), borders(false)),
        ("disputed".to_owned(), borders(true)),
        ("regions".to_owned(), open(map.mesh(&map.regions, |_, b| b.is_some()))),
    ];
    let mut picked: Vec<&str> = scenery.picked.iter().map(|(_, shape, _)| shape.as_str()).collect();
    picked.push(FOCUS);
    picked.sort_unstable();
    picked.dedup();
    for id in picked {
        let rings = ShapeId::parse(id).and_then(|id| map.object(&id).map(|object| map.rings(object)));
        shapes.push((id.to_owned(), closed(rings.unwrap_or_default())));
    }
    for (inset, _) in &boot.map.insets {
        let topology = atlas.inset(*inset);
        let land = topology.merge(topology.countries.iter().chain(&topology.regions));
        shapes.push((inset.as_str().to_owned(), path::closed(land)));
    }
    let mut svg = String::from("<svg class=\"shapes\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>");
    for (id, path) in shapes {
        // Writing to a string cannot fail.
        let _ = write!(svg, "<path id=\"s_{id}\" d=\"{path}\"/>");
    }
    svg.push_str("</defs></svg>");
    svg
}

//! Writes a map as a TopoJSON file, a shape or an arc a line, so that a change
//! shows as few changed lines.

use dateline::base::vocabulary::Word;
use dateline::geo::projection::EARTH_RADIUS;
use dateline::geo::topology::{ArcRef, Line, Polygon};
use dateline::map::frame::Frame;
use serde::Serialize;

use super::build::{Map, Shape};
use super::recipe::{Detail, Recipe};
use super::source::{self, SourceFile};
use super::waters::Course;

/// The file's text.
pub fn topojson(recipe: &Recipe, map: &Map) -> String {
    let water = map.waters.iter().flatten().flat_map(|water| &water.lines);
    let arcs: Vec<String> = map.lines.iter().chain(water).map(arc).collect();
    let [rivers, lakes] = waters(map);
    let text = object(&[
        ("type", json("Topology")),
        ("\nmetadata", metadata(recipe)),
        ("\ntransform", object(&[("scale", json([1, 1])), ("translate", json([0, 0]))])),
        (
            "\nobjects",
            object(&[
                ("\ncountries", collection(recipe, &map.countries)),
                ("\nregions", collection(recipe, &map.regions)),
                ("\nrivers", rivers),
                ("\nlakes", lakes),
            ]),
        ),
        ("\narcs", lines(&arcs)),
    ]);
    text + "\n"
}

fn collection(recipe: &Recipe, shapes: &[Shape]) -> String {
    let shapes: Vec<String> = shapes.iter().map(|one| shape(recipe, one)).collect();
    object(&[("type", json("GeometryCollection")), ("geometries", lines(&shapes))])
}

/// Rivers and lakes, whose arcs stand behind those of the lands.
fn waters(map: &Map) -> [String; 2] {
    let mut next = map.lines.len();
    let mut number = || {
        next += 1;
        next - 1
    };
    let mut write = |waters: &[Course], is_shore: bool| {
        let drawn = waters.iter().filter(|water| !water.lines.is_empty());
        let geometries: Vec<String> = drawn
            .map(|water| {
                let numbers: Vec<usize> = water.lines.iter().map(|_| number()).collect();
                let (kind, arcs) = if is_shore {
                    ("MultiPolygon", json(numbers.iter().map(|arc| [[arc]]).collect::<Vec<_>>()))
                } else {
                    ("MultiLineString", json(numbers.iter().map(|arc| [arc]).collect::<Vec<_>>()))
                };
                object(&[("type", json(kind)), ("id", json(&water.id)), ("arcs", arcs)])
            })
            .collect();
        object(&[("type", json("GeometryCollection")), ("geometries", lines(&geometries))])
    };
    let [rivers, lakes] = &map.waters;
    [write(rivers, false), write(lakes, true)]
}

fn shape(recipe: &Recipe, shape: &Shape) -> String {
    let mut properties =
        vec![("label", json([shape.label.x, shape.label.y])), ("area", format!("{:.0}", shape.area.round()))];
    let disputed = recipe.codes.disputed(&shape.code);
    if !disputed.is_empty() {
        properties.push(("disputed", json(disputed)));
    }
    let (kind, arcs) = match shape.polygons.as_slice() {
        [only] => ("Polygon", json(numbers(only))),
        all => ("MultiPolygon", json(all.iter().map(numbers).collect::<Vec<_>>())),
    };
    object(&[("type", json(kind)), ("id", json(&shape.code)), ("properties", object(&properties)), ("arcs", arcs)])
}

/// The arcs of a polygon's rings, by number; those run backwards as `!number`.
fn numbers(polygon: &Polygon) -> Vec<Vec<i64>> {
    // There are far fewer arcs than an i64 can count.
    let number = |arc: &ArcRef| if arc.reversed { !(arc.arc as i64) } else { arc.arc as i64 };
    polygon.iter().map(|ring| ring.iter().map(number).collect()).collect()
}

/// An arc: its first point, then the steps.
fn arc(line: &Line) -> String {
    let mut before = [0, 0];
    let steps = line.iter().map(|point| {
        let step = [point.x - before[0], point.y - before[1]];
        before = [point.x, point.y];
        step
    });
    json(steps.collect::<Vec<[i32; 2]>>())
}

/// The files that it was made from.
fn sources() -> String {
    let one = |source: &SourceFile| {
        object(&[
            ("origin", json(source.origin)),
            ("package", json(source.package.to_string())),
            ("file", json(source.file)),
            ("sha256", json(source.sha256)),
        ])
    };
    lines(
        &[SourceFile::LANDS, SourceFile::RIVERS, SourceFile::RIVER_NAMES, SourceFile::LAKES]
            .iter()
            .map(one)
            .collect::<Vec<_>>(),
    )
}

fn metadata(recipe: &Recipe) -> String {
    let frame = |frame: &Frame| json([frame.x, frame.y, frame.width, frame.height]);
    let detail = |detail: Detail| {
        object(&[
            ("tolerance", json(detail.tolerance)),
            ("leastIslandKm2", json(detail.least_island)),
            ("islandBend", json(detail.island_bend)),
            ("errorKm", json(detail.error)),
        ])
    };
    let zone = |(zone, factor): &(Frame, f64)| object(&[("frame", frame(zone)), ("factor", json(factor))]);
    let zones: Vec<String> = recipe.zones.iter().map(zone).collect();
    let centre = recipe.projection.centre;
    let mut members = vec![
        ("sources", sources()),
        ("licence", json(source::LICENCE)),
        ("borders", json("as map.toml chooses")),
        ("projection", json(recipe.projection.kind.as_str())),
        ("sphereKm", json(EARTH_RADIUS)),
        ("centre", json([centre.lon, centre.lat])),
        ("unitKm", json(recipe.projection.unit)),
        ("frame", frame(&recipe.frame)),
        ("zones", format!("[{}]", zones.join(","))),
        ("simplified", detail(recipe.detail)),
    ];
    if let Some((country, fine)) = recipe.fine {
        members.push(("simplifiedFiner", object(&[(country, detail(fine))])));
    }
    object(&members)
}

/// A JSON object whose members keep their order; a line break before a name
/// comes to stand before the member.
fn object(members: &[(&str, String)]) -> String {
    let member = |(name, value): &(&str, String)| {
        let bare = name.trim_start();
        format!("{}{}:{value}", &name[..name.len() - bare.len()], json(bare))
    };
    format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(","))
}

/// A JSON array, a line an element.
fn lines(elements: &[String]) -> String {
    format!("[\n{}\n]", elements.join(",\n"))
}

/// Numbers, texts and arrays of them as JSON.
fn json(value: impl Serialize) -> String {
    // Only what has no JSON form, such as a map with keys that are no texts, fails.
    serde_json::to_string(&value).unwrap_or_default()
}

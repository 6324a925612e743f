//! Topology: the shapes of the map with their borders held once, as a TopoJSON file, and
//! small functions over it in the manner of topojson-client.
//!
//! ```json
//! {"type": "Topology",
//!  "transform": {"scale": [1, 1], "translate": [0, 0]},
//!  "objects": {
//!   "countries": {"type": "GeometryCollection", "geometries": [
//!    {"type": "MultiPolygon", "id": "CY", "arcs": [[[4]]],
//!     "properties": {"label": [1315, 1954], "area": 9250}}]},
//!   "regions": {"type": "GeometryCollection", "geometries": []},
//!   "rivers": {"type": "GeometryCollection", "geometries": [
//!    {"type": "MultiLineString", "id": "don", "arcs": [[7], [8]]}]},
//!   "lakes": {"type": "GeometryCollection", "geometries": [
//!    {"type": "MultiPolygon", "id": "onega", "arcs": [[[9]]]}]}},
//!  "arcs": [[[10, 20], [3, -1], [0, 5]]]}
//! ```
//!
//! An arc is a run of points that separates the same two neighbours all along;
//! its first point is written whole, every other as the step from the one
//! before. A shape's ring names its arcs: `4` forwards, `-5` (that is, `!4`)
//! backwards. The file's whole numbers are map units, `y` downwards, so that the
//! transform changes nothing.
//!
//! In this asset a ring has its inside on its right hand: outer rings run
//! clockwise on the screen, holes the other way round.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

use serde::Deserialize;

use crate::geo::point::{GridPoint, ring_contains};
use crate::map::id::ShapeId;
use crate::map::point::MapPoint;

/// The shapes of a map, and the arcs that they are made of.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "RawTopology")]
pub struct Topology {
    countries: Vec<Object>,
    regions: Vec<Object>,
    rivers: Vec<Line>,
    lakes: Vec<Ring>,
    arcs: Vec<Line>,
}

/// A shape: a country, or a region of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// Its ISO 3166 code.
    pub id: ShapeId,
    /// Where its name stands best: the point of its largest part that is
    /// farthest from any border.
    pub label: GridPoint,
    /// The area of what the file was made from, in km².
    pub area: u32,
    /// The neighbours with whom its border is disputed.
    pub disputed: Vec<ShapeId>,
    /// Its parts.
    pub polygons: Vec<Polygon>,
}

/// A part of a shape: its outer ring, then its holes.
pub type Polygon = Vec<Vec<ArcRef>>;

/// A ring of points, in whole map units; its first point is not repeated at its end.
pub type Ring = Vec<GridPoint>;

/// A line of points, in whole map units.
pub type Line = Vec<GridPoint>;

/// An arc as part of a ring: which one, and in which direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArcRef {
    /// The arc's place in [`Topology::arcs`].
    pub arc: usize,
    /// Whether it is run from its last point to its first.
    pub reversed: bool,
}

/// What is wrong with a topology file.
#[derive(Clone, Debug, PartialEq)]
pub enum TopologyError {
    /// The file's `type`, which is not `Topology`.
    NotATopology(String),
    /// A geometry's `id`, which is not an ISO 3166 code.
    NotAShapeId(String),
    /// An arc, by its place, that has less than two points or leaves the grid.
    BrokenArc(usize),
    /// A shape, by its id, that names an arc which is not there.
    NoSuchArc(String),
    /// A shape, by its id, one of whose rings does not end where it begins.
    OpenRing(String),
}

impl fmt::Display for TopologyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATopology(found) => write!(f, "`type` is {found:?}; it must be \"Topology\""),
            Self::NotAShapeId(found) => {
                write!(f, "the id {found:?} is not an ISO 3166 code such as \"FI\" or \"UA-14\"")
            }
            Self::BrokenArc(arc) => write!(f, "arc {arc} has less than two points, or leaves the grid"),
            Self::NoSuchArc(id) => write!(f, "the shape {id} names an arc that is not in the file"),
            Self::OpenRing(id) => write!(f, "a ring of the shape {id} does not end where it begins"),
        }
    }
}

impl std::error::Error for TopologyError {}

impl Topology {
    /// The countries, by ISO 3166-1 alpha-2 code.
    pub fn countries(&self) -> &[Object] {
        &self.countries
    }

    /// The regions of countries, by ISO 3166-2 code; the union of a country's is that country.
    pub fn regions(&self) -> &[Object] {
        &self.regions
    }

    /// The courses of rivers and canals.
    pub fn rivers(&self) -> &[Line] {
        &self.rivers
    }

    /// The shores of lakes.
    pub fn lakes(&self) -> &[Ring] {
        &self.lakes
    }

    /// The arcs, each of two points at least, in whole map units.
    pub fn arcs(&self) -> &[Line] {
        &self.arcs
    }

    /// The countries, then the regions.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.countries.iter().chain(&self.regions)
    }

    /// The country or region that has an id.
    pub fn object(&self, id: &ShapeId) -> Option<&Object> {
        self.objects().find(|object| object.id == *id)
    }

    /// The rings of one shape, outer ones and holes alike.
    pub fn rings(&self, object: &Object) -> Vec<Ring> {
        object
            .polygons
            .iter()
            .flatten()
            .map(|ring| {
                let mut points: Ring = self.run(ring.iter().copied());
                points.pop();
                points
            })
            .collect()
    }

    /// The outline of several shapes together: the rings of what only one of
    /// them touches.
    pub fn merge<'a>(&self, objects: impl IntoIterator<Item = &'a Object>) -> Vec<Ring> {
        let mut uses: BTreeMap<usize, (u32, ArcRef)> = BTreeMap::new();
        for arc in objects.into_iter().flat_map(Object::arcs) {
            uses.entry(arc.arc).or_insert((0, arc)).0 += 1;
        }
        let outer = uses.into_values().filter(|(count, _)| *count == 1).map(|(_, arc)| arc);
        self.close(outer.collect())
    }

    /// The borders among several shapes, each once, joined into lines as long as
    /// may be: those whose two sides `keep` wants. A side with none of the
    /// shapes, such as the sea, is `None`, and then is the second one.
    pub fn mesh<'a>(
        &self,
        objects: impl IntoIterator<Item = &'a Object>,
        keep: impl Fn(&Object, Option<&Object>) -> bool,
    ) -> Vec<Line> {
        let mut sides: BTreeMap<usize, (&Object, Option<&Object>)> = BTreeMap::new();
        for object in objects {
            for arc in object.arcs() {
                sides.entry(arc.arc).and_modify(|side| side.1 = Some(object)).or_insert((object, None));
            }
        }
        self.join(sides.into_iter().filter(|(_, (one, other))| keep(one, *other)).map(|(arc, _)| arc).collect())
    }

    /// Whether two shapes have a border with each other.
    pub fn is_beside(&self, one: &Object, other: &Object) -> bool {
        one.id != other.id && one.arcs().any(|arc| other.arcs().any(|of| of.arc == arc.arc))
    }

    /// Whether a point lies inside a shape.
    pub fn contains(&self, object: &Object, point: MapPoint) -> bool {
        self.rings(object).iter().filter(|ring| ring_contains(ring, point)).count() % 2 == 1
    }

    /// An arc's points in the direction that it is run; none of an arc of another topology.
    fn points(&self, arc: ArcRef) -> Box<dyn Iterator<Item = GridPoint> + '_> {
        let points = self.arcs.get(arc.arc).into_iter().flatten().copied();
        if arc.reversed { Box::new(points.rev()) } else { Box::new(points) }
    }

    /// The points of arcs that follow each other, the points where they meet once.
    fn run(&self, arcs: impl IntoIterator<Item = ArcRef>) -> Line {
        let mut line = Line::new();
        for arc in arcs {
            line.pop();
            line.extend(self.points(arc));
        }
        line
    }

    /// The first two points of a directed arc.
    fn start(&self, arc: ArcRef) -> Option<[GridPoint; 2]> {
        let mut points = self.points(arc);
        Some([points.next()?, points.next()?])
    }

    /// The last two points of a directed arc, the very last first.
    fn end(&self, arc: ArcRef) -> Option<[GridPoint; 2]> {
        self.start(arc.turned())
    }

    /// Directed arcs joined into rings. Where several begin, the one that keeps
    /// closest to the inside (the right hand) is taken, so that parts that touch
    /// in a point stay parts.
    fn close(&self, arcs: Vec<ArcRef>) -> Vec<Ring> {
        let mut from: BTreeMap<GridPoint, Vec<ArcRef>> = BTreeMap::new();
        for arc in arcs.iter().rev() {
            if let Some([begin, _]) = self.start(*arc) {
                from.entry(begin).or_default().push(*arc);
            }
        }
        let mut rings = Vec::new();
        for first in arcs {
            let Some([begin, _]) = self.start(first) else { continue };
            if !take(&mut from, begin, |arc| *arc == first) {
                continue;
            }
            let mut ring = vec![first];
            let mut last = first;
            while let Some([here, back]) = self.end(last).filter(|[here, _]| *here != begin) {
                let turn = |arc: &ArcRef| self.start(*arc).map(|[_, ahead]| left_turn(here, back, ahead));
                let next = from.get(&here).into_iter().flatten().copied();
                let next = next.filter_map(|arc| Some((turn(&arc)?, arc)));
                let next = next.min_by(|(turn, a), (other, b)| turn.total_cmp(other).then(a.cmp(b)));
                let Some((_, next)) = next else { break };
                take(&mut from, here, |arc| *arc == next);
                ring.push(next);
                last = next;
            }
            let mut points = self.run(ring);
            points.pop();
            rings.push(points);
        }
        rings
    }

    /// Arcs joined end to end, in whichever direction they fit.
    fn join(&self, arcs: Vec<usize>) -> Vec<Line> {
        let mut at: BTreeMap<GridPoint, Vec<ArcRef>> = BTreeMap::new();
        for arc in &arcs {
            for arc in [false, true].map(|reversed| ArcRef { arc: *arc, reversed }) {
                if let Some([begin, _]) = self.start(arc) {
                    at.entry(begin).or_default().push(arc);
                }
            }
        }
        // The next arc that begins where another has ended.
        let next = |last: ArcRef, used: &BTreeSet<usize>| {
            let [here, _] = self.end(last)?;
            at.get(&here)?.iter().find(|arc| !used.contains(&arc.arc)).copied()
        };
        let mut used = BTreeSet::new();
        let mut lines = Vec::new();
        for arc in arcs {
            if !used.insert(arc) {
                continue;
            }
            let first = ArcRef { arc, reversed: false };
            let mut chain = VecDeque::from([first]);
            let mut tail = first;
            while let Some(arc) = next(tail, &used) {
                used.insert(arc.arc);
                chain.push_back(arc);
                tail = arc;
            }
            let mut head = first.turned();
            while let Some(arc) = next(head, &used) {
                used.insert(arc.arc);
                chain.push_front(arc.turned());
                head = arc;
            }
            lines.push(self.run(chain));
        }
        lines
    }
}

impl ArcRef {
    /// The same arc, run the other way round.
    pub fn turned(self) -> Self {
        Self { reversed: !self.reversed, ..self }
    }
}

impl Object {
    /// The arcs of all its rings, in order.
    pub fn arcs(&self) -> impl Iterator<Item = ArcRef> + '_ {
        self.polygons.iter().flatten().flatten().copied()
    }
}

/// Takes one arc out of those that begin at a point; false when it is not there.
fn take(from: &mut BTreeMap<GridPoint, Vec<ArcRef>>, at: GridPoint, wanted: impl Fn(&ArcRef) -> bool) -> bool {
    let Some(arcs) = from.get_mut(&at) else { return false };
    let Some(place) = arcs.iter().position(wanted) else { return false };
    arcs.remove(place);
    true
}

/// How far one must turn from the way back to the way ahead through the right
/// hand side, in radians above 0.
fn left_turn(here: GridPoint, back: GridPoint, ahead: GridPoint) -> f64 {
    let angle = |to: GridPoint| (f64::from(to.y) - f64::from(here.y)).atan2(f64::from(to.x) - f64::from(here.x));
    let turn = (angle(back) - angle(ahead)).rem_euclid(std::f64::consts::TAU);
    if turn == 0.0 { std::f64::consts::TAU } else { turn }
}

/// The file as written.
#[derive(Deserialize)]
struct RawTopology {
    r#type: String,
    objects: RawObjects,
    arcs: Vec<Vec<[i32; 2]>>,
}

#[derive(Deserialize)]
struct RawObjects {
    #[serde(default)]
    countries: RawCollection,
    #[serde(default)]
    regions: RawCollection,
    #[serde(default)]
    rivers: RawWaters,
    #[serde(default)]
    lakes: RawWaters,
}

#[derive(Default, Deserialize)]
struct RawCollection {
    geometries: Vec<RawGeometry>,
}

#[derive(Default, Deserialize)]
struct RawWaters {
    geometries: Vec<RawWater>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum RawWater {
    MultiLineString { id: String, arcs: Vec<Vec<usize>> },
    MultiPolygon { id: String, arcs: Vec<Vec<Vec<usize>>> },
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum RawGeometry {
    Polygon { id: String, properties: RawProperties, arcs: Vec<Vec<i32>> },
    MultiPolygon { id: String, properties: RawProperties, arcs: Vec<Vec<Vec<i32>>> },
}

#[derive(Deserialize)]
struct RawProperties {
    label: [i32; 2],
    area: u32,
    #[serde(default)]
    disputed: Vec<String>,
}

impl TryFrom<RawTopology> for Topology {
    type Error = TopologyError;

    fn try_from(raw: RawTopology) -> Result<Self, TopologyError> {
        if raw.r#type != "Topology" {
            return Err(TopologyError::NotATopology(raw.r#type));
        }
        let arcs: Vec<Line> = raw
            .arcs
            .iter()
            .enumerate()
            .map(|(index, steps)| decode(steps).ok_or(TopologyError::BrokenArc(index)))
            .collect::<Result<_, _>>()?;
        let objects = |collection: RawCollection| {
            collection.geometries.into_iter().map(|geometry| object(geometry, &arcs)).collect::<Result<Vec<_>, _>>()
        };
        let countries = objects(raw.objects.countries)?;
        let regions = objects(raw.objects.regions)?;
        let rivers = waters(raw.objects.rivers, &arcs)?;
        let mut lakes = waters(raw.objects.lakes, &arcs)?;
        for lake in &mut lakes {
            lake.pop();
        }
        Ok(Self { countries, regions, rivers, lakes, arcs })
    }
}

/// The lines of waters; each is one arc.
fn waters(raw: RawWaters, arcs: &[Line]) -> Result<Vec<Line>, TopologyError> {
    let mut lines = Vec::new();
    for water in raw.geometries {
        let (id, numbers) = match water {
            RawWater::MultiLineString { id, arcs } => (id, arcs.concat()),
            RawWater::MultiPolygon { id, arcs } => (id, arcs.concat().concat()),
        };
        for number in numbers {
            lines.push(arcs.get(number).cloned().ok_or_else(|| TopologyError::NoSuchArc(id.clone()))?);
        }
    }
    Ok(lines)
}

/// An arc's points from its steps; none when there are less than two, or when
/// they leave the grid.
fn decode(steps: &[[i32; 2]]) -> Option<Line> {
    let mut here = GridPoint { x: 0, y: 0 };
    let line = steps
        .iter()
        .map(|[dx, dy]| {
            here = GridPoint { x: here.x.checked_add(*dx)?, y: here.y.checked_add(*dy)? };
            Some(here)
        })
        .collect::<Option<Line>>()?;
    (line.len() >= 2).then_some(line)
}

/// A shape as used, its arcs known to be there and its rings known to be closed.
fn object(raw: RawGeometry, arcs: &[Line]) -> Result<Object, TopologyError> {
    let (id, properties, polygons) = match raw {
        RawGeometry::Polygon { id, properties, arcs } => (id, properties, vec![arcs]),
        RawGeometry::MultiPolygon { id, properties, arcs } => (id, properties, arcs),
    };
    let shape_id = |text: &str| ShapeId::parse(text).ok_or_else(|| TopologyError::NotAShapeId(text.into()));
    let arc_ref = |number: &i32| {
        let arc = usize::try_from(if *number < 0 { !*number } else { *number }).ok()?;
        (arc < arcs.len()).then_some(ArcRef { arc, reversed: *number < 0 })
    };
    let ring = |numbers: &Vec<i32>| {
        let ring = numbers.iter().map(arc_ref).collect::<Option<Vec<ArcRef>>>();
        let ring = ring.ok_or_else(|| TopologyError::NoSuchArc(id.clone()))?;
        let ends = |arc: &ArcRef| {
            let points = arcs.get(arc.arc).map(Vec::as_slice).unwrap_or_default();
            let (first, last) = (points.first(), points.last());
            if arc.reversed { (last, first) } else { (first, last) }
        };
        let next = ring.iter().cycle().skip(1);
        let closed = !ring.is_empty() && ring.iter().zip(next).all(|(one, next)| ends(one).1 == ends(next).0);
        if closed { Ok(ring) } else { Err(TopologyError::OpenRing(id.clone())) }
    };
    let [x, y] = properties.label;
    Ok(Object {
        id: shape_id(&id)?,
        label: GridPoint { x, y },
        area: properties.area,
        disputed: properties.disputed.iter().map(|text| shape_id(text)).collect::<Result<_, _>>()?,
        polygons: polygons
            .iter()
            .map(|rings| rings.iter().map(ring).collect::<Result<Polygon, _>>())
            .collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

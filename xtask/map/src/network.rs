//! Faces and the arcs between them: every border of the source exactly once.
//!
//! The source's provinces share their corners to the last bit, so that a border
//! is a run of sides that two faces hold in opposite directions. Sides that one
//! face holds in both directions lie inside it, and vanish.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Result, ensure};
use dateline::geo::point::{GeoPoint, signed_area};
use dateline::geo::topology::ArcRef;
use dateline::map::point::MapPoint;

/// A corner of the source, by the order in which it was met.
type Corner = usize;

/// A run of sides with the same two neighbours all along.
pub struct Arc {
    /// Its points, in map units.
    pub points: Vec<MapPoint>,
    /// The faces on its right and on its left hand; `None` is the sea.
    pub sides: [Option<usize>; 2],
    /// The corners that it begins and ends in.
    ends: [Corner; 2],
}

impl Arc {
    /// An arc by itself, with the sea on both sides.
    #[cfg(test)]
    pub fn line(points: Vec<MapPoint>) -> Self {
        Self { points, sides: [None, None], ends: [0, 1] }
    }

    /// The area that it encloses when its ends are joined, in square map units.
    pub fn area(&self) -> f64 {
        signed_area(self.points.iter().copied()).abs()
    }

    /// Whether it is a whole ring that no other arc touches.
    pub fn is_ring(&self) -> bool {
        let [first, last] = self.ends;
        first == last
    }
}

/// The arcs between a map's faces.
pub struct Network {
    /// The arcs, each once.
    pub arcs: Vec<Arc>,
}

/// A ring of one face to be put into the network.
pub struct FaceRing {
    /// The face, by its number.
    pub face: usize,
    /// Whether the ring bounds a hole of the face.
    pub hole: bool,
    /// Its corners on the globe and on the plane; the last repeats the first.
    pub corners: Vec<(GeoPoint, MapPoint)>,
}

impl Network {
    /// The network of some rings.
    pub fn new(rings: &[FaceRing]) -> Result<Self> {
        let mut names: HashMap<(u64, u64), Corner> = HashMap::new();
        let mut places: Vec<MapPoint> = Vec::new();
        // The face on the right hand of each directed side.
        let mut sides: BTreeMap<(Corner, Corner), usize> = BTreeMap::new();
        for ring in rings {
            let mut corners: Vec<Corner> = Vec::with_capacity(ring.corners.len());
            for (place, point) in &ring.corners {
                let name = *names.entry((place.lon.to_bits(), place.lat.to_bits())).or_insert_with(|| {
                    places.push(*point);
                    places.len() - 1
                });
                if corners.last() != Some(&name) {
                    corners.push(name);
                }
            }
            let clockwise = signed_area(corners.iter().map(|corner| place(&places, *corner))) > 0.0;
            if clockwise == ring.hole {
                corners.reverse();
            }
            for [from, to] in corners.array_windows() {
                let other = sides.insert((*from, *to), ring.face);
                let at = || place(&places, *from);
                ensure!(other.is_none(), "the faces {other:?} and {} overlap at {:?}", ring.face, at());
            }
        }
        let inner = |(a, b): (Corner, Corner), face: usize| sides.get(&(b, a)) == Some(&face);
        let borders: BTreeMap<(Corner, Corner), usize> =
            sides.iter().map(|(side, face)| (*side, *face)).filter(|(side, face)| !inner(*side, *face)).collect();
        Ok(Self { arcs: arcs(&borders, &places) })
    }

    /// The rings around all faces that `inside` names, their inside on the right hand.
    pub fn rings(&self, inside: impl Fn(usize) -> bool) -> Vec<Vec<ArcRef>> {
        let is_in = |side: Option<usize>| side.is_some_and(&inside);
        let mut from: BTreeMap<Corner, Vec<ArcRef>> = BTreeMap::new();
        let mut all = Vec::new();
        for (index, arc) in self.arcs.iter().enumerate() {
            let [right, left] = arc.sides.map(is_in);
            if right != left {
                let arc_ref = ArcRef { arc: index, reversed: left };
                let [start, _] = self.ends(arc_ref);
                from.entry(start).or_default().push(arc_ref);
                all.push(arc_ref);
            }
        }
        let mut rings = Vec::new();
        for first in all {
            let [start, mut here] = self.ends(first);
            if !take(&mut from, start, first) {
                continue;
            }
            let mut ring = vec![first];
            let mut last = first;
            while here != start {
                let back = self.direction(ArcRef { reversed: !last.reversed, ..last });
                // The way that keeps closest to the inside, so that parts that
                // touch in a corner stay parts.
                let next = from.get(&here).into_iter().flatten().copied().min_by(|a, b| {
                    let turn = |arc: &ArcRef| (back - self.direction(*arc)).rem_euclid(std::f64::consts::TAU);
                    turn(a).total_cmp(&turn(b)).then(a.cmp(b))
                });
                // Sides come in closed rings, so that there is always a next one.
                let Some(next) = next else { break };
                take(&mut from, here, next);
                ring.push(next);
                last = next;
                [_, here] = self.ends(last);
            }
            rings.push(ring);
        }
        rings
    }

    /// The points of a ring, before any simplification.
    pub fn points<'a>(&'a self, ring: &'a [ArcRef]) -> impl Iterator<Item = MapPoint> + 'a {
        ring.iter().flat_map(|arc| {
            let points = &self.arc(*arc).points;
            let at = |index| if arc.reversed { points.len() - 1 - index } else { index };
            (0..points.len()).filter_map(move |index| points.get(at(index)).copied())
        })
    }

    /// The area that a ring encloses, in square map units; below 0 for a hole.
    pub fn area(&self, ring: &[ArcRef]) -> f64 {
        signed_area(self.points(ring))
    }

    #[expect(clippy::indexing_slicing, reason = "whoever names an arc has its number from this network")]
    fn arc(&self, arc: ArcRef) -> &Arc {
        &self.arcs[arc.arc]
    }

    /// The corners that a directed arc begins and ends in.
    fn ends(&self, arc: ArcRef) -> [Corner; 2] {
        let [first, last] = self.arc(arc).ends;
        if arc.reversed { [last, first] } else { [first, last] }
    }

    /// The direction in which a directed arc sets out, in radians.
    fn direction(&self, arc: ArcRef) -> f64 {
        match (arc.reversed, self.arc(arc).points.as_slice()) {
            (false, [a, b, ..]) | (true, [.., b, a]) => (b.y - a.y).atan2(b.x - a.x),
            // An arc has two points at least.
            _ => 0.0,
        }
    }
}

/// Cuts all borders into arcs: at each corner where not exactly two sides meet,
/// and rings that have no such corner at their northernmost one.
fn arcs(borders: &BTreeMap<(Corner, Corner), usize>, places: &[MapPoint]) -> Vec<Arc> {
    let mut around: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    for (a, b) in borders.keys() {
        around.entry(*a).or_default().push(*b);
        if !borders.contains_key(&(*b, *a)) {
            around.entry(*b).or_default().push(*a);
        }
    }
    let (mut starts, mut rest): (Vec<_>, Vec<_>) = around.iter().partition(|(_, next)| next.len() != 2);
    let nodes = starts.len();
    rest.sort_by(|(a, _), (b, _)| place(places, **a).y.total_cmp(&place(places, **b).y).then(a.cmp(b)));
    starts.extend(rest);

    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for (index, (start, next)) in starts.into_iter().enumerate() {
        let start = *start;
        for second in next.iter().copied() {
            if used.contains(&(start, second)) || used.contains(&(second, start)) {
                continue;
            }
            let mut line = vec![start, second];
            used.insert((start, second));
            let (mut before, mut here) = (start, second);
            while here != start
                && let Some([one, other]) = around.get(&here).map(Vec::as_slice)
            {
                let ahead = if *one == before { *other } else { *one };
                used.insert((here, ahead));
                line.push(ahead);
                (before, here) = (here, ahead);
            }
            let side = |a: Corner, b: Corner| borders.get(&(a, b)).copied();
            // The shores of an island run with the land on the right hand.
            if index >= nodes && side(start, second).is_none() {
                line.reverse();
            }
            // A line has two corners at least.
            let (Some([first, after]), Some(last)) = (line.first_chunk(), line.last()) else { continue };
            found.push(Arc {
                sides: [side(*first, *after), side(*after, *first)],
                ends: [*first, *last],
                points: line.iter().map(|corner| place(places, *corner)).collect(),
            });
        }
    }
    found
}

/// Where a corner is.
#[expect(
    clippy::indexing_slicing,
    reason = "a corner is numbered by its place among these, of which none is taken away"
)]
fn place(places: &[MapPoint], corner: Corner) -> MapPoint {
    places[corner]
}

/// Takes an arc out of those that begin in a corner; false when it is not there.
fn take(from: &mut BTreeMap<Corner, Vec<ArcRef>>, corner: Corner, wanted: ArcRef) -> bool {
    let Some(arcs) = from.get_mut(&corner) else { return false };
    let Some(place) = arcs.iter().position(|arc| *arc == wanted) else { return false };
    arcs.remove(place);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(face: usize, corners: &[(f64, f64)]) -> FaceRing {
        let corners = corners.iter().chain(corners.first());
        let corners = corners.map(|(x, y)| (GeoPoint { lon: *x, lat: *y }, MapPoint { x: *x, y: *y })).collect();
        FaceRing { face, hole: false, corners }
    }

    #[test]
    fn two_squares_share_one_arc_of_three() {
        let left = face(0, &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        let right = face(1, &[(1.0, 0.0), (1.0, 1.0), (2.0, 1.0), (2.0, 0.0)]);
        let network = Network::new(&[left, right]).unwrap();
        assert_eq!(network.arcs.len(), 3);
        assert_eq!(network.arcs.iter().filter(|arc| arc.sides.iter().all(Option::is_some)).count(), 1);
        for inside in [0, 1] {
            let rings = network.rings(|face| face == inside);
            assert_eq!(rings.iter().map(|ring| network.area(ring)).collect::<Vec<_>>(), [1.0]);
        }
    }

    #[test]
    fn squares_of_the_same_face_melt_into_one() {
        let left = face(0, &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        let right = face(0, &[(1.0, 0.0), (1.0, 1.0), (2.0, 1.0), (2.0, 0.0)]);
        let network = Network::new(&[left, right]).unwrap();
        assert_eq!(network.arcs.len(), 1);
        assert_eq!(network.area(&network.rings(|_| true)[0]), 2.0);
    }

    #[test]
    fn squares_that_touch_in_a_corner_stay_two_parts() {
        let one = face(0, &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]);
        let two = face(0, &[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)]);
        let network = Network::new(&[one, two]).unwrap();
        let rings = network.rings(|_| true);
        assert_eq!(rings.iter().map(|ring| network.area(ring)).collect::<Vec<_>>(), [1.0, 1.0]);
    }

    #[test]
    fn faces_that_overlap_are_an_error() {
        let one = face(0, &[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]);
        let two = face(1, &[(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)]);
        assert!(Network::new(&[one, two]).is_err());
    }
}

//! Shapes by hand, and topologies that are read from text.

use super::*;

fn point(x: i32, y: i32) -> GridPoint {
    GridPoint { x, y }
}

fn object(id: &str, polygons: &[&[&[i32]]]) -> Object {
    let arc_ref = |number: &i32| ArcRef {
        arc: usize::try_from(if *number < 0 { !*number } else { *number }).unwrap(),
        reversed: *number < 0,
    };
    let polygons = polygons.iter().map(|rings| rings.iter().map(|ring| ring.iter().map(arc_ref).collect()).collect());
    let id = ShapeId::parse(id).unwrap();
    Object { id, label: point(0, 0), area: 0, disputed: Vec::new(), polygons: polygons.collect() }
}

/// The sides of rings, each from point to point.
pub fn sides(rings: &[Ring]) -> BTreeSet<(GridPoint, GridPoint)> {
    rings.iter().flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))).collect()
}

/// Two squares side by side, `AA` left of `BB`; an island of `BB`'s.
fn squares() -> Topology {
    Topology {
        arcs: vec![
            vec![point(2, 2), point(0, 2), point(0, 0), point(2, 0)],
            vec![point(2, 0), point(2, 2)],
            vec![point(2, 0), point(4, 0), point(4, 2), point(2, 2)],
            vec![point(6, 0), point(7, 0), point(7, 1), point(6, 0)],
        ],
        countries: vec![object("AA", &[&[&[0, 1]]]), object("BB", &[&[&[2, -2]], &[&[3]]])],
        regions: Vec::new(),
        rivers: Vec::new(),
        lakes: Vec::new(),
    }
}

#[test]
fn the_rings_of_an_object_are_its_arcs_end_to_end() {
    let map = squares();
    assert_eq!(map.rings(&map.countries[0]), [[point(2, 2), point(0, 2), point(0, 0), point(2, 0)]]);
    assert_eq!(map.rings(&map.countries[1])[0], [point(2, 0), point(4, 0), point(4, 2), point(2, 2)]);
}

#[test]
fn merged_objects_have_one_outline() {
    let map = squares();
    let outline = map.merge(&map.countries);
    assert_eq!(outline.len(), 2);
    assert_eq!(outline[0], [point(2, 2), point(0, 2), point(0, 0), point(2, 0), point(4, 0), point(4, 2)]);
    assert_eq!(map.merge([]), Vec::<Ring>::new());
}

#[test]
fn the_outline_of_one_object_is_its_rings() {
    let map = squares();
    for country in &map.countries {
        assert_eq!(sides(&map.merge([country])), sides(&map.rings(country)));
    }
}

#[test]
fn parts_that_touch_in_a_point_stay_parts() {
    let map = Topology {
        arcs: vec![
            vec![point(1, 1), point(0, 1), point(0, 0), point(1, 0), point(1, 1)],
            vec![point(1, 1), point(2, 1), point(2, 2), point(1, 2), point(1, 1)],
        ],
        countries: vec![object("AA", &[&[&[0]], &[&[1]]])],
        regions: Vec::new(),
        rivers: Vec::new(),
        lakes: Vec::new(),
    };
    assert_eq!(map.merge(&map.countries).len(), 2);
}

#[test]
fn a_mesh_holds_each_border_once() {
    let map = squares();
    assert_eq!(map.mesh(&map.countries, |_, other| other.is_some()), [[point(2, 0), point(2, 2)]]);
    let coast = map.mesh(&map.countries, |_, other| other.is_none());
    assert_eq!(coast.iter().map(Vec::len).collect::<Vec<_>>(), [7, 4]);
    assert_eq!(map.mesh(&map.countries, |_, _| false), Vec::<Line>::new());
}

#[test]
fn the_sides_of_a_border_can_be_asked_for_by_name() {
    let map = squares();
    let named = |id: &str| map.mesh(&map.countries, |one, other| one.id.as_str() == id && other.is_none()).len();
    assert_eq!((named("AA"), named("BB"), named("CC")), (1, 2, 0));
}

#[test]
fn an_arc_of_another_topology_has_no_points() {
    let map = squares();
    let stranger = object("CC", &[&[&[9]]]);
    assert_eq!(map.rings(&stranger), [[]; 1] as [[GridPoint; 0]; 1]);
    assert_eq!(map.merge([&stranger]), Vec::<Ring>::new());
    assert!(!map.contains(&stranger, MapPoint { x: 0.0, y: 0.0 }));
    assert!(map.mesh([&stranger], |_, _| true).iter().all(Vec::is_empty));
}

#[test]
fn an_object_contains_the_points_of_all_its_parts() {
    let map = squares();
    let inside = |country: usize, x: f64, y: f64| map.contains(&map.countries[country], MapPoint { x, y });
    assert!(inside(0, 1.0, 1.0) && inside(1, 3.0, 1.0) && inside(1, 6.8, 0.5));
    assert!(!inside(0, 3.0, 1.0) && !inside(1, 5.0, 1.0) && !inside(1, 1.0, 1.0));
}

#[track_caller]
fn check_error(objects: &str, arcs: &str, expected: &str) {
    let text = format!(r#"{{"type": "Topology", "objects": {{{objects}}}, "arcs": {arcs}}}"#);
    let error = serde_json::from_str::<Topology>(&text).unwrap_err().to_string();
    assert!(error.starts_with(expected), "{error}");
}

fn country(id: &str, arcs: &str) -> String {
    format!(
        r#""countries": {{"type": "GeometryCollection", "geometries": [{{"type": "Polygon", "id": "{id}",
           "arcs": {arcs}, "properties": {{"label": [0, 0], "area": 1}}}}]}}"#
    )
}

#[test]
fn an_error_says_what_is_wrong_and_with_which_shape() {
    let arcs = "[[[0, 0], [4, 0], [0, 4], [-4, -4]], [[0, 0], [5, 5]]]";
    check_error(&country("FI", "[[2]]"), arcs, "the shape FI names an arc that is not in the file");
    check_error(&country("FI", "[[-4]]"), arcs, "the shape FI names an arc that is not in the file");
    check_error(&country("FI", "[[1]]"), arcs, "a ring of the shape FI does not end where it begins");
    check_error(&country("FI", "[[]]"), arcs, "a ring of the shape FI does not end where it begins");
    check_error(&country("Finland", "[[0]]"), arcs, "the id \"Finland\" is not an ISO 3166 code");
    check_error(&country("FI", "[[0]]"), "[[[0, 0]]]", "arc 0 has less than two points");
    check_error(&country("FI", "[[0]]"), "[[[2147483647, 0], [1, 0]]]", "arc 0 has less than two points");
    let error = serde_json::from_str::<Topology>(r#"{"type": "Feature", "objects": {}, "arcs": []}"#);
    assert!(error.unwrap_err().to_string().starts_with("`type` is \"Feature\""));
}

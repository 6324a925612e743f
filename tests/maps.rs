//! The maps that ship, each held to the same rules: every place in one country and in the one
//! that `map.toml` writes down, rings that are rings, names in every language that it speaks.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::collections::BTreeMap;
use std::fs;

use dateline::decode;
use dateline::decode::diagnostic::Source;
use dateline::geo::atlas::file::MapFile;
use dateline::geo::atlas::{Atlas, Degrees, Maps, Sheet};
use dateline::geo::point::{ring_contains, signed_area};
use dateline::geo::topology::{Object, Ring, Topology};
use dateline::lang::language::Language;
use dateline::map::frame::Frame;
use dateline::map::id::ShapeId;
use dateline::map::point::MapPoint;

/// How many places of a map are looked at in each direction.
const GRID: u32 = 140;

fn for_each(check: impl Fn(&Atlas)) {
    let maps = Maps::shipped();
    let names: Vec<&str> = maps.names().collect();
    assert!(names.len() >= 3, "{names:?}");
    for name in names {
        assert_eq!(maps.diagnostics(name), [], "{name}");
        check(maps.get(name).expect("a map without mistakes"));
    }
}

fn file(atlas: &Atlas) -> MapFile {
    let path = format!("assets/map/{}/map.toml", atlas.id);
    let text = fs::read_to_string(&path).expect("the map's file");
    decode::read(&Source::new(&path, &text)).0.expect("a file without mistakes")
}

/// Rings of shapes, with the frames around them.
struct Land<'t>(Vec<(&'t Object, Vec<(Frame, Ring)>)>);

impl<'t> Land<'t> {
    fn new(topology: &'t Topology, objects: &'t [Object]) -> Self {
        let framed =
            |ring: Ring| (dateline::geo::atlas::around(ring.iter().map(|point| MapPoint::from(*point)), 0.0), ring);
        Self(objects.iter().map(|object| (object, topology.rings(object).into_iter().map(framed).collect())).collect())
    }

    /// The shapes that hold a point.
    fn at(&self, point: MapPoint) -> Vec<&'t str> {
        let inside = |rings: &[(Frame, Ring)]| {
            rings.iter().filter(|(frame, ring)| frame.has(point) && ring_contains(ring, point)).count() % 2 == 1
        };
        self.0.iter().filter(|(_, rings)| inside(rings)).map(|(object, _)| object.id.as_str()).collect()
    }
}

fn sheets(atlas: &Atlas) -> impl Iterator<Item = &Sheet> {
    std::iter::once(&atlas.sheet).chain(&atlas.near).chain(atlas.insets.iter().map(|inset| &inset.sheet))
}

#[test]
fn every_place_is_in_one_country_and_in_one_region_of_it_or_in_none() {
    for_each(|atlas| {
        let topology = &atlas.sheet.topology;
        let (countries, regions) = (Land::new(topology, topology.countries()), Land::new(topology, topology.regions()));
        let mut land = 0;
        for x in 0..GRID {
            for y in 0..GRID {
                // Off the whole units, on which corners and borders lie.
                let share = |step: u32| f64::from(step) / f64::from(GRID);
                let Frame { x: left, y: top, width, height } = atlas.frame;
                let at = MapPoint {
                    x: (left + width * share(x)).floor() + 0.37,
                    y: (top + height * share(y)).floor() + 0.41,
                };
                let (country, region) = (countries.at(at), regions.at(at));
                assert!(country.len() < 2 && region.len() < 2, "{} {at:?}: {country:?} {region:?}", atlas.id);
                let of = region.first().map(|region| region.split('-').next().unwrap_or(region));
                assert!(of.is_none() || of == country.first().copied(), "{} {at:?}: {country:?} {region:?}", atlas.id);
                land += country.len();
            }
        }
        assert!(land > 3_000, "{}: {land} places on land", atlas.id);
    });
}

#[test]
fn a_place_in_dispute_is_shown_as_the_map_writes_down() {
    for_each(|atlas| {
        let (topology, claims) = (&atlas.sheet.topology, file(atlas).claims);
        let (countries, regions) = (Land::new(topology, topology.countries()), Land::new(topology, topology.regions()));
        assert!(claims.len() > 4, "{}", atlas.id);
        for claim in claims {
            let at = atlas.sheet.spot(claim.at.value).expect("a place on the globe");
            let land = if claim.shown.value.contains('-') { &regions } else { &countries };
            assert_eq!(land.at(at), [claim.shown.value.as_str()], "{}: {}", atlas.id, claim.place.0);
            // From near, as far as that is drawn.
            let Some((near, spot)) = atlas.near.as_ref().and_then(|near| Some((near, near.spot(claim.at.value)?)))
            else {
                continue;
            };
            let topology = &near.topology;
            let shapes = if claim.shown.value.contains('-') { topology.regions() } else { topology.countries() };
            if near.reach.has(spot) {
                assert_eq!(Land::new(topology, shapes).at(spot), [claim.shown.value.as_str()], "{}", claim.place.0);
            }
        }
    });
}

#[test]
fn crimea_and_the_occupied_regions_are_ukraines_wherever_they_are_drawn() {
    for_each(|atlas| {
        for sheet in std::iter::once(&atlas.sheet).chain(&atlas.near) {
            let countries = Land::new(&sheet.topology, sheet.topology.countries());
            for (latitude, longitude) in
                [(44.95, 34.1), (45.3, 36.2), (48.0, 37.8), (48.57, 39.2), (46.8, 33.5), (47.6, 35.9)]
            {
                let at = sheet.spot(Degrees { latitude, longitude }).expect("a place on the globe");
                let found = countries.at(at);
                // Where the coast is drawn coarsely a place may be in the sea, and never in another country.
                assert!(found.iter().all(|code| *code == "UA"), "{} {latitude} {longitude}: {found:?}", atlas.id);
            }
        }
    });
}

#[test]
fn every_ring_is_one_and_has_its_inside_on_its_right_hand() {
    for_each(|atlas| {
        for topology in sheets(atlas).map(|sheet| &sheet.topology) {
            for object in topology.objects() {
                for polygon in &object.polygons {
                    let part = Object { polygons: vec![polygon.clone()], ..object.clone() };
                    for (at, ring) in topology.rings(&part).into_iter().enumerate() {
                        let area = signed_area(ring.iter().map(|point| MapPoint::from(*point)));
                        // Clockwise on the screen; holes the other way round.
                        assert_eq!(area > 0.0, at == 0, "{} {} {area}", atlas.id, object.id);
                        let mut corners = ring.clone();
                        corners.sort_unstable();
                        corners.dedup();
                        assert!(area != 0.0 && corners.len() >= 3, "{} {} {corners:?}", atlas.id, object.id);
                    }
                }
            }
        }
    });
}

#[test]
fn every_arc_separates_two_neighbours_or_one_and_the_sea() {
    for_each(|atlas| {
        for topology in sheets(atlas).map(|sheet| &sheet.topology) {
            let with: Vec<ShapeId> = topology.regions().iter().map(|region| region.id.country()).collect();
            let whole = topology.countries().iter().filter(|country| !with.contains(&country.id));
            let mut uses: BTreeMap<usize, Vec<bool>> = BTreeMap::new();
            for arc in whole.chain(topology.regions()).flat_map(Object::arcs) {
                uses.entry(arc.arc).or_default().push(arc.reversed);
            }
            // Each line of a water is an arc of its own.
            let waters = topology.rivers().len() + topology.lakes().len();
            assert_eq!(uses.len() + waters, topology.arcs().len(), "{}", atlas.id);
            for (arc, uses) in uses {
                assert!(uses.len() == 1 || uses.len() == 2 && uses[0] != uses[1], "{} arc {arc}", atlas.id);
            }
        }
    });
}

#[test]
fn a_country_with_regions_is_their_union_and_has_those_that_the_map_lists() {
    /// The sides of rings, each the way it is run.
    fn sides(rings: &[Ring]) -> Vec<[(i32, i32); 2]> {
        let mut sides = Vec::new();
        for ring in rings {
            let next = ring.iter().cycle().skip(1);
            sides.extend(ring.iter().zip(next).map(|(a, b)| [(a.x, a.y), (b.x, b.y)]));
        }
        sides.sort_unstable();
        sides
    }
    for_each(|atlas| {
        let topology = &atlas.sheet.topology;
        for listed in file(atlas).regions.iter().filter(|listed| listed.partly != Some(true)) {
            let country = ShapeId::parse(&listed.country.value).expect("a code");
            let regions: Vec<&Object> =
                topology.regions().iter().filter(|region| region.id.country() == country).collect();
            let ids: Vec<&str> = regions.iter().map(|region| region.id.as_str()).collect();
            assert_eq!(ids, listed.codes.keys().map(String::as_str).collect::<Vec<_>>(), "{}", atlas.id);
            let whole = topology.rings(topology.object(&country).expect("the country"));
            assert_eq!(sides(&topology.merge(regions)), sides(&whole), "{} {country}", atlas.id);
        }
    });
}

#[test]
fn ukraine_has_27_regions_and_egypt_27_governorates() {
    let maps = Maps::shipped();
    for (map, country, some) in [
        ("europe", "UA", ["UA-30", "UA-32", "UA-40", "UA-43"]),
        ("suez", "EG", ["EG-SUZ", "EG-IS", "EG-PTS", "EG-SIN"]),
    ] {
        let atlas = maps.get(map).expect("a map that ships");
        let all: Vec<&str> = atlas.sheet.topology.regions().iter().map(|region| region.id.as_str()).collect();
        assert_eq!(all.iter().filter(|id| id.starts_with(country)).count(), 27, "{map}");
        assert!(some.iter().all(|id| all.contains(id)), "{map}: {all:?}");
    }
}

#[test]
fn places_lie_in_the_regions_that_they_are_known_to_lie_in() {
    let maps = Maps::shipped();
    for (map, code, latitude, longitude) in [
        ("europe", "UA-65", 46.64, 32.61),
        ("europe", "UA-23", 47.84, 35.14),
        ("europe", "UA-30", 50.45, 30.52),
        ("europe", "UA-32", 49.8, 30.12),
        ("suez", "EG-SUZ", 29.95, 32.4),
        ("suez", "EG-IS", 30.58, 32.2),
        ("suez", "EG-SIN", 30.9, 33.8),
        ("suez", "EG-C", 30.05, 31.4),
        ("suez", "EG-WAD", 25.4, 29.0),
    ] {
        let atlas = maps.get(map).expect("a map that ships");
        let regions = Land::new(&atlas.sheet.topology, atlas.sheet.topology.regions());
        let at = atlas.sheet.spot(Degrees { latitude, longitude }).expect("a place on the globe");
        assert_eq!(regions.at(at), [code], "{map}");
    }
}

#[test]
fn a_region_keeps_its_area_and_a_name_stands_in_its_shape() {
    for_each(|atlas| {
        let topology = &atlas.sheet.topology;
        let km2 = atlas.sheet.projection.unit.powi(2);
        for region in topology.regions().iter().filter(|region| region.area > 1_000) {
            let rings = topology.rings(region);
            let drawn: f64 = rings.into_iter().map(|ring| signed_area(ring.into_iter().map(MapPoint::from))).sum();
            assert!((drawn * km2 / f64::from(region.area) - 1.0).abs() < 0.06, "{} {drawn}", region.id);
        }
        let large = 300.0_f64.max(500.0 * km2);
        for object in topology.objects().filter(|one| f64::from(one.area) > large) {
            assert!(topology.contains(object, object.label.into()), "{} {}", atlas.id, object.id);
        }
    });
}

#[test]
fn everything_is_named_in_every_language_that_a_map_speaks() {
    for_each(|atlas| {
        assert!(atlas.languages.len() > 1, "{}", atlas.id);
        for (language, names) in &atlas.languages {
            let tag = Language::parse(language).expect("a tag");
            assert_eq!(atlas.unnamed(&tag), Some(Vec::new()), "{} {language}", atlas.id);
            assert_eq!(names.focus.is_some(), atlas.focus.is_some(), "{} {language}", atlas.id);
            // A name of nothing is one that was misspelt.
            let known = |key: &String| {
                ShapeId::parse(key).is_some_and(|shape| atlas.has(&shape) || key.len() == 2)
                    || atlas.landmarks.iter().any(|landmark| landmark.key == *key)
            };
            let spare: Vec<&String> = names.names.keys().filter(|key| !known(key)).collect();
            assert!(spare.is_empty(), "{} {language}: {spare:?}", atlas.id);
        }
    });
}

#[test]
fn the_camera_reaches_every_view_and_the_places_that_a_map_is_for() {
    for_each(|atlas| {
        for extent in atlas.all_views() {
            let Frame { x, y, width, height } = extent.frame;
            let corners = [MapPoint { x, y }, MapPoint { x: x + width, y: y + height }];
            assert!(corners.iter().all(|corner| atlas.frame.has(*corner)), "{} {}", atlas.id, extent.id);
        }
    });
    let maps = Maps::shipped();
    for (map, places) in [
        (
            "europe",
            &[
                ("Madrid", 40.42, -3.7),
                ("Lisbon", 38.72, -9.14),
                ("Athens", 37.98, 23.73),
                ("Reykjavik", 64.15, -21.94),
                ("Valletta", 35.9, 14.51),
                ("Nicosia", 35.17, 33.36),
                ("Tbilisi", 41.72, 44.79),
                ("Yerevan", 40.18, 44.51),
                ("Baku", 40.41, 49.87),
                ("Tromsø", 69.65, 18.96),
            ][..],
        ),
        (
            "world",
            &[
                ("Rotterdam", 51.95, 4.1),
                ("Tanjung Pelepas", 1.36, 103.55),
                ("Imabari", 34.07, 133.0),
                ("the Cape", -34.36, 18.47),
                ("Wellington", -41.29, 174.78),
                ("Ushuaia", -54.8, -68.3),
            ],
        ),
        ("suez", &[("Port Said", 31.26, 32.3), ("Suez", 29.97, 32.53), ("Great Bitter Lake", 30.33, 32.38)]),
    ] {
        let atlas = maps.get(map).expect("a map that ships");
        for (place, latitude, longitude) in places {
            let at = atlas.sheet.spot(Degrees { latitude: *latitude, longitude: *longitude }).expect("on the globe");
            assert!(atlas.frame.has(at), "{map}: {place} {at:?}");
        }
    }
}

#[test]
fn the_border_of_kosovo_with_serbia_is_dashed() {
    for_each(|atlas| {
        let map = &atlas.sheet.topology;
        let shape = |code: &str| ShapeId::parse(code).and_then(|id| map.object(&id));
        let (Some(one), Some(other)) = (shape("XK"), shape("RS")) else { return };
        assert_eq!(one.disputed, std::slice::from_ref(&other.id), "{}", atlas.id);
        assert!(!map.mesh([one, other], |_, other| other.is_some()).is_empty(), "{}", atlas.id);
    });
}

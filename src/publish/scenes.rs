//! From the scene of a step to what a page carries of it: the camera shows all that is lit.

use crate::geo::atlas::{Atlas, around};
use crate::map::frame::Frame;
use crate::map::point::MapPoint;
use crate::page::data::{ItemAt, MapData, MapItem, MapScene};
use crate::story::model::{Destination, Place, Scene, Step, Story, Subject};

/// The room around what is lit, in shares of how wide or high that is: a pin is seen whole, and what
/// lies over the map's edges covers none.
const ROOM: f64 = 0.18;
/// How much of the home frame is shown at the least where no extent of the map shows less: what is lit
/// is seen among its neighbours.
const LEAST: f64 = 0.4;
/// From which share of the home frame all of it is shown.
const MOST: f64 = 0.8;

/// What the map shows at a step: the story's items on it are `items`.
pub fn scene((story, atlas): (&Story, &Atlas), map: &MapData, items: &[MapItem], step: &Step) -> MapScene {
    let Scene { lit, hatched, lines, inset } = &step.scene;
    let place = |subject: &Subject| story.place_of(subject);
    let is_out = |subject: &Subject| place(subject).is_some_and(|place| place.inset.is_some());
    let frame = match &step.destination {
        // An extent that a step goes to is among them.
        Destination::Extent(id) => map.extents.iter().find(|extent| extent.id == *id).map(|extent| extent.frame),
        Destination::Place(_) if inset.is_some() || lines.iter().any(|(a, b)| is_out(a) || is_out(b)) => None,
        Destination::Place(_) => {
            let on_map = lit.iter().filter(|subject| !is_out(subject));
            let points = on_map.filter_map(|subject| Some(points(atlas, place(subject)?, subject)));
            close(map, points.flatten().collect())
        }
    };
    let at = |subject: &Subject| ItemAt::find(items, &subject.id()?);
    let is_grown = |subject: &Subject| inset.is_some() && place(subject).is_some_and(|place| place.inset == *inset);
    // Whoever a line leads from or to, and who does not stand there anyway.
    let guest = |from: &Subject, to: &Subject| {
        let is_guest = matches!(from, Subject::Person(_)) && !is_grown(from) && is_grown(to);
        is_guest.then(|| at(from)).flatten()
    };
    MapScene {
        frame: frame.unwrap_or(map.home),
        lit: lit.iter().filter_map(at).collect(),
        hatched: hatched.iter().filter_map(|id| at(&Subject::Place(id.clone()))).collect(),
        lines: lines.iter().filter_map(|(from, to)| at(from).zip(at(to))).collect(),
        inset: inset.clone(),
        guests: lines.iter().filter_map(|(from, to)| guest(from, to).or_else(|| guest(to, from))).collect(),
    }
}

/// Where something is: of a region, all of it.
fn points(atlas: &Atlas, place: &Place, subject: &Subject) -> Vec<MapPoint> {
    let topology = &atlas.sheet.topology;
    let shape = place.shape.as_ref().filter(|_| matches!(subject, Subject::Place(_)));
    let rings = shape.and_then(|shape| topology.object(shape)).map(|object| topology.rings(object));
    let edge = rings.into_iter().flatten().flatten().map(MapPoint::from);
    edge.chain([place.at]).collect()
}

/// What shows some points of a map from near; none where all of it does.
fn close(map: &MapData, points: Vec<MapPoint>) -> Option<Frame> {
    if points.is_empty() {
        return None;
    }
    let home = &map.home;
    let share = |frame: &Frame| (frame.width / home.width).max(frame.height / home.height);
    let close = around(points, 0.0);
    let close = close.widened(close.width.max(close.height) * ROOM);
    let least = map.extents.iter().map(|extent| share(&extent.frame)).fold(LEAST, f64::min);
    let (size, middle) = (share(&close).max(least), close.centre());
    let (width, height) = (home.width * size, home.height * size);
    (size <= MOST).then_some(Frame { x: middle.x - width / 2.0, y: middle.y - height / 2.0, width, height })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::atlas::Maps;
    use crate::page::data::PageData;
    use crate::page::route::tests::{data, data_of};
    use crate::story::sample;

    fn scene_of<'d>(data: &'d PageData, id: &str) -> &'d MapScene {
        &data.steps.iter().find(|(step, _)| step.as_str() == id).unwrap().1
    }

    fn ids<'d>(data: &'d PageData, items: &[ItemAt]) -> Vec<&'d str> {
        items.iter().map(|at| data.item(*at).unwrap().id.as_str()).collect()
    }

    #[test]
    fn a_scene_is_what_the_pack_says() {
        let data = data();
        let before = scene_of(&data, "before");
        assert_eq!(ids(&data, &before.lit), ["lind", "berg", "sitka", "ozols"]);
        let lines: Vec<_> = before.lines.iter().map(|(from, to)| ids(&data, &[*from, *to])).collect();
        assert_eq!(lines, [["berg", "sitka"], ["sitka", "ozols"]]);
        assert_eq!(before.inset.as_ref().map(|inset| inset.as_str()), Some("alaska"));
        assert_eq!((ids(&data, &before.guests), before.frame), (vec!["berg", "ozols"], data.map.home));
        let grain = scene_of(&data, "grain");
        assert_eq!(ids(&data, &grain.lit), ["vinnytsia", "odesa", "mykolaiv"]);
        assert_eq!(ids(&data, &grain.hatched), ["odesa", "mykolaiv"]);
        assert_eq!(grain.frame, data.map.extents[1].frame);
    }

    #[test]
    fn a_step_without_a_scene_lights_whom_and_what_its_facts_tell_of() {
        let data = data();
        // Aalto told both, and one bears on two places.
        assert_eq!(ids(&data, &scene_of(&data, "first").lit), ["helsinki", "aalto", "tallinn"]);
        let doubts = scene_of(&data, "doubts");
        assert_eq!(ids(&data, &doubts.lit)[..3], ["tallinn", "tamm", "aalto"]);
        assert!(ids(&data, &doubts.lit).contains(&"yard") && doubts.lines.is_empty(), "{doubts:?}");
    }

    #[test]
    fn the_camera_shows_all_that_is_lit_and_its_neighbours() {
        let data = data();
        let MapScene { frame, lit, .. } = scene_of(&data, "first");
        let home = data.map.home;
        assert!(frame.width < home.width * MOST && frame.width > home.width * 0.3, "{frame:?}");
        for id in lit {
            assert!(frame.has(data.item(*id).unwrap().at), "{id:?}");
        }
    }

    #[test]
    fn a_region_is_shown_whole() {
        let mut story = sample::story();
        let maps = Maps::shipped();
        let atlas = maps.of(&story.map).unwrap();
        let odesa = story.places.iter().find(|place| place.id.as_str() == "odesa").unwrap().clone();
        let step = story.steps.iter_mut().find(|step| step.id.as_str() == "grain").unwrap();
        step.destination = Destination::Place(odesa.id.clone());
        step.scene.lit = vec![Subject::Place(odesa.id.clone())];
        let data = data_of(&story);
        let frame = scene_of(&data, "grain").frame;
        let edge = points(atlas, &odesa, &Subject::Place(odesa.id.clone()));
        assert!(edge.len() > 10 && edge.iter().all(|point| frame.has(*point)), "{} in {frame:?}", edge.len());
        // No nearer than the map's own extents.
        let least = data.map.extents.iter().map(|extent| extent.frame.width).fold(f64::MAX, f64::min);
        assert!(frame.width > least * 0.9 && frame.width < data.map.home.width / 2.0, "{frame:?}, not {least}");
    }
}

//! Where the camera goes: the goal of each of its moves, and what the map shows once it is there.

use crate::base::number::whole;
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::gesture;
use crate::map::nearest::Heading;
use crate::map::point::ScreenPoint;
use crate::page::action::Zoom;
use crate::page::data::{ExtentAt, PageData};
use crate::page::effect::CameraMove;
use crate::page::notice::Shown;
use crate::page::placement;
use crate::story::id::SubjectId;

/// How much nearer a step of zoom comes.
const ZOOM_STEP: f64 = 1.6;
/// How far a step in a direction goes, in shares of what is seen.
const PAN_STEP: f64 = 0.4;
/// How near the map's edge something counts as out of view, in CSS px: a pin is
/// seen whole, and nothing covers it.
const EDGE: f64 = 36.0;

/// Where a move of the camera ends; none where it is there already.
pub fn goal(data: &PageData, lens: &Lens, from: &Camera, to: &CameraMove) -> Option<Camera> {
    match to {
        CameraMove::Extent(ExtentAt::HOME) => Some(Camera::home(&data.map.home)),
        CameraMove::Extent(extent) => data.map.extent(*extent).map(|extent| lens.fit(&extent.frame)),
        CameraMove::Frame(frame) => Some(lens.fit(frame)),
        CameraMove::Zoom(zoom) => {
            let factor = match zoom {
                Zoom::In => ZOOM_STEP,
                Zoom::Out => 1.0 / ZOOM_STEP,
            };
            Some(lens.zoomed(from, factor, lens.middle()))
        }
        CameraMove::Pan(heading) => {
            let Viewport { width, height } = lens.viewport;
            let (x, y) = match heading {
                Heading::Up => (0.0, height),
                Heading::Down => (0.0, -height),
                Heading::Left => (width, 0.0),
                Heading::Right => (-width, 0.0),
            };
            Some(gesture::dragged(lens, from, ScreenPoint { x: x * PAN_STEP, y: y * PAN_STEP }))
        }
        CameraMove::Subject(id) => {
            data.subject(id).and_then(|subject| placement::destination(data, lens, from, subject))
        }
    }
}

/// Where the camera goes so that a subject that has got the focus is in view; none where it is
/// already, or where it stands in an inset.
pub fn in_view(data: &PageData, lens: &Lens, from: &Camera, id: &SubjectId) -> Option<Camera> {
    let subject = data.subject(id).filter(|subject| subject.inset.is_none())?;
    let ScreenPoint { x, y } = lens.project(from, subject.at);
    let Viewport { width, height } = lens.viewport;
    let is_out = x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE;
    is_out.then(|| lens.bounded(&Camera { x: subject.at.x, y: subject.at.y, k: from.k }))
}

/// What the map shows.
pub fn shown(data: &PageData, lens: &Lens, camera: &Camera) -> Shown {
    let map = &data.map;
    let home = camera.is_home(&map.home);
    let view = if home { Some(ExtentAt::HOME) } else { map.find_extent(|extent| *camera == lens.fit(&extent.frame)) };
    view.map_or_else(|| Shown::Elsewhere(whole(camera.k * 10.0).unsigned_abs()), Shown::Extent)
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::vocabulary::Word;
    use crate::map::point::MapPoint;
    use crate::page::route::tests::data;

    fn lens(data: &PageData) -> Lens {
        let home = data.map.home;
        placement::lens(data, Viewport { width: 500.0, height: 500.0 * home.height / home.width })
    }

    #[test]
    fn a_step_nearer_and_one_farther_end_where_they_began() {
        let data = data();
        let (lens, home) = (lens(&data), Camera::home(&data.map.home));
        let near = goal(&data, &lens, &home, &CameraMove::Zoom(Zoom::In)).unwrap();
        assert_eq!(shown(&data, &lens, &near), Shown::Elsewhere(16));
        let back = goal(&data, &lens, &near, &CameraMove::Zoom(Zoom::Out)).unwrap();
        assert!(back.is_home(&data.map.home), "{back:?}");
    }

    #[test]
    fn a_step_aside_shows_more_on_that_side() {
        let data = data();
        let lens = lens(&data);
        let from = Camera { k: 4.0, ..Camera::home(&data.map.home) };
        for heading in Heading::ALL {
            let to = goal(&data, &lens, &from, &CameraMove::Pan(*heading)).unwrap();
            // What was in the middle goes the other way.
            let step = lens.project(&to, MapPoint { x: from.x, y: from.y }) - lens.middle();
            let (x, y) = match heading {
                Heading::Up => (step.x, step.y),
                Heading::Down => (step.x, -step.y),
                Heading::Left => (step.y, step.x),
                Heading::Right => (step.y, -step.x),
            };
            assert!(x.abs() < 0.01 && y > 100.0 && to.k == from.k, "{heading:?}: {to:?}");
        }
    }

    #[test]
    fn what_has_the_focus_comes_into_view_and_stays_there() {
        let data = data();
        let lens = lens(&data);
        let corner = lens.bounded(&Camera { x: f64::MIN, y: f64::MIN, k: 8.0 });
        let mut moved = 0;
        for subject in &data.subjects {
            let to = in_view(&data, &lens, &corner, &subject.id);
            assert!(to.is_none() || subject.inset.is_none(), "{} stands in an inset", subject.id);
            if let Some(to) = to {
                moved += 1;
                assert_eq!(in_view(&data, &lens, &to, &subject.id), None, "{}", subject.id);
            }
        }
        assert!(moved > 0);
    }

    #[test]
    fn every_view_is_shown_once_the_camera_is_there() {
        let data = data();
        let lens = lens(&data);
        let home = Camera::home(&data.map.home);
        for extent in &data.map.extents {
            let at = data.map.find_extent(|other| other == extent).unwrap();
            let to = goal(&data, &lens, &home, &CameraMove::Extent(at)).unwrap();
            assert_eq!(shown(&data, &lens, &to), Shown::Extent(at));
        }
    }
}

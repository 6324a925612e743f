//! What stands on the map: the story's people and places as pins, the names of
//! lands and seas.

use crate::lang::catalogue::Direction;
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::layout::{self, Area, Layout, Name, Pin, Size};
use crate::site::boot::{Boot, Subject};

/// The size of a pin's text, in CSS px.
pub const PIN_EM: f64 = 12.5;
/// The height of a name on the map, in CSS px.
pub const NAME_HEIGHT: f64 = 15.0;

/// The widths of the map's box for which its first picture is laid out, in CSS
/// px: each holds up to the next.
pub const WIDTHS: [f64; 6] = [288.0, 360.0, 460.0, 560.0, 660.0, 760.0];

/// What stands on the map itself, in the order in which texts are placed:
/// places first, since the story turns on them.
pub fn standing(boot: &Boot) -> Vec<&Subject> {
    let all = boot.subjects.iter().filter(|subject| subject.inset.is_none());
    let places = all.clone().filter(|subject| subject.is_place);
    places.chain(all.filter(|subject| !subject.is_place)).collect()
}

/// The picture for a camera.
pub fn picture(boot: &Boot, lens: &Lens, camera: &Camera) -> Layout {
    let pin = |subject: &Subject| Pin {
        at: subject.at,
        text: layout::text_size(&subject.short, PIN_EM),
        yields: !subject.is_place,
    };
    let pins: Vec<Pin> = standing(boot).into_iter().map(pin).collect();
    let names: Vec<Name> = boot
        .map
        .labels
        .iter()
        .map(|label| {
            let size = Size { width: f64::from(label.width), height: NAME_HEIGHT };
            Name { at: label.at, size, from: f64::from(label.from) / 10.0, until: f64::from(label.until) / 10.0 }
        })
        .collect();
    layout::layout(&pins, &names, &taken(&lens.viewport, boot.catalogue.direction), lens, camera)
}

/// The first picture, for a width of the map's box.
pub fn first_picture(boot: &Boot, width: f64) -> Layout {
    let home = boot.map.home;
    let viewport = Viewport { width, height: width * home.height / home.width };
    picture(boot, &Lens { home, viewport }, &Camera::home(&home))
}

/// What the map's buttons and insets cover; see `styles/map.css`.
fn taken(viewport: &Viewport, direction: Direction) -> Vec<Area> {
    let Viewport { width, height } = *viewport;
    if width < 560.0 {
        // There they stand under the map.
        return Vec::new();
    }
    let taken = [
        // The switch of views, at the upper start.
        Area { left: 0.0, top: 0.0, right: 200.0, bottom: 64.0 },
        // The buttons of zoom, at the upper end.
        Area { left: width - 64.0, top: 0.0, right: width, bottom: 116.0 },
        // The insets, at the lower start.
        Area { left: 0.0, top: height - 170.0, right: 220.0, bottom: height },
    ];
    match direction {
        Direction::Ltr => taken.to_vec(),
        Direction::Rtl => {
            taken.iter().map(|area| Area { left: width - area.right, right: width - area.left, ..*area }).collect()
        }
    }
}

/// Where the camera goes so that a subject is well in view; none where it is
/// already, or where it stands in an inset. A region is looked at with its country.
pub fn destination(boot: &Boot, lens: &Lens, camera: &Camera, subject: &Subject) -> Option<Camera> {
    if subject.inset.is_some() {
        return None;
    }
    let close = lens.fit(&boot.map.ukraine);
    if subject.is_region && camera.k < close.k * 0.8 {
        return Some(close);
    }
    let at = lens.project(camera, subject.at);
    let Viewport { width, height } = lens.viewport;
    let well = |at: f64, size: f64| at > size * 0.1 && at < size * 0.9;
    let in_view = well(at.x, width) && well(at.y, height);
    (!in_view).then(|| lens.bounded(&Camera { x: subject.at.x, y: subject.at.y, k: camera.k }))
}

//! What stands on the map: the story's people and places as pins, the names of
//! lands and seas.

use crate::lang::catalogue::Direction;
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::layout::{self, Area, Layout, Name, Pin};
use crate::site::boot::{Boot, LabelKind};
use crate::story::model::{Place, PlaceKind, Story, Subject};

/// The size of a pin's text, in CSS px.
pub const PIN_EM: f64 = 12.5;
/// The size of a name on the map, in CSS px.
pub const NAME_EM: f64 = 11.5;

/// The widths of the map's box for which its first picture is laid out, in CSS
/// px: each holds up to the next.
pub const WIDTHS: [f64; 6] = [288.0, 360.0, 460.0, 560.0, 680.0, 820.0];

/// A subject that stands on the map itself, and where.
pub struct Standing {
    /// Who or what.
    pub subject: Subject,
    /// As a pin.
    pub pin: Pin,
}

/// Whatever stands on the map itself; regions first, since the story turns on
/// them and their text is placed first.
pub fn standing(story: &Story) -> Vec<Standing> {
    let mut all: Vec<(u8, Standing)> = story
        .subjects()
        .filter_map(|subject| {
            let place: &Place = story.place_of(&subject).filter(|place| place.inset.is_none())?;
            let rank = match &subject {
                Subject::Place(_) => 0,
                Subject::Person(_) => 1,
            };
            let pin = Pin { at: place.at, text: layout::text_size(short_name(story, &subject), PIN_EM) };
            Some((rank, Standing { subject, pin }))
        })
        .collect();
    all.sort_by_key(|(rank, _)| *rank);
    all.into_iter().map(|(_, standing)| standing).collect()
}

/// The short name of a subject.
pub fn short_name<'s>(story: &'s Story, subject: &Subject) -> &'s str {
    match subject {
        Subject::Person(id) => story.person(id).map_or("", |person| &person.short),
        Subject::Place(id) => story.place(id).map_or("", |place| &place.name),
    }
}

/// The picture for a camera.
pub fn picture(boot: &Boot, standing: &[Standing], lens: &Lens, camera: &Camera) -> Layout {
    let pins: Vec<Pin> = standing.iter().map(|standing| standing.pin).collect();
    let names: Vec<Name> = boot
        .map
        .labels
        .iter()
        .map(|label| {
            let em = match label.kind {
                LabelKind::Country | LabelKind::Region => NAME_EM,
                LabelKind::Sea => NAME_EM + 0.5,
            };
            Name { at: label.at, size: layout::text_size(&label.name, em), from: label.from, until: label.until }
        })
        .collect();
    layout::layout(&pins, &names, &taken(&lens.viewport, boot.catalogue.direction), lens, camera)
}

/// The first picture, for a width of the map's box.
pub fn first_picture(boot: &Boot, standing: &[Standing], width: f64) -> Layout {
    let home = boot.map.home;
    let viewport = Viewport { width, height: width * home.height / home.width };
    picture(boot, standing, &Lens { home, viewport }, &Camera::home(&home))
}

/// What the map's buttons and insets cover; see `styles/map.css`.
fn taken(viewport: &Viewport, direction: Direction) -> Vec<Area> {
    let Viewport { width, height } = *viewport;
    let mut taken = vec![
        // The switch of views, at the upper start.
        Area { left: 0.0, top: 0.0, right: 190.0, bottom: 64.0 },
        // The buttons of zoom, at the upper end.
        Area { left: width - 64.0, top: 0.0, right: width, bottom: 116.0 },
    ];
    if width >= 560.0 {
        // The insets, at the lower start.
        taken.push(Area { left: 0.0, top: height - 190.0, right: 200.0, bottom: height });
    }
    match direction {
        Direction::Ltr => taken,
        Direction::Rtl => {
            taken.iter().map(|area| Area { left: width - area.right, right: width - area.left, ..*area }).collect()
        }
    }
}

/// The subjects that stand nearest to one, nearest first; none for what stands
/// in an inset.
pub fn nearby(story: &Story, subject: &Subject, most: usize) -> Vec<Subject> {
    let on_map = |subject: &Subject| story.place_of(subject).filter(|place| place.inset.is_none()).map(|place| place.at);
    let Some(here) = on_map(subject) else { return Vec::new() };
    let others = story.subjects().filter(|other| other != subject);
    let mut others: Vec<(f64, Subject)> =
        others.filter_map(|other| on_map(&other).map(|at| ((at.x - here.x).hypot(at.y - here.y), other))).collect();
    others.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    others.into_iter().take(most).map(|(_, subject)| subject).collect()
}

/// Where the camera goes so that a subject is well in view; none where it is
/// already, or where it stands in an inset. A region is looked at with its country.
pub fn destination(boot: &Boot, lens: &Lens, camera: &Camera, subject: &Subject) -> Option<Camera> {
    let place = boot.story.place_of(subject).filter(|place| place.inset.is_none())?;
    let close = lens.fit(&boot.map.ukraine);
    if place.kind == PlaceKind::Region && camera.k < close.k * 0.8 {
        return Some(close);
    }
    let at = lens.project(camera, place.at);
    let Viewport { width, height } = lens.viewport;
    let well = |at: f64, size: f64| at > size * 0.1 && at < size * 0.9;
    let in_view = well(at.x, width) && well(at.y, height);
    (!in_view).then(|| lens.bounded(&Camera { x: place.at.x, y: place.at.y, k: camera.k }))
}

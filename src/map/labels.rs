//! Label placement without collisions: where tokens, markers and names stand on the map for one
//! camera. Nothing covers anything else, and the same camera gives the same layout everywhere.
//!
//! Tokens and markers ("pins") are pushed apart first. Then every text is placed, by its
//! [rank](Rank), where it touches nothing placed before it. The text of a pin stands beside it, or
//! further away, at the end of a line (a leader); a name stands on its spot, or a little aside. A text that finds
//! no room is left out, and with it all of the ranks below: what matters less never stands where something that
//! matters more is missing.

mod item;
mod rank;
mod room;
mod search;
mod text;
mod tries;

pub use self::item::{Layout, Medium, Name, Pin, PinPlace, Side, diameter, name_area, text_area};
pub use self::rank::Rank;
use self::room::Room;
pub use self::room::View;
use self::search::Search;
pub use self::text::{folded_sizes, name_size, pin_em, text_of, text_size};
pub use self::tries::SIDES;
use crate::map::camera::Camera;
use crate::map::declutter::spread;
use crate::map::point::ScreenPoint;

/// The width of a plane on which as much is named as on a smaller one that is nearer, in CSS px.
const FULL: f64 = 800.0;

/// How many texts without room are too many to be tried in another order.
const HOPELESS: usize = 4;

/// How often the texts are placed anew, those that have found no room before the others.
const ATTEMPTS: u32 = 8;

/// Places everything. `pins` and `names` come, within their ranks, with the most important first. Of several views, the
/// first is what the picture is made for, and it holds in the others, too.
pub fn layout(pins: &[Pin], names: &[Name], views: &[View], camera: &Camera, medium: Medium) -> Layout {
    let mut best: Option<(usize, Layout)> = None;
    let Some(View { lens, taken }) = views.first() else { return Layout { pins: Vec::new(), names: Vec::new() } };
    let plane = lens.plane().width;
    let diameter = diameter(plane);
    let spots: Vec<ScreenPoint> = pins.iter().map(|pin| lens.project(camera, pin.at)).collect();
    let yields: Vec<bool> = pins.iter().map(|pin| pin.yields).collect();
    let offsets = spread(&spots, &yields, diameter + 2.0, (lens.viewport.width, lens.viewport.height), taken);
    let zoom = if camera.k > 1.0 { camera.k * (plane / FULL).max(1.0) } else { 1.0 };
    let search = |is_crowded| Search { pins, names, camera, medium, offsets: &offsets, diameter, zoom, is_crowded };
    let mut order: Vec<usize> = (0..pins.len()).collect();
    for attempt in 0..ATTEMPTS {
        let search = search(attempt % 2 == 1);
        let mut rooms: Vec<Room<'_>> = views.iter().map(Room::new).collect();
        let layout = search.texts(&order, &mut rooms);
        let is_missing = |at: &usize| {
            let is_first = pins.get(*at).is_some_and(|pin| pin.rank == Rank::First);
            is_first && layout.pins.get(*at).is_some_and(|place| place.side.is_none()) && search.is_seen(*at, &rooms)
        };
        let (mut missing, others): (Vec<usize>, Vec<usize>) = order.iter().partition(|at| is_missing(at));
        let count = missing.len();
        if best.as_ref().is_none_or(|(least, _)| count < *least) {
            best = Some((count, layout));
        }
        // Where there is room for hardly anybody no other order helps.
        if count == 0 || count > HOPELESS {
            break;
        }
        missing.extend(others);
        order = missing;
    }
    best.map_or(Layout { pins: Vec::new(), names: Vec::new() }, |(_, layout)| layout)
}

#[cfg(test)]
mod tests;

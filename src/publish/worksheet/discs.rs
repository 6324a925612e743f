//! The numbers on the worksheet's map, each in a white disc with a black ring: large enough to be read in print, and
//! none over another.

use maud::{Markup, html};

use super::panel::{MM, Panel};
use crate::base::number::{decimal, whole};
use crate::map::declutter::spread;
use crate::map::point::ScreenPoint;
use crate::map::rect::{Rect, Size};

/// The radius of a disc: 4.6 mm across, with its ring.
pub const DISC: f64 = 2.15 * MM;
/// What lies between two discs at least.
const GAP: f64 = 0.5 * MM;
/// The size of the numbers.
const NUMBER: f64 = 2.9 * MM;

/// Where the places are in the drawing, and where their discs stand: on them, or beside them where others are
/// too near.
pub fn placed(panel: &Panel) -> Vec<(ScreenPoint, ScreenPoint)> {
    let corner = ScreenPoint { x: panel.area.left, y: panel.area.top };
    let spots: Vec<ScreenPoint> = panel.places.iter().map(|place| panel.point(place.at) - corner).collect();
    let apart = 2.0 * DISC + GAP;
    let is_crowded = |spot: &ScreenPoint| spots.iter().filter(|other| (**other - *spot).length() < apart).count() > 1;
    // Of those that are crowded each shows its spot by a dot, which no disc may cover.
    let dot = Size { width: GAP * 2.0, height: GAP * 2.0 };
    let dots: Vec<Rect> = spots.iter().filter(|spot| is_crowded(spot)).map(|spot| Rect::around(*spot, dot)).collect();
    let size = (panel.area.right - panel.area.left, panel.area.bottom - panel.area.top);
    let offsets = spread(&spots, &vec![true; spots.len()], apart, size, &dots);
    spots.iter().zip(offsets).map(|(spot, offset)| (*spot + corner, *spot + corner + offset)).collect()
}

/// The discs with their numbers, each that does not stand on its spot with a line to it.
pub fn draw(panel: &Panel) -> Markup {
    let placed = placed(panel);
    let round = |value: f64| whole(value).to_string();
    html! {
        @for (spot, disc) in placed.iter().filter(|(spot, disc)| spot != disc) {
            line x1=(round(spot.x)) y1=(round(spot.y)) x2=(round(disc.x)) y2=(round(disc.y)) stroke="#000" stroke-width="2" {}
            circle cx=(round(spot.x)) cy=(round(spot.y)) r="3" {}
        }
        @for ((_, disc), place) in placed.iter().zip(&panel.places) {
            circle cx=(round(disc.x)) cy=(round(disc.y)) r=(decimal(DISC)) fill="#fff" stroke="#000" stroke-width="2.5" {}
            text x=(round(disc.x)) y=(round(disc.y + NUMBER * 0.36)) font-size=(decimal(NUMBER)) font-weight="bold" { (place.number) }
        }
    }
}

//! The search for a place of every text, for one order in which they take theirs.

use super::item::{Layout, Medium, Name, Pin, PinPlace, Side, name_area, text_area};
use super::rank::Rank;
use super::room::{MARGIN, Room};
use super::tries::{FURTHEST, NEAREST, SIDES, STEP, WHORLS, WITHIN, ring_step, whorl};
use crate::base::layout::PIN_GAP;
use crate::base::vocabulary::Word;
use crate::map::camera::Camera;
use crate::map::point::ScreenPoint;
use crate::map::rect::{Rect, Size};

/// A point of a line.
const POINT: Size = Size { width: 1.0, height: 1.0 };

/// From one point of a line that is looked at to the next, in CSS px.
const LINE_STEP: f64 = 4.0;

/// What a picture is made of.
pub(super) struct Search<'s> {
    pub(super) pins: &'s [Pin],
    pub(super) names: &'s [Name],
    pub(super) camera: &'s Camera,
    pub(super) medium: Medium,
    /// Where the pins stand from where they belong.
    pub(super) offsets: &'s [ScreenPoint],
    pub(super) diameter: f64,
    /// The zoom by which names are asked for: on a large map there is as much room as on a smaller one that is nearer.
    pub(super) zoom: f64,
    /// Whether texts are rather folded than further away.
    pub(super) is_crowded: bool,
}

impl Search<'_> {
    /// Places the texts of the pins, in an order of these, and the names.
    pub(super) fn texts(&self, order: &[usize], rooms: &mut [Room<'_>]) -> Layout {
        let mut sides = self.within(rooms);
        for (at, _) in sides.iter().enumerate().filter(|(_, side)| side.is_none()) {
            for room in &mut *rooms {
                let (disc, leader) = (self.disc(at, room), self.leader(at));
                let stand = self.stand(at, room);
                room.placed.push(disc);
                room.lines.extend(leader.map(|step| Rect::around(stand + step, POINT)));
            }
        }
        let mut names: Vec<Option<ScreenPoint>> = vec![None; self.names.len()];
        for rank in Rank::ALL {
            let is_full = self.name(*rank, rooms, &mut names);
            if self.beside(*rank, order, rooms, &mut sides) || is_full {
                break;
            }
        }
        let pins = self.offsets.iter().zip(sides).map(|(offset, side)| PinPlace { offset: *offset, side }).collect();
        Layout { pins, names }
    }

    /// Where a pin stands.
    fn stand(&self, at: usize, room: &Room<'_>) -> ScreenPoint {
        let spot = self.pins.get(at).map(|pin| room.view.lens.project(self.camera, pin.at));
        spot.unwrap_or(ScreenPoint::ZERO) + self.offsets.get(at).copied().unwrap_or(ScreenPoint::ZERO)
    }

    /// The line from a pin to where it belongs, as steps from the pin.
    fn leader(&self, at: usize) -> impl Iterator<Item = ScreenPoint> + use<> {
        let offset = self.offsets.get(at).copied().unwrap_or(ScreenPoint::ZERO);
        let (long, radius) = (offset.length(), self.diameter / 2.0);
        let steps = (0..).map(move |step| radius + f64::from(step) * LINE_STEP).take_while(move |far| *far <= long);
        steps.map(move |far| ScreenPoint { x: -offset.x * far / long, y: -offset.y * far / long })
    }

    fn disc(&self, at: usize, room: &Room<'_>) -> Rect {
        Rect::around(self.stand(at, room), Size { width: self.diameter, height: self.diameter })
    }

    /// Whether a pin is in sight in any of the views.
    pub(super) fn is_seen(&self, at: usize, rooms: &[Room<'_>]) -> bool {
        rooms.iter().any(|room| room.shows(self.stand(at, room)))
    }

    /// Whether a name is shown at this zoom.
    fn asks(&self, name: &Name) -> bool {
        self.zoom >= name.from && self.zoom < name.until
    }

    /// What names its shape within it needs no disc, if that does not have to give way; it gives way to cities.
    fn within(&self, rooms: &mut [Room<'_>]) -> Vec<Option<Side>> {
        let cities = || self.names.iter().filter(|name| name.dotted && name.rank < Rank::Fourth && self.asks(name));
        let mut place = |(at, pin): (usize, &Pin)| {
            let stays = self.offsets.get(at).is_some_and(|offset| *offset == ScreenPoint::ZERO);
            let area = |room: &Room<'_>, side: &Side| text_area(self.stand(at, room), self.diameter, pin.text, *side);
            let fits = |room: &Room<'_>, side: &Side| {
                let area = area(room, side);
                let is_city =
                    |city: &Name| name_area(room.view.lens.project(self.camera, city.at), city).overlaps(&area);
                let is_pin = |of: usize| of != at && self.disc(of, room).overlaps(&area);
                pin.room * room.view.lens.scale() * self.camera.k >= pin.text.width
                    && room.is_free(&area)
                    && !cities().any(is_city)
                    && !(0..self.pins.len()).any(is_pin)
            };
            let mut tries = WITHIN.iter().filter(|_| stays && pin.room > 0.0);
            let side = tries.find(|side| rooms.iter().all(|room| fits(room, side)))?;
            rooms.iter_mut().for_each(|room| room.placed.push(area(room, side).widened(MARGIN)));
            Some(*side)
        };
        self.pins.iter().enumerate().map(&mut place).collect()
    }

    /// Places the names of a rank; whether one finds no room.
    fn name(&self, rank: Rank, rooms: &mut [Room<'_>], shown: &mut [Option<ScreenPoint>]) -> bool {
        let (mut is_full, mut is_last_seen) = (false, false);
        for (name, place) in self.names.iter().zip(shown).filter(|(name, _)| name.rank == rank && self.asks(name)) {
            if name.again && is_last_seen {
                continue;
            }
            let spot = |room: &Room<'_>| room.view.lens.project(self.camera, name.at);
            is_last_seen = rooms.iter().any(|room| room.shows(spot(room)));
            let aside = |(x, y): (f64, f64)| ScreenPoint { x: x * name.size.width, y: y * name.size.height };
            let tries = if name.dotted { 1 } else { WHORLS };
            // Within what it names, or by a line; one that must not be missing anywhere.
            let scale = rooms.first().map_or(0.0, |room| room.view.lens.scale());
            let most = (name.aside * scale * self.camera.k).max(name.size.height);
            let is_near = |aside: &ScreenPoint| rank == Rank::First || aside.length() <= most;
            let area = |room: &Room<'_>, aside: ScreenPoint| name_area(spot(room) + aside, name);
            let fits = |aside: &ScreenPoint| rooms.iter().all(|room| room.is_free(&area(room, *aside)));
            *place = (0..tries).map(|n| aside(whorl(n))).filter(is_near).find(fits);
            match *place {
                Some(aside) => {
                    is_last_seen = true;
                    rooms.iter_mut().for_each(|room| room.placed.push(area(room, aside).widened(MARGIN)));
                }
                None => is_full |= is_last_seen,
            }
        }
        is_full
    }

    /// Places the texts of the pins of a rank: beside its pin each that can; then, further away, the others; at last
    /// even where a line to one crosses something. Whether one finds no room.
    fn beside(&self, rank: Rank, order: &[usize], rooms: &mut [Room<'_>], sides: &mut [Option<Side>]) -> bool {
        let is_of_rank = |at: &usize| self.pins.get(*at).is_some_and(|pin| pin.rank == rank);
        let is_left = |at: &usize| sides.get(*at).is_some_and(Option::is_none);
        let mut left: Vec<usize> = order.iter().copied().filter(is_of_rank).filter(is_left).collect();
        let far = rank == Rank::First || self.medium == Medium::Paper;
        for is_far in [false, true].into_iter().filter(|is_far| far || !is_far) {
            left.retain(|at| {
                let (Some(pin), Some(side)) = (self.pins.get(*at), sides.get_mut(*at)) else { return false };
                if is_far && !rooms.iter().any(|room| room.whole.has(self.stand(*at, room))) {
                    return false;
                }
                *side = self.side(*at, pin, is_far, rooms);
                side.is_none()
            });
        }
        left.iter().any(|at| self.is_seen(*at, rooms))
    }

    /// Takes a place for the text of a pin, in one line or folded, if one is free.
    fn side(&self, at: usize, pin: &Pin, is_far: bool, rooms: &mut [Room<'_>]) -> Option<Side> {
        let texts = [(0.0, pin.text)].into_iter().chain(pin.folded.iter().map(|folded| (folded.width, *folded)));
        let mut texts: Vec<(f64, Size)> = texts.collect();
        if self.is_crowded {
            texts.reverse();
        }
        let area =
            |room: &Room<'_>, side: &Side, text: Size| text_area(self.stand(at, room), self.diameter, text, *side);
        // The line in steps.
        let line = |room: &Room<'_>, side: &Side| {
            let stand = self.stand(at, room);
            let start = self.diameter / 2.0 + MARGIN;
            let steps = (0..).map(|step| start + f64::from(step) * LINE_STEP);
            let steps = steps.take_while(|reach| *reach < self.diameter / 2.0 + side.far);
            let point = |reach: f64| ScreenPoint { x: stand.x + side.x * reach, y: stand.y + side.y * reach };
            let line = steps.map(|reach| Rect::around(point(reach), POINT));
            line.collect::<Vec<Rect>>()
        };
        let is_free = |(side, text): &(Side, Size)| rooms.iter().all(|room| room.is_free(&area(room, side, *text)));
        let (side, text) = if is_far {
            let is_clear = |side: &Side| {
                rooms.iter().all(|room| {
                    !line(room, side).iter().any(|part| {
                        let near = part.widened(LINE_STEP / 2.0);
                        let crosses = |other: &Rect| other.overlaps(part);
                        room.placed.iter().any(crosses) || room.lines.iter().any(|other| other.overlaps(&near))
                    })
                })
            };
            let has_room =
                |(side, text): &(Side, Size)| rooms.iter().all(|room| room.has_room(&area(room, side, *text)));
            let far = rooms.iter().map(|room| room.whole.right.max(room.whole.bottom)).fold(0.0, f64::max);
            let rings = (1..).take_while(|ring| f64::from(*ring) * STEP < far.min(FURTHEST));
            let tries = rings.flat_map(|ring| {
                let around = (0..8 * ring).map(move |n| ring_step(ring, n));
                around.flat_map(|(x, y)| {
                    texts.iter().filter_map(move |(wide, text)| Some((self.towards(x, y, *wide, *text)?, *text)))
                })
            });
            // Of the nearest places the first with a line that crosses nothing, else the nearest.
            let mut nearest = None;
            let mut tries = tries.filter(has_room).take(NEAREST);
            let clear = tries.find(|found| {
                nearest.get_or_insert(*found);
                is_free(found) && is_clear(&found.0)
            });
            clear.or(nearest)?
        } else {
            let place = |at: &u32| SIDES.get(*at as usize).copied();
            let own: Vec<Side> = pin.sides.iter().filter_map(place).collect();
            let sides = if own.is_empty() { &SIDES[..] } else { &own };
            let mut tries = texts
                .iter()
                .flat_map(|(wide, text)| sides.iter().map(move |side| (Side { wide: *wide, ..*side }, *text)));
            tries.find(is_free)?
        };
        for room in rooms {
            let (area, line) = (area(room, &side, text), line(room, &side));
            room.placed.push(area.widened(MARGIN));
            room.lines.extend(line);
        }
        Some(side)
    }

    /// The side on which a text has its middle so far to the right of a pin and so far down, in CSS px; none where it
    /// would cover the pin.
    fn towards(&self, x: f64, y: f64, wide: f64, text: Size) -> Option<Side> {
        let reach = (x.abs() - text.width / 2.0).max(y.abs() - text.height / 2.0);
        let far = reach - self.diameter / 2.0 - PIN_GAP;
        let side = Side { x: x / (reach + text.width / 2.0), y: y / (reach + text.height / 2.0), far, wide };
        (far > 0.0).then_some(side)
    }
}

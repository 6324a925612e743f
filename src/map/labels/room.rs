//! The part of a picture that is still free.

use crate::map::camera::{Lens, Viewport};
use crate::map::point::ScreenPoint;
use crate::map::rect::Rect;

/// The room around a text, in CSS px.
pub(super) const MARGIN: f64 = 2.0;

/// A size of the map's box that a picture is laid out for, and the parts of it that something else covers, in CSS px.
pub struct View {
    /// The box.
    pub lens: Lens,
    /// What is covered.
    pub taken: Vec<Rect>,
}

/// The part of a view that is still free.
#[derive(Clone)]
pub(super) struct Room<'r> {
    pub(super) view: &'r View,
    /// All of it.
    pub(super) whole: Rect,
    /// What is covered, and all that has been placed.
    pub(super) placed: Vec<Rect>,
    /// The points of lines.
    pub(super) lines: Vec<Rect>,
}

impl<'r> Room<'r> {
    pub(super) fn new(view: &'r View) -> Self {
        let Viewport { width, height } = view.lens.viewport;
        let whole = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
        Self { view, whole, placed: view.taken.clone(), lines: Vec::new() }
    }

    /// Whether an area is free, with some room around it, but perhaps for lines.
    pub(super) fn has_room(&self, area: &Rect) -> bool {
        self.whole.holds(&area.widened(MARGIN)) && !self.placed.iter().any(|other| other.overlaps(area))
    }

    /// Whether an area is free, with some room around it.
    pub(super) fn is_free(&self, area: &Rect) -> bool {
        self.has_room(area) && !self.lines.iter().any(|point| point.overlaps(area))
    }

    /// Whether a spot is seen.
    pub(super) fn shows(&self, spot: ScreenPoint) -> bool {
        self.whole.has(spot) && !self.view.taken.iter().any(|area| area.has(spot))
    }
}

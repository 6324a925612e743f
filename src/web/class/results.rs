//! The results of a class.

use super::carried;
use super::part::draw_part;
use crate::class::results::Results;

/// Draws them.
pub fn draw() {
    draw_part(carried(), "results", Results::default());
}

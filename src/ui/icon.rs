//! Icons: drawn by strokes, since a reader's font may lack them as letters. The styles say how
//! large and how thick (`styles/page/forms.css`).

use yew::Html;

use super::tag::tag;

/// The square in which they are drawn, as the value of a `viewBox`.
const VIEW_BOX: &str = "0 0 16 16";

/// An arrow upwards.
pub const UP: &str = "M8 13V3M4 7l4-4 4 4";
/// An arrow downwards.
pub const DOWN: &str = "M8 3v10M4 9l4 4 4-4";
/// An arrow to the left.
pub const LEFT: &str = "M13 8H3M7 4 3 8l4 4";
/// An arrow to the right.
pub const RIGHT: &str = "M3 8h10M9 4l4 4-4 4";
/// More: nearer.
pub const PLUS: &str = "M8 2v12M2 8h12";
/// Less: farther.
pub const MINUS: &str = "M2 8h12";
/// To fill the screen.
pub const ENLARGE: &str = "M9 3h4v4M7 13H3V9M13 3 9 7M3 13l4-4";
/// To fill the screen no more.
pub const SHRINK: &str = "M9 3v4h4M7 13V9H3M14 2 9 7M2 14l5-5";
/// To close.
pub const CLOSE: &str = "M4 4l8 8M12 4l-8 8";
/// To be taken hold of.
pub const HANDLE: &str = "M6 3h0M10 3h0M6 8h0M10 8h0M6 13h0M10 13h0";

/// An icon, by its strokes; what it means stands beside it, or names what it is in.
#[inline(never)]
pub fn icon(strokes: &str) -> Html {
    tag!("svg" { "class": "icon", "viewBox": VIEW_BOX, "aria-hidden": "true" } [tag!("path" { "d": strokes } [])])
}

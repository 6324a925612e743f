//! A code for cameras as a picture: dark on white with its quiet zone, whatever the theme.

use yew::Html;

use crate::class::qr;
use crate::ui::tag::{nothing, tag};

/// The code of a text, named by some words; nothing where the text is too long for one.
pub fn draw(value: &str, words: &str) -> Html {
    let Some(qr::Drawn { size, path }) = qr::draw(value) else { return nothing() };
    let size = size.to_string();
    tag!("svg" { "class": "qr", "viewBox": ["0 0 ", &size, " ", &size].concat(), "role": "img", "aria-label": words, "shape-rendering": "crispEdges" } [
        tag!("rect" { "width": size.as_str(), "height": size.as_str(), "fill": "#fff" } []),
        tag!("path" { "d": path.as_str(), "fill": "#000" } []),
    ])
}

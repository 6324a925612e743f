//! The pins in the DOM: which one an element belongs to, what it stands for, where its bounding box
//! is seen.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

use super::dom;
use crate::map::point::ScreenPoint;
use crate::page::data::PageData;
use crate::story::id::SubjectId;

/// Every pin, those of the insets too, in the order of the document.
pub fn all() -> Vec<HtmlElement> {
    dom::all("#map .pin:not([hidden])").into_iter().map(JsCast::unchecked_into).collect()
}

/// The pin that something is a part of.
pub fn pin_of(element: &Element) -> Option<Element> {
    element.closest(".pin").ok().flatten()
}

// Of the page's scripts (`publish/script/program.js`).
#[wasm_bindgen]
extern "C" {
    /// The pin that is meant where the area around one is hit: the nearest of the map's. What else is hit
    /// is meant itself.
    #[wasm_bindgen(js_name = datelineMeant)]
    fn meant_at(hit: Element, x: f64, y: f64) -> Element;
}

/// What is meant where something is hit, at a point of the window.
pub fn meant(hit: Element, point: ScreenPoint) -> Element {
    meant_at(hit, point.x, point.y)
}

/// The subject of a pin or a shape.
pub fn subject(data: &PageData, element: &Element) -> Option<SubjectId> {
    Some(data.named(&element.get_attribute("data-subject")?)?.id.clone())
}

/// The middle of a pin, as a point of the window.
pub fn middle(pin: &Element) -> ScreenPoint {
    let rect = pin.get_bounding_client_rect();
    ScreenPoint { x: rect.left() + rect.width() / 2.0, y: rect.top() + rect.height() / 2.0 }
}

//! What events of a pointer say: where it is, and on what.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::map::spot::Spot;

/// Where the pointer is in the window, in CSS px.
pub fn place_of(pointer: &MouseEvent) -> Spot {
    Spot { x: pointer.client_x().into(), y: pointer.client_y().into() }
}

/// What an event happened to.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

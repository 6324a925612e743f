//! Pointer events: where the pointer is, and what the event's target is.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::map::point::ScreenPoint;

/// Where the pointer is, as a point of the window.
pub fn place_of(pointer: &MouseEvent) -> ScreenPoint {
    ScreenPoint { x: pointer.client_x().into(), y: pointer.client_y().into() }
}

/// What an event happened to.
pub fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

//! Pointer gestures on the map: the wheel, a mouse that drags, fingers that pinch. A page that
//! scrolls past is never caught: the wheel zooms with Ctrl or ⌘, or once the map was clicked or has
//! the focus, and one finger scrolls.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

use super::dom;
use super::listener::listen;
use super::live_map::LiveMap;
use super::pointer::{place_of, target};
use crate::map::gesture::wheel_factor;
use crate::map::point::ScreenPoint;

/// How far a mouse goes until it drags, in CSS px: a click may slip.
const SLIP: f64 = 4.0;
/// By what a double click or tap zooms.
const DOUBLE: f64 = 2.0;

/// Where the pointers are, as points of the window.
#[derive(Default)]
struct Pointers {
    /// Where the mouse went down, until it drags; then where it was last.
    mouse: Cell<Option<ScreenPoint>>,
    /// Whether it drags, or has dragged since it last went down.
    drags: Cell<bool>,
    /// Where the fingers were last.
    fingers: RefCell<Vec<ScreenPoint>>,
    /// Whether the last click of the page was on the map.
    clicked: Cell<bool>,
}

/// All listeners on the map's box; they end when they are dropped.
pub fn all(live_map: &Rc<LiveMap>) -> Vec<EventListener> {
    let pointers: Rc<Pointers> = Rc::default();
    let mut listeners = Vec::new();
    let mut on = |name: &'static str, act: fn(&Event, &Pointers, &Rc<LiveMap>)| {
        let (pointers, live_map) = (pointers.clone(), live_map.clone());
        let frame = live_map.frame().clone();
        listeners.push(listen(&frame, name, Box::new(move |event| act(event, &pointers, &live_map))));
    };
    on("wheel", wheel);
    on("pointerdown", down);
    on("pointermove", moved);
    on("pointerup", up);
    on("pointercancel", up);
    on("click", clicked);
    on("touchstart", touched);
    on("touchmove", fingers_moved);
    on("dblclick", doubled);
    // A link would be dragged as such.
    on("dragstart", |event, _, _| event.prevent_default());
    on("animationend", |_, _, live_map| drop(live_map.frame().remove_attribute("data-hint")));
    if let Some(document) = dom::document() {
        let (pointers, live_map) = (pointers.clone(), live_map.clone());
        let act = move |event: &Event| {
            pointers.clicked.set(target(event).is_some_and(|element| live_map.frame().contains(Some(&element))));
        };
        listeners.push(listen(&document, "pointerdown", Box::new(act)));
    }
    listeners
}

fn wheel(event: &Event, pointers: &Pointers, live_map: &Rc<LiveMap>) {
    let wheel: &WheelEvent = event.unchecked_ref();
    let has_focus = || {
        let focused = dom::document().and_then(|document| document.active_element());
        focused.is_some_and(|focused| live_map.frame().contains(Some(&focused)))
    };
    let ctrl = wheel.ctrl_key() || wheel.meta_key();
    if !ctrl && !pointers.clicked.get() && !has_focus() {
        let _ = live_map.frame().set_attribute("data-hint", "");
        return;
    }
    // Two fingers on a trackpad come as a wheel with a Ctrl that nobody holds.
    let is_pinch = wheel.ctrl_key() && !dom::is_ctrl_held();
    let zoomed = live_map.zoom_at(place_of(wheel), wheel_factor(wheel.delta_y(), wheel.delta_mode(), is_pinch));
    // With Ctrl the browser would zoom the whole page.
    if zoomed || ctrl {
        event.prevent_default();
    }
}

fn down(event: &Event, pointers: &Pointers, live_map: &Rc<LiveMap>) {
    let pointer: &PointerEvent = event.unchecked_ref();
    live_map.seize();
    pointers.drags.set(false);
    if pointer.pointer_type() != "touch" && pointer.button() == 0 {
        pointers.mouse.set(Some(place_of(pointer)));
    }
}

fn moved(event: &Event, pointers: &Pointers, live_map: &Rc<LiveMap>) {
    let pointer: &PointerEvent = event.unchecked_ref();
    let (Some(from), to) = (pointers.mouse.get(), place_of(pointer)) else { return };
    if !pointers.drags.get() {
        if (to - from).length() < SLIP {
            return;
        }
        pointers.drags.set(true);
        // From here on the mouse is the map's, beyond its edge, too.
        let _ = live_map.frame().set_pointer_capture(pointer.pointer_id());
    }
    pointers.mouse.set(Some(to));
    live_map.drag(&[from], &[to]);
}

fn up(_: &Event, pointers: &Pointers, _: &Rc<LiveMap>) {
    pointers.mouse.set(None);
}

/// What the mouse is let go over after it has dragged is not clicked. Not every
/// engine leaves that click out of its own accord.
fn clicked(event: &Event, pointers: &Pointers, _: &Rc<LiveMap>) {
    if pointers.drags.take() {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Where the fingers are.
fn fingers(event: &Event) -> Vec<ScreenPoint> {
    let touches = event.unchecked_ref::<TouchEvent>().touches();
    let touch =
        |at: u32| touches.get(at).map(|touch| ScreenPoint { x: touch.client_x().into(), y: touch.client_y().into() });
    (0..touches.length()).filter_map(touch).collect()
}

/// Whether so many fingers move the map, and do not scroll the page, or what is seen of a page that they have enlarged.
fn are_the_maps(fingers: usize, live_map: &LiveMap) -> bool {
    fingers == 2
        || fingers == 1 && live_map.frame().closest(":root:not(.pinched) .large").is_ok_and(|large| large.is_some())
}

fn touched(event: &Event, pointers: &Pointers, live_map: &Rc<LiveMap>) {
    let now = fingers(event);
    if now.len() == 2 {
        event.prevent_default();
        live_map.seize();
    }
    pointers.fingers.replace(now);
}

fn fingers_moved(event: &Event, pointers: &Pointers, live_map: &Rc<LiveMap>) {
    let now = fingers(event);
    if are_the_maps(now.len(), live_map) {
        event.prevent_default();
        live_map.drag(&pointers.fingers.borrow(), &now);
    }
    pointers.fingers.replace(now);
}

fn doubled(event: &Event, _: &Pointers, live_map: &Rc<LiveMap>) {
    let on_button =
        target(event).is_some_and(|element: Element| element.closest(".pin, button").is_ok_and(|on| on.is_some()));
    if !on_button {
        let mouse: &MouseEvent = event.unchecked_ref();
        live_map.zoom_at(place_of(mouse), DOUBLE);
    }
}

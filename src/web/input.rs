//! Listens to clicks, keys and the address, for the whole document at once.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent, PointerEvent,
};
use yew::Callback;

use super::live_map::LiveMap;
use super::pointer::{place_of, target};
use super::{after_paint, dom};
use crate::map::nearest::{Heading, nearest};
use crate::map::spot::Spot;
use crate::page::action::{Action, Zoom};
use crate::page::swipe;

/// All listeners; they end when they are dropped.
pub fn all(at_once: &Callback<Action>, live_map: &Rc<LiveMap>) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (dom::window(), dom::document()) else { return Vec::new() };
    // What a reader does is answered by the next picture, and done after it.
    let dispatch = &after_paint::after_answer(at_once);
    let options = EventListenerOptions::enable_prevent_default();
    let clicks = {
        let (at_once, dispatch, live_map) = (at_once.clone(), dispatch.clone(), live_map.clone());
        EventListener::new_with_options(&document, "click", options, move |event| {
            click(event, &at_once, &dispatch, &live_map);
        })
    };
    let keys = {
        let (dispatch, live_map) = (dispatch.clone(), live_map.clone());
        EventListener::new_with_options(&document, "keydown", options, move |event| key(event, &dispatch, &live_map))
    };
    let changes = {
        let dispatch = dispatch.clone();
        EventListener::new(&document, "change", move |event| change(event, &dispatch))
    };
    let focus = {
        let live_map = live_map.clone();
        EventListener::new(&document, "focusin", move |event| {
            let (element, live_map) = (target(event), live_map.clone());
            live_map.note_focus(element.clone());
            after_paint::after_picture(Box::new(move || focused(element, &live_map)));
        })
    };
    let address = {
        let dispatch = at_once.clone();
        EventListener::new(&window, "popstate", move |_| dispatch.emit(Action::AddressChanged(dom::fragment())))
    };
    let resize = {
        let live_map = live_map.clone();
        EventListener::new(&window, "resize", move |_| live_map.resized())
    };
    let direction = live_map.direction();
    let down: Rc<Cell<Option<(Spot, f64)>>> = Rc::default();
    let put_down = {
        let down = down.clone();
        EventListener::new(&document, "pointerdown", move |event| down.set(stroke_begins(event)))
    };
    let lifted = {
        let dispatch = dispatch.clone();
        EventListener::new(&document, "pointerup", move |event| {
            let pointer: &MouseEvent = event.unchecked_ref();
            let turn = down.take().and_then(|(from, begun)| {
                swipe::by_stroke(from, place_of(pointer), event.time_stamp() - begun, direction)
            });
            turn.into_iter().for_each(|turn| dispatch.emit(Action::Turned(turn)));
        })
    };
    let over = {
        let live_map = live_map.clone();
        let last = Cell::new(None::<Element>);
        EventListener::new(&document, "pointerover", move |event| {
            let is_mouse = event.unchecked_ref::<PointerEvent>().pointer_type() != "touch";
            let pin = target(event).filter(|_| is_mouse).as_ref().and_then(pin_of);
            let before = last.replace(pin.clone());
            if pin != before {
                let live_map = live_map.clone();
                after_paint::after_picture(Box::new(move || point(pin.as_ref(), &live_map, false)));
            }
        })
    };
    vec![clicks, changes, keys, focus, address, resize, put_down, lifted, over]
}

/// The pin that something is a part of.
fn pin_of(element: &Element) -> Option<Element> {
    element.closest(".pin").ok().flatten()
}

/// Something has got the focus: a pin is shown with its card, and is where the keyboard comes back to.
fn focused(element: Option<Element>, live_map: &Rc<LiveMap>) {
    let pin = element.as_ref().and_then(pin_of);
    if let Some(subject) = pin.as_ref().and_then(|pin| live_map.subject(pin)) {
        live_map.reveal(&subject);
        live_map.tell(Action::ItemFocused(subject));
    }
    point(pin.as_ref(), live_map, true);
}

/// A pin, or none, is pointed at: tells what it stands for and where its card opens. Of a
/// pin with the focus only where that is to be seen.
fn point(pin: Option<&Element>, live_map: &LiveMap, by_focus: bool) {
    let shown = pin.filter(|pin| !by_focus || pin.matches(":focus-visible").unwrap_or(false));
    let pointed = shown.and_then(|pin| Some((live_map.subject(pin)?, live_map.corner(pin))));
    live_map.tell(Action::Pointed(pointed));
}

/// Where and when a finger was put down on a step of the follow mode.
fn stroke_begins(event: &Event) -> Option<(Spot, f64)> {
    let pointer: &PointerEvent = event.unchecked_ref();
    let is_stroke = pointer.is_primary() && pointer.pointer_type() == "touch";
    let step = target(event).filter(|_| is_stroke)?.closest(".steps .part").ok().flatten();
    step.map(|_| (place_of(pointer), event.time_stamp()))
}

/// A click on something with an action does it; one on a pin or a shape picks it; one on a link to a part of this page
/// opens that part in place.
fn click(event: &Event, at_once: &Callback<Action>, dispatch: &Callback<Action>, live_map: &LiveMap) {
    let mouse: &MouseEvent = event.unchecked_ref();
    let plain = mouse.button() == 0 && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    let Some(element) = target(event).filter(|_| plain) else { return };
    let acting = element.closest("[data-do], [data-subject], a[href^='#']").ok().flatten();
    let Some(acting) = acting else { return };
    let action = if let Some(mut action) = acting.get_attribute("data-do") {
        // The action goes on with what stands in a field.
        if let Some(field) = acting.get_attribute("data-from").and_then(|id| dom::by_id(&id)) {
            action = [&action, " ", &field.unchecked_into::<HtmlInputElement>().value()].concat();
        }
        Action::parse(&action)
    } else {
        let fragment = || acting.get_attribute("href").map(Action::Followed);
        live_map.subject(&acting).map(Action::Picked).or_else(fragment)
    };
    event.prevent_default();
    let Some(action) = action else { return };
    // A browser shares, copies and prints only while it knows that a reader asked for it.
    let now = matches!(action, Action::Shared | Action::CodeCopied | Action::Printed);
    if !now {
        after_paint::answer(&acting);
    }
    (if now { at_once } else { dispatch }).emit(action);
}

/// A part of an answer or a setting was set. Of a `select` or a field, what it is
/// set to ends the edit.
fn change(event: &Event, dispatch: &Callback<Action>) {
    let Some(element) = target(event) else { return };
    let Some(mut edit) = element.get_attribute("data-edit") else { return };
    let select = element.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value);
    let field =
        || element.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text").map(HtmlInputElement::value);
    if let Some(value) = select.or_else(field) {
        edit.push(' ');
        edit.push_str(&value);
    }
    Action::parse(&edit).into_iter().for_each(|action| dispatch.emit(action));
}

/// What a key means while a pin has the focus; `Escape` anywhere.
fn key(event: &Event, dispatch: &Callback<Action>, live_map: &LiveMap) {
    let key: &KeyboardEvent = event.unchecked_ref();
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    let name = key.key();
    if name == "Escape" {
        let in_map = target(event).is_some_and(|element| element.closest("#map").is_ok_and(|map| map.is_some()));
        dispatch.emit(Action::Escaped { in_map });
        return;
    }
    if by_deputy(event, &name) {
        event.prevent_default();
        return;
    }
    let Some(pin) = target(event).as_ref().and_then(pin_of) else {
        swipe::by_key(&name, live_map.direction()).into_iter().for_each(|turn| dispatch.emit(Action::Turned(turn)));
        return;
    };
    let pins = live_map.all_pins();
    let Some(here) = pins.iter().position(|other| **other == pin) else { return };
    let go = |to: Option<usize>| {
        if let Some(pin) = to.and_then(|to| pins.get(to)) {
            let _ = pin.focus();
        }
    };
    let toward = |heading: Heading| go(nearest(&middles(&pins), here, heading));
    match name.as_str() {
        "ArrowUp" => toward(Heading::Up),
        "ArrowDown" => toward(Heading::Down),
        "ArrowLeft" => toward(Heading::Left),
        "ArrowRight" => toward(Heading::Right),
        "Home" => go(Some(0)),
        "End" => go(pins.len().checked_sub(1)),
        "+" | "=" => dispatch.emit(Action::Zoomed(Zoom::In)),
        "-" => dispatch.emit(Action::Zoomed(Zoom::Out)),
        "0" => live_map.home().into_iter().for_each(|view| dispatch.emit(Action::ExtentChosen(view))),
        // A link does not click on Space by itself; the buttons that they are do.
        " " => pin.unchecked_into::<HtmlElement>().click(),
        // A letter jumps to the next name that begins with it.
        _ => {
            let mut letters = name.chars();
            let (Some(_), None) = (letters.next(), letters.next()) else { return };
            let here = live_map.subject(&pin);
            let Some(to) = here.and_then(|here| live_map.named(&name, &here)) else { return };
            go(pins.iter().position(|pin| pin.id() == ["pin_", to.as_str()].concat()));
        }
    }
    event.prevent_default();
}

/// A key that presses a button for what has the focus: arrows move the item of an
/// order, Enter in a field does what the button beside it does.
fn by_deputy(event: &Event, name: &str) -> bool {
    let (from, button) = match name {
        "ArrowUp" => (".item", "[data-do^=move]"),
        "ArrowDown" => (".item", "[data-do^=move]:last-child"),
        "Enter" => (".row:has(input.field:focus)", "[data-from]"),
        _ => return false,
    };
    let from = target(event).and_then(|element| element.closest(from).ok().flatten());
    let button = from.and_then(|from| from.query_selector(&[":scope ", button].concat()).ok().flatten());
    let found = button.map(JsCast::unchecked_into::<HtmlElement>);
    found.iter().for_each(HtmlElement::click);
    found.is_some()
}

/// Where the pins are seen, in CSS px.
fn middles(pins: &[HtmlElement]) -> Vec<Spot> {
    let middle = |pin: &HtmlElement| {
        let rect = pin.get_bounding_client_rect();
        Spot { x: rect.left() + rect.width() / 2.0, y: rect.top() + rect.height() / 2.0 }
    };
    pins.iter().map(middle).collect()
}

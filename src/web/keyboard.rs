//! Keyboard input: spatial navigation and type-ahead among the pins, zoom, Escape, the turning of
//! steps, and keys that press a button beside what has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};
use yew::Callback;

use super::pointer::target;
use super::{pins, type_ahead};
use crate::map::nearest::{Heading, nearest};
use crate::map::point::ScreenPoint;
use crate::page::action::{Action, Zoom};
use crate::page::data::{ExtentAt, PageData};
use crate::page::swipe;

/// What a key means while a pin has the focus; `Escape` anywhere.
pub fn key(event: &Event, dispatch: &Callback<Action>, data: &PageData) {
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
    let Some(pin) = target(event).as_ref().and_then(pins::pin_of) else {
        let turn = swipe::by_key(&name, data.catalogue.direction);
        turn.into_iter().for_each(|turn| dispatch.emit(Action::Turned(turn)));
        return;
    };
    let pins = pins::all();
    let Some(here) = pins.iter().position(|other| **other == pin) else { return };
    let go = |to: Option<usize>| {
        if let Some(pin) = to.and_then(|to| pins.get(to)) {
            let _ = pin.focus();
        }
    };
    let toward = |heading: Heading| {
        let seen: Vec<ScreenPoint> = pins.iter().map(|pin| pins::middle(pin)).collect();
        go(nearest(&seen, here, heading));
    };
    match name.as_str() {
        "ArrowUp" => toward(Heading::Up),
        "ArrowDown" => toward(Heading::Down),
        "ArrowLeft" => toward(Heading::Left),
        "ArrowRight" => toward(Heading::Right),
        "Home" => go(Some(0)),
        "End" => go(pins.len().checked_sub(1)),
        "+" | "=" => dispatch.emit(Action::Zoomed(Zoom::In)),
        "-" => dispatch.emit(Action::Zoomed(Zoom::Out)),
        "0" => {
            let home = data.map.extent(ExtentAt::HOME);
            home.into_iter().for_each(|extent| dispatch.emit(Action::ExtentChosen(extent.id.clone())));
        }
        // A link does not click on Space by itself; the buttons that they are do.
        " " => pin.unchecked_into::<HtmlElement>().click(),
        // A letter jumps to the next name that begins with it.
        _ => {
            let mut letters = name.chars();
            let (Some(_), None) = (letters.next(), letters.next()) else { return };
            let here = pins::subject(data, &pin);
            let Some(to) = here.and_then(|here| type_ahead::next(data, &name, &here)) else { return };
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

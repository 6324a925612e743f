//! Keyboard input: spatial navigation and type-ahead among the pins, zoom, Escape, the turning of
//! steps, and keys that press a button beside what has the focus.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::Callback;

use super::pointer::target;
use super::{pins, type_ahead};
use crate::map::nearest::{Heading, nearest};
use crate::map::point::ScreenPoint;
use crate::page::action::{Action, Zoom};
use crate::page::data::{ExtentAt, PageData};
use crate::page::swipe;

// Of the page's scripts (`publish/script/program.js`).
#[wasm_bindgen]
extern "C" {
    /// Presses the button that a key stands for beside what has the focus; whether there is one.
    #[wasm_bindgen(js_name = datelineDeputy)]
    fn by_deputy(focused: &Element, key: &str) -> bool;
}

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
    if target(event).is_some_and(|element| by_deputy(&element, &name)) {
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

//! Input: listens to clicks, changes, keys, focus, pointer events and the address, for the whole
//! document at once (event delegation).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, Event, EventTarget, MouseEvent, PointerEvent};
use yew::Callback;

use super::context::BrowserContext;
use super::listener::listen;
use super::pointer::{place_of, target};
use super::{after_paint, dom, keyboard, pins};
use crate::map::point::ScreenPoint;
use crate::page::action::Action;
use crate::page::swipe;

// Of the page's scripts (`publish/script/program.js`).
#[wasm_bindgen]
extern "C" {
    /// What a button does, which may go on with what stands in a field.
    #[wasm_bindgen(js_name = datelineDeed)]
    fn deed(element: &Element) -> Option<String>;
    /// What is set by a field, a list or a box, in its written form.
    #[wasm_bindgen(js_name = datelineEdit)]
    fn edit(element: &Element) -> Option<String>;
}

/// What the listeners share.
struct Shared {
    host: Rc<BrowserContext>,
    /// Takes what a reader does: the next paint shows that it was taken, and it is done after that.
    dispatch: Callback<Action>,
    /// Where and when a finger was put down on a step.
    down: Cell<Option<(ScreenPoint, f64)>>,
    /// The pin that a mouse is over.
    over: RefCell<Option<Element>>,
}

/// All listeners; they end when they are dropped.
pub fn all(host: &Rc<BrowserContext>) -> Vec<EventListener> {
    let (Some(window), Some(document)) = (dom::window(), dom::document()) else { return Vec::new() };
    let dispatch = after_paint::deferred(&host.dispatch);
    let shared = Rc::new(Shared { host: host.clone(), dispatch, down: Cell::default(), over: RefCell::default() });
    let on = |target: &EventTarget, name: &'static str, act: fn(&Event, &Rc<Shared>)| {
        let shared = shared.clone();
        listen(target, name, Box::new(move |event| act(event, &shared)))
    };
    vec![
        on(&document, "click", click),
        on(&document, "change", |event, shared| change(event, &shared.dispatch)),
        on(&document, "keydown", |event, shared| keyboard::key(event, &shared.dispatch, shared.host.data)),
        on(&document, "focusin", focused),
        on(&window, "popstate", |_, shared| {
            let (fragment, is_own) = (dom::fragment(), dom::is_own());
            shared.host.dispatch.emit(Action::AddressChanged { fragment, is_own });
        }),
        on(&window, "resize", |_, shared| shared.host.live_map.resized()),
        on(&document, "pointerdown", |event, shared| shared.down.set(stroke_begins(event))),
        on(&document, "pointerup", lifted),
        on(&document, "pointerover", over),
    ]
}

/// Something gets the focus: a pin is shown with its card, and is where the keyboard comes back to
/// (roving tabindex).
fn focused(event: &Event, shared: &Rc<Shared>) {
    let (element, shared) = (target(event), shared.clone());
    shared.host.focus.note(element.clone());
    after_paint::run(Box::new(move || {
        let BrowserContext { data, dispatch, live_map, .. } = &*shared.host;
        let pin = element.as_ref().and_then(pins::pin_of);
        if let Some((pin, subject)) = pin.as_ref().and_then(|pin| Some((pin, pins::subject(data, pin)?))) {
            // What is pressed is in sight, and the press ends where it began.
            if !pin.matches(":active").unwrap_or(false) {
                live_map.reveal(&subject);
            }
            dispatch.emit(Action::ItemFocused(subject));
        }
        // Its card opens only where the focus is to be seen.
        point(pin.filter(|pin| pin.matches(":focus-visible").unwrap_or(false)), &shared);
    }));
}

/// A mouse comes over a pin, or leaves it.
fn over(event: &Event, shared: &Rc<Shared>) {
    let is_mouse = event.unchecked_ref::<PointerEvent>().pointer_type() != "touch";
    let hit = target(event).filter(|_| is_mouse).map(|hit| pins::meant(hit, place_of(event.unchecked_ref())));
    let pin = hit.as_ref().and_then(pins::pin_of);
    let before = shared.over.replace(pin.clone());
    if pin != before {
        let shared = shared.clone();
        after_paint::run(Box::new(move || point(pin, &shared)));
    }
}

/// A pin, or none, is pointed at: tells what it stands for and where its card opens (its tooltip).
fn point(pin: Option<Element>, shared: &Shared) {
    let BrowserContext { data, dispatch, live_map, .. } = &*shared.host;
    let pointed = pin.and_then(|pin| Some((pins::subject(data, &pin)?, live_map.corner(&pin))));
    dispatch.emit(Action::Pointed(pointed));
}

/// A finger is lifted: that may be the end of a swipe.
fn lifted(event: &Event, shared: &Rc<Shared>) {
    let direction = shared.host.data.catalogue.direction;
    let turn = shared.down.take().and_then(|(from, begun)| {
        swipe::by_stroke(from, place_of(event.unchecked_ref()), event.time_stamp() - begun, direction)
    });
    turn.into_iter().for_each(|turn| shared.dispatch.emit(Action::Turned(turn)));
}

/// Where and when a finger was put down on a step of the follow mode.
fn stroke_begins(event: &Event) -> Option<(ScreenPoint, f64)> {
    let pointer: &PointerEvent = event.unchecked_ref();
    let is_stroke = pointer.is_primary() && pointer.pointer_type() == "touch";
    // On a page that fingers have enlarged one of them moves that.
    let step = target(event).filter(|_| is_stroke)?.closest(":root:not(.pinched) .steps .part").ok().flatten();
    step.map(|_| (place_of(pointer), event.time_stamp()))
}

/// A click on something with an action does it; one on a pin or a shape picks it; one on a link to a part of this page
/// opens that part in place.
fn click(event: &Event, shared: &Rc<Shared>) {
    let mouse: &MouseEvent = event.unchecked_ref();
    let plain = mouse.button() == 0 && !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    let Some(mut element) = target(event).filter(|_| plain) else { return };
    // What a key or a screen reader presses has no place.
    if mouse.detail() > 0 {
        element = pins::meant(element, place_of(mouse));
    }
    let acting = element.closest("[data-do], [data-subject], a[href^='#']").ok().flatten();
    let Some(acting) = acting else { return };
    let action = if let Some(action) = deed(&acting) {
        Action::parse(&action)
    } else {
        let fragment = || acting.get_attribute("href").map(Action::Followed);
        pins::subject(shared.host.data, &acting).map(Action::Picked).or_else(fragment)
    };
    event.prevent_default();
    let Some(action) = action else { return };
    // A browser shares, copies and prints only while it knows that a reader asked for it.
    let now = matches!(action, Action::Shared | Action::CodeCopied | Action::Printed);
    if !now {
        after_paint::show_pressed(&acting);
    }
    (if now { &shared.host.dispatch } else { &shared.dispatch }).emit(action);
}

/// A part of an answer or a setting was set.
fn change(event: &Event, dispatch: &Callback<Action>) {
    let edit = target(event).and_then(|element| edit(&element));
    edit.and_then(|edit| Action::parse(&edit)).into_iter().for_each(|action| dispatch.emit(action));
}

//! Drag and drop in the quiz, by pointer events of a mouse, a pen or a finger: an item to its place
//! in the order, a speaker to a statement. Whatever is dragged can be moved by buttons and keys,
//! too.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, PointerEvent};
use yew::Callback;

use super::dom;
use super::listener::{listen, listen_before};
use super::pointer::{place_of, target};
use crate::base::number::{Digits, decimal};
use crate::map::point::ScreenPoint;
use crate::page::action::Action;
use crate::page::drop_position;

/// How far something goes until it is dragged, in CSS px: a click may slip.
const SLIP: f64 = 6.0;

/// What a pointer has hold of.
struct Held {
    /// The handle: an item's, or a speaker.
    handle: Element,
    /// What goes with the pointer.
    whole: HtmlElement,
    from: ScreenPoint,
    moves: bool,
}

/// All listeners; they end when they are dropped.
pub fn all(dispatch: &Callback<Action>) -> Vec<EventListener> {
    let held: Rc<RefCell<Option<Held>>> = Rc::default();
    let mut listeners = Vec::new();
    let mut on = |name: &'static str, act: fn(&Event, &mut Option<Held>, &Callback<Action>)| {
        let (held, dispatch) = (held.clone(), dispatch.clone());
        if let Some(document) = dom::document() {
            let act = move |event: &Event| act(event, &mut held.borrow_mut(), &dispatch);
            listeners.push(listen(&document, name, Box::new(act)));
        }
    };
    on("pointerdown", |event, held, _| *held = take(event));
    on("pointermove", moved);
    on("pointerup", |event, held, dispatch| {
        let edit = held.take().and_then(|held| let_go(&held, event.unchecked_ref()));
        edit.and_then(|edit| Action::parse(&edit)).into_iter().for_each(|action| dispatch.emit(action));
    });
    on("pointercancel", |_, held, _| {
        held.take().as_ref().map(put_back);
    });
    if let Some(document) = dom::document() {
        // What was dragged is not clicked as well.
        let click = |event: &Event| {
            let dragged = target(event).and_then(|element| element.closest("[data-dragged]").ok().flatten());
            dragged.iter().for_each(|dragged| {
                let _ = dragged.remove_attribute("data-dragged");
                event.stop_propagation();
            });
        };
        listeners.push(listen_before(&document, "click", Box::new(click)));
    }
    listeners
}

fn take(event: &Event) -> Option<Held> {
    for dragged in dom::all("[data-dragged]") {
        let _ = dragged.remove_attribute("data-dragged");
    }
    let pointer: &PointerEvent = event.unchecked_ref();
    let handle = target(event).filter(|_| pointer.is_primary() && pointer.button() == 0)?;
    let handle = handle.closest("[data-drag]").ok().flatten()?;
    let whole = handle.closest(".item, .chip").ok().flatten()?.unchecked_into();
    Some(Held { handle, whole, from: place_of(pointer), moves: false })
}

fn moved(event: &Event, held: &mut Option<Held>, _: &Callback<Action>) {
    let Some(held) = held else { return };
    let at = place_of(event.unchecked_ref());
    let step = at - held.from;
    if !held.moves && step.length() < SLIP {
        return;
    }
    if !held.moves {
        held.moves = true;
        let _ = held.whole.set_attribute("data-dragged", "");
        // What is let go over the place that it came from is not clicked.
        let _ = held.handle.set_pointer_capture(event.unchecked_ref::<PointerEvent>().pointer_id());
    }
    let _ = held.whole.style().set_property("translate", &[&decimal(step.x), "px ", &decimal(step.y), "px"].concat());
}

/// It keeps the mark of what was dragged until it was clicked, or something else is taken.
fn put_back(held: &Held) {
    let _ = held.whole.style().remove_property("translate");
}

/// The edit that it comes to, in its written form.
fn let_go(held: &Held, pointer: &MouseEvent) -> Option<String> {
    if !held.moves {
        return None;
    }
    let id = held.handle.get_attribute("data-drag")?;
    let middle = |element: &Element| {
        let rect = element.get_bounding_client_rect();
        rect.top() + rect.height() / 2.0
    };
    let dragged: &Element = &held.whole;
    let edit = if dragged.matches(".item").unwrap_or(false) {
        let others: Vec<f64> = dom::all(".panel .item").iter().filter(|item| *item != dragged).map(middle).collect();
        Some(["move ", &id, " ", &drop_position::place(&others, middle(dragged)).digits()].concat())
    } else {
        // Hit testing: what is under the pointer, and not what is dragged itself.
        let _ = held.whole.style().set_property("pointer-events", "none");
        let under = dom::document()?.element_from_point(pointer.client_x() as f32, pointer.client_y() as f32);
        let _ = held.whole.style().remove_property("pointer-events");
        let statement = under.and_then(|under| under.closest("[data-drop]").ok().flatten());
        statement.and_then(|statement| Some([&*statement.get_attribute("data-drop")?, " ", &id].concat()))
    };
    put_back(held);
    edit
}

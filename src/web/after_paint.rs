//! Answers a reader's hand with the very next picture, and does afterwards what was
//! asked: on a slow phone that takes longer than a hand waits for a sign.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::Element;
use yew::Callback;

use crate::page::action::Action;

// Of the page's scripts (`publish/script/program.js`).
#[wasm_bindgen]
extern "C" {
    /// Does something after the next picture, or in 100 ms where none is drawn, after
    /// whatever was to be done then; nothing counts as pressed any more.
    #[wasm_bindgen(js_name = datelineSoon)]
    fn soon(act: &JsValue);
}

/// Shows that an element was pressed, until that is done which it stands for.
pub fn answer(acting: &Element) {
    let _ = acting.set_attribute("data-pressed", "");
}

/// Does something after the next picture, in order with all else that waits for it.
pub fn after_picture(act: Box<dyn FnOnce()>) {
    soon(&Closure::once_into_js(act));
}

/// Hands on actions after the next picture, in their order.
pub fn after_answer(dispatch: &Callback<Action>) -> Callback<Action> {
    let dispatch = dispatch.clone();
    Callback::from(move |action| {
        let dispatch = dispatch.clone();
        after_picture(Box::new(move || dispatch.emit(action)));
    })
}

//! After paint: shows at once that an input was taken, and does what it asks for after the next
//! paint, at most 100 ms late. On a slow phone that takes longer than a reader waits for a sign.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::Element;
use yew::Callback;

use crate::page::action::Action;

// Of the page's scripts (`publish/script/program.js`, `press.js`).
#[wasm_bindgen]
extern "C" {
    /// Runs after the next paint, at most 100 ms late, in order with all else that waits for it;
    /// from then on nothing counts as pressed.
    #[wasm_bindgen(js_name = datelineSoon)]
    fn soon(act: &JsValue);
    /// What was pressed before the next paint has been seen, for a while at the same place too, does nothing.
    #[wasm_bindgen(js_name = datelineDrawn)]
    pub fn shown_anew();
}

/// Shows that an element was pressed, until its action is done.
pub fn show_pressed(acting: &Element) {
    let _ = acting.set_attribute("data-pressed", "");
}

/// Runs after the next paint, at most 100 ms late, in order with all else that waits for it.
pub fn run(act: Box<dyn FnOnce()>) {
    soon(&Closure::once_into_js(act));
}

/// Hands on actions after the next paint, in their order.
pub fn deferred(dispatch: &Callback<Action>) -> Callback<Action> {
    let dispatch = dispatch.clone();
    Callback::from(move |action| {
        let dispatch = dispatch.clone();
        run(Box::new(move || dispatch.emit(action)));
    })
}

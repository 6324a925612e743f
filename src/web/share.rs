//! Share, copy (the clipboard) and print: what leaves the page.

use std::rc::Rc;

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ShareData;
use web_sys::js_sys::Error;
use yew::Callback;

use super::dom;
use crate::page::action::Action;

// As the browser has them, but that what is missing is an error and no end of all.
#[wasm_bindgen]
extern "C" {
    type Promise;
    #[wasm_bindgen(method)]
    fn then(this: &Promise, kept: &JsValue, broken: &JsValue);
    #[wasm_bindgen(catch, js_namespace = navigator, js_name = share)]
    fn share_data(data: &ShareData) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_namespace = ["navigator", "clipboard"], js_name = writeText)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

/// Does something once a promise was kept, or broken with an error.
fn settled(promise: &Promise, act: Rc<dyn Fn(Option<Error>)>) {
    let also = act.clone();
    let kept = Closure::once_into_js(move |_: JsValue| also(None));
    let broken = Closure::once_into_js(move |error: JsValue| act(Some(error.unchecked_into())));
    promise.then(&kept, &broken);
}

/// Shares a text with the page's address, or else copies both.
pub fn share(text: &str, dispatch: &Callback<Action>) {
    let address = dom::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    // Without the reader's own answers, which may stand in the fragment.
    let address = address.split('#').next().unwrap_or_default();
    let data = ShareData::new();
    data.set_text(text);
    data.set_url(address);
    let both = [text, " ", address, "#quiz"].concat();
    let dispatch = dispatch.clone();
    match share_data(&data) {
        Ok(promise) => {
            let act = move |error: Option<Error>| {
                // A reader who thinks better of it wants no copy either.
                if error.is_some_and(|error| error.name() != "AbortError") {
                    copy(both.clone(), &dispatch);
                }
            };
            settled(&promise, Rc::new(act));
        }
        Err(_) => copy(both, &dispatch),
    }
}

/// Copies a text.
pub fn copy(text: String, dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    match write_text(&text) {
        Ok(promise) => {
            let act = move |error: Option<Error>| {
                dispatch.emit(if error.is_some() { Action::NotCopied(text.clone()) } else { Action::Copied });
            };
            settled(&promise, Rc::new(act));
        }
        Err(_) => dispatch.emit(Action::NotCopied(text)),
    }
}

/// Prints the page.
pub fn print() {
    // A sandbox may forbid it; the reader sees that nothing comes.
    let _ = dom::window().map(|window| window.print());
}

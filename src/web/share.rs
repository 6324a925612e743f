//! Share, copy (the clipboard) and print: what leaves the page.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use yew::Callback;

use crate::page::action::Action;

// Of the page's scripts (`publish/script/program.js`): each says whether it went well.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = datelineShare)]
    fn hand_on(text: &str, done: &JsValue);
    /// Prints the page. A sandbox may forbid it; the reader sees that nothing comes.
    #[wasm_bindgen(js_name = print)]
    pub fn print();
    /// The page's address, without the reader's own answers, which may stand in the fragment.
    #[wasm_bindgen(js_name = datelineHere)]
    fn here() -> String;
    /// What the story is called.
    #[wasm_bindgen(js_name = datelineTitle)]
    pub fn title() -> String;
    #[wasm_bindgen(js_name = datelineWrite)]
    fn write(text: &str, done: &JsValue);
}

/// Shares a text with the page's address, or else copies both. A reader who thinks better of it wants no copy either.
pub fn share(text: &str, dispatch: &Callback<Action>) {
    let both = [text, &here(), "#quiz"].concat();
    let dispatch = dispatch.clone();
    let done = Closure::once_into_js(move |is_shared: bool| {
        if !is_shared {
            copy(both, &dispatch);
        }
    });
    hand_on(text, &done);
}

/// Copies a text.
pub fn copy(text: String, dispatch: &Callback<Action>) {
    let (dispatch, copied) = (dispatch.clone(), text.clone());
    let done = Closure::once_into_js(move |is_copied: bool| {
        dispatch.emit(if is_copied { Action::Copied } else { Action::NotCopied(copied) });
    });
    write(&text, &done);
}

//! How the reader's language says things, as the browser knows it.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::js_sys::Array;

#[wasm_bindgen]
extern "C" {
    type ListFormat;
    #[wasm_bindgen(catch, constructor, js_namespace = Intl)]
    fn new(language: &str) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, things: &Array) -> String;
}

/// A list of things.
pub fn list(language: &str, things: &[String]) -> String {
    let array: Array = things.iter().map(|thing| JsValue::from_str(thing)).collect();
    ListFormat::new(language).map_or_else(|_| things.join(", "), |format| format.format(&array))
}

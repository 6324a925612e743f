//! The classroom's side of the browser: it reads what the page carries and draws the page from it.

use crate::base::wire;
use crate::class::data::ClassData;
use crate::web::dom;

/// Draws the page that stands before the reader.
pub fn start() {
    let data = dom::by_id("class_data").and_then(|data| wire::read::<ClassData>(&data.text_content()?));
    let (Some(data), Some(root)) = (data, dom::by_id("class")) else {
        wasm_bindgen::throw_str("the page lacks what the program needs")
    };
    let _ = (data, root);
}

//! The DOM and the address, where each may not be there.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, Window};

// Of the page's scripts (`publish/script/settings.js`, `program.js`, `press.js`).
#[wasm_bindgen]
extern "C" {
    /// A text as codes are read: without compatibility forms and signs that cannot be seen, white
    /// space and dashes as spaces, letters that look like ours as ours.
    #[wasm_bindgen(js_name = datelinePlain)]
    pub fn plain(text: &str) -> String;
    #[wasm_bindgen(js_name = datelineAddress)]
    fn address(part: &str) -> String;
    /// Has the address another fragment, with its `#`: a step in the history, or none. It is tried
    /// again where the browser has had enough of changes.
    #[wasm_bindgen(js_name = datelineGo)]
    fn go(fragment: &str, is_step: bool);
    /// Whether the fragment is one that the page itself has written.
    #[wasm_bindgen(js_name = datelineOwn)]
    pub fn is_own() -> bool;
    /// Says of the whole page by a class how things stand, or do not.
    #[wasm_bindgen(js_name = datelineMark)]
    pub fn mark(name: &str, on: bool);
    /// How things stand: `framed` (the page stands in another), `card` (it is a still box), `still` (the
    /// reader asks for little motion), `idle` (nothing has the focus).
    #[wasm_bindgen(js_name = datelineIs)]
    pub fn is(what: &str) -> bool;
    /// Gives the focus to what a selector finds, and leaves it where it is, or brings it into view; an
    /// empty one finds nothing.
    #[wasm_bindgen(js_name = datelineFocus)]
    pub fn focus(selector: &str, is_still: bool);
    /// Brings what a selector finds into sight, where it is not.
    #[wasm_bindgen(js_name = datelineReveal)]
    pub fn reveal(selector: &str);
    /// A copy of what has an id, without any ids or with them.
    #[wasm_bindgen(js_name = datelineCopy)]
    pub fn copy(id: &str, is_named: bool) -> Option<Element>;
    /// Seconds since the page was opened.
    #[wasm_bindgen(js_name = datelineClock)]
    pub fn seconds() -> u32;
    /// A number by chance, not 0, short enough to be read out.
    #[wasm_bindgen(js_name = datelineChance)]
    pub fn chance() -> u32;
    /// Whether Ctrl is held down, as far as keys and the mouse have told.
    #[wasm_bindgen(js_name = datelineCtrl)]
    pub fn is_ctrl_held() -> bool;
}

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The root of the document, which tells the page's style how things stand.
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// The element with an id.
pub fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The elements that a selector finds.
pub fn all(selector: &str) -> Vec<Element> {
    let list = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at).map(JsCast::unchecked_into)).collect()
}

/// The address's fragment, with its `#`; empty where there is none.
pub fn fragment() -> String {
    address("hash")
}

/// The address's query, with its `?` and [plain]; empty where there is none.
pub fn query() -> String {
    address("search")
}

/// Shows a fragment in the address: a step in the history, or none; never one in that of a host page.
pub fn set_fragment(fragment: &str, is_step: bool) {
    let fragment = ["#", fragment].concat();
    if self::fragment() != fragment || !is_step && !is_own() {
        go(&fragment, is_step && !is("framed"));
    }
}

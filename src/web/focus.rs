//! Focus memory: what had the focus last, and gets it back when it was moved in the page and lost it.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom;

/// What had the focus last.
#[derive(Default)]
pub struct FocusMemory(RefCell<Option<HtmlElement>>);

impl FocusMemory {
    /// Notes what has the focus.
    pub fn note(&self, element: Option<Element>) {
        self.0.replace(element.map(JsCast::unchecked_into));
    }

    /// Gives the focus back to what had it, if that was moved and lost it.
    pub fn refocus(&self) {
        let lost = dom::is("idle");
        // It is noted anew while it gets the focus.
        let focused = self.0.borrow().clone();
        if let Some(element) = focused.filter(|_| lost) {
            let _ = element.focus();
        }
    }
}

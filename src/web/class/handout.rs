//! What a teacher hands out, and a pupil hands in.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::{carried, drawn, effects};
use crate::class::assignment::Assignment;
use crate::class::data::{ClassData, ClassPage};
use crate::class::hand::Hand;
use crate::quiz;
use crate::ui::class::assign::{AssignProps, AssignRoot};
use crate::ui::class::hand::{HandProps, HandRoot};
use crate::web::dom;
use crate::web::intl;

#[wasm_bindgen]
extern "C" {
    /// The address of the folder that the page is in.
    #[wasm_bindgen(js_name = datelineBase)]
    fn base() -> String;
    /// What a pupil hands in, by lines: the resume code, the assignment, the mark of the attempt.
    #[wasm_bindgen(js_name = datelineHand)]
    fn hand() -> String;
}

/// Draws what the page that stands before the reader has a place for; anew for another result.
#[wasm_bindgen]
pub fn draw() {
    let data = carried();
    let Some(root) = dom::by_id("handout") else { return };
    match data.page {
        ClassPage::Class => {
            let (drawn, effects) = (drawn(), effects(data));
            let props = AssignProps { data, base: base(), number: intl::tenths, drawn, effects };
            yew::Renderer::<AssignRoot>::with_root_and_props(root, props).render();
        }
        ClassPage::Hand => drop(hand_in(data, root)),
        ClassPage::Sheet => {}
    }
}

/// What a pupil hands in; nothing where there is nothing yet.
fn hand_in(data: &'static ClassData, root: Element) -> Option<()> {
    let text = hand();
    let mut lines = text.lines();
    let (code, query, mark) = (lines.next()?, lines.next()?, lines.next()?.parse().ok()?);
    let attempt = quiz::code::read(&data.bank, code).ok()?;
    let assignment = Assignment::read(query)?;
    let hand = Hand { assignment, attempt, mark, who: String::new(), base: base(), copied: None };
    let props = HandProps { data, hand, drawn: drawn(), effects: effects(data) };
    yew::Renderer::<HandRoot>::with_root_and_props(root, props).render();
    Some(())
}

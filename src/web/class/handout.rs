//! What a teacher hands out, and a pupil hands in.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::Html;

use super::carried;
use super::part::draw_part;
use crate::class::assignment::Assignment;
use crate::class::data::{ClassData, ClassPage};
use crate::class::hand::Hand;
use crate::class::setting::Assigning;
use crate::class::worksheet::Worksheet;
use crate::quiz;
use crate::story::id::QuestionId;
use crate::ui::class::sheet::SheetPart;
use crate::web::dom;

/// The id of the place in the page.
const PLACE: &str = "handout";

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
    match data.page {
        ClassPage::Class => draw_part(data, PLACE, Assigning::new(data, &base(), &fragment())),
        ClassPage::Hand => hand_in(data).into_iter().for_each(|hand| draw_part(data, PLACE, hand)),
        ClassPage::Sheet => draw_part(data, PLACE, worksheet()),
    }
}

/// The questions of an assignment, which is a query, for a projector: first the assignment in its own form, then a line for
/// each question with its place in the story and its id.
#[wasm_bindgen]
pub fn asked(query: &str) -> String {
    let bank = &carried().bank;
    let assignment = Assignment::read(query).unwrap_or_default();
    let line = |id: QuestionId| {
        let at = bank.questions.iter().position(|question| question.id == id)?;
        Some(["\n", &at.to_string(), " ", id.as_str()].concat())
    };
    let lines: String = assignment.settings.order(bank).into_iter().filter_map(line).collect();
    assignment.written() + &lines
}

/// The address's fragment, as it stands there.
fn fragment() -> String {
    dom::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The worksheet of the page's address. The map that was written goes to where the sheet has it.
fn worksheet() -> SheetPart {
    // The answers stand in it: whoever saves or copies the page as it is drawn has the sheet alone.
    dom::by_id("class_data").into_iter().for_each(|carried| carried.remove());
    let map = dom::by_id("sheet_map").map_or_else(Html::default, |map| {
        map.remove();
        let _ = map.remove_attribute("hidden");
        Html::VRef(map.into())
    });
    let query = dom::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    SheetPart { sheet: Worksheet::new(&base(), &query), map }
}

/// What a pupil hands in; nothing where there is nothing yet.
fn hand_in(data: &ClassData) -> Option<Hand> {
    let text = hand();
    let mut lines = text.lines();
    let (code, query, mark) = (lines.next()?, lines.next()?, lines.next()?.parse().ok()?);
    let attempt = quiz::code::read(&data.bank, code).ok()?;
    let assignment = Assignment::read(query)?;
    Some(Hand { assignment, attempt, mark, who: String::new(), base: base(), copied: None })
}

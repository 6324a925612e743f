//! What a teacher hands out, and a pupil hands in.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{carried, draw_part};
use crate::class::assignment::Assignment;
use crate::class::data::{ClassData, ClassPage};
use crate::class::hand::Hand;
use crate::class::setting::Assigning;
use crate::quiz;
use crate::story::id::QuestionId;

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
        ClassPage::Class => draw_part(data, PLACE, Assigning::new(data, &base())),
        ClassPage::Hand => hand_in(data).into_iter().for_each(|hand| draw_part(data, PLACE, hand)),
        ClassPage::Sheet => {}
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

/// What a pupil hands in; nothing where there is nothing yet.
fn hand_in(data: &ClassData) -> Option<Hand> {
    let text = hand();
    let mut lines = text.lines();
    let (code, query, mark) = (lines.next()?, lines.next()?, lines.next()?.parse().ok()?);
    let attempt = quiz::code::read(&data.bank, code).ok()?;
    let assignment = Assignment::read(query)?;
    Some(Hand { assignment, attempt, mark, who: String::new(), base: base(), copied: None })
}

//! Excerpts: the parts of the page's text that the quiz shows beside a question, by their ids.

use crate::page::data::PageData;
use crate::page::state::State;
use crate::quiz::attempt::Phase;
use crate::story::question::Question;

/// What was corrected in a question.
pub fn corrected(question: &Question) -> String {
    ["corrected_", question.id.as_str()].concat()
}

/// The facts that prove the right answer to a question.
pub fn proof(question: &Question) -> String {
    ["proof_", question.id.as_str()].concat()
}

/// Why the right answer to a question is right.
pub fn why(question: &Question) -> String {
    ["why_", question.id.as_str()].concat()
}

/// The excerpts that a state shows.
pub fn shown(state: &State, data: &PageData) -> Vec<String> {
    let attempt = &state.attempt;
    let mut ids = Vec::new();
    let asked =
        |question: &Question| attempt.phase == Phase::Result || attempt.phase == Phase::Question(question.id.clone());
    for question in data.bank.questions.iter().filter(|question| asked(question)) {
        if question.corrected > 0 {
            ids.push(corrected(question));
        }
        if attempt.is_marked(&question.id) {
            ids.extend([why(question), proof(question)]);
        }
    }
    ids
}

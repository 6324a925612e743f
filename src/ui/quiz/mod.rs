//! The quiz: its start, its questions one by one, its result.

mod code;
mod head;
mod kind;
mod question;
mod result;
mod start;

use yew::Html;

use super::render_context::RenderContext;
use crate::quiz::attempt::Phase;

/// Where the attempt stands.
pub fn draw(cx: &RenderContext) -> Vec<Html> {
    let attempt = &cx.state.attempt;
    match (&attempt.phase, attempt.question(&cx.data.bank)) {
        (Phase::Question(_), Some((number, question))) => vec![question::draw(cx, number, question)],
        (Phase::Result, _) => result::draw(cx),
        (Phase::Start | Phase::Question(_), _) => start::draw(cx),
    }
}

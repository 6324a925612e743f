//! The form of an answer, one file an interaction. None needs dragging.

mod choose;
mod form;
mod matching;
mod order;

use yew::Html;

use self::form::Form;
use crate::lang::catalogue::Text;
use crate::quiz::score::score;
use crate::story::question::{Interaction, Kind, Question};
use crate::ui::render_context::{RenderContext, join};

/// The form; closed once it was marked.
pub fn draw(cx: &RenderContext, question: &Question, marked: bool) -> Html {
    let answer = cx.state.attempt.answer(question);
    let parts = score(question, &answer).parts;
    let form = Form { cx, question, answer, parts, marked };
    match &question.interaction {
        Interaction::Choose(options) => choose::draw(&form, options),
        Interaction::Match(pairs) => matching::draw(&form, pairs),
        Interaction::Order(sequence) => order::draw(&form, sequence),
    }
}

/// What to do, and how it counts.
pub fn task(cx: &RenderContext, question: &Question) -> String {
    let is_single = question.is_single_choice();
    let task = match question.kind {
        Kind::One => Text::DoOne,
        Kind::Several => Text::DoSeveral,
        Kind::Stated => Text::DoStated,
        Kind::Who => Text::DoWho,
        Kind::Order => Text::DoOrder,
        Kind::Map if is_single => Text::DoMapOne,
        Kind::Map => Text::DoMap,
    };
    let at_once = cx.state.attempt.counts_at_once(question);
    let counts = match (at_once, is_single) {
        (true, true) => cx.text(Text::AtOnce),
        (true, false) => cx.text(Text::OnceWhole),
        (false, _) => "",
    };
    join(&[cx.text(task), " ", counts, " ", if is_single { "" } else { cx.text(Text::PartlyHalf) }])
}

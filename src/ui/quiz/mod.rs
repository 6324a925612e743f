//! The quiz: its start, its questions one by one, its result.

mod code;
mod kind;
mod question;
mod result;
mod start;

use yew::Html;

use super::render_context::RenderContext;
use super::tag::{nothing, paragraph, tag, text};
use crate::lang::catalogue::Text;
use crate::page::notice::Notice;
use crate::quiz::attempt::Phase;
use crate::quiz::code::Refusal;
use crate::story::id::QuestionId;

/// Where the attempt stands.
pub fn view(cx: &RenderContext) -> Vec<Html> {
    let attempt = &cx.state.attempt;
    match (&attempt.phase, attempt.question(&cx.data.bank)) {
        (Phase::Question(_), Some((number, question))) => vec![question::view(cx, number, question)],
        (Phase::Result, _) => result::view(cx),
        (Phase::Start | Phase::Question(_), _) => start::view(cx),
    }
}

/// The heading that takes the focus when the panel changes.
fn heading(words: &str) -> Html {
    tag!("h2" { "class": "title", "tabindex": "-1" } [text(words)])
}

/// What there is to say beside the quiz.
fn notice(cx: &RenderContext) -> Html {
    notice_text(cx).map_or_else(nothing, |words| paragraph("notice", &words))
}

/// What there is to say beside the quiz, in words.
pub fn notice_text(cx: &RenderContext) -> Option<String> {
    let words = match cx.state.notice.as_ref()? {
        Notice::Unreadable => Text::KeptUnreadable,
        Notice::Dropped(ids) => {
            let name = |id: &String| {
                let question = QuestionId::parse(id).and_then(|id| cx.data.bank.question(&id));
                question.map_or_else(|| id.clone(), |question| question.stem.clone())
            };
            let list = (cx.ports.list)(&ids.iter().map(name).collect::<Vec<_>>());
            return Some(cx.fill(Text::KeptDropped, &[("answers", &list)]));
        }
        Notice::Refused(Refusal::Mistyped) => Text::CodeMistyped,
        Notice::Refused(Refusal::OtherStory) => Text::CodeOtherStory,
        Notice::Refused(Refusal::OtherQuestions) => Text::CodeOtherQuestions,
        Notice::SetOtherwise => Text::SetOtherwise,
        Notice::NotKept => Text::NotKept,
        Notice::Copied => Text::Copied,
        Notice::NotCopied(what) => return Some(cx.fill(Text::NotCopied, &[("text", what)])),
    };
    Some(cx.text(words).to_owned())
}

//! The quiz: its start, its questions one by one, its result.

mod answer;
mod code;
mod question;
mod result;
mod start;

use yew::Html;

use super::page::Page;
use super::tag::{nothing, paragraph, tag, text};
use crate::base::id::QuestionId;
use crate::lang::catalogue::Text;
use crate::quiz::attempt::Stage;
use crate::quiz::code::Refusal;
use crate::site::state::Notice;

/// Where the attempt stands.
pub fn view(page: &Page) -> Vec<Html> {
    let attempt = &page.state.attempt;
    match (&attempt.stage, attempt.question(&page.boot.bank)) {
        (Stage::Question(_), Some((number, question))) => vec![question::view(page, number, question)],
        (Stage::Result, _) => result::view(page),
        (Stage::Start | Stage::Question(_), _) => start::view(page),
    }
}

/// The heading that takes the focus when the panel changes.
fn heading(words: &str) -> Html {
    tag!("h2" { "class": "title", "tabindex": "-1" } [text(words)])
}

/// What there is to say beside the quiz.
fn notice(page: &Page) -> Html {
    notice_text(page).map_or_else(nothing, |words| paragraph("notice", &words))
}

/// What there is to say beside the quiz, in words.
pub fn notice_text(page: &Page) -> Option<String> {
    let words = match page.state.notice.as_ref()? {
        Notice::Unreadable => Text::KeptUnreadable,
        Notice::Dropped(ids) => {
            let name = |id: &String| {
                let question = QuestionId::parse(id).and_then(|id| page.boot.bank.question(&id));
                question.map_or_else(|| id.clone(), |question| question.stem.clone())
            };
            let list = (page.ports.list)(&ids.iter().map(name).collect::<Vec<_>>());
            return Some(page.fill(Text::KeptDropped, &[("answers", &list)]));
        }
        Notice::Refused(Refusal::Mistyped) => Text::CodeMistyped,
        Notice::Refused(Refusal::OtherStory) => Text::CodeOtherStory,
        Notice::Refused(Refusal::OtherQuestions) => Text::CodeOtherQuestions,
        Notice::SetOtherwise => Text::SetOtherwise,
        Notice::NotKept => Text::NotKept,
        Notice::Copied => Text::Copied,
        Notice::NotCopied(what) => return Some(page.fill(Text::NotCopied, &[("text", what)])),
    };
    Some(page.text(words).to_owned())
}

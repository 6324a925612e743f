//! The live region's words and the notices: what a reader is told beside what is drawn, and what a
//! screen reader announces.

use crate::lang::catalogue::Text;
use crate::page::notice::{Announcement, Notice, Shown};
use crate::quiz::code::Refusal;
use crate::quiz::score::Outcome;
use crate::story::id::QuestionId;
use crate::ui::render_context::RenderContext;

/// What is announced, once.
pub fn announcement(cx: &RenderContext) -> String {
    match &cx.state.announcement {
        None => String::new(),
        Some(Announcement::Selected(id)) => {
            let name = cx.data.subject(id).map_or("", |subject| &subject.long);
            cx.fill(Text::CardOpen, &[("name", name)])
        }
        Some(Announcement::Showing(Shown::Extent(extent))) => {
            let name = cx.data.map.extent(*extent).map_or("", |extent| &extent.name);
            cx.fill(Text::ExtentIs, &[("name", name)])
        }
        Some(Announcement::Showing(Shown::Elsewhere(tenths))) => {
            cx.fill(Text::EnlargedTimes, &[("n", &cx.tenths(*tenths))])
        }
        Some(Announcement::Spotted(id)) => {
            let name = cx.data.subject(id).map_or("", |subject| &subject.short);
            cx.fill(Text::ExtentIs, &[("name", name)])
        }
        Some(Announcement::Incomplete) => cx.text(Text::NothingYet).to_owned(),
        Some(Announcement::Placed(item, n, of)) => {
            cx.fill(Text::PlacedAt, &[("item", item), ("n", &cx.number(*n)), ("of", &cx.number(*of))])
        }
        Some(Announcement::Noticed) => notice_text(cx).unwrap_or_default(),
    }
}

/// An outcome in a word.
pub fn outcome_text(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Right => Text::OutcomeRight,
        Outcome::Partly => Text::OutcomePartly,
        Outcome::Wrong => Text::OutcomeWrong,
    }
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
        Notice::CodeFirst => Text::CodeFirst,
        Notice::NotKept => Text::NotKept,
        Notice::Copied => Text::Copied,
        Notice::NotCopied(what) => return Some(cx.fill(Text::NotCopied, &[("text", what)])),
    };
    Some(cx.text(words).to_owned())
}

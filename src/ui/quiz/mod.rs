//! The quiz: its start, its questions one by one, its result.

mod answer;
mod question;
mod result;

use yew::Html;

use super::page::Page;
use super::tag::{button, nothing, paragraph, tag, text};
use crate::lang::catalogue::{Count, Text};
use crate::quiz::attempt::Stage;
use crate::site::state::Notice;

/// Where the attempt stands.
pub fn view(page: &Page) -> Vec<Html> {
    let attempt = &page.state.attempt;
    match (&attempt.stage, attempt.question(&page.boot.bank)) {
        (Stage::Question(_), Some((number, question))) => vec![question::view(page, number, question)],
        (Stage::Result, _) => result::view(page),
        (Stage::Start | Stage::Question(_), _) => start(page),
    }
}

fn start(page: &Page) -> Vec<Html> {
    let go = if page.state.attempt.answers.is_empty() { Text::QuizStart } else { Text::QuizResume };
    let n = u32::try_from(page.boot.bank.questions.len()).unwrap_or(u32::MAX);
    vec![
        paragraph("eyebrow", &page.boot.catalogue.count(Count::Questions, n)),
        heading(page.text(Text::Quiz)),
        notice(page),
        paragraph("lead", page.text(Text::QuizIntro)),
        button("main", "start", page.text(go)),
        paragraph("hint", page.text(Text::QuizHonest)),
    ]
}

/// The heading that takes the focus when the panel changes.
fn heading(words: &str) -> Html {
    tag!("h2" { "class": "title", "tabindex": "-1" } [text(words)])
}

/// A word about answers that could not be taken over.
fn notice(page: &Page) -> Html {
    match &page.state.notice {
        None | Some(Notice::Refused(_)) => nothing(),
        Some(Notice::Unreadable) => paragraph("notice", page.text(Text::KeptUnreadable)),
        Some(Notice::Dropped(ids)) => {
            let n = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let answers = page.boot.catalogue.count(Count::Answers, n);
            paragraph("notice", &page.fill(Text::KeptDropped, &[("answers", &answers)]))
        }
    }
}

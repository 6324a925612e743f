//! The quiz: its start, its questions one by one, its result.

mod answer;
mod feedback;
mod outcome;
mod question;
mod result;

use yew::{Html, html};

use super::page::Page;
use crate::lang::catalogue::{Count, Text};
use crate::quiz::attempt::{Action as QuizAction, Stage};
use crate::site::state::{Action, Notice};

/// Where the attempt stands.
pub fn view(page: &Page) -> Html {
    let attempt = &page.state.attempt;
    match &attempt.stage {
        Stage::Start => start(page),
        Stage::Question(_) => match attempt.question(page.story()) {
            Some((number, question)) => question::view(page, number, question),
            None => start(page),
        },
        Stage::Result => result::view(page),
    }
}

fn start(page: &Page) -> Html {
    let resumes = !page.state.attempt.answers.is_empty();
    let go = if resumes { Text::QuizResume } else { Text::QuizStart };
    let n = u32::try_from(page.story().questions.len()).unwrap_or(u32::MAX);
    html! {
        <>
            <p class="eyebrow">{ page.boot.catalogue.count(Count::Questions, n) }</p>
            { page.heading(page.text(Text::Quiz)) }
            { notice(page) }
            <p class="step-text">{ page.text(Text::QuizIntro) }</p>
            { button(page, "main", go, QuizAction::Started) }
            <p class="hint">{ page.text(Text::QuizHonest) }</p>
        </>
    }
}

/// A button that does something in the quiz.
fn button(page: &Page, class: &'static str, text: Text, action: QuizAction) -> Html {
    html! { <button type="button" {class} onclick={page.click(Action::Quiz(action))}>{ page.text(text) }</button> }
}

/// A word about answers that could not be taken over.
fn notice(page: &Page) -> Html {
    let text = match page.state.notice {
        None => return html! {},
        Some(Notice::Unreadable) => page.text(Text::KeptUnreadable).to_owned(),
        Some(Notice::Dropped(n)) => {
            page.fill(Text::KeptDropped, &[("answers", &page.boot.catalogue.count(Count::Answers, n))])
        }
    };
    html! { <p class="notice">{ text }</p> }
}

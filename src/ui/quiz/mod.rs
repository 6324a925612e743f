//! The quiz: its start, its questions one by one, its result.

mod answer;
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
    match (&attempt.stage, attempt.question(&page.boot.bank)) {
        (Stage::Question(_), Some((number, question))) => question::view(page, number, question),
        (Stage::Result, _) => result::view(page),
        (Stage::Start | Stage::Question(_), _) => start(page),
    }
}

fn start(page: &Page) -> Html {
    let resumes = !page.state.attempt.answers.is_empty();
    let go = if resumes { Text::QuizResume } else { Text::QuizStart };
    let n = u32::try_from(page.boot.bank.questions.len()).unwrap_or(u32::MAX);
    html! {
        <>
            { page.paragraph("eyebrow", &page.boot.catalogue.count(Count::Questions, n)) }
            { page.heading(page.text(Text::Quiz)) }
            { notice(page) }
            { page.paragraph("lead", page.text(Text::QuizIntro)) }
            { button(page, "main", go, QuizAction::Started) }
            { page.paragraph("hint", page.text(Text::QuizHonest)) }
        </>
    }
}

/// A button that does something in the quiz.
fn button(page: &Page, class: &'static str, text: Text, action: QuizAction) -> Html {
    page.button(class, None, None, page.text(text), Action::Quiz(action))
}

/// A word about answers that could not be taken over.
fn notice(page: &Page) -> Html {
    match page.state.notice {
        None => Html::default(),
        Some(Notice::Unreadable) => page.paragraph("notice", page.text(Text::KeptUnreadable)),
        Some(Notice::Dropped(n)) => {
            let answers = page.boot.catalogue.count(Count::Answers, n);
            page.paragraph("notice", &page.fill(Text::KeptDropped, &[("answers", &answers)]))
        }
    }
}

//! One question: what is asked, the answer, and what came of it.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::Key;

use super::{answer, heading, notice};
use crate::lang::catalogue::Text;
use crate::quiz::mark::{Outcome, refutations};
use crate::quiz::settings::Switch;
use crate::story::model::{Kind, Question};
use crate::ui::app::outcome_text;
use crate::ui::page::{Page, join};
use crate::ui::tag::{button, element, nothing, paragraph, row, tag, text};

/// The question with its number from 1.
pub fn view(page: &Page, number: usize, question: &Question) -> Html {
    let attempt = &page.state.attempt;
    let marked = attempt.is_marked(&question.id);
    let last = attempt.next(&page.boot.bank, number).is_none_or(|id| !marked && id == question.id);
    let next = page.text(if last { Text::ToResult } else { Text::Next });
    let (n, of) = (page.number(number), page.number(attempt.order.len()));
    let foot = if marked {
        let can_change = attempt.settings.is_on(Switch::Change);
        let change = page.button("plain", "reopen", Text::ChangeAnswer);
        vec![feedback(page, question), button("main", "next", next), if can_change { change } else { nothing() }]
    } else {
        let word = page.paragraph("notice", Text::NothingYet);
        let check = if attempt.settings.is_marked_at_end() { next } else { page.text(Text::Check) };
        let back = page.button("plain", "before", Text::Before);
        vec![
            if attempt.incomplete { word } else { nothing() },
            button("main", "check", check),
            if attempt.can_go_back(&page.boot.bank) { back } else { nothing() },
        ]
    };
    let parts = vec![
        paragraph("eyebrow", &page.fill(Text::QuestionOf, &[("n", &n), ("of", &of)])),
        notice(page),
        heading(&question.stem),
        corrected(page, question),
        tag!("p" { "class": "hint", "id": "quiz_do" } [text(page.text(task(question)))]),
        answer::view(page, question, marked),
        row(foot),
    ];
    let mut whole = element("div", &["class"], &[Some("question")], parts);
    // A question is drawn anew, not made over from the one before.
    whole.key = Some(Key::from(question.id.as_str()));
    Html::VTag(Rc::new(whole))
}

/// What was corrected in it, from the page's text.
fn corrected(page: &Page, question: &Question) -> Html {
    if question.corrected > 0 {
        page.ports.excerpt.emit(join(&["corrected_", question.id.as_str()]))
    } else {
        nothing()
    }
}

/// What to do.
fn task(question: &Question) -> Text {
    match question.interaction.kind() {
        Kind::One => Text::DoOne,
        Kind::Several => Text::DoSeveral,
        Kind::Stated => Text::DoStated,
        Kind::Who => Text::DoWho,
        Kind::Order => Text::DoOrder,
        Kind::Map => Text::DoMap,
    }
}

/// What came of the answer: in a word, why what was chosen is wrong, and from
/// the page's text why the right answer is right and the facts that prove it.
pub fn feedback(page: &Page, question: &Question) -> Html {
    let Some(answer) = page.state.attempt.answers.get(&question.id) else { return nothing() };
    let outcome = page.state.attempt.points(question).unwrap_or_default().outcome();
    let class = match outcome {
        Outcome::Right => "feedback is-right",
        Outcome::Partly => "feedback is-partly",
        Outcome::Wrong => "feedback is-wrong",
    };
    let mut parts = vec![tag!("h3" { "class": "outcome" } [text(page.text(outcome_text(outcome)))])];
    if page.state.attempt.is_outdated(&question.id) {
        parts.push(page.paragraph("notice", Text::AnsweredBefore));
    }
    parts.extend(refutations(question, answer).into_iter().map(|why| paragraph("refutation", why)));
    parts.push(page.ports.excerpt.emit(join(&["why_", question.id.as_str()])));
    tag!("div" { "class": class } parts)
}

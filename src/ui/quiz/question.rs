//! One question: what is asked, the answer, and what came of it.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::Key;

use super::head::{notice, stem};
use super::{code, kind};
use crate::lang::catalogue::Text;
use crate::page::excerpt;
use crate::quiz::score::{Outcome, refutations};
use crate::quiz::settings::Switch;
use crate::story::question::Question;
use crate::ui::live_region::outcome_text;
use crate::ui::render_context::RenderContext;
use crate::ui::tag::{button, element, nothing, paragraph, row, tag, text};

/// The question with its number from 1.
pub fn draw(cx: &RenderContext, number: usize, question: &Question) -> Html {
    let attempt = &cx.state.attempt;
    let marked = attempt.is_marked(&question.id);
    let last = attempt.next(&cx.data.bank, number).is_none_or(|id| !marked && id == question.id);
    let next = cx.text(if last { Text::ToResult } else { Text::Next });
    let (n, of) = (cx.number(number), cx.number(attempt.order.len()));
    let foot = if marked {
        let can_change = attempt.settings.is_on(Switch::Change);
        let change = cx.button("plain", "reopen", Text::ChangeAnswer);
        vec![feedback(cx, question), button("main", "next", next), if can_change { change } else { nothing() }]
    } else {
        let word = cx.paragraph("notice", Text::NothingYet);
        let check = if attempt.settings.is_marked_at_end() { next } else { cx.text(Text::Check) };
        let back = cx.button("plain", "before", Text::Before);
        vec![
            if attempt.incomplete { word } else { nothing() },
            button("main", "check", check),
            if attempt.can_go_back(&cx.data.bank) { back } else { nothing() },
        ]
    };
    let parts = vec![
        tag!("p" { "class": "eyebrow", "id": "quiz_no" } [
            text(&cx.fill(Text::QuestionOf, &[("n", &n), ("of", &of)])),
        ]),
        notice(cx),
        stem(question),
        corrected(cx, question),
        tag!("p" { "class": "hint", "id": "quiz_do" } [text(cx.text(kind::task(question.kind)))]),
        kind::draw(cx, question, marked),
        row(foot),
        code::draw(cx),
        anew(cx),
    ];
    let mut whole = element("div", &["class"], &[Some("question")], parts);
    // A question is drawn anew, not made over from the one before.
    whole.key = Some(Key::from(question.id.as_str()));
    Html::VTag(Rc::new(whole))
}

/// Begins anew, once that is asked for twice: the next pupil may sit at this screen.
fn anew(cx: &RenderContext) -> Html {
    if cx.state.attempt.answers.is_empty() {
        return nothing();
    }
    tag!("details" { "class": "fold" } [
        tag!("summary" {} [text(cx.text(Text::StartOver))]),
        cx.paragraph("hint", Text::StartOverAsk),
        cx.button("plain", "restart", Text::StartOver),
    ])
}

/// What was corrected in it, from the page's text.
fn corrected(cx: &RenderContext, question: &Question) -> Html {
    cx.excerpt(&excerpt::corrected(question))
}

/// What came of the answer: in a word, why what was chosen is wrong, and from
/// the page's text why the right answer is right and the facts that prove it.
pub fn feedback(cx: &RenderContext, question: &Question) -> Html {
    let Some(score) = cx.state.attempt.score_of(question) else { return nothing() };
    let outcome = score.outcome();
    let class = match outcome {
        Outcome::Right => "feedback is-right",
        Outcome::Partly => "feedback is-partly",
        Outcome::Wrong => "feedback is-wrong",
    };
    let mut parts = vec![tag!("h3" { "class": "outcome" } [text(cx.text(outcome_text(outcome)))])];
    if cx.state.attempt.is_outdated(&question.id) {
        parts.push(cx.paragraph("notice", Text::AnsweredBefore));
    }
    parts.extend(refutations(question, &score).into_iter().map(|why| paragraph("refutation", why)));
    parts.push(cx.excerpt(&excerpt::why(question)));
    tag!("div" { "class": class } parts)
}

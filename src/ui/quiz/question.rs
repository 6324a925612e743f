//! One question: what is asked, the answer, and what came of it.

use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::Key;

use super::head::{notice, stem};
use super::{code, kind};
use crate::lang::catalogue::Text;
use crate::page::excerpt;
use crate::quiz::score::{Outcome, reasons};
use crate::quiz::settings::Switch;
use crate::story::id::QuestionId;
use crate::story::question::Question;
use crate::ui::live_region::outcome_text;
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{button, element, nothing, paragraph, row, tag, text};

/// The question with its number from 1. What leads on stands at its foot, and stays there.
pub fn draw(cx: &RenderContext, number: usize, question: &Question) -> Html {
    let attempt = &cx.state.attempt;
    let marked = attempt.is_marked(&question.id);
    let last = attempt.next(&cx.data.bank, number).is_none_or(|id| !marked && id == question.id);
    let next = cx.text(if last { Text::ToResult } else { Text::Next });
    let (n, of) = (cx.number(number), cx.number(attempt.order.len()));
    let foot = if marked {
        let can_change = attempt.settings.is_on(Switch::Change);
        let change = cx.button("plain", "reopen", Text::ChangeAnswer);
        vec![verdict(cx, question), button("main", "next", next), if can_change { change } else { nothing() }]
    } else {
        let word = cx.paragraph("notice", Text::NothingYet);
        let check = if attempt.settings.is_marked_at_end() { next } else { cx.text(Text::Check) };
        let back = cx.button("plain", "before", Text::Before);
        // What counts at once is handed in by its last press, but for who goes through the options by keys.
        let waits = !attempt.counts_at_once(question) || attempt.draft(&question.id).is_some();
        vec![
            if attempt.incomplete { word } else { nothing() },
            if waits { button("main", "check", check) } else { nothing() },
            if attempt.can_go_back(&cx.data.bank) { back } else { nothing() },
        ]
    };
    let parts = vec![
        ticks(cx, &question.id),
        tag!("p" { "class": "eyebrow", "id": "quiz_no" } [
            text(&cx.fill(Text::QuestionOf, &[("n", &n), ("of", &of)])),
        ]),
        notice(cx),
        stem(question),
        corrected(cx, question),
        tag!("p" { "class": "hint", "id": "quiz_do" } [text(&kind::task(cx, question))]),
        kind::draw(cx, question, marked),
        if marked { proof(cx, question) } else { nothing() },
        code::draw(cx),
        anew(cx),
        tag!("div" { "class": "quiz-foot" } foot),
    ];
    let mut whole = element("div", &["class"], &[Some("question")], parts);
    // A question is drawn anew, not made over from the one before.
    whole.key = Some(Key::from(question.id.as_str()));
    Html::VTag(Rc::new(whole))
}

/// What became of each question so far, for the eye: its number and its verdict are words.
fn ticks(cx: &RenderContext, asked: &QuestionId) -> Html {
    let attempt = &cx.state.attempt;
    let tick = |question: &Question| {
        let class = if attempt.is_marked(&question.id) {
            outcome_class(attempt.outcome(question))
        } else if attempt.answers.contains(&question.id) {
            "is-given"
        } else {
            ""
        };
        tag!("li" { "class": class, "aria-current": (question.id == *asked).then_some("step") } [])
    };
    let all = attempt.questions(&cx.data.bank).map(tick).collect();
    tag!("ol" { "class": "tally", "aria-hidden": "true" } all)
}

/// The class of what came of an answer.
pub fn outcome_class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Right => "is-right",
        Outcome::Partly => "is-partly",
        Outcome::Wrong => "is-wrong",
    }
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

/// What came of the answer: in a word, and in a sentence of the page's text why the right one is right. It
/// gets the focus, and is heard as a whole.
fn verdict(cx: &RenderContext, question: &Question) -> Html {
    let Some(score) = cx.state.attempt.score_of(question) else { return nothing() };
    let outcome = score.outcome();
    tag!("div" {
        "class": join(&["feedback ", outcome_class(outcome)]),
        "role": "group",
        "tabindex": "-1",
        "aria-labelledby": "quiz_verdict quiz_no quiz_why",
    } [
        tag!("p" { "class": "outcome", "id": "quiz_verdict" } [text(cx.text(outcome_text(outcome)))]),
        outdated(cx, question),
        tag!("div" { "id": "quiz_why" } [cx.excerpt(&excerpt::why(question))]),
    ])
}

/// Folded: what proves the right answer.
fn proof(cx: &RenderContext, question: &Question) -> Html {
    let summary = tag!("summary" {} [text(cx.text(Text::Evidence))]);
    tag!("details" { "class": "fold proof" } [summary, proved(cx, question)])
}

/// Why what was chosen is wrong, and the facts that prove what is right.
fn proved(cx: &RenderContext, question: &Question) -> Html {
    let Some(score) = cx.state.attempt.score_of(question) else { return nothing() };
    let why = reasons(question, &score).into_iter().map(|why| paragraph("refutation", why));
    row(why.chain([cx.excerpt(&excerpt::proof(question))]).collect())
}

fn outdated(cx: &RenderContext, question: &Question) -> Html {
    let is_outdated = cx.state.attempt.is_outdated(&question.id);
    if is_outdated { cx.paragraph("notice", Text::AnsweredBefore) } else { nothing() }
}

/// What is told of a question beside the result: all of it.
pub fn review(cx: &RenderContext, question: &Question) -> Html {
    tag!("div" { "class": "reviewed" } [
        outdated(cx, question),
        cx.excerpt(&excerpt::why(question)),
        proved(cx, question),
    ])
}

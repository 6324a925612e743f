//! The result: the score in figures, in a sentence and question by question; by skill; and every question with
//! its evidence, what was missed first.

use yew::Html;

use super::head::{heading, notice, stem_id};
use super::question::{outcome_class, review as reviewed};
use super::{code, kind};
use crate::base::number::Digits;
use crate::base::vocabulary::Word;
use crate::lang::catalogue::{Count, Text};
use crate::page::notice::Notice;
use crate::quiz::score::{Band, Outcome, Points};
use crate::quiz::settings::{Number, Switch};
use crate::story::question::{Question, Skill};
use crate::ui::live_region::outcome_text;
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{self, nothing, paragraph, tag, text};

/// The result.
pub fn draw(cx: &RenderContext) -> Vec<Html> {
    let bank = &cx.data.bank;
    let attempt = &cx.state.attempt;
    let rest = bank.questions.len().saturating_sub(attempt.order.len());
    let passed = attempt.passed(bank).map_or_else(nothing, |passed| {
        let mark = cx.fill(Text::Percent, &[("n", &cx.tenths(attempt.settings.number(Number::Pass) * 10))]);
        let words = if passed { Text::Passed } else { Text::NotPassed };
        paragraph(if passed { "lead is-right" } else { "lead is-wrong" }, &cx.fill(words, &[("n", &mark)]))
    });
    let time = || paragraph("hint", &cx.fill(Text::TimeTaken, &[("time", &clock(cx, attempt.seconds))]));
    let (points, of) = attempt.score(bank, None);
    let band = Band::of(points, of);
    let words = match band {
        Band::All => Text::BandAll,
        Band::Most => Text::BandMost,
        Band::Some => Text::BandSome,
        Band::Few => Text::BandFew,
    };
    let (mut right, mut missed) = (Vec::new(), Vec::new());
    for (number, question) in (1_u32..).zip(attempt.questions(bank)) {
        let is_right = cx.state.attempt.outcome(question) == Outcome::Right;
        (if is_right { &mut right } else { &mut missed }).push(review(cx, number, question));
    }
    let is_missed = !missed.is_empty();
    // Said beside what was pressed for it.
    let is_copied = matches!(cx.state.notice, Some(Notice::Copied | Notice::NotCopied(_)));
    vec![
        cx.paragraph("eyebrow", Text::Quiz),
        heading(cx.text(Text::Result)),
        if is_copied { nothing() } else { notice(cx) },
        paragraph(if band == Band::All { "score is-right" } else { "score" }, &score(cx, (points, of))),
        cx.paragraph("lead", words),
        ticks(cx),
        passed,
        if attempt.settings.is_on(Switch::Time) { time() } else { nothing() },
        // What a pupil hands in is drawn here, by another program (`publish/script/hand.js`).
        tag!("div" { "id": "hand_in" } []),
        tag!("div" { "class": "deeds" } [
            if is_missed { cx.button("main", "retry", Text::TryWrongAgain) } else { nothing() },
            if rest > 0 && !cx.state.is_given(Number::Questions.as_str()) {
                tag::button("main", "rest", &cx.fill(Text::QuizRest, &[("n", &cx.number(rest))]))
            } else {
                nothing()
            },
        ]),
        reviews(cx, missed, false),
        reviews(cx, right, true),
        tag!("h3" {} [text(cx.text(Text::BySkill))]),
        tag!("dl" { "class": "skills" } Skill::ALL.iter().map(|skill| by_skill(cx, *skill)).collect()),
        tag!("div" { "class": "deeds" } [
            cx.button("plain", "share", Text::Share),
            // By the page's own script, which loads what draws it.
            tag!("button" { "type": "button", "class": "plain", "id": "picture" } [text(cx.text(Text::Picture))]),
            cx.button("plain", "print", Text::Print),
            cx.button("plain", "restart", Text::StartOver),
        ]),
        if is_copied { notice(cx) } else { nothing() },
        code::draw(cx),
    ]
}

/// Seconds as minutes and seconds.
fn clock(cx: &RenderContext, seconds: u32) -> String {
    let [minutes, tens, ones] = [seconds / 60, seconds % 60 / 10, seconds % 10].map(|n| cx.tenths(n * 10));
    join(&[&minutes, ":", &tens, &ones])
}

/// Points of so many questions, in words.
fn score(cx: &RenderContext, (points, of): (Points, u32)) -> String {
    cx.count(Count::Score, of, &[("n", &cx.tenths(points.tenths())), ("of", &cx.tenths(of * 10))])
}

/// What became of each question; each leads to it.
fn ticks(cx: &RenderContext) -> Html {
    let tick = |(at, question): (usize, &Question)| {
        let outcome = cx.state.attempt.outcome(question);
        let name = [&cx.number(at + 1), ": ", cx.text(outcome_text(outcome))].concat();
        tag!("li" { "class": outcome_class(outcome) } [
            tag!("button" { "type": "button", "aria-label": name, "data-to": stem_id(question) } [
                text(&cx.number(at + 1)),
            ]),
        ])
    };
    let all = cx.state.attempt.questions(&cx.data.bank).enumerate().map(tick).collect();
    tag!("ol" { "class": "tally" } all)
}

fn by_skill(cx: &RenderContext, skill: Skill) -> Html {
    let (points, of) = cx.state.attempt.score(&cx.data.bank, Some(skill));
    if of == 0 {
        return nothing();
    }
    let name = match skill {
        Skill::Recall => Text::SkillRecall,
        Skill::Sequence => Text::SkillSequence,
        Skill::Attribution => Text::SkillAttribution,
        Skill::Inference => Text::SkillInference,
    };
    let [value, max] = [points.tenths(), of * 10].map(Digits::digits);
    tag!("div" {} [
        tag!("dt" {} [text(cx.text(name))]),
        tag!("dd" {} [text(&score(cx, (points, of)))]),
        // What it draws is said in words.
        tag!("meter" { "value": value, "max": max, "aria-hidden": "true" } []),
    ])
}

/// Some questions one after the other; those that were right are folded.
fn reviews(cx: &RenderContext, some: Vec<Html>, is_right: bool) -> Html {
    if some.is_empty() {
        return nothing();
    }
    let words = if is_right { Text::RightOnes } else { Text::MissedOnes };
    let head = tag!("h3" {} [text(&cx.fill(words, &[("n", &cx.number(some.len()))]))]);
    let list = tag!("ol" { "class": "review" } some);
    if is_right {
        tag!("details" { "class": "rights" } [tag!("summary" {} [head]), list])
    } else {
        tag::row(vec![head, list])
    }
}

fn review(cx: &RenderContext, number: u32, question: &Question) -> Html {
    let outcome = cx.state.attempt.outcome(question);
    let class = join(&["tag ", outcome_class(outcome)]);
    tag!("li" { "value": number.digits() } [tag!("details" {} [
        tag!("summary" { "id": stem_id(question) } [
            text(&question.stem),
            text(" "),
            tag!("span" { "class": class } [text(cx.text(outcome_text(outcome)))]),
        ]),
        kind::draw(cx, question, true),
        reviewed(cx, question),
    ])])
}

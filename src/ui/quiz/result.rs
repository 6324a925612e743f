//! The result: the score, the score by skill, and every question with its
//! evidence.

use yew::Html;

use super::head::{heading, notice, stem_id};
use super::{code, kind, question};
use crate::base::vocabulary::Word;
use crate::lang::catalogue::{Count, Text};
use crate::quiz::score::Outcome;
use crate::quiz::settings::{Number, Switch};
use crate::story::question::{Question, Skill};
use crate::ui::live_region::outcome_text;
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{self, nothing, paragraph, tag, text};

/// The result.
pub fn draw(cx: &RenderContext) -> Vec<Html> {
    let bank = &cx.data.bank;
    let attempt = &cx.state.attempt;
    let missed = attempt.questions(bank).any(|question| outcome(cx, question) != Outcome::Right);
    let rest = bank.questions.len().saturating_sub(attempt.order.len());
    let passed = attempt.passed(bank).map_or_else(nothing, |passed| {
        let mark = cx.fill(Text::Percent, &[("n", &cx.tenths(attempt.settings.number(Number::Pass) * 10))]);
        let words = if passed { Text::Passed } else { Text::NotPassed };
        paragraph(if passed { "lead is-right" } else { "lead is-wrong" }, &cx.fill(words, &[("n", &mark)]))
    });
    let time = || paragraph("hint", &cx.fill(Text::TimeTaken, &[("time", &clock(cx, attempt.seconds))]));
    vec![
        cx.paragraph("eyebrow", Text::Quiz),
        heading(cx.text(Text::Result)),
        notice(cx),
        paragraph("score", &score(cx, None)),
        passed,
        if attempt.settings.is_on(Switch::Time) { time() } else { nothing() },
        if rest > 0 && !cx.state.is_given(Number::Questions.as_str()) {
            tag::button("main", "rest", &cx.fill(Text::QuizRest, &[("n", &cx.number(rest))]))
        } else {
            nothing()
        },
        if missed { cx.button("main", "retry", Text::TryWrongAgain) } else { nothing() },
        cx.button("plain", "share", Text::Share),
        cx.button("plain", "print", Text::Print),
        cx.button("plain", "restart", Text::StartOver),
        code::draw(cx),
        tag!("h3" {} [text(cx.text(Text::BySkill))]),
        tag!("dl" { "class": "skills" } Skill::ALL.iter().map(|skill| by_skill(cx, *skill)).collect()),
        tag!("h3" {} [text(cx.text(Text::Review))]),
        tag!("ol" { "class": "review" } attempt.questions(bank).map(|question| review(cx, question)).collect()),
    ]
}

/// Seconds as minutes and seconds.
fn clock(cx: &RenderContext, seconds: u32) -> String {
    let [minutes, tens, ones] = [seconds / 60, seconds % 60 / 10, seconds % 10].map(|n| cx.tenths(n * 10));
    join(&[&minutes, ":", &tens, &ones])
}

fn outcome(cx: &RenderContext, question: &Question) -> Outcome {
    cx.state.attempt.points(question).unwrap_or_default().outcome()
}

/// The points of all questions, or of those of a skill, in words.
fn score(cx: &RenderContext, skill: Option<Skill>) -> String {
    let (points, of) = cx.state.attempt.score(&cx.data.bank, skill);
    cx.count(Count::Score, of, &[("n", &cx.tenths(points.tenths())), ("of", &cx.tenths(of * 10))])
}

fn by_skill(cx: &RenderContext, skill: Skill) -> Html {
    if cx.state.attempt.score(&cx.data.bank, Some(skill)).1 == 0 {
        return nothing();
    }
    let name = match skill {
        Skill::Recall => Text::SkillRecall,
        Skill::Sequence => Text::SkillSequence,
        Skill::Attribution => Text::SkillAttribution,
        Skill::Inference => Text::SkillInference,
    };
    tag!("div" {} [tag!("dt" {} [text(cx.text(name))]), tag!("dd" {} [text(&score(cx, Some(skill)))])])
}

fn review(cx: &RenderContext, question: &Question) -> Html {
    let outcome = cx.text(outcome_text(outcome(cx, question)));
    tag!("li" {} [tag!("details" {} [
        tag!("summary" { "id": stem_id(question) } [text(&question.stem), text(" "), tag!("span" { "class": "tag" } [text(outcome)])]),
        kind::draw(cx, question, true),
        question::feedback(cx, question),
    ])])
}

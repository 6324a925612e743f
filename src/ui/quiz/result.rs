//! The result: the score, the score by skill, and every question with its
//! evidence.

use yew::Html;

use super::{answer, code, heading, notice, question};
use crate::base::word::Word;
use crate::lang::catalogue::{Count, Text};
use crate::quiz::mark::Outcome;
use crate::quiz::settings::{Number, Switch};
use crate::story::model::{Question, Skill};
use crate::ui::app::outcome_text;
use crate::ui::page::{Page, join};
use crate::ui::tag::{nothing, paragraph, tag, text};

/// The result.
pub fn view(page: &Page) -> Vec<Html> {
    let bank = &page.boot.bank;
    let attempt = &page.state.attempt;
    let missed = attempt.questions(bank).any(|question| outcome(page, question) != Outcome::Right);
    let passed = attempt.passed(bank).map_or_else(nothing, |passed| {
        let mark = page.fill(Text::Percent, &[("n", &page.tenths(attempt.settings.number(Number::Pass) * 10))]);
        let words = if passed { Text::Passed } else { Text::NotPassed };
        paragraph(if passed { "lead is-right" } else { "lead is-wrong" }, &page.fill(words, &[("n", &mark)]))
    });
    let time = || paragraph("hint", &page.fill(Text::TimeTaken, &[("time", &clock(page, attempt.seconds))]));
    vec![
        page.paragraph("eyebrow", Text::Quiz),
        heading(page.text(Text::Result)),
        notice(page),
        paragraph("score", &score(page, None)),
        passed,
        if attempt.settings.is_on(Switch::Time) { time() } else { nothing() },
        if missed { page.button("main", "retry", Text::TryWrongAgain) } else { nothing() },
        page.button("plain", "share", Text::Share),
        page.button("plain", "print", Text::Print),
        page.button("plain", "restart", Text::StartOver),
        code::view(page),
        tag!("h3" {} [text(page.text(Text::BySkill))]),
        tag!("dl" { "class": "skills" } Skill::ALL.iter().map(|skill| by_skill(page, *skill)).collect()),
        tag!("h3" {} [text(page.text(Text::Review))]),
        tag!("ol" { "class": "review" } attempt.questions(bank).map(|question| review(page, question)).collect()),
    ]
}

/// Seconds as minutes and seconds.
fn clock(page: &Page, seconds: u32) -> String {
    let [minutes, tens, ones] = [seconds / 60, seconds % 60 / 10, seconds % 10].map(|n| page.tenths(n * 10));
    join(&[&minutes, ":", &tens, &ones])
}

fn outcome(page: &Page, question: &Question) -> Outcome {
    page.state.attempt.points(question).unwrap_or_default().outcome()
}

/// The points of all questions, or of those of a skill, in words.
fn score(page: &Page, skill: Option<Skill>) -> String {
    let (points, of) = page.state.attempt.score(&page.boot.bank, skill);
    page.count(Count::Score, of, &[("n", &page.tenths(points.tenths())), ("of", &page.tenths(of * 10))])
}

fn by_skill(page: &Page, skill: Skill) -> Html {
    if page.state.attempt.score(&page.boot.bank, Some(skill)).1 == 0 {
        return nothing();
    }
    let name = match skill {
        Skill::Recall => Text::SkillRecall,
        Skill::Sequence => Text::SkillSequence,
        Skill::Attribution => Text::SkillAttribution,
        Skill::Inference => Text::SkillInference,
    };
    tag!("div" {} [tag!("dt" {} [text(page.text(name))]), tag!("dd" {} [text(&score(page, Some(skill)))])])
}

fn review(page: &Page, question: &Question) -> Html {
    let outcome = page.text(outcome_text(outcome(page, question)));
    tag!("li" {} [tag!("details" {} [
        tag!("summary" {} [text(&question.stem), text(" "), tag!("span" { "class": "tag" } [text(outcome)])]),
        answer::view(page, question, true),
        question::feedback(page, question),
    ])])
}

//! The result: the score, the score by skill, and every question with its
//! evidence.

use yew::Html;

use super::{answer, heading, notice, question};
use crate::base::number::decimal;
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::quiz::mark::{Outcome, POINTS_PER_QUESTION};
use crate::story::model::{Question, Skill};
use crate::ui::app::outcome_text;
use crate::ui::page::Page;
use crate::ui::tag::{button, nothing, paragraph, tag, text};

/// The result.
pub fn view(page: &Page) -> Vec<Html> {
    let questions = &page.boot.bank.questions;
    let missed = questions.iter().any(|question| outcome(page, question) != Outcome::Right);
    vec![
        paragraph("eyebrow", page.text(Text::Quiz)),
        heading(page.text(Text::Result)),
        notice(page),
        paragraph("score", &score(page, None)),
        if missed { button("main", "retry", page.text(Text::TryWrongAgain)) } else { nothing() },
        button("plain", "restart", page.text(Text::StartOver)),
        tag!("h3" {} [text(page.text(Text::BySkill))]),
        tag!("dl" { "class": "skills" } Skill::ALL.iter().map(|skill| by_skill(page, *skill)).collect()),
        tag!("h3" {} [text(page.text(Text::Review))]),
        tag!("ol" { "class": "review" } questions.iter().map(|question| review(page, question)).collect()),
    ]
}

fn outcome(page: &Page, question: &Question) -> Outcome {
    page.state.attempt.points(question).unwrap_or_default().outcome()
}

/// The points of all questions, or of those of a skill, in words.
fn score(page: &Page, skill: Option<Skill>) -> String {
    let (mut earned, mut of) = (0, 0_usize);
    for question in &page.boot.bank.questions {
        if skill.is_none_or(|skill| question.skill == skill) {
            earned += page.state.attempt.points(question).unwrap_or_default().0;
            of += 1;
        }
    }
    // To a tenth, rounded down: a full score is only for what is all right.
    let tenths = earned * 10 / POINTS_PER_QUESTION;
    page.fill(Text::Score, &[("n", &decimal(f64::from(tenths) / 10.0)), ("of", &of.to_string())])
}

fn by_skill(page: &Page, skill: Skill) -> Html {
    if !page.boot.bank.questions.iter().any(|question| question.skill == skill) {
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

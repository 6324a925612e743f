//! The result: the score, the score by skill, and every question with its
//! evidence.

use yew::{Html, html};

use super::{answer, button, notice, question};
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::quiz::attempt::Action as QuizAction;
use crate::quiz::mark::{Outcome, POINTS_PER_QUESTION};
use crate::story::model::{Question, Skill};
use crate::ui::app::outcome_text;
use crate::ui::page::{Page, number};

/// The result.
pub fn view(page: &Page) -> Html {
    let questions = &page.boot.bank.questions;
    let missed = questions.iter().any(|question| outcome(page, question) != Outcome::Right);
    html! {
        <>
            { page.paragraph("eyebrow", page.text(Text::Quiz)) }
            { page.heading(page.text(Text::Result)) }
            { notice(page) }
            { page.paragraph("score", &score(page, |_| true)) }
            if missed { { button(page, "main", Text::TryWrongAgain, QuizAction::Retried) } }
            { button(page, "plain", Text::StartOver, QuizAction::Restarted) }
            <h3>{ page.text(Text::BySkill) }</h3>
            <dl class="skills">{ for Skill::ALL.iter().map(|skill| by_skill(page, *skill)) }</dl>
            <h3>{ page.text(Text::Review) }</h3>
            <ol class="review">{ for questions.iter().map(|question| review(page, question)) }</ol>
        </>
    }
}

fn outcome(page: &Page, question: &Question) -> Outcome {
    page.state.attempt.points(question).unwrap_or_default().outcome()
}

/// The points of some questions, in words.
fn score(page: &Page, which: impl Fn(&Question) -> bool) -> String {
    let (mut earned, mut of) = (0, 0);
    for question in page.boot.bank.questions.iter().filter(|question| which(question)) {
        earned += page.state.attempt.points(question).unwrap_or_default().0;
        of += 1;
    }
    page.fill(Text::Score, &[("n", &tenths(earned)), ("of", &number(of))])
}

/// Points as questions, to a tenth where they are not whole. Rounded down: a
/// full score is only for what is all right.
fn tenths(points: u32) -> String {
    crate::base::number::decimal(f64::from(points * 10 / POINTS_PER_QUESTION) / 10.0)
}

fn by_skill(page: &Page, skill: Skill) -> Html {
    if !page.boot.bank.questions.iter().any(|question| question.skill == skill) {
        return Html::default();
    }
    let name = match skill {
        Skill::Recall => Text::SkillRecall,
        Skill::Sequence => Text::SkillSequence,
        Skill::Attribution => Text::SkillAttribution,
        Skill::Inference => Text::SkillInference,
    };
    html! { <div><dt>{ page.text(name) }</dt><dd>{ score(page, |question| question.skill == skill) }</dd></div> }
}

fn review(page: &Page, question: &Question) -> Html {
    let outcome = outcome(page, question);
    html! {
        <li>
            <details>
                <summary>{ &question.stem }{ " " }<span class="tag">{ page.text(outcome_text(outcome)) }</span></summary>
                { answer::view(page, question, true) }
                { question::feedback(page, question) }
            </details>
        </li>
    }
}

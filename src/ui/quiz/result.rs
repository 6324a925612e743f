//! The result: the score, the score by skill, and every question with its
//! evidence.

use yew::{Html, html};

use super::{button, feedback, notice};
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::quiz::attempt::Action as QuizAction;
use crate::quiz::mark::{Outcome, POINTS_PER_QUESTION, Points};
use crate::story::model::{Question, Skill};
use crate::ui::page::Page;
use crate::ui::panel::outcome_text;

/// The result.
pub fn view(page: &Page) -> Html {
    let questions: Vec<&Question> = page.state.attempt.order.iter().filter_map(|id| page.story().question(id)).collect();
    let missed = questions.iter().any(|question| outcome(page, question) != Outcome::Right);
    html! {
        <>
            <p class="eyebrow">{ page.text(Text::Quiz) }</p>
            { page.heading(page.text(Text::Result)) }
            { notice(page) }
            <p class="score">{ score(page, questions.iter().copied()) }</p>
            if missed { { button(page, "main", Text::TryWrongAgain, QuizAction::Retried) } }
            { button(page, "plain", Text::StartOver, QuizAction::Restarted) }
            <h3>{ page.text(Text::BySkill) }</h3>
            <dl class="skills">
                { for Skill::ALL.iter().filter_map(|skill| by_skill(page, *skill, &questions)) }
            </dl>
            <h3>{ page.text(Text::Review) }</h3>
            <ol class="review">{ for questions.iter().map(|question| review(page, question)) }</ol>
        </>
    }
}

fn outcome(page: &Page, question: &Question) -> Outcome {
    page.state.attempt.points(question).unwrap_or_default().outcome()
}

/// The points of some questions, in words.
fn score<'q>(page: &Page, questions: impl Iterator<Item = &'q Question> + Clone) -> String {
    let earned: u32 = questions.clone().filter_map(|question| page.state.attempt.points(question)).map(|Points(points)| points).sum();
    let of = questions.count().to_string();
    page.fill(Text::Score, &[("n", &tenths(earned)), ("of", &of)])
}

/// Points as questions, to a tenth where they are not whole. Rounded down: a
/// full score is only for what is all right.
fn tenths(points: u32) -> String {
    let tenths = points * 10 / POINTS_PER_QUESTION;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        rest => format!("{}.{rest}", tenths / 10),
    }
}

fn by_skill(page: &Page, skill: Skill, questions: &[&Question]) -> Option<Html> {
    let name = match skill {
        Skill::Recall => Text::SkillRecall,
        Skill::Sequence => Text::SkillSequence,
        Skill::Attribution => Text::SkillAttribution,
        Skill::Inference => Text::SkillInference,
    };
    let own = questions.iter().copied().filter(|question| question.skill == skill);
    own.clone().next().map(|_| {
        html! { <div><dt>{ page.text(name) }</dt><dd>{ score(page, own) }</dd></div> }
    })
}

fn review(page: &Page, question: &Question) -> Html {
    html! {
        <li>
            <details>
                <summary>
                    <span>{ &question.stem }</span>
                    { " " }
                    <span class="tag">{ page.text(outcome_text(outcome(page, question))) }</span>
                </summary>
                { super::answer::view(page, question, true) }
                { for feedback::refutations(page, question).into_iter().map(|why| html! { <p>{ why }</p> }) }
                <p>{ &question.why }</p>
                { feedback::evidence(page, question) }
            </details>
        </li>
    }
}

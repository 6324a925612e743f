//! What came of an answer: in a word, why, and the facts that prove it.

use yew::{Html, classes, html};

use crate::lang::catalogue::Text;
use crate::quiz::answer::Answer;
use crate::quiz::mark::Outcome;
use crate::site::state::Action;
use crate::story::model::{Interaction, Question};
use crate::ui::fact;
use crate::ui::page::Page;
use crate::ui::panel::outcome_text;

/// What came of the answer to a question.
pub fn view(page: &Page, question: &Question) -> Html {
    let Some(points) = page.state.attempt.points(question) else { return html! {} };
    let outcome = points.outcome();
    let class = match outcome {
        Outcome::Right => "is-right",
        Outcome::Partly => "is-partly",
        Outcome::Wrong => "is-wrong",
    };
    html! {
        <div class={classes!("feedback", class)}>
            <h3 class="outcome">{ page.text(outcome_text(outcome)) }</h3>
            { for refutations(page, question).into_iter().map(|why| html! { <p>{ why }</p> }) }
            <p>{ &question.why }</p>
            { evidence(page, question) }
        </div>
    }
}

/// The facts that prove the answer, and the way to where they happened.
pub fn evidence(page: &Page, question: &Question) -> Html {
    let facts = question.evidence.iter().filter_map(|id| page.fact(id));
    let show = question.evidence.iter().find(|id| page.fact(id).is_some_and(|fact| page.story().subject_of(fact).is_some()));
    html! {
        <>
            <h3>{ page.text(Text::Evidence) }</h3>
            { fact::list(page, facts, None) }
            { for show.map(|id| html! {
                <button type="button" class="plain" onclick={page.click(Action::FactShown(id.clone()))}>
                    { page.text(Text::ShowOnMap) }
                </button>
            }) }
        </>
    }
}

/// Why what was chosen is wrong.
pub fn refutations(page: &Page, question: &Question) -> Vec<String> {
    let Some(answer) = page.state.attempt.answers.get(&question.id) else { return Vec::new() };
    let whys: Vec<&String> = match (&question.interaction, answer) {
        (Interaction::One { options, right }, Answer::One(Some(picked))) => {
            options.iter().filter(|option| option.id == *picked && option.id != *right).filter_map(|o| o.why.as_ref()).collect()
        }
        (Interaction::Several { options, right }, Answer::Several(picked)) => {
            let wrong = options.iter().filter(|option| picked.contains(&option.id) && !right.contains(&option.id));
            wrong.filter_map(|option| option.why.as_ref()).collect()
        }
        (Interaction::Stated { right, wrong }, Answer::Stated(Some(picked))) => {
            wrong.iter().filter(|other| other.verdict == *picked && picked != right).map(|other| &other.why).collect()
        }
        (Interaction::Map { candidates, right }, Answer::Map(picked)) => {
            let wrong = candidates.iter().filter(|candidate| picked.contains(&candidate.place) && !right.contains(&candidate.place));
            wrong.filter_map(|candidate| candidate.why.as_ref()).collect()
        }
        // Each of their parts says where it stands.
        (Interaction::Who { .. } | Interaction::Order { .. }, _) => Vec::new(),
        (Interaction::One { .. } | Interaction::Several { .. } | Interaction::Stated { .. } | Interaction::Map { .. }, _) => Vec::new(),
    };
    whys.into_iter().cloned().collect()
}

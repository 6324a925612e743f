//! The follow mode: the story step by step, along the timeline.

use yew::{Html, html};

use super::fact;
use super::page::Page;
use crate::lang::catalogue::Text;
use crate::site::route::step_fragment;
use crate::story::model::Step;

/// The step that is open.
pub fn view(page: &Page) -> Html {
    let steps = &page.story().steps;
    let Some((at, step)) = page.state.route.step(page.story()) else { return html! {} };
    let (n, of) = ((at + 1).to_string(), steps.len().to_string());
    let facts = step.facts.iter().filter_map(|id| page.fact(id));
    html! {
        <>
            { timeline(page, step) }
            <p class="eyebrow">{ page.fill(Text::StepOf, &[("n", &n), ("of", &of)]) }</p>
            { page.heading(&step.title) }
            <p class="step-text">{ &step.text }</p>
            { fact::list(page, facts, None) }
            <nav class="foot">
                { link(page, at.checked_sub(1), "back", Text::PreviousStep) }
                { link(page, Some(at + 1), "next", Text::NextStep) }
            </nav>
        </>
    }
}

fn link(page: &Page, at: Option<usize>, class: &'static str, text: Text) -> Html {
    match at.and_then(|at| page.story().steps.get(at)) {
        Some(step) => html! { <a {class} href={format!("#{}", step_fragment(&step.id))}>{ page.text(text) }</a> },
        None => html! { <span /> },
    }
}

/// The days, each leading to its first step.
fn timeline(page: &Page, open: &Step) -> Html {
    let days = page.story().days.iter().filter_map(|day| {
        let first = page.story().steps.iter().find(|step| step.day == day.id)?;
        let current = (open.day == day.id).then_some("step");
        Some(html! {
            <li><a href={format!("#{}", step_fragment(&first.id))} aria-current={current}>{ &day.label }</a></li>
        })
    });
    html! {
        <nav aria-label={page.text(Text::Timeline).to_owned()}>
            <ol class="timeline">{ for days }</ol>
        </nav>
    }
}

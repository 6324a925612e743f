//! The panel: what is open beside the map, and what a screen reader is told.

use yew::{Html, html};

use super::page::Page;
use super::{card, follow, list, quiz};
use crate::lang::catalogue::Text;
use crate::quiz::mark::Outcome;
use crate::site::route::Route;
use crate::site::state::Announcement;
use crate::story::model::View;

/// The panel.
pub fn view(page: &Page) -> Html {
    let open = match &page.state.route {
        Route::Explore => list::view(page),
        Route::Subject(subject) => card::view(page, subject, None),
        Route::Fact(fact) => match page.fact(fact).and_then(|fact| page.story().subject_of(fact)) {
            Some(subject) => card::view(page, &subject, Some(fact)),
            None => card::fact_alone(page, fact),
        },
        Route::Follow(_) => follow::view(page),
        Route::Quiz => quiz::view(page),
    };
    html! {
        <>
            <section class="panel" id="panel">{ open }</section>
            <p class="unseen" role="status" id="status">{ announcement(page) }</p>
        </>
    }
}

fn announcement(page: &Page) -> String {
    match &page.state.announcement {
        None => String::new(),
        Some(Announcement::Selected(subject)) => page.long_name(subject),
        Some(Announcement::Showing(view)) => {
            let name = match view {
                View::Europe => Text::ViewEurope,
                View::Ukraine => Text::ViewUkraine,
            };
            page.fill(Text::ViewIs, &[("name", page.text(name))])
        }
        Some(Announcement::Marked(outcome)) => page.text(outcome_text(*outcome)).to_owned(),
    }
}

/// An outcome in a word.
pub fn outcome_text(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Right => Text::OutcomeRight,
        Outcome::Partly => Text::OutcomePartly,
        Outcome::Wrong => Text::OutcomeWrong,
    }
}

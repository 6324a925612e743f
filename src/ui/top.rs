//! The switch of modes and the row of topics.

use yew::{Html, html};

use super::page::Page;
use crate::lang::catalogue::Text;
use crate::site::route::{EXPLORE, FOLLOW, QUIZ, Route};
use crate::site::state::Action;

/// The switch of modes; while the map is explored, the topics too.
pub fn view(page: &Page) -> Html {
    html! {
        <>
            <nav class="modes" aria-label={page.text(Text::Modes).to_owned()}>
                { mode(page, EXPLORE, Text::Explore) }
                { mode(page, FOLLOW, Text::Follow) }
                { mode(page, QUIZ, Text::Quiz) }
            </nav>
            { topics(page) }
        </>
    }
}

fn mode(page: &Page, fragment: &'static str, text: Text) -> Html {
    let open = match &page.state.route {
        Route::Explore | Route::Subject(_) | Route::Fact(_) => EXPLORE,
        Route::Follow(_) => FOLLOW,
        Route::Quiz => QUIZ,
    };
    let current = (open == fragment).then_some("page");
    html! { <a class="mode" href={format!("#{fragment}")} aria-current={current}>{ page.text(text) }</a> }
}

fn topics(page: &Page) -> Html {
    let chosen = page.state.topic.as_ref();
    let topic = |id: Option<&crate::base::id::TopicId>, name: &str| {
        let action = Action::TopicChosen(id.cloned());
        let pressed = if chosen == id { "true" } else { "false" };
        html! { <button type="button" class="topic" aria-pressed={pressed} onclick={page.click(action)}>{ name }</button> }
    };
    html! {
        <div class="topics" role="group" aria-label={page.text(Text::Topics).to_owned()}>
            { topic(None, page.text(Text::AllTopics)) }
            { for page.story().topics.iter().map(|each| topic(Some(&each.id), &each.name)) }
        </div>
    }
}

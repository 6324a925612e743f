//! The switch of modes and the row of topics.

use yew::{Html, html};

use super::page::Page;
use crate::lang::catalogue::Text;
use crate::site::route::{EXPLORE, FOLLOW, QUIZ, Route};
use crate::site::state::Action;

/// The switch of modes, and the topics.
pub fn view(page: &Page) -> Html {
    let open = match &page.state.route {
        Route::Explore | Route::Subject(_) | Route::Fact(..) => EXPLORE,
        Route::Step(_) => FOLLOW,
        Route::Quiz => QUIZ,
    };
    let modes = [(EXPLORE, Text::Explore), (FOLLOW, Text::Follow), (QUIZ, Text::Quiz)];
    let topic = |id: Option<&crate::base::id::TopicId>, name: &str| {
        let pressed = Some(page.state.topic.as_ref() == id);
        page.button("topic", None, pressed, name, Action::TopicChosen(id.cloned()))
    };
    html! {
        <>
            <nav class="modes" aria-label={page.text(Text::Modes).to_owned()}>
                { for modes.into_iter().map(|(fragment, text)| html! {
                    <a class="mode" href={format!("#{fragment}")} aria-current={(open == fragment).then_some("page")}>
                        { page.text(text) }
                    </a>
                }) }
            </nav>
            <div class="topics" role="group" aria-label={page.text(Text::Topics).to_owned()} hidden={open != EXPLORE}>
                { topic(None, page.text(Text::AllTopics)) }
                { for page.boot.topics.iter().map(|(id, name)| topic(Some(id), name)) }
            </div>
        </>
    }
}

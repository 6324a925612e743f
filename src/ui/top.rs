//! The navigation at the top: the switch of modes and the row of topics.

use yew::Html;

use super::icon::{self, icon};
use super::render_context::{RenderContext, aria_bool, join};
use super::tag::{tag, text};
use crate::lang::catalogue::Text;
use crate::page::action::Action;
use crate::page::route::{EXPLORE, FOLLOW, QUIZ};
use crate::story::id::TopicId;

/// The switch of modes.
pub fn modes(cx: &RenderContext) -> Html {
    let modes = [(EXPLORE, Text::Explore), (FOLLOW, Text::Follow), (QUIZ, Text::Quiz)];
    let mode = |(fragment, name): (&str, Text)| {
        let current = (cx.state.route.mode() == fragment).then_some("page");
        tag!("a" { "class": "mode", "href": join(&["#", fragment]), "aria-current": current } [text(cx.text(name))])
    };
    tag!("nav" { "class": "modes", "aria-label": cx.text(Text::Modes) } modes.into_iter().map(mode).collect())
}

/// The button that closes what is open; where that lies in a sheet it can be seen.
pub fn close(cx: &RenderContext) -> Html {
    let (name, action) = (cx.text(Text::Close), Action::Closed.written());
    tag!("button" { "type": "button", "class": "shut", "aria-label": name, "data-do": action } [icon(icon::CLOSE)])
}

/// The row of topics, while the map is explored.
pub fn topics(cx: &RenderContext) -> Html {
    let topic = |id: Option<&TopicId>, name: &str| {
        tag!("button" {
            "type": "button",
            "class": "topic",
            "aria-pressed": aria_bool(cx.state.topic.as_ref() == id),
            "data-do": Action::TopicChosen(id.cloned()).written(),
        } [text(name)])
    };
    let mut all = vec![topic(None, cx.text(Text::AllTopics))];
    all.extend(cx.data.topics.iter().map(|(id, name)| topic(Some(id), name)));
    let hidden = (cx.state.route.mode() != EXPLORE).then_some("");
    tag!("div" { "class": "topics", "role": "group", "aria-label": cx.text(Text::Topics), "hidden": hidden } all)
}

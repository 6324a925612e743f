//! The switch of modes and the row of topics.

use yew::Html;

use super::render_context::{RenderContext, aria_bool, join};
use super::tag::{tag, text};
use crate::lang::catalogue::Text;
use crate::page::route::{EXPLORE, FOLLOW, QUIZ};

/// The switch of modes.
pub fn modes(cx: &RenderContext) -> Html {
    let modes = [(EXPLORE, Text::Explore), (FOLLOW, Text::Follow), (QUIZ, Text::Quiz)];
    let mode = |(fragment, name): (&str, Text)| {
        let current = (cx.state.route.mode() == fragment).then_some("page");
        tag!("a" { "class": "mode", "href": join(&["#", fragment]), "aria-current": current } [text(cx.text(name))])
    };
    tag!("nav" { "class": "modes", "aria-label": cx.text(Text::Modes) } modes.into_iter().map(mode).collect())
}

/// The row of topics, while the map is explored.
pub fn topics(cx: &RenderContext) -> Html {
    let chosen = cx.state.topic.as_ref().map_or("", |topic| topic.as_str());
    let topic = |id: &str, name: &str| {
        tag!("button" {
            "type": "button",
            "class": "topic",
            "aria-pressed": aria_bool(chosen == id),
            "data-do": join(&["topic ", id]),
        } [text(name)])
    };
    let mut all = vec![topic("", cx.text(Text::AllTopics))];
    all.extend(cx.data.topics.iter().map(|(id, name)| topic(id.as_str(), name)));
    let hidden = (cx.state.route.mode() != EXPLORE).then_some("");
    tag!("div" { "class": "topics", "role": "group", "aria-label": cx.text(Text::Topics), "hidden": hidden } all)
}

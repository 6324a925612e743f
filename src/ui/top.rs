//! The switch of modes and the row of topics.

use yew::Html;

use super::page::{Page, join, truth};
use super::tag::{tag, text};
use crate::lang::catalogue::Text;
use crate::site::route::{EXPLORE, FOLLOW, QUIZ};

/// The switch of modes.
pub fn modes(page: &Page) -> Html {
    let modes = [(EXPLORE, Text::Explore), (FOLLOW, Text::Follow), (QUIZ, Text::Quiz)];
    let mode = |(fragment, name): (&str, Text)| {
        let current = (page.state.route.mode() == fragment).then_some("page");
        tag!("a" { "class": "mode", "href": join(&["#", fragment]), "aria-current": current } [text(page.text(name))])
    };
    tag!("nav" { "class": "modes", "aria-label": page.text(Text::Modes) } modes.into_iter().map(mode).collect())
}

/// The row of topics, while the map is explored.
pub fn topics(page: &Page) -> Html {
    let chosen = page.state.topic.as_ref().map_or("", |topic| topic.as_str());
    let topic = |id: &str, name: &str| {
        tag!("button" {
            "type": "button",
            "class": "topic",
            "aria-pressed": truth(chosen == id),
            "data-do": join(&["topic ", id]),
        } [text(name)])
    };
    let mut all = vec![topic("", page.text(Text::AllTopics))];
    all.extend(page.boot.topics.iter().map(|(id, name)| topic(id.as_str(), name)));
    let hidden = (page.state.route.mode() != EXPLORE).then_some("");
    tag!("div" { "class": "topics", "role": "group", "aria-label": page.text(Text::Topics), "hidden": hidden } all)
}

//! The map: shapes and names, which were drawn when the page was written, and
//! pins that can be picked. The camera moves all three without drawing them anew.

use yew::Html;

use super::app::view_name;
use super::page::{Page, join, truth};
use super::tag::{nothing, tag, text};
use crate::base::number::decimal;
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::map::camera::Frame;
use crate::map::nearest::Heading;
use crate::quiz::answer::Answer;
use crate::site::boot::{Extra, Subject};
use crate::site::scene;
use crate::site::state::{Shown, Zoom, candidate};
use crate::story::model::{Inset, Interaction, View};

/// The map with its insets.
pub fn view(page: &Page) -> Html {
    let mut pins: Vec<Html> = scene::standing(page.boot).into_iter().map(|subject| pin(page, subject)).collect();
    pins.extend(page.boot.extras.iter().map(|place| extra(page, place)));
    let insets = page.boot.map.insets.iter().map(|(inset, frame)| self::inset(page, *inset, frame)).collect();
    let class = if page.state.large { "map large" } else { "map" };
    tag!("section" { "class": class, "id": "map", "aria-label": page.text(Text::Map) } [
        tag!("div" { "class": "map-box", "id": "map_box" } [
            page.ports.adopted.emit("map_base"),
            page.ports.adopted.emit("map_names"),
            tag!("div" {
                "class": "pins",
                "role": "group",
                "aria-label": page.text(Text::MapItems),
                "aria-describedby": "map_help",
            } pins),
            pans(page),
            tag!("p" { "class": "map-hint", "aria-hidden": "true" } [text(page.text(Text::WheelHint))]),
        ]),
        controls(page),
        tag!("div" { "class": "insets" } insets),
    ])
}

/// A frame as the value of a `viewBox`.
fn view_box(frame: &Frame) -> String {
    [frame.x, frame.y, frame.width, frame.height].map(decimal).join(" ")
}

/// A token or a marker.
fn pin(page: &Page, subject: &Subject) -> Html {
    let state = page.state;
    let id = subject.id.as_str();
    let question = state.answering_on_map(page.boot);
    // Whether it is picked in the answer; none where it cannot be.
    let picked = question.and_then(|question| match (candidate(question, subject)?, state.attempt.answer(question)) {
        (place, Answer::Map(picked)) => Some(picked.contains(&place)),
        (_, Answer::One(_) | Answer::Several(_) | Answer::Stated(_) | Answer::Who(_) | Answer::Order { .. }) => None,
    });
    let selected = picked.unwrap_or_else(|| question.is_none() && state.route.subject() == Some(&subject.id));
    // What is no candidate, or nothing that the topic touches, steps back.
    let aside = match &state.topic {
        _ if question.is_some() => picked.is_none(),
        Some(topic) => !subject.topics.contains(topic),
        None => false,
    };
    let stance = state.topic.as_ref().and_then(|topic| subject.stances.iter().find(|(on, _)| on == topic));
    let stop = if state.roving.as_ref() == Some(&subject.id) { "0" } else { "-1" };
    let live = state.live;
    let class = join(&[&subject.class, if selected { " selected" } else { "" }, if aside { " aside" } else { "" }]);
    tag!("a" {
        "class": class,
        "id": join(&["pin_", id]),
        "data-subject": id,
        "href": join(&["#", id]),
        "role": live.then_some("button"),
        "aria-pressed": live.then_some(truth(selected)),
        "aria-disabled": (question.is_some() && picked.is_none()).then_some("true"),
        "tabindex": live.then_some(stop),
        "aria-label": subject.long,
    } [
        // Drawn by the style, and so no part of what the pin is called.
        tag!("span" { "class": "disc", "data-initials": subject.initials } []),
        tag!("span" { "class": "pin-name" } [text(&subject.short)]),
        match stance {
            Some((_, mark)) => tag!("span" { "class": join(&["stance ", mark.as_str()]) } []),
            None => nothing(),
        },
        match &state.tip {
            Some((pointed, corner)) if *pointed == subject.id => {
                tag!("span" { "class": join(&["tip ", corner.as_str()]) } [text(&subject.long)])
            }
            Some(_) | None => nothing(),
        },
    ])
}

/// A place that can be picked while a question offers it. It is always drawn, so
/// that the camera finds it.
fn extra(page: &Page, extra: &Extra) -> Html {
    let id = extra.place.as_str();
    let picked = page.state.answering_on_map(page.boot).and_then(|question| {
        let answer = page.state.attempt.answer(question);
        let Interaction::Map { candidates, .. } = &question.interaction else { return None };
        let Answer::Map(picked) = answer else { return None };
        candidates.iter().any(|candidate| candidate.place == extra.place).then(|| picked.contains(&extra.place))
    });
    tag!("a" {
        "class": join(&["pin place marker extra", if picked == Some(true) { " selected" } else { "" }]),
        "id": join(&["pin_", id]),
        "href": "#quiz",
        "hidden": picked.is_none().then_some(""),
        "role": "button",
        "aria-pressed": truth(picked == Some(true)),
        "tabindex": "-1",
        "data-do": join(&["place ", id]),
    } [
        tag!("span" { "class": "disc" } []),
        tag!("span" { "class": "pin-name" } [text(&extra.name)]),
    ])
}

/// An inset with whatever stands in it, its places first.
fn inset(page: &Page, inset: Inset, frame: &Frame) -> Html {
    let outline = tag!("use" { "class": "land", "href": join(&["#s_", inset.as_str()]) } []);
    let mut shapes = vec![outline];
    let (mut places, mut people) = (Vec::new(), Vec::new());
    for subject in page.boot.subjects.iter().filter(|subject| subject.inset == Some(inset)) {
        if subject.is_place {
            let (x, y, radius) = (decimal(subject.at.x), decimal(subject.at.y), decimal(frame.width / 18.0));
            shapes.push(tag!("circle" { "cx": x, "cy": y, "r": radius } []));
            places.push(pin(page, subject));
        } else {
            people.push(pin(page, subject));
        }
    }
    places.extend(people);
    tag!("div" { "class": "inset" } [
        tag!("svg" { "viewBox": view_box(frame), "aria-hidden": "true" } shapes),
        tag!("div" { "class": "inset-pins" } places),
    ])
}

/// The buttons that pan, at the edges of a map of which not all is seen.
fn pans(page: &Page) -> Html {
    let pan = |heading: Heading| {
        let (name, sign) = match heading {
            Heading::Up => (Text::PanUp, "↑"),
            Heading::Down => (Text::PanDown, "↓"),
            Heading::Left => (Text::PanLeft, "←"),
            Heading::Right => (Text::PanRight, "→"),
        };
        let deed = join(&["pan ", heading.as_str()]);
        tag!("button" { "type": "button", "class": "pan", "aria-label": page.text(name), "data-do": deed } [text(sign)])
    };
    let hidden = (page.state.shown == Shown::View(View::Europe)).then_some("");
    tag!("div" { "class": "pans", "hidden": hidden } Heading::ALL.iter().map(|heading| pan(*heading)).collect())
}

fn controls(page: &Page) -> Html {
    let view = |view: View| {
        tag!("button" {
            "type": "button",
            "aria-pressed": truth(page.state.shown == Shown::View(view)),
            "data-do": join(&["view ", view.as_str()]),
        } [text(page.text(view_name(view)))])
    };
    let zoom = |zoom: Zoom, name: Text, sign: &str| {
        let deed = join(&["zoom ", zoom.as_str()]);
        tag!("button" { "type": "button", "aria-label": page.text(name), "data-do": deed } [text(sign)])
    };
    tag!("div" { "class": "controls", "role": "group", "aria-label": page.text(Text::MapControls) } [
        tag!("div" { "class": "views" } [view(View::Europe), view(View::Ukraine)]),
        tag!("div" { "class": "zooms" } [
            zoom(Zoom::In, Text::ZoomIn, "+"),
            zoom(Zoom::Out, Text::ZoomOut, "−"),
            tag!("button" {
                "type": "button",
                "class": "enlarge",
                "aria-label": page.text(Text::Enlarge),
                "aria-pressed": truth(page.state.large),
                "data-do": "enlarge",
            } [text("⤢")]),
        ]),
    ])
}

//! The map: shapes and names, which were drawn when the page was written, and
//! pins that can be picked. The camera moves all three without drawing them anew.

use yew::Html;

use super::app::view_name;
use super::page::{Page, join, truth};
use super::tag::{nothing, tag, text};
use crate::base::id::PlaceId;
use crate::base::number::decimal;
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::map::camera::Frame;
use crate::map::nearest::Heading;
use crate::quiz::answer::Answer;
use crate::quiz::mark::Outcome;
use crate::site::boot::{Extra, Subject};
use crate::site::scene;
use crate::site::state::{Shown, Zoom};
use crate::story::model::{Inset, Interaction, View};

/// The map with its insets.
pub fn view(page: &Page) -> Html {
    let mut pins: Vec<Html> = scene::standing(page.boot).into_iter().map(|subject| pin(page, subject)).collect();
    pins.extend(page.boot.extras.iter().map(|place| extra(page, place)));
    let insets = page.boot.map.insets.iter().map(|(inset, frame)| self::inset(page, *inset, frame)).collect();
    // Places of its own stand where names do.
    let is_sheet = page.boot.extras.iter().any(|extra| Choice::of(page, &extra.place).is_some());
    let class = join(&["map", if page.state.large { " large" } else { "" }, if is_sheet { " sheet" } else { "" }]);
    tag!("section" { "class": &*class, "id": "map", "aria-label": page.text(Text::Map) } [
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

/// A place as a part of the answer, while a question is asked on the map.
struct Choice {
    picked: bool,
    /// What came of it; none before the answer is marked, or where nothing did.
    outcome: Option<Outcome>,
}

impl Choice {
    /// That of a place; none where the question does not offer it, or none is asked.
    fn of(page: &Page, place: &PlaceId) -> Option<Self> {
        let question = page.state.answering_on_map(page.boot)?;
        let Interaction::Map { candidates, right } = &question.interaction else { return None };
        let Answer::Map(picked) = page.state.attempt.answer(question) else { return None };
        let (picked, right) = (picked.contains(place), right.contains(place));
        let outcome = match (page.state.attempt.is_marked(&question.id), picked, right) {
            (true, _, true) => Some(Outcome::Right),
            (true, true, false) => Some(Outcome::Wrong),
            (true, false, false) | (false, _, _) => None,
        };
        candidates.iter().any(|candidate| candidate.place == *place).then_some(Self { picked, outcome })
    }

    /// A name, and what came of it in words.
    fn named(&self, page: &Page, name: &str) -> String {
        let word = |holds: bool, words: Text| if holds { join(&[", ", page.text(words)]) } else { String::new() };
        let given = word(self.picked && self.outcome.is_some(), Text::YourAnswer);
        join(&[name, &given, &word(self.outcome == Some(Outcome::Right), Text::RightAnswer)])
    }

    /// The mark at the pin; its shape tells it as well as its colour.
    fn mark(&self) -> Html {
        self.outcome.map_or_else(nothing, |outcome| {
            let class = if outcome == Outcome::Right { "mark" } else { "mark is-wrong" };
            tag!("span" { "class": class } [])
        })
    }
}

/// A token or a marker.
fn pin(page: &Page, subject: &Subject) -> Html {
    let state = page.state;
    let id = subject.id.as_str();
    let is_asked = state.answering_on_map(page.boot).is_some();
    let choice = Choice::of(page, &subject.place);
    let picked = choice.as_ref().map(|choice| choice.picked);
    let selected = picked.unwrap_or(!is_asked && state.route.subject() == Some(&subject.id));
    // What is no candidate, or nothing that the topic touches, steps back.
    let aside = match &state.topic {
        _ if is_asked => picked.is_none(),
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
        "aria-disabled": (is_asked && picked.is_none()).then_some("true"),
        "tabindex": live.then_some(stop),
        "aria-label": choice.as_ref().map_or_else(|| subject.long.clone(), |choice| choice.named(page, &subject.long)),
    } [
        // Drawn by the style, and so no part of what the pin is called.
        tag!("span" { "class": "disc", "data-initials": subject.initials } []),
        tag!("span" { "class": "pin-name" } [text(&subject.short)]),
        match stance {
            Some((_, mark)) => tag!("span" { "class": join(&["stance ", mark.as_str()]) } []),
            None => choice.as_ref().map_or_else(nothing, Choice::mark),
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
    let choice = Choice::of(page, &extra.place);
    let picked = choice.as_ref().is_some_and(|choice| choice.picked);
    tag!("a" {
        "class": join(&["pin place marker asked", if picked { " selected" } else { "" }]),
        "id": join(&["pin_", id]),
        "href": "#quiz",
        "hidden": choice.is_none().then_some(""),
        "role": "button",
        "aria-pressed": truth(picked),
        "aria-label": choice.as_ref().map(|choice| choice.named(page, &extra.name)).as_deref(),
        "tabindex": "-1",
        "data-do": join(&["place ", id]),
    } [
        tag!("span" { "class": "disc" } []),
        tag!("span" { "class": "pin-name" } [text(&extra.name)]),
        choice.as_ref().map_or_else(nothing, Choice::mark),
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

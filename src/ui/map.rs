//! The map: shapes that stand in the page once, names, and pins that can be
//! picked. The camera moves all three without drawing them anew.

use yew::{Html, html};

use super::app::view_name;
use super::page::{Page, truth};
use crate::base::number::decimal;
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::map::camera::Frame;
use crate::quiz::answer::Answer;
use crate::site::boot::{LabelKind, ShapeClass, Subject};
use crate::site::scene;
use crate::site::state::{Action, Shown, Zoom, candidate};
use crate::story::model::{Inset, View};

/// The map with its insets.
pub fn view(page: &Page) -> Html {
    html! {
        <section class="map" id="map" aria-label={page.text(Text::Map).to_owned()}>
            <div class="map-box" id="map_box">
                { base(page) }
                { names(page) }
                <div class="pins" role="group" aria-label={page.text(Text::MapItems).to_owned()} aria-describedby="map_help">
                    { for scene::standing(page.boot).into_iter().map(|subject| pin(page, subject)) }
                </div>
                { controls(page) }
            </div>
            <div class="insets">
                { for page.boot.map.insets.iter().map(|(inset, frame)| self::inset(page, *inset, frame)) }
            </div>
        </section>
    }
}

/// The shapes. Their outlines stand outside of this tree, by their ids.
fn base(page: &Page) -> Html {
    let shapes = |wanted: ShapeClass| {
        let picked = page.boot.subjects.iter().filter_map(move |subject| {
            let (shape, _) = subject.shape.as_ref().filter(|(_, class)| *class == wanted)?;
            Some((subject, shape))
        });
        let name = match wanted {
            ShapeClass::Country => "country",
            ShapeClass::Focus => "focus",
            ShapeClass::Region => "region",
        };
        picked
            .map(|(subject, shape)| {
                let selected = page.state.route.subject() == Some(&subject.id);
                outline(
                    class(name, &[("selected", selected)]),
                    format!("#s_{shape}"),
                    Some(subject.id.as_str().to_owned()),
                )
            })
            .collect::<Html>()
    };
    let line = |class: &str| outline(class.to_owned(), format!("#s_{class}"), None);
    html! {
        <svg class="base" id="map_base" viewBox={view_box(&page.boot.map.home)} aria-hidden="true">
            { line("land") }
            { shapes(ShapeClass::Country) }
            { line("borders") }
            { line("disputed") }
            { shapes(ShapeClass::Focus) }
            { line("regions") }
            { shapes(ShapeClass::Region) }
            { outline("outline".to_owned(), format!("#s_{}", page.boot.map.focus), None) }
        </svg>
    }
}

fn outline(class: String, href: String, subject: Option<String>) -> Html {
    html! { <use {class} {href} data-subject={subject} /> }
}

/// A class with others that hold or not.
fn class(name: &str, others: &[(&str, bool)]) -> String {
    let mut class = name.to_owned();
    for (other, holds) in others {
        if *holds {
            class.push(' ');
            class.push_str(other);
        }
    }
    class
}

/// A frame as the value of a `viewBox`.
fn view_box(frame: &Frame) -> String {
    [frame.x, frame.y, frame.width, frame.height].map(decimal).join(" ")
}

/// The names of lands and seas, placed for the first picture; where there is no
/// room for one, the page's style hides it.
fn names(page: &Page) -> Html {
    let home = page.boot.map.home;
    let percent = |value: f64, from: f64, size: f64| decimal((value - from) / size * 100.0) + "%";
    let name = |label: &crate::site::boot::Label| {
        let class = match label.kind {
            LabelKind::Country => "name",
            LabelKind::Region => "name name-region",
            LabelKind::Sea => "name name-sea",
        };
        let (x, y) = (percent(label.at.x, home.x, home.width), percent(label.at.y, home.y, home.height));
        html! { <text {class} id={format!("n_{}", label.key)} {x} {y}>{ &label.name }</text> }
    };
    html! {
        <svg class="names" id="map_names" aria-hidden="true">{ for page.boot.map.labels.iter().map(name) }</svg>
    }
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
    let live = state.live;
    html! {
        <a
            class={class(&subject.class, &[("selected", selected), ("aside", aside)])}
            id={format!("pin_{id}")}
            data-subject={id.to_owned()}
            href={format!("#{id}")}
            role={live.then_some("button")}
            aria-pressed={live.then_some(truth(selected))}
            tabindex={live.then_some(if state.roving.as_ref() == Some(&subject.id) { "0" } else { "-1" })}
            aria-label={subject.long.clone()}
        >
            <span class="disc">{ &subject.initials }</span>
            <span class="pin-name">{ &subject.short }</span>
            { for stance.map(|(_, mark)| html! { <span class={class("stance", &[(mark.as_str(), true)])} /> }) }
        </a>
    }
}

fn inset(page: &Page, inset: Inset, frame: &Frame) -> Html {
    let here = || page.boot.subjects.iter().filter(move |subject| subject.inset == Some(inset));
    let dot = |subject: &Subject| {
        let (cx, cy) = (decimal(subject.at.x), decimal(subject.at.y));
        html! { <circle {cx} {cy} r={decimal(frame.width / 18.0)} /> }
    };
    html! {
        <div class="inset">
            <svg viewBox={view_box(frame)} aria-hidden="true">
                { outline("land".to_owned(), format!("#s_{}", inset.as_str()), None) }
                { for here().filter(|subject| subject.is_place).map(dot) }
            </svg>
            <div class="inset-pins">
                { for here().filter(|subject| subject.is_place).map(|subject| pin(page, subject)) }
                { for here().filter(|subject| !subject.is_place).map(|subject| pin(page, subject)) }
            </div>
        </div>
    }
}

fn controls(page: &Page) -> Html {
    let view = |view: View| {
        let pressed = Some(page.state.shown == Shown::View(view));
        page.button("", None, pressed, page.text(view_name(view)), Action::ViewChosen(view))
    };
    let zoom = |zoom: Zoom, name: Text, sign: &str| {
        page.button("", Some(page.text(name).to_owned()), None, sign, Action::Zoomed(zoom))
    };
    html! {
        <div class="controls" role="group" aria-label={page.text(Text::MapControls).to_owned()}>
            <div class="views">{ view(View::Europe) }{ view(View::Ukraine) }</div>
            <div class="zooms">{ zoom(Zoom::In, Text::ZoomIn, "+") }{ zoom(Zoom::Out, Text::ZoomOut, "−") }</div>
        </div>
    }
}

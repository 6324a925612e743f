//! The map: shapes that stand in the page once, names, and pins that can be
//! picked. The camera moves all three without drawing them anew.

use yew::{Classes, Html, classes, html};

use super::insets;
use super::page::Page;
use crate::base::id::ShapeId;
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::map::camera::Frame;
use crate::map::spot::Spot;
use crate::quiz::answer::Answer;
use crate::site::boot::LabelKind;
use crate::site::scene;
use crate::site::state::{Action, Shown, Zoom};
use crate::story::model::{Interaction, Office, Person, PlaceKind, Subject, View};

/// The map with its insets and its credit line.
pub fn view(page: &Page) -> Html {
    html! {
        <section class="map" id="map" aria-label={page.text(Text::Map).to_owned()}>
            <p class="unseen" id="map_help">{ page.text(Text::MapHelp) }</p>
            <div class="map-frame">
                <div class="map-box" id="map_box">
                    { base(page) }
                    { names(page) }
                    <div class="pins" role="group" aria-label={page.text(Text::MapItems).to_owned()} aria-describedby="map_help">
                        { for scene::standing(page.story()).iter().map(|standing| pin(page, &standing.subject)) }
                    </div>
                    { controls(page) }
                </div>
                { insets::view(page) }
            </div>
            <p class="credit">{ page.text(Text::MapCredit) }</p>
        </section>
    }
}

/// The shapes. Their outlines stand outside of this tree, by their ids.
fn base(page: &Page) -> Html {
    let Frame { x, y, width, height } = page.boot.map.home;
    let present = page.story().people.iter().filter(|person| person.present && !of_focus(page, person));
    let regions = page.story().places.iter().filter_map(|place| {
        let shape = place.shape.as_ref().filter(|_| place.kind == PlaceKind::Region)?;
        Some(shape_of(page, shape, &Subject::Place(place.id.clone()), "region"))
    });
    let focus = page.story().people.iter().find(|person| of_focus(page, person));
    html! {
        <svg class="base" id="map_base" viewBox={format!("{x} {y} {width} {height}")} aria-hidden="true">
            <use class="land" href="#s_land" />
            { for present.filter_map(|person| {
                Some(shape_of(page, person.country.as_ref()?, &Subject::Person(person.id.clone()), "country"))
            }) }
            <use class="borders" href="#s_borders" />
            <use class="disputed" href="#s_disputed" />
            { for focus.map(|person| shape_of(page, &page.boot.map.focus, &Subject::Person(person.id.clone()), "focus")) }
            <use class="inner" href="#s_regions" />
            { for regions }
            <use class="outline" href={format!("#s_{}", page.boot.map.focus)} />
        </svg>
    }
}

/// Whether a person speaks for the country that is drawn with its regions.
fn of_focus(page: &Page, person: &Person) -> bool {
    person.country.as_ref() == Some(&page.boot.map.focus)
}

fn shape_of(page: &Page, shape: &ShapeId, subject: &Subject, class: &'static str) -> Html {
    let selected = page.state.route.subject(page.story()).as_ref() == Some(subject);
    let class = classes!(class, selected.then_some("selected"));
    html! { <use {class} href={format!("#s_{shape}")} data-subject={subject.as_str().to_owned()} /> }
}

/// The names of lands and seas, placed for the first picture; where there is no
/// room for one, the page's style hides it.
fn names(page: &Page) -> Html {
    let home = page.boot.map.home;
    let name = |label: &crate::site::boot::Label| {
        let class = match label.kind {
            LabelKind::Country => "name",
            LabelKind::Region => "name name-region",
            LabelKind::Sea => "name name-sea",
        };
        let (x, y) = percent(&home, label.at);
        html! { <text {class} id={format!("n_{}", label.key)} {x} {y}>{ &label.name }</text> }
    };
    html! {
        <svg class="names" id="map_names" aria-hidden="true">
            { for page.boot.map.labels.iter().map(name) }
        </svg>
    }
}

/// A point of the first picture, in hundredths of the map's box.
fn percent(home: &Frame, spot: Spot) -> (String, String) {
    let of = |value: f64, from: f64, size: f64| format!("{:.2}%", (value - from) / size * 100.0);
    (of(spot.x, home.x, home.width), of(spot.y, home.y, home.height))
}

/// A token or a marker.
pub fn pin(page: &Page, subject: &Subject) -> Html {
    let (kind, mark) = face(page, subject);
    let state = &page.state;
    let selected = state.route.subject(page.story()).as_ref() == Some(subject);
    let picked = picked(page, subject);
    let class = classes!("pin", kind, (selected || picked == Some(true)).then_some("selected"), dimmed(page, subject));
    let tab = state.live.then(|| if state.roving.as_ref() == Some(subject) { "0" } else { "-1" });
    let pressed = state.live.then(|| if picked.unwrap_or(selected) { "true" } else { "false" });
    html! {
        <a
            {class}
            id={format!("pin_{}", subject.as_str())}
            data-subject={subject.as_str().to_owned()}
            href={format!("#{}", subject.as_str())}
            role={state.live.then_some("button")}
            aria-pressed={pressed}
            tabindex={tab}
            aria-label={page.long_name(subject)}
        >
            <span class="disc">{ mark }</span>
            <span class="pin-name">{ scene::short_name(page.story(), subject) }</span>
            { stance(page, subject) }
        </a>
    }
}

/// The class of a pin and what stands on its disc.
fn face(page: &Page, subject: &Subject) -> (Classes, String) {
    match subject {
        Subject::Person(id) => page.story().person(id).map_or_else(Default::default, |person| {
            let office = match person.office {
                Office::HeadOfState => "state",
                Office::HeadOfGovernment => "government",
                Office::Body => "body",
                Office::Minister | Office::Envoy => "envoy",
            };
            let host = of_focus(page, person).then_some("of-focus");
            (classes!("person", office, host, (!person.present).then_some("absent")), person.initials.clone())
        }),
        Subject::Place(id) => page.story().place(id).map_or_else(Default::default, |place| {
            let kind = match place.kind {
                PlaceKind::Region => "marker",
                PlaceKind::City | PlaceKind::Site => "city",
            };
            (classes!("place", kind), String::new())
        }),
    }
}

/// Whether a pin is picked in the answer to the question that is asked on the
/// map; none where it cannot be.
fn picked(page: &Page, subject: &Subject) -> Option<bool> {
    let question = page.state.answering_on_map(page.story())?;
    let Interaction::Map { candidates, .. } = &question.interaction else { return None };
    let place = page.story().place_of(subject)?;
    let candidate = candidates.iter().any(|candidate| candidate.place == place.id);
    match page.state.attempt.answer(question) {
        Answer::Map(picked) if candidate => Some(picked.contains(&place.id)),
        Answer::Map(_) | Answer::One(_) | Answer::Several(_) | Answer::Stated(_) | Answer::Who(_) | Answer::Order { .. } => None,
    }
}

/// Whether a pin steps back: it is no candidate of the question on the map, or
/// the chosen topic does not touch it.
fn dimmed(page: &Page, subject: &Subject) -> Option<&'static str> {
    let aside = if page.state.answering_on_map(page.story()).is_some() {
        picked(page, subject).is_none()
    } else {
        let touched = |topic| page.story().facts_of(subject).iter().any(|fact| fact.topics.contains(topic));
        page.state.topic.as_ref().is_some_and(|topic| !touched(topic))
    };
    aside.then_some("aside")
}

/// The mark of where a person stands on the chosen topic.
fn stance(page: &Page, subject: &Subject) -> Html {
    let (Subject::Person(id), Some(topic)) = (subject, &page.state.topic) else { return html! {} };
    match page.story().stance(id, topic) {
        Some((_, position)) => html! { <span class={classes!("stance", position.mark.as_str())} /> },
        None => html! {},
    }
}

fn controls(page: &Page) -> Html {
    let view = |view: View, text: Text| {
        let pressed = if page.state.shown == Shown::View(view) { "true" } else { "false" };
        html! {
            <button type="button" aria-pressed={pressed} onclick={page.click(Action::ViewChosen(view))}>
                { page.text(text) }
            </button>
        }
    };
    let zoom = |zoom: Zoom, text: Text, sign: &'static str| {
        html! {
            <button type="button" aria-label={page.text(text).to_owned()} onclick={page.click(Action::Zoomed(zoom))}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    html! {
        <div class="controls" role="group" aria-label={page.text(Text::MapControls).to_owned()}>
            <div class="views">
                { view(View::Europe, Text::ViewEurope) }
                { view(View::Ukraine, Text::ViewUkraine) }
            </div>
            <div class="zooms">
                { zoom(Zoom::In, Text::ZoomIn, "+") }
                { zoom(Zoom::Out, Text::ZoomOut, "−") }
            </div>
        </div>
    }
}

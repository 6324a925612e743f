//! The card of a person or a place: who or what it is, and every fact with its
//! source.

use yew::{Html, html};

use super::fact;
use super::page::Page;
use crate::base::id::FactId;
use crate::lang::catalogue::Text;
use crate::site::route::EXPLORE;
use crate::site::scene;
use crate::story::model::{Fact, Person, Place, PlaceKind, Speaker, Subject};

/// The card; `current` is the fact that was asked for.
pub fn view(page: &Page, subject: &Subject, current: Option<&FactId>) -> Html {
    let card = match subject {
        Subject::Person(id) => page.story().person(id).map(|person| of_person(page, person, current)),
        Subject::Place(id) => page.story().place(id).map(|place| of_place(page, place, current)),
    };
    html! {
        <>
            { card.unwrap_or_default() }
            { nearby(page, subject) }
            { foot(page, Some(subject)) }
        </>
    }
}

/// A fact that belongs to no card.
pub fn fact_alone(page: &Page, id: &FactId) -> Html {
    html! {
        <>
            { page.heading(page.text(Text::Reported)) }
            { fact::list(page, page.fact(id), Some(id)) }
            { foot(page, None) }
        </>
    }
}

fn of_person(page: &Page, person: &Person, current: Option<&FactId>) -> Html {
    let facts = page.story().facts_of(&Subject::Person(person.id.clone()));
    let (said, reported): (Vec<&Fact>, Vec<&Fact>) =
        facts.into_iter().partition(|fact| matches!(&fact.speaker, Speaker::Person(id) if *id == person.id));
    let eyebrow = if person.present { Text::KindPresent } else { Text::KindAbsent };
    let silence = said.is_empty().then(|| page.fill(Text::NoStatement, &[("name", &person.name)]));
    html! {
        <>
            <p class="eyebrow">{ page.text(eyebrow) }</p>
            { page.heading(&person.name) }
            <p class="lead">{ &person.role }</p>
            { for silence.map(|silence| html! { <p class="hint">{ silence }</p> }) }
            { facts_under(page, Text::Said, &said, current) }
            { facts_under(page, Text::Reported, &reported, current) }
        </>
    }
}

fn of_place(page: &Page, place: &Place, current: Option<&FactId>) -> Html {
    let eyebrow = match place.kind {
        PlaceKind::Region => Text::KindRegion,
        PlaceKind::City => Text::KindCity,
        PlaceKind::Site => Text::KindSite,
    };
    let facts = page.story().facts_of(&Subject::Place(place.id.clone()));
    html! {
        <>
            <p class="eyebrow">{ page.text(eyebrow) }</p>
            { page.heading(&place.full) }
            <p class="lead">{ &place.whereabouts }</p>
            <p class="hint">{ &place.why }</p>
            { facts_under(page, Text::Reported, &facts, current) }
        </>
    }
}

fn facts_under(page: &Page, heading: Text, facts: &[&Fact], current: Option<&FactId>) -> Html {
    if facts.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ page.text(heading) }</h3>
            { fact::list(page, facts.iter().copied(), current) }
        </>
    }
}

/// The nearest people and places, so that the way goes on along the map.
fn nearby(page: &Page, subject: &Subject) -> Html {
    let near = scene::nearby(page.story(), subject, 4);
    if near.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h3>{ page.text(Text::Nearby) }</h3>
            <ul class="nearby">
                { for near.iter().map(|other| html! {
                    <li><a href={format!("#{}", other.as_str())}>{ page.story().subject_name(other) }</a></li>
                }) }
            </ul>
        </>
    }
}

fn foot(page: &Page, subject: Option<&Subject>) -> Html {
    let next = subject.and_then(|subject| {
        let mut rest = page.story().subjects().skip_while(|other| other != subject);
        rest.next();
        rest.next().or_else(|| page.story().subjects().next())
    });
    html! {
        <nav class="foot">
            <a class="back" href={format!("#{EXPLORE}")}>{ page.text(Text::BackToList) }</a>
            { for next.map(|next| html! {
                <a class="next" href={format!("#{}", next.as_str())}>
                    { page.fill(Text::NextSubject, &[("name", scene::short_name(page.story(), &next))]) }
                </a>
            }) }
        </nav>
    }
}

//! The list of all people and places.

use yew::{Html, classes, html};

use super::page::Page;
use crate::base::word::Word;
use crate::lang::catalogue::Text;
use crate::story::model::{Person, Place, PlaceKind, Subject};

/// The list, by groups; with a topic chosen, each person's stand on it.
pub fn view(page: &Page) -> Html {
    let story = page.story();
    let people = |present: bool| {
        let people = story.people.iter().filter(move |person| person.present == present);
        people.map(|person| person_item(page, person)).collect::<Html>()
    };
    let places = |region: bool| {
        let places = story.listed_places().filter(move |place| (place.kind == PlaceKind::Region) == region);
        places.map(|place| place_item(page, place)).collect::<Html>()
    };
    html! {
        <>
            { page.heading(page.text(Text::PeopleAndPlaces)) }
            <p class="hint">{ page.text(Text::ListHint) }</p>
            { group(page, Text::Regions, places(true)) }
            { group(page, Text::AtTheTable, people(true)) }
            { group(page, Text::SpokenOf, people(false)) }
            { group(page, Text::Places, places(false)) }
        </>
    }
}

fn group(page: &Page, title: Text, items: Html) -> Html {
    html! {
        <>
            <h3>{ page.text(title) }</h3>
            <ul class="subjects">{ items }</ul>
        </>
    }
}

fn person_item(page: &Page, person: &Person) -> Html {
    let stance = page.state.topic.as_ref().map(|topic| match page.story().stance(&person.id, topic) {
        Some((_, position)) => html! {
            <span class="subject-stance"><span class={classes!("stance", position.mark.as_str())} />{ &position.name }</span>
        },
        None => html! { <span class="subject-stance none">{ page.text(Text::NoStance) }</span> },
    });
    let subject = Subject::Person(person.id.clone());
    item(page, &subject, &person.name, &person.role, stance.unwrap_or_default())
}

fn place_item(page: &Page, place: &Place) -> Html {
    item(page, &Subject::Place(place.id.clone()), &place.full, &place.why, html! {})
}

fn item(page: &Page, subject: &Subject, name: &str, line: &str, more: Html) -> Html {
    let count = page.story().facts_of(subject).len();
    html! {
        <li>
            <a class="subject" href={format!("#{}", subject.as_str())}>
                <span class="subject-name">{ name }</span>
                <span class="subject-line">{ line }</span>
                { more }
                <span class="subject-count">{ page.facts(count) }</span>
            </a>
        </li>
    }
}

//! The list of people and places; while a topic is chosen, in its place the camps: who stands together on it.

use maud::{Markup, html};

use super::card::swatch;
use super::document::Document;
use crate::lang::catalogue::Prose;
use crate::page::route::EXPLORE;
use crate::publish::page_data::regions_heading;
use crate::story::model::{Person, Place, PlaceKind, Position, Subject, Topic};

impl Document<'_> {
    /// The list, with the camps of each topic; the page's style shows those of the topic that is chosen.
    pub(super) fn list(&self) -> Markup {
        let people = |present: bool| self.story.people.iter().filter(move |person| person.present == present);
        let places =
            |region: bool| self.story.listed_places().filter(move |place| (place.kind == PlaceKind::Region) == region);
        html! {
            // Open, as it is at first where a program opens one part.
            section.part.open #(EXPLORE) {
                (self.title(self.language.prose(Prose::PeopleAndPlaces)))
                @for topic in &self.story.topics { (self.camps(topic)) }
                div.all {
                    p.hint { (self.language.prose(Prose::ListHint)) }
                    @if let Some(names) = self.names().filter(|_| places(true).next().is_some()) {
                        h3 { (regions_heading(self.story, names, self.atlas)) }
                        ul.subjects { @for place in places(true) { (self.place_item(place)) } }
                    }
                    h3 { (self.language.prose(Prose::AtTheTable)) }
                    ul.subjects { @for person in people(true) { (self.person_item(person)) } }
                    h3 { (self.language.prose(Prose::SpokenOf)) }
                    ul.subjects { @for person in people(false) { (self.person_item(person)) } }
                    @if places(false).next().is_some() {
                        h3 { (self.language.prose(Prose::Places)) }
                        ul.subjects { @for place in places(false) { (self.place_item(place)) } }
                    }
                }
            }
        }
    }

    fn person_item(&self, person: &Person) -> Markup {
        self.item(&Subject::Person(person.id.clone()), &person.name, &person.role)
    }

    fn place_item(&self, place: &Place) -> Markup {
        self.item(&Subject::Place(place.id.clone()), &place.full, &place.why)
    }

    fn item(&self, subject: &Subject, name: &str, line: &str) -> Markup {
        html! {
            li {
                a.subject href={ "#" (subject.as_str()) } {
                    span.subject-name { (name) }
                    span.subject-line { (line) }
                }
            }
        }
    }

    /// Who stands together on a topic, the largest camp first; behind them who is not on record, and
    /// the places that it is about.
    fn camps(&self, topic: &Topic) -> Markup {
        let of = |position: Option<&Position>| -> Vec<&Person> {
            self.story.camp(&topic.id, position.map(|position| &position.id)).collect()
        };
        let positions = self.story.positions.iter().filter(|position| position.topic == topic.id);
        let mut camps: Vec<(&Position, Vec<&Person>)> =
            positions.map(|position| (position, of(Some(position)))).filter(|(_, people)| !people.is_empty()).collect();
        camps.sort_by_key(|(_, people)| std::cmp::Reverse(people.len()));
        let unsaid = of(None);
        let is_about = |place: &&Place| {
            self.story.facts.iter().any(|fact| fact.places.contains(&place.id) && fact.topics.contains(&topic.id))
        };
        let places: Vec<&Place> = self.story.listed_places().filter(is_about).collect();
        html! {
            div class={ "on on-" (topic.id) } {
                @for (position, people) in &camps {
                    h3 { (swatch(position.mark)) (position.short) (self.count(people.len())) }
                    @if position.name != position.short { p.hint { (position.name) } }
                    (self.heads(people))
                }
                @if !unsaid.is_empty() {
                    h3 { (self.language.prose(Prose::NoStance)) (self.count(unsaid.len())) }
                    (self.heads(&unsaid))
                }
                @if !places.is_empty() {
                    h3 { (self.language.prose(Prose::Places)) }
                    ul.heads {
                        @for place in places { li { a.head-link href={ "#" (place.id) } { (place.name) } } }
                    }
                }
            }
        }
    }

    /// A number behind what it counts.
    fn count(&self, n: usize) -> Markup {
        html! { ": " (self.language.number(n)) }
    }

    fn heads(&self, people: &[&Person]) -> Markup {
        html! {
            ul.heads {
                @for person in people {
                    li {
                        a.head-link href={ "#" (person.id) } data-initials=(person.initials) { (person.short) }
                    }
                }
            }
        }
    }
}

//! The cards: of each person and place, and of a fact that is on nobody's. A card begins with a head
//! that stays, and says where a person stands before what was said; what is more than a few facts is
//! folded away, and opens to a search of the browser.

use maud::{Markup, html};

use super::document::Document;
use super::head::Head;
use crate::base::vocabulary::Word;
use crate::lang::catalogue::{Count, Prose, Text};
use crate::publish::page_data::{region_words, token_class};
use crate::story::model::{Fact, Mark, Person, PlaceKind, Subject, Topic};

/// How many facts of a card are seen before it is unfolded.
const OPEN_FACTS: usize = 3;

impl Document<'_> {
    /// The card of a person or a place.
    pub(super) fn card(&self, subject: &Subject) -> Markup {
        let facts = self.story.card_facts(subject);
        let corrigible: Vec<&str> =
            std::iter::once(subject.as_str()).chain(facts.iter().map(|fact| fact.id.as_str())).collect();
        let (person, place) = match subject {
            Subject::Person(id) => (self.story.person(id), None),
            Subject::Place(id) => (None, self.story.place(id)),
        };
        let name = self.story.subject_name(subject);
        let mut head = Head { title: name, beside: self.beside(subject), ..Head::default() };
        if let Some(person) = person {
            head.token = Some((token_class(person, self.focus), &person.initials));
            head.eyebrow = if person.present { "" } else { self.language.prose(Prose::KindAbsent) };
            head.line = &person.role;
        }
        if let Some(place) = place {
            head.eyebrow = match place.kind {
                PlaceKind::Region => {
                    self.names().map_or("", |names| &region_words(names, self.atlas, place.shape.as_ref()).kind)
                }
                PlaceKind::City => self.language.prose(Prose::KindCity),
                PlaceKind::Site => self.language.prose(Prose::KindSite),
            };
            head.line = &place.whereabouts;
        }
        let is_told = |fact: &&Fact| person.is_some_and(|person| self.story.is_told_by(fact, &person.id));
        let (said, reported): (Vec<&Fact>, Vec<&Fact>) = facts.into_iter().partition(is_told);
        let left = OPEN_FACTS.saturating_sub(said.len());
        html! {
            article.part.card #(subject.as_str()) {
                (self.head(&head))
                @if let Some(person) = person {
                    (self.stands(person))
                    @if said.is_empty() {
                        p.hint { (self.language.fill(Prose::NoStatement, &[("name", name)])) }
                    }
                }
                @if let Some(place) = place { p.hint { (place.why) } }
                (self.corrected(&corrigible))
                (self.told(Prose::Said, said, OPEN_FACTS, subject))
                (self.told(Prose::Reported, reported, left, subject))
                (self.elsewhere(subject))
            }
        }
    }

    /// A fact that is on nobody's card.
    pub(super) fn background(&self, fact: &Fact) -> Markup {
        html! {
            article.part.card #(fact.id) {
                (self.head(&Head { title: self.language.prose(Prose::Background), ..Head::default() }))
                (self.facts(&[fact], None))
            }
        }
    }

    /// Whose cards stand beside one in the order of the list, which goes round.
    fn beside(&self, subject: &Subject) -> Option<(Subject, Subject)> {
        let all: Vec<Subject> = self.story.subjects().collect();
        let at = all.iter().position(|other| other == subject)?;
        let before = at.checked_sub(1).map_or_else(|| all.last(), |before| all.get(before))?;
        let next = all.get(at + 1).or_else(|| all.first())?;
        (all.len() > 1).then(|| (before.clone(), next.clone()))
    }

    /// Where a person stands: a line a topic; the page's style puts that of the chosen topic first.
    fn stands(&self, person: &Person) -> Markup {
        let stance = |topic: &Topic| self.story.stance(&person.id, &topic.id).map(|(_, position)| position);
        let is_on_record = self.story.topics.iter().any(|topic| stance(topic).is_some());
        html! {
            @if is_on_record {
                h3 { (self.language.prose(Prose::WhereTheyStand)) }
                dl.stands {
                    @for topic in &self.story.topics {
                        div class={ "at-" (topic.id) } {
                            dt { (topic.name) }
                            @match stance(topic) {
                                Some(position) => dd { (swatch(position.mark)) (position.short) },
                                None => dd.unsaid { (self.text(Text::NotOnRecord)) },
                            }
                        }
                    }
                }
            }
        }
    }

    /// What was told, under a heading: as many facts as there is room for, and the rest folded away.
    /// They stand by topic, each topic named where it begins.
    fn told(&self, heading: Prose, mut facts: Vec<&Fact>, room: usize, home: &Subject) -> Markup {
        let topic = |fact: &Fact| self.story.topics.iter().position(|topic| fact.topics.contains(&topic.id));
        facts.sort_by_key(|fact| topic(fact).unwrap_or(usize::MAX));
        let heading = self.language.prose(heading);
        let (open, folded) = facts.split_at(room.min(facts.len()));
        html! {
            @if !open.is_empty() { h3 { (heading) } (self.facts(open, Some(home))) }
            @if !folded.is_empty() {
                details.more {
                    summary {
                        @if open.is_empty() { h3 { (heading) } " " }
                        (self.language.count(Count::More, folded.len()))
                    }
                    (self.facts(folded, Some(home)))
                }
            }
        }
    }

    /// The way to what somebody has in common with many: it stands on the card of its place.
    fn elsewhere(&self, subject: &Subject) -> Markup {
        html! {
            @for (fact, home) in self.story.shared_facts(subject) {
                p.elsewhere {
                    a href={ "#" (fact.id) } { (self.story.subject_name(&home)) }
                    @if let Some(day) = self.story.day(fact.day.as_ref()) { " · " (day.when) }
                }
            }
        }
    }
}

/// The colour and the pattern of a camp, beside its name.
pub(super) fn swatch(mark: Mark) -> Markup {
    html! { span class={ "swatch camp-" (mark.as_str()) } {} }
}

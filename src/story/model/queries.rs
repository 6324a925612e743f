//! Queries: what is asked of a story, by ids or across its lists.

use super::{
    Chain, Correction, Day, Fact, Outlet, Person, Place, PlaceKind, Position, Speaker, Stance, Story, Subject, Voice,
};
use crate::story::id::{
    DayId, FactId, OutletId, PersonId, PlaceId, PositionId, QuestionId, SpeakerId, TopicId, VoiceId,
};
use crate::story::question::SourcedQuestion;

/// Of how many people a fact is, at the least, that is on nobody's card of them.
const MANY: usize = 4;

impl Story {
    /// The person with an id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// The place with an id.
    pub fn place(&self, id: &PlaceId) -> Option<&Place> {
        self.places.iter().find(|place| place.id == *id)
    }

    /// The fact with an id.
    pub fn fact(&self, id: &FactId) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    /// The day of the story that a fact or a step is of.
    pub fn day(&self, id: Option<&DayId>) -> Option<&Day> {
        self.days.iter().find(|day| Some(&day.id) == id)
    }

    /// The question with an id.
    pub fn question(&self, id: &QuestionId) -> Option<&SourcedQuestion> {
        self.questions.iter().find(|question| question.asked.id == *id)
    }

    /// The voice with an id.
    pub fn voice(&self, id: &VoiceId) -> Option<&Voice> {
        self.voices.iter().find(|voice| voice.id == *id)
    }

    /// The outlet with an id.
    pub fn outlet(&self, id: &OutletId) -> Option<&Outlet> {
        self.outlets.iter().find(|outlet| outlet.id == *id)
    }

    /// The name of a speaker.
    pub fn speaker(&self, speaker: &Speaker) -> Option<&str> {
        match speaker {
            Speaker::Person(id) => self.person(id).map(|person| person.name.as_str()),
            Speaker::Voice(id) => self.voice(id).map(|voice| voice.name.as_str()),
            Speaker::Outlet(id) => self.outlet(id).map(|outlet| outlet.name.as_str()),
        }
    }

    /// The name by which a speaker is known in short: a person's surname, the name of any other.
    pub fn short_name(&self, id: &SpeakerId) -> Option<&str> {
        let id = id.as_str();
        let person = self.people.iter().find(|person| person.id.as_str() == id).map(|person| &person.short);
        let voice = || self.voices.iter().find(|voice| voice.id.as_str() == id).map(|voice| &voice.name);
        let outlet = || self.outlets.iter().find(|outlet| outlet.id.as_str() == id).map(|outlet| &outlet.name);
        person.or_else(voice).or_else(outlet).map(String::as_str)
    }

    /// Whether a speaker is the report that the story is made from.
    pub fn is_report(&self, speaker: &Speaker) -> bool {
        match speaker {
            Speaker::Voice(id) => self.voice(id).is_some_and(|voice| voice.report),
            Speaker::Person(_) | Speaker::Outlet(_) => false,
        }
    }

    /// Whether a fact is what a person said: the words are that person's and nobody but the
    /// report and an outlet stands between, or the person passed them on and was heard so.
    pub fn is_told_by(&self, fact: &Fact, person: &PersonId) -> bool {
        let relayed = |by: &[Speaker]| by.iter().any(|link| !self.is_report(link));
        let Chain { speakers, via, .. } = &fact.chain;
        let at = via.iter().position(|link| link.is_person(person));
        match at {
            Some(at) => !relayed(via.get(at + 1..).unwrap_or_default()),
            None => speakers.iter().any(|speaker| speaker.is_person(person)) && !relayed(via),
        }
    }

    /// The subject with an id, if there is one that can be selected.
    pub fn subject(&self, id: &str) -> Option<Subject> {
        let person = self.people.iter().find(|person| person.id.as_str() == id);
        let place = || self.listed_places().find(|place| place.id.as_str() == id);
        person
            .map(|person| Subject::Person(person.id.clone()))
            .or_else(|| place().map(|place| Subject::Place(place.id.clone())))
    }

    /// The places that the story speaks of: those that a fact bears on. The
    /// others only hold a token, or stand in a question.
    pub fn listed_places(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| self.facts.iter().any(|fact| fact.places.contains(&place.id)))
    }

    /// The facts that a card of a subject shows: what a person said, what is
    /// said of the person or the place or shows where the person stands.
    pub fn facts_of(&self, subject: &Subject) -> Vec<&Fact> {
        match subject {
            Subject::Person(id) => {
                let own = |fact: &&Fact| self.is_told_by(fact, id);
                let shows = |fact: &&Fact| {
                    self.stances.iter().any(|stance| stance.person == *id && stance.facts.contains(&fact.id))
                };
                let names = |fact: &&Fact| {
                    fact.about.contains(id) || fact.chain.links().any(|link| link.is_person(id)) || shows(fact)
                };
                let said = self.facts.iter().filter(own);
                let spoken_of = self.facts.iter().filter(|fact| !own(fact) && names(fact));
                said.chain(spoken_of).collect()
            }
            Subject::Place(id) => self.facts.iter().filter(|fact| fact.places.contains(id)).collect(),
        }
    }

    /// Whose card a fact is shown on: that of the one person who told it, else that of a
    /// place or of a person it is about, else that of the first who told it.
    pub fn subject_of(&self, fact: &Fact) -> Option<Subject> {
        let told: Vec<&PersonId> =
            self.people.iter().map(|person| &person.id).filter(|id| self.is_told_by(fact, id)).collect();
        let person = |id: &PersonId| Subject::Person(id.clone());
        let teller = match told.as_slice() {
            [one] => Some(person(one)),
            _ => None,
        };
        let place = || fact.places.first().map(|id| Subject::Place(id.clone()));
        let about = || fact.about.first().map(person);
        teller.or_else(place).or_else(about).or_else(|| told.first().map(|id| person(id)))
    }

    /// Whether a fact is of many people, and has a place whose card it stands on.
    fn is_shared(&self, fact: &Fact) -> bool {
        let is_of = |person: &&Person| fact.about.contains(&person.id) || self.is_told_by(fact, &person.id);
        !fact.places.is_empty() && self.people.iter().filter(is_of).count() >= MANY
    }

    /// Whether a fact that a subject has in common with many stands on another's card.
    fn is_elsewhere(&self, fact: &Fact, subject: &Subject) -> bool {
        let is_person = matches!(subject, Subject::Person(_));
        is_person && self.is_shared(fact) && self.subject_of(fact).as_ref() != Some(subject)
    }

    /// The facts that stand on the card of a subject: all that it [shows](Self::facts_of), but for what many
    /// people have in common, which stands once.
    pub fn card_facts(&self, subject: &Subject) -> Vec<&Fact> {
        self.facts_of(subject).into_iter().filter(|fact| !self.is_elsewhere(fact, subject)).collect()
    }

    /// On whose cards the facts stand that a person has in common with many, each with the first of them.
    pub fn shared_facts(&self, subject: &Subject) -> Vec<(&Fact, Subject)> {
        let mut shared: Vec<(&Fact, Subject)> = Vec::new();
        for fact in self.facts_of(subject).into_iter().filter(|fact| self.is_elsewhere(fact, subject)) {
            let home = self.subject_of(fact).filter(|home| !shared.iter().any(|(_, other)| other == home));
            shared.extend(home.map(|home| (fact, home)));
        }
        shared
    }

    /// Where a subject stands: a place itself, a person's seat.
    pub fn place_of(&self, subject: &Subject) -> Option<&Place> {
        match subject {
            Subject::Person(id) => self.place(&self.person(id)?.seat),
            Subject::Place(id) => self.place(id),
        }
    }

    /// What can be picked on the map, in the order of the list: those at the
    /// table, those spoken of, then the places.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> + '_ {
        let people = |present| self.people.iter().filter(move |person| person.present == present);
        let places = |region| self.listed_places().filter(move |place| (place.kind == PlaceKind::Region) == region);
        let people = people(true).chain(people(false)).map(|person| Subject::Person(person.id.clone()));
        people.chain(places(true).chain(places(false)).map(|place| Subject::Place(place.id.clone())))
    }

    /// Where a person stands on a topic.
    pub fn stance(&self, person: &PersonId, topic: &TopicId) -> Option<(&Stance, &Position)> {
        self.stances.iter().filter(|stance| stance.person == *person).find_map(|stance| {
            let position = self.positions.iter().find(|position| position.id == stance.position)?;
            (position.topic == *topic).then_some((stance, position))
        })
    }

    /// Who takes the same stand on a topic, or of whom none is known.
    pub fn camp(&self, topic: &TopicId, position: Option<&PositionId>) -> impl Iterator<Item = &Person> {
        let stand = move |person: &&Person| self.stance(&person.id, topic).map(|(_, its)| &its.id) == position;
        self.people.iter().filter(stand)
    }

    /// The facts that withdraw a fact, each with who does so.
    pub fn walked_back_by(&self, id: &FactId) -> impl Iterator<Item = (&Fact, &Speaker)> {
        let of = move |fact: &'_ Fact| fact.walks_back.iter().position(|back| back.fact == *id);
        self.facts.iter().filter_map(move |fact| Some((fact, &fact.walks_back.get(of(fact)?)?.by)))
    }

    /// The corrections of any of some ids.
    pub fn corrections_of<'s>(&'s self, ids: &'s [&str]) -> impl Iterator<Item = &'s Correction> {
        self.corrections.iter().filter(|correction| correction.ids.iter().any(|id| ids.contains(&id.as_str())))
    }

    /// The facts that are at odds with a fact, whichever of the two says so.
    pub fn at_odds_with(&self, fact: &Fact) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|other| fact.contradicts.contains(&other.id) || other.contradicts.contains(&fact.id))
    }

    /// The full name of a subject.
    pub fn subject_name(&self, subject: &Subject) -> &str {
        match subject {
            Subject::Person(id) => self.person(id).map_or("", |person| &person.name),
            Subject::Place(id) => self.place(id).map_or("", |place| &place.full),
        }
    }
}

//! A story as it is used: one language, every id resolved, no state that makes
//! no sense. Made by [`resolve`](super::resolve) when the site is built, carried
//! in the page, and only read in the browser.

use crate::base::id::{
    DayId, FactId, ItemId, OptionId, PersonId, PlaceId, PositionId, QuestionId, ShapeId, StatementId, StepId, StoryId,
    SubjectId, TopicId, VoiceId,
};
use crate::base::lines::{kind_lines, record_lines};
use crate::base::word::words;
use crate::map::spot::Spot;

words! {
    /// A shape that tells a position apart without colour.
    Mark {
        /// A filled disc.
        Circle = "circle",
        /// A filled square.
        Square = "square",
        /// A square on its corner.
        Diamond = "diamond",
        /// A triangle.
        Triangle = "triangle",
        /// An open circle.
        Ring = "ring",
        /// A cross.
        Cross = "cross",
    }
}

words! {
    /// What a place is.
    PlaceKind {
        /// A region, with a shape on the map.
        Region = "region",
        /// A city.
        City = "city",
        /// A building or an area that is neither.
        Site = "site",
    }
}

words! {
    /// A small map beside the map, for places that are not on it.
    Inset {
        /// The 48 contiguous states of the United States.
        UnitedStates = "united-states",
        /// Alaska.
        Alaska = "alaska",
    }
}

words! {
    /// The office a person holds, which sets the mark on the token.
    Office {
        /// A president or monarch.
        HeadOfState = "head-of-state",
        /// A prime minister or chancellor.
        HeadOfGovernment = "head-of-government",
        /// The head of an international body.
        Body = "body",
        /// A minister.
        Minister = "minister",
        /// An envoy.
        Envoy = "envoy",
    }
}

words! {
    /// A named view of the map.
    View {
        /// All of it.
        Europe = "europe",
        /// Ukraine.
        Ukraine = "ukraine",
    }
}

words! {
    /// The kinds of question.
    Kind {
        /// One right answer.
        One = "one",
        /// Several right answers.
        Several = "several",
        /// True, false or not stated.
        Stated = "stated",
        /// Who said it.
        Who = "who",
        /// Put in order.
        Order = "order",
        /// Pick on the map.
        Map = "map",
    }
}

words! {
    /// What a question asks of the reader.
    Skill {
        /// Who, where, what.
        Recall = "recall",
        /// What came first.
        Sequence = "sequence",
        /// Who says so, and through whom.
        Attribution = "attribution",
        /// What follows.
        Inference = "inference",
    }
}

words! {
    /// A verdict on a statement.
    Verdict {
        /// The report says so.
        True = "true",
        /// The report says otherwise.
        False = "false",
        /// The report does not say.
        NotStated = "not-stated",
    }
}

/// A story in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// The language of its texts: a BCP 47 tag.
    pub language: String,
    /// The headline.
    pub title: String,
    /// One or two sentences under it.
    pub standfirst: String,
    /// Where this comes from.
    pub credit: String,
    /// The timeline.
    pub days: Vec<Day>,
    /// Matters that people take a stand on.
    pub topics: Vec<Topic>,
    /// Where one can stand.
    pub positions: Vec<Position>,
    /// Speakers who are not named people.
    pub voices: Vec<Voice>,
    /// Places.
    pub places: Vec<Place>,
    /// People.
    pub people: Vec<Person>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Who stands where.
    pub stances: Vec<Stance>,
    /// The follow mode.
    pub steps: Vec<Step>,
    /// The quiz.
    pub questions: Vec<Question>,
}

/// A day of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// Its id.
    pub id: DayId,
    /// The calendar day as `YYYY-MM-DD`, where the story gives one.
    pub date: Option<String>,
    /// Short.
    pub label: String,
    /// Longer.
    pub title: String,
}

/// A matter that people take a stand on.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its name.
    pub name: String,
}

/// Where one can stand on a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// The topic.
    pub topic: TopicId,
    /// The shape that stands for it.
    pub mark: Mark,
    /// Its name.
    pub name: String,
}

/// A speaker who is not a named person.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Its id.
    pub id: VoiceId,
    /// Its name.
    pub name: String,
}

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What it is.
    pub kind: PlaceKind,
    /// Its shape, for a region.
    pub shape: Option<ShapeId>,
    /// Its marker.
    pub at: Spot,
    /// The inset it stands in, where it is not on the map.
    pub inset: Option<Inset>,
    /// Short.
    pub name: String,
    /// In full.
    pub full: String,
    /// Where it is.
    pub whereabouts: String,
    /// Why it is in the story.
    pub why: String,
}

/// A person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Whether he or she took part in the event.
    pub present: bool,
    /// The office.
    pub office: Office,
    /// Where the token stands.
    pub seat: PlaceId,
    /// The country spoken for.
    pub country: Option<ShapeId>,
    /// In full.
    pub name: String,
    /// The surname.
    pub short: String,
    /// For the token.
    pub initials: String,
    /// The office in words.
    pub role: String,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaker {
    /// A person of the story.
    Person(PersonId),
    /// Somebody unnamed, or the report itself.
    Voice(VoiceId),
}

impl Speaker {
    /// The id as text; people and voices share one namespace.
    pub fn as_str(&self) -> &str {
        match self {
            Speaker::Person(id) => id.as_str(),
            Speaker::Voice(id) => id.as_str(),
        }
    }
}

/// Something that somebody said or reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// Who says it.
    pub speaker: Speaker,
    /// Other people it is about.
    pub about: Vec<PersonId>,
    /// When.
    pub day: Option<DayId>,
    /// What it bears on.
    pub topics: Vec<TopicId>,
    /// Where it bears on.
    pub places: Vec<PlaceId>,
    /// The earlier facts that it withdraws.
    pub walks_back: Vec<FactId>,
    /// The facts it is at odds with.
    pub contradicts: Vec<FactId>,
    /// What is said, worded as a claim.
    pub text: String,
    /// Who said it, and through whom it is known.
    pub source: String,
}

/// Where a person stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub position: PositionId,
    /// What shows it.
    pub facts: Vec<FactId>,
}

/// Where the camera goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// To a place.
    Place(PlaceId),
    /// To a named view.
    View(View),
}

/// A step of the follow mode.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// When.
    pub day: DayId,
    /// Where the camera goes.
    pub destination: Destination,
    /// Its heading.
    pub title: String,
    /// What happened.
    pub text: String,
    /// What it rests on.
    pub facts: Vec<FactId>,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// What it asks of the reader.
    pub skill: Skill,
    /// What is asked, or the statement to judge.
    pub stem: String,
    /// Why the right answer is right. It stands in the page's text, and does not
    /// travel with the data.
    pub why: String,
    /// The facts that prove it; never empty. They too stand in the page's text.
    pub evidence: Vec<FactId>,
    /// How it is answered.
    pub interaction: Interaction,
}

/// How a question is answered, and what is right.
#[derive(Clone, Debug, PartialEq)]
pub enum Interaction {
    /// One right answer.
    One {
        /// In display order.
        options: Vec<Choice>,
        /// One of the options.
        right: OptionId,
    },
    /// Several right answers.
    Several {
        /// In display order.
        options: Vec<Choice>,
        /// Two or more of the options, not all.
        right: Vec<OptionId>,
    },
    /// True, false or not stated.
    Stated {
        /// The right verdict.
        right: Verdict,
        /// Why each other verdict is wrong.
        wrong: Vec<Refutation>,
    },
    /// Who said it.
    Who {
        /// To choose from.
        speakers: Vec<NamedSpeaker>,
        /// What was said.
        statements: Vec<Statement>,
    },
    /// Put in order.
    Order {
        /// In the right order.
        items: Vec<Item>,
    },
    /// Pick on the map.
    Map {
        /// What can be picked.
        candidates: Vec<Candidate>,
        /// One or more of the candidates, not all.
        right: Vec<PlaceId>,
    },
}

kind_lines! { Speaker { Person { 0: id } = 0; Voice { 0: id } = 1 } }
record_lines! { Question { id, skill, stem, interaction; why, evidence } }
kind_lines! {
    Interaction {
        One { options: options, right: right } = 0,
        Several { options: options, right: right } = 1,
        Stated { right: right, wrong: wrong } = 2,
        Who { speakers: speakers, statements: statements } = 3,
        Order { items: items } = 4;
        Map { candidates: candidates, right: right } = 5
    }
}
record_lines! { Choice { id, text, why } }
record_lines! { Refutation { verdict, why } }
record_lines! { Statement { id, by, text, why } }
record_lines! { Item { id, text, why } }
record_lines! { NamedSpeaker { speaker, name } }
record_lines! { Candidate { place, name, why } }

impl Question {
    /// The speaker that can be chosen by an id.
    pub fn speaker(&self, id: &str) -> Option<&Speaker> {
        let Interaction::Who { speakers, .. } = &self.interaction else { return None };
        speakers.iter().map(|named| &named.speaker).find(|speaker| speaker.as_str() == id)
    }
}

impl Interaction {
    /// The kind of question.
    pub fn kind(&self) -> Kind {
        match self {
            Interaction::One { .. } => Kind::One,
            Interaction::Several { .. } => Kind::Several,
            Interaction::Stated { .. } => Kind::Stated,
            Interaction::Who { .. } => Kind::Who,
            Interaction::Order { .. } => Kind::Order,
            Interaction::Map { .. } => Kind::Map,
        }
    }
}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its id.
    pub id: OptionId,
    /// What it says.
    pub text: String,
    /// Why it is wrong; none for a right one.
    pub why: Option<String>,
}

/// Why a verdict is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Refutation {
    /// The verdict.
    pub verdict: Verdict,
    /// Why it is wrong.
    pub why: String,
}

/// A statement whose speaker is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// Who said it.
    pub by: Speaker,
    /// What was said.
    pub text: String,
    /// Who said it and where, in words.
    pub why: String,
}

/// An item of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What happened.
    pub text: String,
    /// When, in words.
    pub why: String,
}

/// A speaker with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSpeaker {
    /// Who.
    pub speaker: Speaker,
    /// The name.
    pub name: String,
}

/// A place that can be picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// Its name in full.
    pub name: String,
    /// Why it is wrong; none for a right one.
    pub why: Option<String>,
}

/// What can be selected: a person or a place. Their ids share one namespace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// A place.
    Place(PlaceId),
}

impl Subject {
    /// The id as text; also its anchor in the page.
    pub fn as_str(&self) -> &str {
        match self {
            Subject::Person(id) => id.as_str(),
            Subject::Place(id) => id.as_str(),
        }
    }

    /// The id, whether of a person or of a place.
    pub fn id(&self) -> Option<SubjectId> {
        SubjectId::parse(self.as_str())
    }
}

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

    /// The question with an id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The name of a speaker.
    pub fn speaker(&self, speaker: &Speaker) -> Option<&str> {
        match speaker {
            Speaker::Person(id) => self.person(id).map(|person| person.name.as_str()),
            Speaker::Voice(id) => self.voices.iter().find(|voice| voice.id == *id).map(|voice| voice.name.as_str()),
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
    /// said of the person or the place.
    pub fn facts_of(&self, subject: &Subject) -> Vec<&Fact> {
        match subject {
            Subject::Person(id) => {
                let own = |fact: &&Fact| matches!(&fact.speaker, Speaker::Person(speaker) if speaker == id);
                let said = self.facts.iter().filter(own);
                let spoken_of = self.facts.iter().filter(|fact| !own(fact) && fact.about.contains(id));
                said.chain(spoken_of).collect()
            }
            Subject::Place(id) => self.facts.iter().filter(|fact| fact.places.contains(id)).collect(),
        }
    }

    /// Whose card a fact is shown on: its speaker's, else that of a place or of
    /// a person it is about.
    pub fn subject_of(&self, fact: &Fact) -> Option<Subject> {
        let speaker = match &fact.speaker {
            Speaker::Person(id) => Some(Subject::Person(id.clone())),
            Speaker::Voice(_) => None,
        };
        let place = || fact.places.first().map(|id| Subject::Place(id.clone()));
        let person = || fact.about.first().map(|id| Subject::Person(id.clone()));
        speaker.or_else(place).or_else(person)
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

    /// The facts that withdraw a fact.
    pub fn walked_back_by(&self, id: &FactId) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| fact.walks_back.contains(id))
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

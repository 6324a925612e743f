//! A story as it is used: one language, every id resolved, no state that makes
//! no sense. Made by [`resolve`](super::resolve) when the site is built, carried
//! in the page, and only read in the browser.

use crate::base::vocabulary::words;
use crate::lang::language::Language;
use crate::map::camera::Frame;
use crate::map::id::{InsetId, MapId, ShapeId, ViewId};
use crate::map::spot::Spot;
use crate::story::id::{
    CorrectionId, DayId, FactId, OutletId, PersonId, PlaceId, PositionId, QuestionId, SpeakerId, StepId, StoryId,
    SubjectId, TopicId, VoiceId,
};
use crate::story::question::SourcedQuestion;

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
    /// The form of the token that stands for a person or a body on the map; all who hold one
    /// office have the same.
    Token {
        /// A disc.
        Disc = "disc",
        /// A square with round corners.
        Rounded = "rounded",
        /// A square.
        Square = "square",
        /// A square with round corners, of another colour.
        Tablet = "tablet",
    }
}

/// A story in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// The language of its texts.
    pub language: Language,
    /// The headline.
    pub title: String,
    /// One or two sentences under it.
    pub standfirst: String,
    /// Where this comes from.
    pub credit: String,
    /// The map it is shown on.
    pub map: MapId,
    /// Views of its own, beside those of the map.
    pub views: Vec<View>,
    /// Heads the list of regions, where the story has words of its own for that.
    pub regions: Option<String>,
    /// What is said of the map's borders, where the story has words of its own for that.
    pub map_credit: Option<String>,
    /// The timeline.
    pub days: Vec<Day>,
    /// Matters that people take a stand on.
    pub topics: Vec<Topic>,
    /// Where one can stand.
    pub positions: Vec<Position>,
    /// Media through which statements are known.
    pub outlets: Vec<Outlet>,
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
    pub questions: Vec<SourcedQuestion>,
    /// Pairs of questions of which the first, once answered, gives the second away.
    pub spoilers: Vec<(QuestionId, QuestionId)>,
    /// What has been put right since the story was out, the newest last.
    pub corrections: Vec<Correction>,
}

/// A view of the story's own.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its id.
    pub id: ViewId,
    /// What it shows, in map units.
    pub frame: Frame,
    /// Its name.
    pub name: String,
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
    /// In a line of attribution: "on Monday".
    pub when: String,
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

/// A medium through which statements are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlet {
    /// Its id.
    pub id: OutletId,
    /// Its name.
    pub name: String,
    /// The phrase in a line of attribution, where the pack has one.
    pub through: Option<String>,
}

/// A speaker who is not a named person.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Its id.
    pub id: VoiceId,
    /// Whether it is the report itself.
    pub report: bool,
    /// Its name.
    pub name: String,
    /// The phrase for what it passed on, where the pack has one.
    pub account: Option<String>,
}

/// A correction of a story that was out.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The day on which it was made, as `YYYY-MM-DD`.
    pub day: String,
    /// What it names: ids of facts, people, places, steps and questions.
    pub ids: Vec<String>,
    /// What was wrong, and what is right.
    pub text: String,
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
    pub inset: Option<InsetId>,
    /// Short.
    pub name: String,
    /// In full.
    pub full: String,
    /// Where it is.
    pub whereabouts: String,
    /// Why it is in the story.
    pub why: String,
}

/// A person, or a body (a company, an authority) that has a card and a token as people do.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// Whether he, she or it took part in the event.
    pub present: bool,
    /// The form of the token, by the office.
    pub token: Token,
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
    /// The phrase for what was passed on, where the pack has one.
    pub account: Option<String>,
    /// The phrase for what is said of the person, where the pack has one.
    pub of_whom: Option<String>,
}

/// Who says something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaker {
    /// A person of the story.
    Person(PersonId),
    /// Somebody unnamed, or the report itself.
    Voice(VoiceId),
    /// A medium, of its own reporting.
    Outlet(OutletId),
}

impl Speaker {
    /// The id as text; people, voices and outlets share one namespace.
    pub fn as_str(&self) -> &str {
        match self {
            Speaker::Person(id) => id.as_str(),
            Speaker::Voice(id) => id.as_str(),
            Speaker::Outlet(id) => id.as_str(),
        }
    }

    /// Whether it is a person with this id.
    pub fn is_person(&self, person: &PersonId) -> bool {
        matches!(self, Speaker::Person(id) if id == person)
    }
}

/// By whom a statement is known: whose it is, who passed it on, where it was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// Whose words or claim it is; never empty.
    pub speakers: Vec<Speaker>,
    /// Who passed it on, in their order: people and voices.
    pub via: Vec<Speaker>,
    /// The medium through which it is known.
    pub outlet: Option<OutletId>,
    /// Whether the report itself hedges it.
    pub hedged: bool,
}

impl Chain {
    /// Everybody in it, in its order, but for the outlet.
    pub fn links(&self) -> impl Iterator<Item = &Speaker> {
        self.speakers.iter().chain(&self.via)
    }

    /// Whether somebody with this id stands in it, the outlet included.
    pub fn holds(&self, id: &str) -> bool {
        self.links().any(|link| link.as_str() == id) || self.outlet.as_ref().is_some_and(|outlet| outlet.as_str() == id)
    }
}

/// That a fact withdraws an earlier one.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkBack {
    /// The earlier fact.
    pub fact: FactId,
    /// Who withdraws it: somebody of the later fact's chain.
    pub by: Speaker,
}

/// Something that somebody said or reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// By whom it is known.
    pub chain: Chain,
    /// Other people it is about.
    pub about: Vec<PersonId>,
    /// When, where the report gives a day.
    pub day: Option<DayId>,
    /// The facts that the report puts before it.
    pub after: Vec<FactId>,
    /// Whether the report gives the order of what it tells.
    pub in_order: bool,
    /// What it bears on.
    pub topics: Vec<TopicId>,
    /// Where it bears on.
    pub places: Vec<PlaceId>,
    /// The earlier facts that it withdraws.
    pub walks_back: Vec<WalkBack>,
    /// The facts it is at odds with.
    pub contradicts: Vec<FactId>,
    /// The passage of the report that it is from; its own id where the pack names none.
    pub passage: String,
    /// What is said, worded as a claim.
    pub text: String,
    /// The occasion, as far as chain and day do not say it.
    pub occasion: Option<String>,
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
    View(ViewId),
}

/// A step of the follow mode.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// When; none for a step beside the row of days.
    pub day: Option<DayId>,
    /// Where the camera goes.
    pub destination: Destination,
    /// Its heading.
    pub title: String,
    /// What happened.
    pub text: String,
    /// What it rests on.
    pub facts: Vec<FactId>,
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

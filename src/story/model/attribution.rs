//! Attribution: who says something, through whom it is known, and the facts that are known so.

use crate::story::id::{DayId, FactId, OutletId, PersonId, PlaceId, TopicId, VoiceId};

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

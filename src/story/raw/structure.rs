//! `story.toml`: the structure of a story. Every table has an id; every text
//! stands in the files of the languages (see [`texts`](super::TextFile)).

use std::ops::Range;

use serde_json::{Value, json};
use toml::de::DeValue;
use toml::value::Date;

use crate::decode::{At, Decode, Diagnostics, Sound, mismatch, record};
use crate::geo::atlas::Degrees;
use crate::lang::language::Language;
use crate::story::model::{Mark, PlaceKind, Token};
use crate::story::question::{Kind, Skill};

record! {
    /// The whole file.
    StructureFile {
        /// The version of this format: 1.
        format: Sound<At<u32>>,
        /// The story's id; it stands in addresses and stored answers.
        id: Sound<At<String>>,
        /// The day the story is about.
        date: Sound<Date>,
        /// The map it is shown on.
        map: Sound<At<String>>,
        /// Its languages, that of the front page first; where it is left out, all of them in the
        /// order of their files' names.
        languages: Option<At<Vec<At<Language>>>>,
        /// Extents of the story's own, beside those of the map.
        extents as "extents" or "views": Vec<RawExtent>,
        /// The timeline, in order.
        days: Vec<RawDay>,
        /// Matters that people take a stand on.
        topics: Vec<RawEntry>,
        /// Where one can stand on a topic.
        positions: Vec<RawPosition>,
        /// Media through which statements are known.
        outlets: Vec<RawEntry>,
        /// Bodies that people speak for.
        bodies: Vec<RawBody>,
        /// Offices that people and bodies hold; where there is none here, each gets a token in its turn.
        offices: Vec<RawOffice>,
        /// Speakers who are not named people.
        voices: Vec<RawVoice>,
        /// Places.
        places: Vec<RawPlace>,
        /// People.
        people: Vec<RawPerson>,
        /// Facts: what somebody said or reported.
        facts: Vec<RawFact>,
        /// Who stands where on a topic.
        stances: Vec<RawStance>,
        /// The steps of the follow mode, in order.
        steps: Vec<RawStep>,
        /// The questions, in order.
        questions: Vec<RawQuestion>,
        /// What was wrong once the story was out, and has been put right; the newest last.
        corrections: Vec<RawCorrection>,
    }
}

record! {
    /// A table that is only an id; its name is among the texts.
    RawEntry {
        /// The id.
        id: At<String>,
    }
}

record! {
    /// An office.
    RawOffice {
        /// The id, by which people and bodies name it.
        id: At<String>,
        /// The form of the token on the map.
        token: Token,
    }
}

record! {
    /// A body: a name that people speak for or, with a seat, somebody with a card and a token.
    RawBody {
        /// The id.
        id: At<String>,
        /// The place where its token stands; without one it is only a name.
        seat: Option<At<String>>,
        /// Whether it took part in the event.
        present: Option<bool>,
        /// The office, which sets the token's form.
        office: Option<At<String>>,
        /// The country it is of: an ISO 3166-1 alpha-2 code.
        country: Option<At<String>>,
    }
}

record! {
    /// A speaker who is not a named person.
    RawVoice {
        /// The id.
        id: At<String>,
        /// Whether this is the report itself that the story is made from.
        report: Option<bool>,
    }
}

record! {
    /// A day of the timeline.
    RawDay {
        /// The id.
        id: At<String>,
        /// The calendar day, where the story gives one.
        date: Option<Date>,
    }
}

record! {
    /// Where one can stand on a topic.
    RawPosition {
        /// The id.
        id: At<String>,
        /// The topic.
        topic: At<String>,
        /// The shape that stands for it.
        mark: At<Mark>,
    }
}

record! {
    /// A place.
    RawPlace {
        /// The id; also the place's anchor in the page.
        id: At<String>,
        /// What it is.
        kind: At<PlaceKind>,
        /// The shape of the map, for a region: the ISO 3166 code of a country or a region that the map draws.
        shape: Option<At<String>>,
        /// Latitude and longitude of its marker, in degrees.
        at: At<Degrees>,
        /// The inset it stands in, where it is not on the map: one of the map's, or another map.
        inset: Option<At<String>>,
    }
}

record! {
    /// An extent of the story's own, beside those of its map.
    RawExtent {
        /// The id; its name is among the texts.
        id: At<String>,
        /// Latitude and longitude of its middle, in degrees.
        at: At<Degrees>,
        /// How much it shows from the left to the right, in km.
        width: At<f64>,
    }
}

record! {
    /// A person.
    RawPerson {
        /// The id; also the person's anchor in the page.
        id: At<String>,
        /// Whether the person took part in the event.
        present: bool,
        /// The office: any word; all who hold the same have the same form of token.
        office: At<String>,
        /// The place where the token stands.
        seat: At<String>,
        /// The country spoken for: an ISO 3166-1 alpha-2 code.
        country: Option<At<String>>,
        /// The body spoken for.
        body: Option<At<String>>,
    }
}

record! {
    /// A fact.
    RawFact {
        /// The id.
        id: At<String>,
        /// Whose words or claim it is: a person, a voice or an outlet, or several of them.
        speaker: At<OneOrMany>,
        /// Through whom, in their order: people and voices who passed it on.
        via: Vec<At<String>>,
        /// The outlet through which it is known.
        outlet: Option<At<String>>,
        /// Whether the report itself hedges it, as by "reportedly".
        hedged: Option<bool>,
        /// Other people it is about.
        about: Vec<At<String>>,
        /// When it was said or happened; left out where the report gives no day.
        day: Option<At<String>>,
        /// The facts that the report puts before it.
        after: Vec<At<String>>,
        /// Whether the report gives the order of what this fact tells.
        in_order: Option<bool>,
        /// What it bears on.
        topics: Vec<At<String>>,
        /// Where it bears on.
        places: Vec<At<String>>,
        /// The earlier facts that it withdraws.
        walks_back: Vec<RawWalkBack>,
        /// The facts it is at odds with.
        contradicts: Vec<At<String>>,
        /// The passage of the report that it is from, by any word that its facts share.
        passage: Option<At<String>>,
    }
}

record! {
    /// A statement that is withdrawn, and by whom.
    NamedWalkBack {
        /// The earlier fact.
        fact: At<String>,
        /// Who withdraws it: somebody in the chain of the later fact.
        by: At<String>,
    }
}

/// A fact that is withdrawn: its id, where one speaker made the later one, or a table
/// that says by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct RawWalkBack {
    /// The earlier fact.
    pub fact: At<String>,
    /// Who withdraws it; the speaker of the later fact where it is left out.
    pub by: Option<At<String>>,
}

impl Decode for RawWalkBack {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        match word(value, span) {
            Some(fact) => Some(Self { fact, by: None }),
            None => NamedWalkBack::decode(value, span, path, sink)
                .map(|NamedWalkBack { fact, by }| Self { fact, by: Some(by) }),
        }
    }

    fn schema() -> Value {
        json!({ "anyOf": [String::schema(), NamedWalkBack::schema()] })
    }
}

/// A value that is an id by itself.
fn word(value: &DeValue<'_>, span: &Range<usize>) -> Option<At<String>> {
    value.as_str().map(|word| At { value: word.to_owned(), span: span.clone() })
}

record! {
    /// Where a person stands.
    RawStance {
        /// Who.
        person: At<String>,
        /// Where: a position of some topic.
        position: At<String>,
        /// What shows it.
        facts: Vec<At<String>>,
    }
}

record! {
    /// A step of the follow mode.
    RawStep {
        /// The id; also the step's anchor in the page.
        id: At<String>,
        /// When; its facts are of this day.
        day: Option<At<String>>,
        /// `true` for a step without a day: it stands beside the row of days.
        undated: Option<At<bool>>,
        /// The place the camera goes to…
        place: Option<At<String>>,
        /// … or the extent.
        extent as "extent" or "view": Option<At<String>>,
        /// What happened.
        facts: Vec<At<String>>,
        /// What the map shows then; else who and what its facts tell of.
        scene: Option<At<RawScene>>,
    }
}

record! {
    /// What the map shows at a step.
    RawScene {
        /// Who and what is lit: people, and places that some fact bears on.
        light: Vec<At<String>>,
        /// The regions that are hatched; they are lit, too.
        hatch: Vec<At<String>>,
        /// The lines that are drawn, each from one person or place to the next; they are lit, too.
        lines: Vec<At<Vec<At<String>>>>,
        /// The inset that grows.
        inset: Option<At<String>>,
    }
}

/// One word, or a list of them.
#[derive(Clone, Debug, PartialEq)]
pub enum OneOrMany {
    /// One word.
    One(At<String>),
    /// A list.
    Many(Vec<At<String>>),
}

impl Decode for OneOrMany {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        match value {
            DeValue::String(word) => Some(Self::One(At { value: word.to_string(), span: span.clone() })),
            DeValue::Array(_) => Decode::decode(value, span, path, sink).map(Self::Many),
            other => {
                mismatch(other, span, path, "a word in quotes, or a list of ids", sink);
                None
            }
        }
    }

    fn schema() -> Value {
        json!({ "anyOf": [String::schema(), Vec::<String>::schema()] })
    }
}

impl OneOrMany {
    /// All of them.
    pub fn as_slice(&self) -> &[At<String>] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}

record! {
    /// A statement of a question that asks who said it.
    RawStatement {
        /// The id.
        id: At<String>,
        /// Who said it: one of the question's speakers.
        by: At<String>,
    }
}

record! {
    /// An item, and what proves its place.
    ProvedItem {
        /// The id.
        id: At<String>,
        /// The fact that tells of it.
        fact: At<String>,
    }
}

/// An item of a sequence: an id, or a table that names the fact that tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RawItem {
    /// The id.
    pub id: At<String>,
    /// The fact that tells of it.
    pub fact: Option<At<String>>,
}

impl Decode for RawItem {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        match word(value, span) {
            Some(id) => Some(Self { id, fact: None }),
            None => {
                ProvedItem::decode(value, span, path, sink).map(|ProvedItem { id, fact }| Self { id, fact: Some(fact) })
            }
        }
    }

    fn schema() -> Value {
        json!({ "anyOf": [String::schema(), ProvedItem::schema()] })
    }
}

record! {
    /// A correction.
    RawCorrection {
        /// The id.
        id: At<String>,
        /// The day on which it was made.
        day: At<Date>,
        /// What was corrected: facts, people, places, steps, questions.
        ids: At<Vec<At<String>>>,
    }
}

record! {
    /// A question. Which of the last keys belong to it depends on its kind.
    RawQuestion {
        /// The id.
        id: At<String>,
        /// The kind.
        kind: At<Kind>,
        /// The skill it asks for.
        skill: Skill,
        /// The facts that prove the answer.
        evidence: At<Vec<At<String>>>,
        /// Kinds `one` and `several`: the options, in display order.
        options: Option<At<Vec<At<String>>>>,
        /// The right options or places, or `true`, `false`, `not-stated`.
        right: Option<At<OneOrMany>>,
        /// Kind `who`: people and voices to choose from.
        speakers: Option<At<Vec<At<String>>>>,
        /// Kind `who`: what was said.
        statements: Option<At<Vec<RawStatement>>>,
        /// Kind `order`: the items in the right order.
        items: Option<At<Vec<RawItem>>>,
        /// Kind `map`: the places that can be picked.
        candidates: Option<At<Vec<At<String>>>>,
    }
}

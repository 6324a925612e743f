//! Picks: what of a question was picked, and the edits that readers make of them.

use crate::base::number::Digits;
use crate::story::id::{ChoiceId, ItemId, SpeakerId, StatementId};

/// A part of a question that was picked, and what it was given: places from 0 among those that the
/// question names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The option, the statement or the item.
    pub part: usize,
    /// The speaker of a statement; 0 elsewhere.
    pub target: usize,
}

/// One thing a reader did to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// An option was picked, or unpicked where several are right.
    Picked(ChoiceId),
    /// A statement was given a speaker.
    Matched(StatementId, SpeakerId),
    /// An item was moved to a place in the order, from 0.
    Moved(ItemId, usize),
}

impl Edit {
    /// Reads the written form of an edit, as it stands in the page:
    ///
    /// | form | edit |
    /// |---|---|
    /// | `pick ID` | an option, a verdict, a place |
    /// | `match STATEMENT SPEAKER` | a speaker |
    /// | `move ITEM PLACE` | an item's place, from 0 |
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (kind, id) = (words.next()?, words.next()?);
        let more = words.next().unwrap_or_default();
        match kind {
            "pick" => ChoiceId::parse(id).map(Self::Picked),
            "match" => Some(Self::Matched(StatementId::parse(id)?, SpeakerId::parse(more)?)),
            "move" => Some(Self::Moved(ItemId::parse(id)?, more.parse().ok()?)),
            _ => None,
        }
    }

    /// The written form of an edit, as [`parse`](Self::parse) reads it.
    pub fn written(&self) -> String {
        match self {
            Self::Picked(id) => ["pick ", id.as_str()].concat(),
            Self::Matched(statement, speaker) => ["match ", statement.as_str(), " ", speaker.as_str()].concat(),
            Self::Moved(item, place) => ["move ", item.as_str(), " ", &place.digits()].concat(),
        }
    }
}

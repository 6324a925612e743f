//! What a reader answers: the same for every kind of question, read by the kind.

use crate::quiz::kind;
use crate::story::id::{ChoiceId, ItemId, SpeakerId, StatementId};
use crate::story::question::Question;

/// An answer, complete or on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was picked; nothing at first. Each is one of its question's, and none stands twice.
    pub picks: Vec<Pick>,
}

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
    /// A statement was given a speaker, or none again.
    Matched(StatementId, Option<SpeakerId>),
    /// An item was moved to a place in the order, from 0.
    Moved(ItemId, usize),
}

impl Edit {
    /// Reads the written form of an edit, as it stands in the page:
    ///
    /// | form | edit |
    /// |---|---|
    /// | `pick ID` | an option, a verdict, a place |
    /// | `match STATEMENT SPEAKER`, `match STATEMENT` | a speaker, or none |
    /// | `move ITEM PLACE` | an item's place, from 0 |
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (kind, id) = (words.next()?, words.next()?);
        let more = words.next().unwrap_or_default();
        match kind {
            "pick" => ChoiceId::parse(id).map(Self::Picked),
            "match" => Some(Self::Matched(StatementId::parse(id)?, SpeakerId::parse(more))),
            "move" => Some(Self::Moved(ItemId::parse(id)?, more.parse().ok()?)),
            _ => None,
        }
    }
}

impl Answer {
    /// Whether there is enough of it to be scored.
    pub fn is_complete(&self, question: &Question) -> bool {
        self.picks.len() >= kind::of(question).needed()
    }

    /// The answer after an edit. An edit that does not belong to the question
    /// changes nothing.
    pub fn edited(&self, question: &Question, edit: &Edit) -> Self {
        kind::of(question).edited(question, &self.picks, edit).map_or_else(|| self.clone(), |picks| Self { picks })
    }

    /// The answer in the words in which it is kept.
    pub fn words(&self, question: &Question) -> Vec<String> {
        kind::of(question).words(&self.picks)
    }

    /// The complete answer of such words; none where they are no answer to the question: it may
    /// have been another when they were kept.
    pub fn read(question: &Question, words: &[&str]) -> Option<Self> {
        let answer = Self { picks: kind::of(question).read(words)? };
        answer.is_complete(question).then_some(answer)
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

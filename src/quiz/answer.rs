//! Answers: what a reader answers is the same for every kind of question, and read by the kind.

use crate::quiz::kind;
use crate::quiz::pick::{Edit, Pick};
use crate::story::question::Question;

/// An answer, complete or on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was picked; nothing at first. Each is one of its question's, and none stands twice.
    pub picks: Vec<Pick>,
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

    /// The answer of such words, complete or not; none where they are no answer to the question: it
    /// may have been another when they were kept.
    pub fn read(question: &Question, words: &[&str]) -> Option<Self> {
        Some(Self { picks: kind::of(question).read(words)? })
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

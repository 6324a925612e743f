//! The interactions of questions, one file each: how an answer is made, what became of each part
//! of it, and how it is kept and carried. This file hands a question on to the file of its kind.

pub mod choose;
pub mod matching;
pub mod order;
#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests;

use crate::quiz::mixed_radix::MixedRadix;
use crate::quiz::part::Part;
use crate::quiz::pick::{Edit, Pick};
use crate::story::question::{Interaction, Question};

/// What a kind of interaction does with picks. The picks that it is given are its own.
pub trait Interactive {
    /// How many picks there are in a complete answer, at least.
    fn needed(&self) -> usize;

    /// The picks after an edit; none where the edit does not belong.
    fn edited(&self, question: &Question, picks: &[Pick], edit: &Edit) -> Option<Vec<Pick>>;

    /// What became of each part.
    fn parts(&self, picks: &[Pick]) -> Vec<Part>;

    /// The picks in the words in which they are kept.
    fn words(&self, picks: &[Pick]) -> Vec<String>;

    /// The picks of such words; none where a word is none of them.
    fn read(&self, words: &[&str]) -> Option<Vec<Pick>>;

    /// Writes the picks as digits of a resume code, or reads them there.
    fn digits(&self, digits: &mut MixedRadix, picks: &[Pick]) -> Vec<Pick>;

    /// What there is to say of a part where it is wrong.
    fn reason(&self, part: usize) -> Option<&str>;

    /// The ids of all that can be picked, in their order: a resume code stands for them.
    fn ids(&self) -> Vec<&str>;
}

/// What a question's kind does.
pub fn of(question: &Question) -> &dyn Interactive {
    match &question.interaction {
        Interaction::Choose(options) => options,
        Interaction::Match(pairs) => pairs,
        Interaction::Order(sequence) => sequence,
    }
}

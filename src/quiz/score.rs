//! Grading: what became of each part of an answer, and what that is worth. All that shows, tells
//! or exports how an answer turned out reads it here.

use crate::quiz::answer::Answer;
use crate::quiz::kind;
use crate::quiz::part::{Part, PartOutcome};
use crate::story::question::Question;

/// What a question is worth in whole points. Every part that a question of up
/// to eight parts can earn is a whole number of these, so that no score depends
/// on how a machine rounds.
pub const POINTS_PER_QUESTION: u32 = 840;

/// Points earned, in [`POINTS_PER_QUESTION`]ths of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

/// How an answer turned out, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All points.
    Right,
    /// Some.
    Partly,
    /// None.
    Wrong,
}

/// What became of an answer: a part for each option, statement or item, in the order of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The parts.
    pub parts: Vec<Part>,
}

/// Scores an answer.
pub fn score(question: &Question, answer: &Answer) -> Score {
    Score { parts: kind::of(question).parts(&answer.picks) }
}

impl Score {
    /// The points: each part that is right earns its share of them; each option that was chosen
    /// and is wrong costs one.
    pub fn points(&self) -> Points {
        let count = |holds: &dyn Fn(&Part) -> bool| self.parts.iter().filter(|part| holds(part)).count();
        let hits = count(&|part| part.is(PartOutcome::Right));
        let slips = count(&|part| part.is(PartOutcome::Wrong) && part.right.is_none());
        Points::share(hits.saturating_sub(slips), count(&|part| part.right.is_some()))
    }

    /// In one word.
    pub fn outcome(&self) -> Outcome {
        self.points().outcome()
    }
}

impl Points {
    /// A share of a question: `earned` of `parts` parts.
    fn share(earned: usize, parts: usize) -> Self {
        let earned = u32::try_from(earned.min(parts)).unwrap_or(0);
        let parts = u32::try_from(parts).unwrap_or(u32::MAX).max(1);
        Self(POINTS_PER_QUESTION * earned / parts)
    }

    /// In tenths of a question, rounded down: a full score is only for what is all right.
    pub fn tenths(self) -> u32 {
        self.0 * 10 / POINTS_PER_QUESTION
    }

    /// In one word.
    pub fn outcome(self) -> Outcome {
        match self.0 {
            0 => Outcome::Wrong,
            POINTS_PER_QUESTION.. => Outcome::Right,
            _ => Outcome::Partly,
        }
    }
}

/// Why each distractor that was chosen is wrong. The parts of a question that matches or orders
/// say of themselves where they belong.
pub fn refutations<'q>(question: &'q Question, score: &Score) -> Vec<&'q str> {
    let options = question.options().map_or(&[][..], |options| &options.all);
    let wrong = options.iter().zip(&score.parts).filter(|(_, part)| part.is(PartOutcome::Wrong));
    wrong.filter_map(|(choice, _)| choice.why.as_deref()).collect()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

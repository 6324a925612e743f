//! Grading: what became of each part of an answer, and what that is worth. All that shows, tells
//! or exports how an answer turned out reads it here.

use crate::quiz::answer::Answer;
use crate::quiz::kind;
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

/// How a part of an answer turned out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOutcome {
    /// It was given what is right.
    Right,
    /// It was given nothing, and something would have been right.
    Missed,
    /// It was given something else.
    Wrong,
}

/// A part of a question: an option, a statement, an item. What it was given is, for an option, that
/// it was chosen; for a statement, its speaker; for an item, its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it was given, as a place from 0.
    pub given: Option<usize>,
    /// What would be right; none for an option that is wrong.
    pub right: Option<usize>,
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

impl Part {
    /// How it turned out; none where it was rightly left alone.
    pub fn outcome(&self) -> Option<PartOutcome> {
        match (self.given, self.right) {
            (None, None) => None,
            (given, right) if given == right => Some(PartOutcome::Right),
            (None, Some(_)) => Some(PartOutcome::Missed),
            (Some(_), _) => Some(PartOutcome::Wrong),
        }
    }

    /// Whether it turned out so.
    fn is(&self, outcome: PartOutcome) -> bool {
        self.outcome() == Some(outcome)
    }
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

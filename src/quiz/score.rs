//! Grading: what became of each part of an answer, and what that is worth. All that shows, tells
//! or exports how an answer turned out reads it here.

use crate::base::vocabulary::words;
use crate::quiz::answer::Answer;
use crate::quiz::kind;
use crate::quiz::part::{Part, PartOutcome};
use crate::story::question::Question;

/// What a question is worth: a point, in halves.
pub const POINTS_PER_QUESTION: u32 = 2;

/// Points earned, in halves: a question that is partly right earns one of its two, however many of its
/// parts are, so that a score can be told, and added up, by anybody.
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

words! {
    /// How much of a quiz was right.
    Band {
        /// All of it.
        All = "all",
        /// Two thirds at least.
        Most = "most",
        /// One third at least.
        Some = "some",
        /// Less.
        Few = "few",
    }
}

impl Band {
    /// That of so many points for so many questions.
    pub fn of(Points(earned): Points, questions: u32) -> Self {
        let of = POINTS_PER_QUESTION * questions;
        match earned {
            _ if earned >= of => Self::All,
            _ if earned * 3 >= of * 2 => Self::Most,
            _ if earned * 3 >= of => Self::Some,
            _ => Self::Few,
        }
    }
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
    /// The points: all where all parts are right, half where some are. Each option that was chosen and
    /// is wrong costs one that is right.
    pub fn points(&self) -> Points {
        let count = |holds: &dyn Fn(&Part) -> bool| self.parts.iter().filter(|part| holds(part)).count();
        let hits = count(&|part| part.is(PartOutcome::Right));
        let slips = count(&|part| part.is(PartOutcome::Wrong) && part.right.is_none());
        let of = count(&|part| part.right.is_some());
        match hits.saturating_sub(slips) {
            0 => Points(0),
            earned if earned < of => Points(1),
            _ => Points(POINTS_PER_QUESTION),
        }
    }

    /// In one word.
    pub fn outcome(&self) -> Outcome {
        self.points().outcome()
    }
}

impl Points {
    /// In tenths of a point.
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

/// What there is to say of the parts that are wrong: why a distractor is, who said a statement, when an
/// item was.
pub fn reasons<'q>(question: &'q Question, score: &Score) -> Vec<&'q str> {
    let kind = kind::of(question);
    let wrong = score.parts.iter().enumerate().filter(|(_, part)| part.is(PartOutcome::Wrong));
    wrong.filter_map(|(at, _)| kind.reason(at)).collect()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

//! What an answer is worth.

use crate::quiz::answer::Answer;
use crate::story::model::{Interaction, Question};

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

impl Points {
    /// A share of a question: `earned` of `parts` parts.
    fn share(earned: usize, parts: usize) -> Self {
        let earned = u32::try_from(earned.min(parts)).unwrap_or(0);
        let parts = u32::try_from(parts).unwrap_or(u32::MAX).max(1);
        Self(POINTS_PER_QUESTION * earned / parts)
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

/// Marks an answer:
/// - one, stated: all or nothing;
/// - several, map: each right pick earns its share, each wrong pick costs one;
/// - who: each statement with its speaker earns its share;
/// - order: each item in its right place earns its share.
///
/// An answer of another kind earns nothing.
pub fn mark(question: &Question, answer: &Answer) -> Points {
    match (&question.interaction, answer) {
        (Interaction::One { right, .. }, Answer::One(picked)) => {
            Points::share(usize::from(picked.as_ref() == Some(right)), 1)
        }
        (Interaction::Several { right, .. }, Answer::Several(picked)) => {
            let hits = right.iter().filter(|id| picked.contains(*id)).count();
            Points::share(hits.saturating_sub(picked.len() - hits), right.len())
        }
        (Interaction::Stated { right, .. }, Answer::Stated(picked)) => {
            Points::share(usize::from(*picked == Some(*right)), 1)
        }
        (Interaction::Who { statements, .. }, Answer::Who(given)) => {
            let hits = statements.iter().filter(|statement| given.get(&statement.id) == Some(&statement.by)).count();
            Points::share(hits, statements.len())
        }
        (Interaction::Order { items: right }, Answer::Order { items, .. }) => {
            let hits = right.iter().zip(items).filter(|(item, id)| item.id == **id).count();
            Points::share(hits, right.len())
        }
        (Interaction::Map { right, .. }, Answer::Map(picked)) => {
            let hits = right.iter().filter(|id| picked.contains(*id)).count();
            Points::share(hits.saturating_sub(picked.len() - hits), right.len())
        }
        (
            Interaction::One { .. }
            | Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. },
            _,
        ) => Points(0),
    }
}

/// Why each thing that was wrongly chosen is wrong. The parts of a question that
/// matches or orders say of themselves where they belong.
pub fn refutations<'q>(question: &'q Question, answer: &Answer) -> Vec<&'q str> {
    let mut whys = Vec::new();
    match (&question.interaction, answer) {
        (Interaction::One { options, right }, Answer::One(Some(picked))) => {
            let wrong = options.iter().filter(|option| option.id == *picked && option.id != *right);
            whys.extend(wrong.filter_map(|option| option.why.as_deref()));
        }
        (Interaction::Several { options, right }, Answer::Several(picked)) => {
            let wrong = options.iter().filter(|option| picked.contains(&option.id) && !right.contains(&option.id));
            whys.extend(wrong.filter_map(|option| option.why.as_deref()));
        }
        (Interaction::Stated { wrong, .. }, Answer::Stated(Some(picked))) => {
            whys.extend(wrong.iter().filter(|other| other.verdict == *picked).map(|other| other.why.as_str()));
        }
        (Interaction::Map { candidates, right }, Answer::Map(picked)) => {
            let wrong =
                candidates.iter().filter(|other| picked.contains(&other.place) && !right.contains(&other.place));
            whys.extend(wrong.filter_map(|other| other.why.as_deref()));
        }
        (
            Interaction::One { .. }
            | Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. },
            _,
        ) => {}
    }
    whys
}

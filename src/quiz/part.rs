//! The parts of a question, which grading looks at one by one, and what became of each.

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
    pub fn is(&self, outcome: PartOutcome) -> bool {
        self.outcome() == Some(outcome)
    }
}

//! The address fragment: which card, which step or the quiz is open. A fragment
//! is also the anchor of what it opens, so that it works before the program
//! runs, and without it.

use crate::base::id::{FactId, StepId, SubjectId};
use crate::site::boot::Boot;

/// What an address opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of people and places.
    Explore,
    /// A card.
    Subject(SubjectId),
    /// A fact, on a card if it stands on one.
    Fact(FactId, Option<SubjectId>),
    /// A step of the follow mode.
    Step(StepId),
    /// The quiz.
    Quiz,
}

/// The fragment of the list.
pub const EXPLORE: &str = "explore";
/// The fragment of the follow mode: its first step.
pub const FOLLOW: &str = "follow";
/// The fragment of the quiz.
pub const QUIZ: &str = "quiz";

impl Route {
    /// Reads a fragment, with or without its `#`. What is not known opens the list.
    pub fn parse(fragment: &str, boot: &Boot) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let step = fragment.strip_prefix("step=");
        let mut steps = boot.steps.iter();
        let step = if fragment == FOLLOW { steps.next() } else { steps.find(|(id, _)| Some(id.as_str()) == step) };
        if let Some((id, _)) = step {
            return Self::Step(id.clone());
        }
        if fragment == QUIZ {
            return Self::Quiz;
        }
        if let Some(subject) = boot.named(fragment) {
            return Self::Subject(subject.id.clone());
        }
        let fact = boot.facts.iter().find(|(id, _)| id.as_str() == fragment);
        fact.map_or(Self::Explore, |(id, subject)| Self::Fact(id.clone(), subject.clone()))
    }

    /// The fragment, without its `#`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Explore => EXPLORE.to_owned(),
            Self::Subject(id) => id.as_str().to_owned(),
            Self::Fact(id, _) => id.as_str().to_owned(),
            Self::Step(id) => step_fragment(id),
            Self::Quiz => QUIZ.to_owned(),
        }
    }

    /// The anchor of the part of the page that is shown: the card of a fact.
    pub fn part(&self) -> String {
        match self {
            Self::Fact(_, Some(subject)) => subject.as_str().to_owned(),
            Self::Explore | Self::Subject(_) | Self::Fact(_, None) | Self::Step(_) | Self::Quiz => self.fragment(),
        }
    }

    /// The subject whose card is open.
    pub fn subject(&self) -> Option<&SubjectId> {
        match self {
            Self::Subject(id) | Self::Fact(_, Some(id)) => Some(id),
            Self::Explore | Self::Fact(_, None) | Self::Step(_) | Self::Quiz => None,
        }
    }
}

/// The fragment of a step, which is also its anchor.
pub fn step_fragment(step: &StepId) -> String {
    format!("step={step}")
}

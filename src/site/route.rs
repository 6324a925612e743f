//! The address fragment: which card, which step or the quiz is open. A fragment
//! is also the anchor of what it opens, so that it works before the program
//! runs, and without it.

use crate::base::id::{FactId, StepId};
use crate::story::model::{Step, Story, Subject};

/// What an address opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of people and places.
    Explore,
    /// A card.
    Subject(Subject),
    /// A fact, on the card of whom or what it is about.
    Fact(FactId),
    /// The follow mode, at a step or at its first.
    Follow(Option<StepId>),
    /// The quiz.
    Quiz,
}

/// The fragment of a mode; the anchors of its parts in the page.
pub const EXPLORE: &str = "explore";
/// The fragment of the follow mode.
pub const FOLLOW: &str = "follow";
/// The fragment of the quiz.
pub const QUIZ: &str = "quiz";

impl Route {
    /// Reads a fragment, with or without its `#`. What is not known opens the list.
    pub fn parse(fragment: &str, story: &Story) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if let Some(step) = fragment.strip_prefix("step=") {
            let known = story.steps.iter().find(|known| known.id.as_str() == step);
            return known.map_or(Self::Explore, |known| Self::Follow(Some(known.id.clone())));
        }
        let fact = || story.facts.iter().find(|fact| fact.id.as_str() == fragment).map(|fact| Self::Fact(fact.id.clone()));
        match fragment {
            FOLLOW => Self::Follow(None),
            QUIZ => Self::Quiz,
            _ => story.subject(fragment).map(Self::Subject).or_else(fact).unwrap_or(Self::Explore),
        }
    }

    /// The fragment, without its `#`.
    pub fn fragment(&self) -> String {
        match self {
            Self::Explore => EXPLORE.to_owned(),
            Self::Subject(subject) => subject.as_str().to_owned(),
            Self::Fact(fact) => fact.as_str().to_owned(),
            Self::Follow(None) => FOLLOW.to_owned(),
            Self::Follow(Some(step)) => step_fragment(step),
            Self::Quiz => QUIZ.to_owned(),
        }
    }

    /// The subject whose card is open.
    pub fn subject(&self, story: &Story) -> Option<Subject> {
        match self {
            Self::Subject(subject) => Some(subject.clone()),
            Self::Fact(fact) => story.subject_of(story.fact(fact)?),
            Self::Explore | Self::Follow(_) | Self::Quiz => None,
        }
    }

    /// The step that is open, and its place in the story from 0.
    pub fn step<'s>(&self, story: &'s Story) -> Option<(usize, &'s Step)> {
        let Self::Follow(id) = self else { return None };
        let at = id.as_ref().map_or(Some(0), |id| story.steps.iter().position(|step| step.id == *id))?;
        Some((at, story.steps.get(at)?))
    }
}

/// The fragment of a step, which is also its anchor.
pub fn step_fragment(step: &StepId) -> String {
    format!("step={step}")
}

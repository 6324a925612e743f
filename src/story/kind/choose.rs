//! Choice: one or several out of some options. Options are answers, verdicts on a statement, or
//! places on the map; the wrong ones are the distractors.

use super::Told;
use crate::base::vocabulary::{Word, words};
use crate::base::wire::wire_record;
use crate::story::id::{ChoiceId, PlaceId};

words! {
    /// A verdict on a statement.
    Verdict {
        /// The report says so.
        True = "true",
        /// The report says otherwise.
        False = "false",
        /// The report does not say.
        NotStated = "not-stated",
    }
}

/// What there is to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// In display order; of one that is right, and more where several are, but never of all.
    pub all: Vec<Choice>,
    /// Whether an answer is kept as any number of picks. So is each on the map, where
    /// [one alone](crate::story::question::Question::is_single_choice) may be right.
    pub many: bool,
}

/// An option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its id: an option's, a verdict's word, a place's.
    pub id: ChoiceId,
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is wrong; none for a right one.
    pub why: Option<String>,
}

wire_record! { Options { all, many } }
wire_record! { Choice { id, text, right, why } }

impl ChoiceId {
    /// The choice of a verdict.
    pub fn of_verdict(verdict: Verdict) -> Option<Self> {
        Self::parse(verdict.as_str())
    }

    /// Whether it is a place's.
    pub fn is(&self, place: &PlaceId) -> bool {
        self.as_str() == place.as_str()
    }
}

impl Options {
    /// Those that are right.
    pub fn right(&self) -> impl Iterator<Item = &Choice> {
        self.all.iter().filter(|choice| choice.right)
    }
}

impl Told for Options {
    fn asked(&self) -> Vec<&str> {
        self.all.iter().map(|choice| choice.text.as_str()).collect()
    }

    fn answer(&self) -> Vec<String> {
        self.right().map(|choice| choice.text.clone()).collect()
    }

    fn texts(&self) -> Vec<&str> {
        let texts = self.all.iter().flat_map(|choice| [choice.why.as_deref(), Some(choice.text.as_str())]);
        texts.flatten().collect()
    }

    fn right(&self) -> Vec<&str> {
        self.right().map(|choice| choice.text.as_str()).collect()
    }
}

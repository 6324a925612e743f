//! What the form of an answer is drawn from, whatever the kind of question.

use yew::Html;

use crate::lang::catalogue::Text;
use crate::quiz::answer::Answer;
use crate::quiz::part::{Part, PartOutcome};
use crate::story::question::Question;
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{nothing, row, tag, text};

/// What the form of every kind is drawn from.
pub struct Form<'p> {
    /// The page.
    pub cx: &'p RenderContext<'p>,
    /// The question.
    pub question: &'p Question,
    /// The answer, as it stands.
    pub answer: Answer,
    /// What became of each part of the answer.
    pub parts: Vec<Part>,
    /// Whether the reader is told what came of it.
    pub marked: bool,
}

impl Form<'_> {
    /// What became of a part, once the answer was marked.
    pub fn outcome(&self, at: usize) -> Option<PartOutcome> {
        self.parts.get(at).filter(|_| self.marked).and_then(Part::outcome)
    }

    /// A class, and what the style draws beside it: a tick, a cross.
    pub fn marked_as(name: &str, outcome: Option<PartOutcome>) -> String {
        let outcome = match outcome {
            Some(PartOutcome::Right) => " is-right",
            Some(PartOutcome::Missed) => " is-right is-missed",
            Some(PartOutcome::Wrong) => " is-wrong",
            None => "",
        };
        join(&[name, outcome])
    }

    /// The attribute that closes a field, once the answer was marked.
    pub fn disabled(&self) -> Option<&str> {
        self.marked.then_some("")
    }

    /// What became of something to choose, in words: for the ear, since the eye sees it by signs that take no
    /// room of their own.
    pub fn fate(&self, is_given: bool, outcome: Option<PartOutcome>) -> Html {
        let word = |holds: bool, words: Text| {
            if holds { tag!("span" { "class": "unseen" } [text(" "), text(self.cx.text(words))]) } else { nothing() }
        };
        row(vec![
            word(is_given && self.marked, Text::YourAnswer),
            word(matches!(outcome, Some(PartOutcome::Right | PartOutcome::Missed)), Text::RightAnswer),
        ])
    }
}

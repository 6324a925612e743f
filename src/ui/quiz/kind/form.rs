//! What the form of an answer is drawn from, whatever the kind of question.

use yew::Html;

use crate::lang::catalogue::Text;
use crate::quiz::answer::Answer;
use crate::quiz::part::{Part, PartOutcome};
use crate::story::question::Question;
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{nothing, paragraph, tag, text};

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

    /// The class of a part of the answer, once it was marked.
    pub fn class(&self, name: &str, at: usize) -> String {
        let outcome = match self.outcome(at) {
            Some(PartOutcome::Right | PartOutcome::Missed) => " is-right",
            Some(PartOutcome::Wrong) => " is-wrong",
            None => "",
        };
        join(&[name, outcome])
    }

    /// The attribute that closes a field, once the answer was marked.
    pub fn disabled(&self) -> Option<&str> {
        self.marked.then_some("")
    }

    /// A word beside a part of the answer.
    pub fn tag(&self, holds: bool, words: Text) -> Html {
        if holds { tag!("span" { "class": "tag" } [text(self.cx.text(words))]) } else { nothing() }
    }

    /// What became of a part that is right or wrong, in words: whether it is, what would have been
    /// right, and why.
    pub fn correction(&self, at: usize, right: &str, why: &str) -> Vec<Html> {
        let Some(outcome) = self.outcome(at) else { return Vec::new() };
        let is_right = outcome == PartOutcome::Right;
        let right = || paragraph("option-why", &join(&[self.cx.text(Text::RightAnswer), ": ", right]));
        vec![
            self.tag(is_right, Text::OutcomeRight),
            self.tag(!is_right, Text::OutcomeWrong),
            if is_right { nothing() } else { right() },
            paragraph("option-why", why),
        ]
    }
}

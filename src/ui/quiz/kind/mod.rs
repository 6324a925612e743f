//! The form of an answer, one file an interaction. None needs dragging.

mod choose;
mod matching;
mod order;

use yew::Html;

use crate::lang::catalogue::Text;
use crate::quiz::answer::Answer;
use crate::quiz::score::{Part, PartOutcome, score};
use crate::story::question::{Interaction, Kind, Question};
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{nothing, paragraph, tag, text};

/// The form; closed once it was marked.
pub fn view(cx: &RenderContext, question: &Question, marked: bool) -> Html {
    let answer = cx.state.attempt.answer(question);
    let parts = score(question, &answer).parts;
    let form = Form { cx, question, answer, parts, marked };
    match &question.interaction {
        Interaction::Choose(options) => choose::view(&form, options),
        Interaction::Match(pairs) => matching::view(&form, pairs),
        Interaction::Order(sequence) => order::view(&form, sequence),
    }
}

/// What to do.
pub fn task(kind: Kind) -> Text {
    match kind {
        Kind::One => Text::DoOne,
        Kind::Several => Text::DoSeveral,
        Kind::Stated => Text::DoStated,
        Kind::Who => Text::DoWho,
        Kind::Order => Text::DoOrder,
        Kind::Map => Text::DoMap,
    }
}

/// What the form of every kind is drawn from.
struct Form<'p> {
    cx: &'p RenderContext<'p>,
    question: &'p Question,
    answer: Answer,
    /// What became of each part of the answer.
    parts: Vec<Part>,
    marked: bool,
}

impl Form<'_> {
    /// What became of a part, once the answer was marked.
    fn outcome(&self, at: usize) -> Option<PartOutcome> {
        self.parts.get(at).filter(|_| self.marked).and_then(Part::outcome)
    }

    /// The class of a part of the answer, once it was marked.
    fn class(&self, name: &str, at: usize) -> String {
        let outcome = match self.outcome(at) {
            Some(PartOutcome::Right | PartOutcome::Missed) => " is-right",
            Some(PartOutcome::Wrong) => " is-wrong",
            None => "",
        };
        join(&[name, outcome])
    }

    fn disabled(&self) -> Option<&str> {
        self.marked.then_some("")
    }

    /// A word beside a part of the answer.
    fn tag(&self, holds: bool, words: Text) -> Html {
        if holds { tag!("span" { "class": "tag" } [text(self.cx.text(words))]) } else { nothing() }
    }

    /// What became of a part that is right or wrong, in words: whether it is, what would have been
    /// right, and why.
    fn correction(&self, at: usize, right: &str, why: &str) -> Vec<Html> {
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

//! An attempt at a story's questions: a state machine that knows no browser.

use crate::base::id::QuestionId;
use crate::base::sorted::Map;
use crate::quiz::answer::{Answer, Edit};
use crate::quiz::bank::Bank;
use crate::quiz::mark::{Outcome, Points, mark};
use crate::story::model::Question;

/// Where an attempt stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before the first question.
    Start,
    /// At a question: its answer is being made, or was marked.
    Question(QuestionId),
    /// At the result.
    Result,
}

/// An attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The questions, in the order they are asked.
    pub order: Vec<QuestionId>,
    /// Where it stands.
    pub stage: Stage,
    /// The answers that were given, and marked.
    pub answers: Map<QuestionId, Answer>,
    /// The answer that is being made.
    pub draft: Option<Answer>,
    /// Whether an answer was handed in before it was complete.
    pub incomplete: bool,
}

/// What happened to an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The first question, or the one that was left, was asked for.
    Started,
    /// The answer was changed.
    Edited(Edit),
    /// The answer was handed in.
    Answered,
    /// The next question, or the result, was asked for.
    Advanced,
    /// The wrong and partly right ones were taken again.
    Retried,
    /// All was begun anew.
    Restarted,
}

impl Action {
    /// Reads the written form of an action, as it stands in the page: `start`,
    /// `check`, `next`, `retry`, `restart`, or an [edit](Edit::parse).
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "start" => Self::Started,
            "check" => Self::Answered,
            "next" => Self::Advanced,
            "retry" => Self::Retried,
            "restart" => Self::Restarted,
            _ => Self::Edited(Edit::parse(text)?),
        })
    }
}

impl Attempt {
    /// A new attempt at all questions, in the order of the story.
    pub fn new(bank: &Bank) -> Self {
        Self {
            order: bank.questions.iter().map(|question| question.id.clone()).collect(),
            stage: Stage::Start,
            answers: Map::default(),
            draft: None,
            incomplete: false,
        }
    }

    /// The question that is asked, and its number from 1.
    pub fn question<'s>(&self, bank: &'s Bank) -> Option<(usize, &'s Question)> {
        let Stage::Question(id) = &self.stage else { return None };
        let number = self.order.iter().position(|other| other == id)? + 1;
        Some((number, bank.question(id)?))
    }

    /// The answer that stands at a question: the one given, else the draft,
    /// else an empty one.
    pub fn answer(&self, question: &Question) -> Answer {
        let draft = || match &self.stage {
            Stage::Question(id) if *id == question.id => self.draft.clone(),
            Stage::Question(_) | Stage::Start | Stage::Result => None,
        };
        self.answers.get(&question.id).cloned().or_else(draft).unwrap_or_else(|| Answer::empty(question))
    }

    /// What was earned at a question, once it was answered.
    pub fn points(&self, question: &Question) -> Option<Points> {
        self.answers.get(&question.id).map(|answer| mark(question, answer))
    }

    /// What was earned in all.
    pub fn total(&self, bank: &Bank) -> Points {
        let earned = self.order.iter().filter_map(|id| self.points(bank.question(id)?));
        Points(earned.map(|points| points.0).sum())
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, bank: &Bank, action: &Action) {
        // The question that is asked and not yet answered.
        let open =
            self.question(bank).map(|(_, question)| question).filter(|question| !self.answers.contains(&question.id));
        match action {
            Action::Started => {
                if self.stage == Stage::Start {
                    self.move_on(0);
                }
            }
            Action::Edited(edit) => {
                if let Some(question) = open {
                    self.draft = Some(self.answer(question).edited(question, edit));
                    self.incomplete = false;
                }
            }
            Action::Answered => {
                if let Some(question) = open {
                    let answer = self.answer(question);
                    self.incomplete = !answer.is_complete(question);
                    if !self.incomplete {
                        self.answers.insert(question.id.clone(), answer);
                        self.draft = None;
                    }
                }
            }
            Action::Advanced => {
                if let (Some((number, _)), None) = (self.question(bank), open) {
                    self.move_on(number);
                }
            }
            Action::Retried => {
                if self.stage == Stage::Result {
                    self.answers.retain(|id, answer| {
                        bank.question(id).is_some_and(|question| mark(question, answer).outcome() == Outcome::Right)
                    });
                    self.move_on(0);
                }
            }
            Action::Restarted => *self = Self::new(bank),
        }
    }

    /// Goes to the first unanswered question after a number, else to the first
    /// unanswered of all, else to the result.
    fn move_on(&mut self, after: usize) {
        let open = |id: &&QuestionId| !self.answers.contains(id);
        let next = self.order.iter().skip(after).find(open).or_else(|| self.order.iter().find(open));
        self.stage = next.map_or(Stage::Result, |id| Stage::Question(id.clone()));
        self.draft = None;
        self.incomplete = false;
    }
}

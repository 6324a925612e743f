//! An attempt at a story's questions: a state machine that knows no browser.

use std::collections::BTreeMap;

use crate::base::id::QuestionId;
use crate::quiz::answer::{Answer, Edit};
use crate::quiz::mark::{Points, mark};
use crate::story::model::{Question, Story};

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
    pub answers: BTreeMap<QuestionId, Answer>,
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

impl Attempt {
    /// A new attempt at all questions, in the order of the story.
    pub fn new(story: &Story) -> Self {
        Self {
            order: story.questions.iter().map(|question| question.id.clone()).collect(),
            stage: Stage::Start,
            answers: BTreeMap::new(),
            draft: None,
            incomplete: false,
        }
    }

    /// The question that is asked, and its number from 1.
    pub fn question<'s>(&self, story: &'s Story) -> Option<(usize, &'s Question)> {
        let Stage::Question(id) = &self.stage else { return None };
        let number = self.order.iter().position(|other| other == id)? + 1;
        Some((number, story.question(id)?))
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
    pub fn total(&self, story: &Story) -> Points {
        let earned = self.order.iter().filter_map(|id| self.points(story.question(id)?));
        Points(earned.map(|points| points.0).sum())
    }

    /// The attempt after an action. An action that has no place here changes nothing.
    pub fn step(&self, story: &Story, action: &Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Started => {
                if self.stage == Stage::Start {
                    next.move_on(None);
                }
            }
            Action::Edited(edit) => {
                if let Some((_, question)) = self.question(story)
                    && !self.answers.contains_key(&question.id)
                {
                    next.draft = Some(self.answer(question).edited(question, edit));
                    next.incomplete = false;
                }
            }
            Action::Answered => {
                if let Some((_, question)) = self.question(story)
                    && !self.answers.contains_key(&question.id)
                {
                    let answer = self.answer(question);
                    if answer.is_complete(question) {
                        next.answers.insert(question.id.clone(), answer);
                        next.draft = None;
                    } else {
                        next.incomplete = true;
                    }
                }
            }
            Action::Advanced => {
                if let Some((number, question)) = self.question(story)
                    && self.answers.contains_key(&question.id)
                {
                    next.move_on(Some(number));
                }
            }
            Action::Retried => {
                if self.stage == Stage::Result {
                    next.answers.retain(|id, answer| {
                        story.question(id).is_some_and(|question| mark(question, answer) == Points(crate::quiz::mark::POINTS_PER_QUESTION))
                    });
                    next.move_on(None);
                }
            }
            Action::Restarted => next = Self::new(story),
        }
        next
    }

    /// Goes to the first unanswered question after a number, or to the result.
    fn move_on(&mut self, after: Option<usize>) {
        let next = self.order.iter().skip(after.unwrap_or(0)).find(|id| !self.answers.contains_key(*id));
        self.stage = next.map_or(Stage::Result, |id| Stage::Question(id.clone()));
        self.draft = None;
        self.incomplete = false;
    }
}

//! An attempt at a story's questions: a state machine that knows no browser.

use crate::base::vec_map::VecMap;
use crate::base::vocabulary::Word;
use crate::quiz::answer::Answer;
use crate::quiz::bank::Bank;
use crate::quiz::mode::Mode;
use crate::quiz::pick::Edit;
use crate::quiz::score::{Outcome, POINTS_PER_QUESTION, Points, Score, score};
use crate::quiz::settings::{Number, Settings, Switch};
use crate::story::id::QuestionId;
use crate::story::question::{Question, Skill};

/// Where an attempt stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
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
    /// How it is set.
    pub settings: Settings,
    /// The questions that are asked, in their order.
    pub order: Vec<QuestionId>,
    /// Where it stands.
    pub phase: Phase,
    /// The answers that were given; also to questions that are not asked, where
    /// the attempt was set otherwise.
    pub answers: VecMap<QuestionId, Answer>,
    /// The questions whose answers, where there are any, were given before a correction.
    pub outdated: Vec<QuestionId>,
    /// The answers that are being made, or made anew, each to its question: one to a question whose
    /// answer can be changed no more [counts](Self::draft) for nothing.
    pub drafts: VecMap<QuestionId, Answer>,
    /// How long questions were before the reader, in seconds.
    pub seconds: u32,
    /// Whether an answer was handed in before it was complete.
    pub incomplete: bool,
}

/// What happened to an attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuizAction {
    /// A setting was changed, by its key and value.
    Set(String, String),
    /// The first question, or the one that was left, was asked for.
    Started,
    /// The quiz was begun in a mode.
    Begun(Mode),
    /// The answer was changed.
    Edited(Edit),
    /// A part of the answer was chosen by a press: where nothing is to be chosen beside that, it is the answer.
    Chosen(Edit),
    /// The answer was handed in.
    Answered,
    /// The next question, or the result, was asked for.
    Advanced,
    /// A given answer was taken up again, to be changed.
    Reopened,
    /// The question before was asked for.
    WentBack,
    /// The wrong and partly right ones were taken again.
    Retried,
    /// The questions that were not asked were asked for.
    Widened,
    /// All was begun anew.
    Restarted,
}

impl QuizAction {
    /// Reads the written form of an action, as it stands in the page: `set KEY
    /// VALUE`, `begin MODE`, `choose EDIT`, `start`, `check`, `next`, `reopen`, `before`,
    /// `retry`, `rest`, `restart`, or an [edit](Edit::parse).
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((key, value)) = text.strip_prefix("set ").and_then(|pair| pair.split_once(' ')) {
            return Some(Self::Set(key.to_owned(), value.to_owned()));
        }
        if let Some(mode) = text.strip_prefix("begin ") {
            return Mode::parse(mode).map(Self::Begun);
        }
        if let Some(edit) = text.strip_prefix("choose ") {
            return Edit::parse(edit).map(Self::Chosen);
        }
        Some(match text {
            "start" => Self::Started,
            "check" => Self::Answered,
            "next" => Self::Advanced,
            "reopen" => Self::Reopened,
            "before" => Self::WentBack,
            "retry" => Self::Retried,
            "rest" => Self::Widened,
            "restart" => Self::Restarted,
            _ => Self::Edited(Edit::parse(text)?),
        })
    }

    /// The written form of an action, as [`parse`](Self::parse) reads it.
    pub fn written(&self) -> String {
        match self {
            Self::Set(key, value) => ["set ", key, " ", value].concat(),
            Self::Begun(mode) => ["begin ", mode.as_str()].concat(),
            Self::Chosen(edit) => ["choose ", &edit.written()].concat(),
            Self::Edited(edit) => edit.written(),
            Self::Started => "start".to_owned(),
            Self::Answered => "check".to_owned(),
            Self::Advanced => "next".to_owned(),
            Self::Reopened => "reopen".to_owned(),
            Self::WentBack => "before".to_owned(),
            Self::Retried => "retry".to_owned(),
            Self::Widened => "rest".to_owned(),
            Self::Restarted => "restart".to_owned(),
        }
    }
}

impl Attempt {
    /// A new attempt at all questions, in the order of the story.
    pub fn new(bank: &Bank) -> Self {
        Self::with(bank, Settings::default())
    }

    /// A new attempt.
    pub fn with(bank: &Bank, settings: Settings) -> Self {
        Self {
            order: settings.order(bank),
            settings,
            phase: Phase::Start,
            answers: VecMap::default(),
            outdated: Vec::new(),
            drafts: VecMap::default(),
            seconds: 0,
            incomplete: false,
        }
    }

    /// The question that is asked, and its number from 1.
    pub fn question<'s>(&self, bank: &'s Bank) -> Option<(usize, &'s Question)> {
        let Phase::Question(id) = &self.phase else { return None };
        let number = self.order.iter().position(|other| other == id)? + 1;
        Some((number, bank.question(id)?))
    }

    /// The questions that are asked, in their order.
    pub fn questions<'s>(&self, bank: &'s Bank) -> impl Iterator<Item = &'s Question> {
        self.order.iter().filter_map(|id| bank.question(id))
    }

    /// Whether the reader is told what came of the answer to a question. It cannot
    /// be changed while he or she is.
    pub fn is_marked(&self, id: &QuestionId) -> bool {
        let told = match &self.phase {
            Phase::Result => true,
            Phase::Start | Phase::Question(_) => !self.settings.is_marked_at_end() && self.draft(id).is_none(),
        };
        told && self.answers.contains(id)
    }

    /// Whether an answer counts as soon as all of it is chosen: an option, a speaker for each statement; unless it
    /// waits to be checked, or answers are marked at the end, until when a reader may think better of them.
    pub fn counts_at_once(&self, question: &Question) -> bool {
        (question.is_single_choice() || question.pairs().is_some())
            && !self.settings.is_on(Switch::Confirm)
            && !self.settings.is_marked_at_end()
    }

    /// Whether all questions have an answer.
    pub fn is_full(&self) -> bool {
        self.order.iter().all(|id| self.answers.contains(id))
    }

    /// The answer that is being made to a question, as long as it can be handed in.
    pub fn draft(&self, id: &QuestionId) -> Option<&Answer> {
        let is_open = self.settings.is_on(Switch::Change) || !self.answers.contains(id);
        self.drafts.get(id).filter(|_| is_open)
    }

    /// The answer that stands at a question: the draft, else the one given, else
    /// none yet.
    pub fn answer(&self, question: &Question) -> Answer {
        let draft = self.draft(&question.id).filter(|_| !self.is_marked(&question.id));
        let answer = draft.or_else(|| self.answers.get(&question.id));
        answer.cloned().unwrap_or_default()
    }

    /// Whether the answer to a question was given before the question was corrected.
    pub fn is_outdated(&self, id: &QuestionId) -> bool {
        self.outdated.contains(id) && self.answers.contains(id)
    }

    /// What became of the answer to a question, once it was given.
    pub fn score_of(&self, question: &Question) -> Option<Score> {
        self.answers.get(&question.id).map(|answer| score(question, answer))
    }

    /// What was earned at a question, once it was answered.
    pub fn points(&self, question: &Question) -> Option<Points> {
        self.score_of(question).map(|score| score.points())
    }

    /// How the answer to a question turned out; as a wrong one where there is none.
    pub fn outcome(&self, question: &Question) -> Outcome {
        self.points(question).unwrap_or_default().outcome()
    }

    /// What was earned in all, or at the questions of a skill, and how many they are.
    pub fn score(&self, bank: &Bank, skill: Option<Skill>) -> (Points, u32) {
        let (mut earned, mut of) = (0, 0);
        for question in self.questions(bank).filter(|question| skill.is_none_or(|skill| question.skill == skill)) {
            earned += self.points(question).unwrap_or_default().0;
            of += 1;
        }
        (Points(earned), of)
    }

    /// Whether the pass mark was reached, where there is one.
    pub fn passed(&self, bank: &Bank) -> Option<bool> {
        let (Points(earned), of) = self.score(bank, None);
        let mark = self.settings.number(Number::Pass);
        (mark > 0).then(|| u64::from(earned) * 100 >= u64::from(mark) * u64::from(of) * u64::from(POINTS_PER_QUESTION))
    }

    /// Whether the question before can be asked for again: while answers are not
    /// marked yet and can be changed.
    pub fn can_go_back(&self, bank: &Bank) -> bool {
        let number = self.question(bank).map_or(0, |(number, _)| number);
        number > 1 && self.settings.is_on(Switch::Change) && self.settings.is_marked_at_end()
    }

    /// What contradicts itself in the attempt. Nothing ever does, however it came
    /// about; tests and the fuzzer ask.
    pub fn flaw(&self, bank: &Bank) -> Option<&'static str> {
        let asked = self.question(bank).map(|(_, question)| question);
        let is_given = |(id, answer): (&QuestionId, &Answer)| {
            let read = |question: &Question| {
                let words = answer.words(question);
                Answer::read(question, &words.iter().map(String::as_str).collect::<Vec<_>>())
            };
            bank.question(id).is_some_and(|question| read(question).as_ref() == Some(answer))
        };
        let is_whole = |(id, answer): (&QuestionId, &Answer)| {
            bank.question(id).is_some_and(|question| answer.is_complete(question))
        };
        let (Points(earned), of) = self.score(bank, None);
        let by_skill: u32 = Skill::ALL.iter().map(|skill| self.score(bank, Some(*skill)).0.0).sum();
        let at_result = self.phase == Phase::Result;
        let practised = !at_result || !self.settings.is_on(Switch::Practice) || earned == POINTS_PER_QUESTION * of;
        let checks = [
            (self.order == self.settings.order(bank), "a question is lost, doubled or out of order"),
            (!self.order.is_empty(), "nothing is asked"),
            (self.answers.iter().chain(self.drafts.iter()).all(is_given), "an answer is not one to its question"),
            (self.answers.iter().all(is_whole), "an answer was handed in too early"),
            (!at_result || self.is_full(), "the result comes before all answers"),
            (asked.is_some() == matches!(self.phase, Phase::Question(_)), "what is asked is no question"),
            (of as usize == self.order.len() && earned <= POINTS_PER_QUESTION * of, "there are points too many"),
            (by_skill == earned, "the points of the skills are not all points"),
            (practised, "practice has ended before all is right"),
        ];
        checks.into_iter().find(|(holds, _)| !holds).map(|(_, flaw)| flaw)
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, bank: &Bank, action: &QuizAction) {
        // The question that is asked and whose answer is being made.
        let open = self.question(bank).map(|(_, question)| question).filter(|question| !self.is_marked(&question.id));
        match action {
            QuizAction::Set(key, value) => {
                if self.phase == Phase::Start {
                    self.settings.set(key, value);
                    self.order = self.settings.order(bank);
                }
            }
            QuizAction::Started => {
                if self.phase == Phase::Start {
                    self.move_on(bank, 0);
                }
            }
            QuizAction::Begun(mode) => {
                if self.phase == Phase::Start {
                    self.settings = mode.of(&self.settings);
                    self.order = self.settings.order(bank);
                }
            }
            QuizAction::Chosen(edit) => {
                self.step(bank, &QuizAction::Edited(edit.clone()));
                let is_enough =
                    |question: &&Question| self.counts_at_once(question) && self.answer(question).is_complete(question);
                if open.filter(is_enough).is_some() {
                    self.step(bank, &QuizAction::Answered);
                }
            }
            QuizAction::Edited(edit) => {
                if let Some(question) = open {
                    let answer = self.answer(question);
                    let edited = answer.edited(question, edit);
                    if edited != answer {
                        self.drafts.insert(question.id.clone(), edited);
                        self.incomplete = false;
                    }
                }
            }
            QuizAction::Answered => {
                if let Some((number, question)) = self.question(bank).filter(|_| open.is_some()) {
                    let answer = self.answer(question);
                    self.incomplete = !answer.is_complete(question);
                    if !self.incomplete {
                        self.answers.insert(question.id.clone(), answer);
                        self.outdated.retain(|id| *id != question.id);
                        self.drafts.remove(&question.id);
                        if self.settings.is_marked_at_end() {
                            self.move_on(bank, number);
                        }
                    }
                }
            }
            QuizAction::Advanced => {
                if let (Some((number, _)), None) = (self.question(bank), open) {
                    self.move_on(bank, number);
                }
            }
            QuizAction::Reopened => {
                if let (Some((_, question)), None) = (self.question(bank), open)
                    && self.settings.is_on(Switch::Change)
                {
                    self.drafts.insert(question.id.clone(), self.answer(question));
                }
            }
            QuizAction::WentBack => {
                if let Some((number, _)) = self.question(bank).filter(|_| self.can_go_back(bank)) {
                    self.go_to(self.order.get(number - 2).cloned());
                }
            }
            QuizAction::Retried => {
                if self.phase == Phase::Result {
                    self.answers.retain(|id, answer| {
                        bank.question(id).is_some_and(|question| score(question, answer).outcome() == Outcome::Right)
                    });
                    self.move_on(bank, 0);
                }
            }
            QuizAction::Widened => {
                if self.phase == Phase::Result {
                    self.settings.set_number(Number::Questions, 0);
                    self.order = self.settings.order(bank);
                    self.move_on(bank, 0);
                }
            }
            QuizAction::Restarted => *self = Self::with(bank, self.settings.clone()),
        }
    }

    /// Goes to the first open question after a number, else to the first open of
    /// all, else to the result. In practice what was missed is open, too, and is
    /// asked anew.
    pub(super) fn move_on(&mut self, bank: &Bank, after: usize) {
        let next = self.next(bank, after);
        if let Some(id) = &next {
            self.answers.remove(id);
        }
        self.go_to(next);
    }

    /// The question to go on with; none if the result comes next.
    pub fn next(&self, bank: &Bank, after: usize) -> Option<QuestionId> {
        let again = self.settings.is_on(Switch::Practice);
        let open = |id: &&QuestionId| {
            let missed = || self.answers.get(id).zip(bank.question(id)).map(|(a, q)| score(q, a).outcome());
            !self.answers.contains(id) || again && missed() != Some(Outcome::Right)
        };
        self.order.iter().skip(after).find(open).or_else(|| self.order.iter().find(open)).cloned()
    }

    /// Goes to a question, or to the result.
    fn go_to(&mut self, question: Option<QuestionId>) {
        self.phase = question.map_or(Phase::Result, Phase::Question);
        self.incomplete = false;
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests;

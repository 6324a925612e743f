//! A session of a learning system with a quiz: hears of the attempt, and says what is to be done. However often and in
//! whichever order it is called, a system is told of the end once and of nothing after it, and of no attempt that it
//! only looks at.

use crate::lang::language::Language;
use crate::lms::deed::Deed;
use crate::lms::figures::{Share, Span};
use crate::lms::launch::{Launch, Standard};
use crate::lms::response::Recorded;
use crate::lms::scorm::{Answered, LmsResult, LocalTime, Scorm, ids};
use crate::lms::suspend::{SCORM_ROOM, Suspend};
use crate::lms::xapi::{self, Cmi5Verb};
use crate::quiz::answer::Answer;
use crate::quiz::attempt::{Attempt, Phase};
use crate::quiz::bank::Bank;
use crate::quiz::code;
use crate::quiz::settings::{Number, Switch};

/// When something happens: since the session began, and on the reader's clock.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'t> {
    /// How long the session has been.
    pub session: Span,
    /// What the reader's clock shows.
    pub local: LocalTime<'t>,
}

/// So many interactions are believed in: what lies beyond that is no count.
const MOST_BEFORE: usize = 200;

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// It has not begun.
    New,
    /// The attempt goes on.
    Open,
    /// The system was told of the end, or is told of nothing.
    Over,
}

/// A session.
pub struct Session<'b> {
    bank: &'b Bank,
    language: &'b Language,
    launch: Launch,
    stage: Stage,
    /// The ids of the questions as the system takes them.
    ids: Vec<String>,
    /// The answers that were told, or need not be, by the places of their questions.
    told: Vec<Option<Answer>>,
    /// How long they took, which is not kept for a later session.
    latencies: Vec<Span>,
    /// The questions that were answered, in the order in which they were: their indices.
    answered: Vec<usize>,
    /// How many interactions the system has of what it did not keep, or of what no longer fits the questions: those of
    /// this session come after them, since no index may become another question's.
    before: usize,
    /// The attempt as it was when it was last heard of.
    attempt: Option<Attempt>,
}

impl<'b> Session<'b> {
    /// A session of a launch.
    pub fn new(bank: &'b Bank, language: &'b Language, launch: Launch) -> Self {
        let Suspend { attempt, mut answered, .. } = launch.suspend.clone();
        // What the system has not kept of interactions leaves no gap.
        answered.truncate(launch.known.unwrap_or(usize::MAX));
        let before = if attempt.is_none() { launch.known.unwrap_or_default().min(MOST_BEFORE) } else { 0 };
        let given = |attempt: &Attempt| {
            bank.questions.iter().map(|question| attempt.answers.get(&question.id).cloned()).collect::<Vec<_>>()
        };
        Self {
            bank,
            language,
            stage: Stage::New,
            ids: ids(bank.questions.iter().map(|question| question.id.as_str())),
            told: attempt.as_ref().map(given).unwrap_or_else(|| vec![None; bank.questions.len()]),
            latencies: vec![Span::default(); bank.questions.len()],
            answered,
            before,
            attempt,
            launch,
        }
    }

    /// Which SCORM it is; none where it is cmi5.
    fn scorm(&self) -> Option<Scorm> {
        match self.launch.standard {
            Standard::Scorm12 => Some(Scorm::Scorm12),
            Standard::Scorm2004 => Some(Scorm::Scorm2004),
            Standard::Cmi5 => None,
        }
    }

    /// Begins it.
    pub fn begin(&mut self, at: Moment) -> Vec<Deed> {
        if self.stage != Stage::New {
            return Vec::new();
        }
        self.stage = Stage::Open;
        let first = Deed::Send(xapi::cmi5(Cmi5Verb::Initialized, at.session));
        if !self.launch.is_normal || self.launch.suspend.is_told {
            self.stage = Stage::Over;
            // A system of cmi5 hears when a session begins and ends, whatever happens in it.
            return match self.launch.standard {
                Standard::Scorm12 | Standard::Scorm2004 => Vec::new(),
                Standard::Cmi5 => vec![first, Deed::Send(xapi::cmi5(Cmi5Verb::Terminated, at.session))],
            };
        }
        let mut deeds = self.scorm().map_or_else(|| vec![first], Scorm::begin);
        // All was answered when the page was left, and nobody was told.
        if self.is_done(false) {
            deeds.extend(self.end(at));
        }
        deeds
    }

    /// Hears of the attempt; `latency` is how long the question was before the reader that was answered last.
    pub fn step(&mut self, attempt: Attempt, latency: Span, at: Moment) -> Vec<Deed> {
        if self.stage != Stage::Open {
            return Vec::new();
        }
        let mut deeds = Vec::new();
        for (place, question) in self.bank.questions.iter().enumerate() {
            let Some(answer) = attempt.answers.get(&question.id) else { continue };
            if self.told.get(place).is_none_or(|told| told.as_ref() == Some(answer))
                || !attempt.order.contains(&question.id)
            {
                continue;
            }
            if !self.answered.contains(&place) {
                self.answered.push(place);
            }
            if let (Some(told), Some(span)) = (self.told.get_mut(place), self.latencies.get_mut(place)) {
                (*told, *span) = (Some(answer.clone()), latency);
            }
            deeds.extend(self.tell(place, &attempt, at));
        }
        let code = code::write(self.bank, &attempt);
        // Also what is not told of an answer is kept of it, and that it was taken back.
        let is_same = match &self.attempt {
            Some(before) => before.answers == attempt.answers,
            None => attempt.answers.is_empty(),
        };
        self.attempt = Some(attempt);
        let is_done = self.is_done(false);
        if is_same && deeds.is_empty() && !is_done {
            return deeds;
        }
        deeds.extend(self.keep(&code, is_done));
        if is_done {
            deeds.extend(self.end(at));
        } else if let Some(scorm) = self.scorm() {
            deeds.extend([scorm.session_time(at.session), Deed::Commit]);
        }
        deeds
    }

    /// The page is left: what was answered in full is told, and a session that goes on later says so.
    pub fn leave(&mut self, at: Moment) -> Vec<Deed> {
        if self.stage != Stage::Open {
            return Vec::new();
        }
        if self.is_done(true)
            && let Some(attempt) = &self.attempt
        {
            let mut deeds: Vec<Deed> = self.keep(&code::write(self.bank, attempt), true).into_iter().collect();
            deeds.extend(self.end(at));
            return deeds;
        }
        match self.scorm() {
            Some(scorm) => vec![scorm.session_time(at.session), Deed::Commit],
            None => {
                self.stage = Stage::Over;
                vec![Deed::Send(xapi::cmi5(Cmi5Verb::Terminated, at.session))]
            }
        }
    }

    /// What keeps an attempt by its code. One of a story for which a system of SCORM has no room is kept as it last was.
    fn keep(&self, code: &str, is_told: bool) -> Option<Deed> {
        let room = if self.scorm().is_some() { SCORM_ROOM } else { usize::MAX };
        let kept = Suspend::written(code, &self.answered, is_told, room)?;
        Some(self.scorm().map_or_else(|| Deed::Keep(kept.clone()), |scorm| scorm.suspend(&kept)))
    }

    /// What is told of an answer at once: to xAPI of one that can be changed no more.
    fn tell(&self, place: usize, attempt: &Attempt, at: Moment) -> Vec<Deed> {
        if self.scorm().is_none() && attempt.settings.is_on(Switch::Change) {
            Vec::new()
        } else {
            self.answer(place, at)
        }
    }

    /// What tells of the answer to a question.
    fn answer(&self, place: usize, at: Moment) -> Vec<Deed> {
        let (Some(question), Some(Some(answer)), Some(id), Some(latency)) =
            (self.bank.questions.get(place), self.told.get(place), self.ids.get(place), self.latencies.get(place))
        else {
            return Vec::new();
        };
        let recorded = Recorded::new(question);
        match self.scorm() {
            Some(scorm) => {
                let index = self.answered.iter().position(|other| *other == place).unwrap_or_default();
                scorm.answered(
                    self.before + index,
                    &Answered { recorded: &recorded, id, answer, latency: *latency, at: at.local },
                )
            }
            None => vec![Deed::Send(xapi::answered(&self.launch.address, self.language, &recorded, answer, *latency))],
        }
    }

    /// Whether the quiz is done: nothing is left to be answered, and no answer is going to be changed, as the result is
    /// shown or the page is left.
    fn is_done(&self, is_left: bool) -> bool {
        let is_done = |attempt: &Attempt| {
            let can_change = attempt.settings.is_on(Switch::Change) && attempt.phase != Phase::Result;
            attempt.next(self.bank, 0).is_none() && (is_left || !can_change)
        };
        self.attempt.as_ref().is_some_and(is_done)
    }

    /// The attempt, as it was when it was last heard of.
    pub fn attempt(&self) -> Option<&Attempt> {
        self.attempt.as_ref()
    }

    /// What ends a session whose quiz is done.
    fn end(&mut self, at: Moment) -> Vec<Deed> {
        let Some(attempt) = &self.attempt else { return Vec::new() };
        let (points, of) = attempt.score(self.bank, None);
        let share = Share::of(points, of);
        let mark = Share(attempt.settings.number(Number::Pass) * 10);
        let passed = attempt.passed(self.bank);
        self.stage = Stage::Over;
        let Some(scorm) = self.scorm() else { return self.end_cmi5(share, passed.map(|passed| (passed, mark)), at) };
        let share = if passed == Some(false) { share.below(mark) } else { share };
        scorm.end(LmsResult { share, passed }, at.session)
    }

    /// Likewise in cmi5: the system's own mark comes before the assignment's. Where it has neither, and moves on only once
    /// the quiz was passed, all that was answered is.
    fn end_cmi5(&self, share: Share, own: Option<(bool, Share)>, at: Moment) -> Vec<Deed> {
        let theirs = self.launch.mastery.map(|mastery| (share >= Share(mastery), Share(mastery)));
        let judged = match theirs.or(own) {
            Some((true, mark)) => Some(Cmi5Verb::Passed(share, Some(mark))),
            Some((false, mark)) => Some(Cmi5Verb::Failed(share.below(mark), Some(mark))),
            None => self.launch.needs_pass.then_some(Cmi5Verb::Passed(share, None)),
        };
        let late = self.attempt.as_ref().is_some_and(|attempt| attempt.settings.is_on(Switch::Change));
        let mut deeds: Vec<Deed> = Vec::new();
        if late {
            deeds.extend(self.answered.iter().flat_map(|place| self.answer(*place, at)));
        }
        let verbs = [Some(Cmi5Verb::Completed), judged, Some(Cmi5Verb::Terminated)];
        deeds.extend(verbs.into_iter().flatten().map(|verb| Deed::Send(xapi::cmi5(verb, at.session))));
        deeds
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

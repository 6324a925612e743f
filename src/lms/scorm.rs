//! SCORM: what a session sets, element by element, in the order and the forms that all systems take.
//!
//! Scores are in per cent, and stand before what became of the quiz; in 2004 the scaled score stands last. Elements of
//! an interaction stand in the order id, type, time, pattern, response, result, latency.

use crate::base::number::Digits;
use crate::base::vocabulary::Word;
use crate::lms::deed::Deed;
use crate::lms::figures::{Share, Span};
use crate::lms::response::{Recorded, Signs, word};
use crate::quiz::answer::Answer;
use crate::quiz::score::{Outcome, score};

/// How long a response may be in SCORM 1.2.
const RESPONSE_12: usize = 255;
/// How long an id and a description may be.
const ID: usize = 255;
const DESCRIPTION: usize = 250;
/// How many parts a response of SCORM 2004 has at most, and how long a word in it may be.
const PARTS_2004: usize = 36;
const WORD_2004: usize = 250;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scorm {
    /// 1.2.
    Scorm12,
    /// 2004, 4th edition.
    Scorm2004,
}
use Scorm::{Scorm12, Scorm2004};

/// When something was, on the reader's own clock, as `YYYY-MM-DDThh:mm:ss`.
pub type LocalTime<'t> = &'t str;

/// An answer, when it was given, and how long that took.
pub struct Answered<'a> {
    /// The question.
    pub recorded: &'a Recorded<'a>,
    /// What stands in the system as its id.
    pub id: &'a str,
    /// The answer.
    pub answer: &'a Answer,
    /// How long it took.
    pub latency: Span,
    /// When it was given.
    pub at: LocalTime<'a>,
}

/// What became of a quiz.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LmsResult {
    /// The share of the points.
    pub share: Share,
    /// Whether it was passed; none without a pass mark.
    pub passed: Option<bool>,
}

impl Scorm {
    fn signs(self) -> Signs {
        match self {
            Scorm12 => Signs { between: ",", pair: "." },
            Scorm2004 => Signs { between: "[,]", pair: "[.]" },
        }
    }

    /// A response and the pattern of the right one, in words that are as short as it takes; none where the system takes
    /// neither.
    pub fn response(self, recorded: &Recorded, answer: &Answer) -> Option<[String; 2]> {
        let all = |recorded: &Recorded| [recorded.terms(answer), recorded.right()];
        let written = |recorded: &Recorded| all(recorded).map(|terms| self.signs().join(&terms));
        let is_short = |texts: &[String; 2]| texts.iter().all(|text| text.len() <= RESPONSE_12);
        match self {
            Scorm12 => {
                let short = || Some(written(&recorded.short())).filter(is_short);
                Some(written(recorded)).filter(is_short).or_else(short)
            }
            Scorm2004 => {
                let fits = all(recorded).iter().all(|terms| terms.len() <= PARTS_2004);
                let is_long = recorded.parts.iter().chain(&recorded.targets).any(|word| word.len() > WORD_2004);
                fits.then(|| if is_long { written(&recorded.short()) } else { written(recorded) })
            }
        }
    }

    /// What begins a session.
    pub fn begin(self) -> Vec<Deed> {
        let [status, exit] = match self {
            Scorm12 => ["cmi.core.lesson_status", "cmi.core.exit"],
            Scorm2004 => ["cmi.completion_status", "cmi.exit"],
        };
        vec![set(status, "incomplete"), set(exit, "suspend"), Deed::Commit]
    }

    /// What keeps an attempt for the next session.
    pub fn suspend(self, text: &str) -> Deed {
        set("cmi.suspend_data", text)
    }

    /// How long the session has been.
    pub fn session_time(self, span: Span) -> Deed {
        match self {
            Scorm12 => set("cmi.core.session_time", &span.clock()),
            Scorm2004 => set("cmi.session_time", &span.duration()),
        }
    }

    /// What tells of an answer, under an index.
    pub fn answered(self, index: usize, answered: &Answered) -> Vec<Deed> {
        let Answered { recorded, id, answer, latency, at } = answered;
        let start = ["cmi.interactions.", &index.digits(), "."].concat();
        let mut deeds = Vec::new();
        let mut own = |element: &str, value: &str| deeds.push(set(&[&start, element].concat(), value));
        own("id", id);
        own("type", recorded.shape.as_str());
        match self {
            Scorm12 => own("time", at.split_once('T').map_or(*at, |(_, time)| time)),
            Scorm2004 => own("timestamp", at),
        }
        if let Some([response, pattern]) = self.response(recorded, answer) {
            own("correct_responses.0.pattern", &pattern);
            own(
                match self {
                    Scorm12 => "student_response",
                    Scorm2004 => "learner_response",
                },
                &response,
            );
        }
        own("result", self.result(score(recorded.question, answer).outcome()));
        match self {
            Scorm12 => own("latency", &latency.clock()),
            Scorm2004 => own("latency", &latency.duration()),
        }
        if let Some(description) = description(&recorded.question.stem).filter(|_| self == Scorm2004) {
            own("description", &description);
        }
        deeds
    }

    fn result(self, outcome: Outcome) -> &'static str {
        match (outcome, self) {
            (Outcome::Right, _) => "correct",
            // A number is what is earned of it.
            (Outcome::Partly, _) => "0.5",
            (Outcome::Wrong, Scorm12) => "wrong",
            (Outcome::Wrong, Scorm2004) => "incorrect",
        }
    }

    /// What ends a session whose quiz is done.
    pub fn end(self, result: LmsResult, session: Span) -> Vec<Deed> {
        let score = match self {
            Scorm12 => "cmi.core.score.",
            Scorm2004 => "cmi.score.",
        };
        let own = |element: &str, value: &str| set(&[score, element].concat(), value);
        let mut deeds = vec![own("min", "0"), own("max", "100"), own("raw", &result.share.percent())];
        let passed = result.passed.map(|passed| if passed { "passed" } else { "failed" });
        match self {
            Scorm12 => {
                deeds.extend([set("cmi.core.lesson_status", passed.unwrap_or("completed")), set("cmi.core.exit", "")])
            }
            Scorm2004 => {
                deeds.extend([own("scaled", &result.share.scaled()), set("cmi.completion_status", "completed")]);
                deeds.extend(passed.map(|passed| set("cmi.success_status", passed)));
                deeds.push(set("cmi.exit", "normal"));
            }
        }
        deeds.extend([self.session_time(session), Deed::Commit, Deed::Finish]);
        deeds
    }
}

fn set(element: &str, value: &str) -> Deed {
    Deed::Set(element.to_owned(), value.to_owned())
}

/// A text as a description: in one line; none where there is nothing of it, or more than systems take.
fn description(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(line).filter(|line| (1..=DESCRIPTION).contains(&line.chars().count()))
}

/// The ids of questions as systems take them, each another.
pub fn ids<'q>(ids: impl Iterator<Item = &'q str>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (at, id) in ids.enumerate() {
        let plain = word(id);
        let is_good = plain.len() <= ID && !all.iter().any(|other| other.eq_ignore_ascii_case(&plain));
        all.push(if is_good { plain } else { ["question_", &(at + 1).digits()].concat() });
    }
    all
}

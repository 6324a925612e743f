//! The saved form of an attempt, as storage keeps it: lines of ids, no texts, so that it opens in
//! every language of the story.
//!
//! ```text
//! dateline-quiz 2 white-house-talks
//! at merz-condition
//! with 95 seed=7&order=shuffled
//! one finland-leader stubb
//! order week alaska brussels washington
//! who voices s1=merz s2=article
//! draft several present rutte
//! ```
//! The first line names the form, its version and the story; the second says
//! where the attempt stands (`start`, `result` or a question); the third, if it is
//! there, the seconds that were taken and the settings; a line `corrected 2 week`, once
//! the story was corrected, how many corrections were made by then and which answers were
//! given before one; each other line is an answer: its kind, the question, and what was
//! picked; behind `draft` it is one that was not handed in.
//!
//! Version 1 had no settings: it is read as one whose settings are the defaults.

use crate::base::number::Digits;
use crate::base::vec_map::VecMap;
use crate::base::vocabulary::Word;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::{Attempt, Phase};
use crate::quiz::bank::Bank;
use crate::quiz::record::Record;
use crate::quiz::settings::Settings;
use crate::story::id::{QuestionId, StoryId};

/// What a line of corrections begins with.
const CORRECTED: &str = "corrected ";

/// What a line begins with that holds an answer which was not handed in.
const DRAFT: &str = "draft ";

/// The version of this form.
pub const VERSION: u32 = 2;

/// What was found where an attempt was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// An attempt, and the answers that no longer fit the story's questions.
    Attempt {
        /// The attempt.
        attempt: Box<Attempt>,
        /// What the lines name whose answers were left out: the questions' ids,
        /// or whatever stands there.
        dropped: Vec<String>,
    },
    /// An attempt at another story.
    OtherStory(StoryId),
    /// Something else, or something damaged.
    Unreadable,
}

/// Writes an attempt.
pub fn save(bank: &Bank, attempt: &Attempt) -> String {
    let at = match &attempt.phase {
        Phase::Start => "start",
        Phase::Question(id) => id.as_str(),
        Phase::Result => "result",
    };
    let mut text = ["dateline-quiz ", &VERSION.digits(), " ", bank.story.as_str(), "\nat ", at, "\n"].concat();
    let settings = attempt.settings.written();
    if attempt.seconds > 0 || !settings.is_empty() {
        text.push_str(&["with ", &attempt.seconds.digits(), " ", &settings, "\n"].concat());
    }
    let mut line = |first: &str, words: &mut dyn Iterator<Item = &str>| {
        text.push_str(first);
        for word in words {
            text.push(' ');
            text.push_str(word);
        }
        text.push('\n');
    };
    if bank.corrections > 0 {
        let known = [CORRECTED, &bank.corrections.digits()].concat();
        line(&known, &mut attempt.outdated.iter().map(QuestionId::as_str));
    }
    for (first, answers) in [("", &attempt.answers), (DRAFT, &attempt.drafts)] {
        for (id, answer) in answers.iter() {
            let Some(question) = bank.question(id) else { continue };
            let words = answer.words(question);
            let first = [first, question.kind.as_str()].concat();
            line(&first, &mut [id.as_str()].into_iter().chain(words.iter().map(String::as_str)));
        }
    }
    text
}

/// Reads an attempt. Answers that do not fit the story's questions are left
/// out and counted; a text in no form of ours is unreadable as a whole.
pub fn restore(bank: &Bank, text: &str) -> Restored {
    let mut lines = text.lines();
    let head: Option<(Option<u32>, Option<StoryId>)> = lines.next().and_then(|line| {
        let mut words = line.split(' ');
        (words.next() == Some("dateline-quiz"))
            .then(|| (words.next().and_then(|v| v.parse().ok()), words.next().and_then(StoryId::parse)))
    });
    match head {
        Some((Some(1..=VERSION), Some(id))) if id == bank.story => {}
        Some((Some(1..=VERSION), Some(id))) => return Restored::OtherStory(id),
        Some(_) | None => return Restored::Unreadable,
    }
    let Some(at) = lines.next().and_then(|line| line.strip_prefix("at ")) else { return Restored::Unreadable };
    let mut record = Record {
        settings: Settings::default(),
        seconds: 0,
        at,
        answers: VecMap::default(),
        drafts: VecMap::default(),
        known: 0,
        outdated: Vec::new(),
    };
    let mut dropped = Vec::new();
    for line in lines {
        if let Some((seconds, settings)) = line.strip_prefix("with ").and_then(|line| line.split_once(' ')) {
            record.settings = Settings::default().read(settings);
            record.seconds = seconds.parse().unwrap_or(0);
        } else if let Some(line) = line.strip_prefix(CORRECTED) {
            let mut words = line.split(' ');
            record.known = words.next().and_then(|known| known.parse().ok()).unwrap_or(0);
            record.outdated = words.collect();
        } else {
            let (line, all, is_whole) = match line.strip_prefix(DRAFT) {
                Some(line) => (line, &mut record.drafts, false),
                None => (line, &mut record.answers, true),
            };
            match answer(bank, line, is_whole) {
                Some((id, answer)) => all.insert(id, answer),
                None => dropped.push(line.split(' ').nth(1).unwrap_or(line).to_owned()),
            }
        }
    }
    Restored::Attempt { attempt: Box::new(record.resume(bank)), dropped }
}

/// Whether what was kept is set as a query has it.
pub fn is_set_by(text: &str, query: &str) -> bool {
    let with = text.lines().find_map(|line| line.strip_prefix("with ")?.split_once(' '));
    Settings::default().read(with.map_or("", |(_, settings)| settings)).is_set_by(query)
}

/// The answer of a line, if it fits its question and, where it must be, is complete.
fn answer(bank: &Bank, line: &str, is_whole: bool) -> Option<(QuestionId, Answer)> {
    let mut words = line.split(' ');
    let (kind, id) = (words.next()?, words.next()?);
    let question = bank.questions.iter().find(|question| question.id.as_str() == id)?;
    let answer = Answer::read(question, &words.collect::<Vec<_>>())?;
    let fits = question.kind.as_str() == kind && (answer.is_complete(question) || !is_whole);
    fits.then(|| (question.id.clone(), answer))
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

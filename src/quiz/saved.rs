//! How an attempt is kept: lines of ids, no texts, so that it opens in every
//! language of the story.
//!
//! ```text
//! dateline-quiz 2 white-house-talks
//! at merz-condition
//! with 95 seed=7&order=shuffled
//! one finland-leader stubb
//! order week alaska brussels washington
//! who voices s1=merz s2=article
//! ```
//! The first line names the form, its version and the story; the second says
//! where the attempt stands (`start`, `result` or a question); the third, if it is
//! there, the seconds that were taken and the settings; a line `corrected 2 week`, once
//! the story was corrected, how many corrections were made by then and which answers were
//! given before one; each other line is an answer: its kind, the question, and what was
//! picked.
//!
//! Version 1 had no settings: it is read as one whose settings are the defaults.

use crate::base::number::Digits;
use crate::base::vocabulary::Word;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::{Attempt, Phase};
use crate::quiz::bank::Bank;
use crate::quiz::settings::{Settings, Switch};
use crate::story::id::{ItemId, OptionId, PlaceId, QuestionId, StatementId, StoryId};
use crate::story::model::{Kind, Verdict};

/// What a line of corrections begins with.
const CORRECTED: &str = "corrected ";

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
    let mut text = start(&bank.story, at, attempt.seconds, &attempt.settings.written());
    if bank.corrections > 0 {
        text.push_str(CORRECTED);
        text.push_str(&bank.corrections.digits());
        for id in &attempt.outdated {
            text.push(' ');
            text.push_str(id.as_str());
        }
        text.push('\n');
    }
    for (id, answer) in attempt.answers.iter() {
        let (kind, picks) = written(answer);
        add_line(&mut text, kind, id, &picks);
    }
    text
}

/// The lines before the answers.
pub(super) fn start(story: &StoryId, at: &str, seconds: u32, settings: &str) -> String {
    let mut text = ["dateline-quiz ", &VERSION.digits(), " ", story.as_str(), "\nat ", at, "\n"].concat();
    if seconds > 0 || !settings.is_empty() {
        text.push_str(&["with ", &seconds.digits(), " ", settings, "\n"].concat());
    }
    text
}

/// Adds the line of an answer.
pub(super) fn add_line(text: &mut String, kind: Kind, question: &QuestionId, picks: &[String]) {
    text.push_str(kind.as_str());
    text.push(' ');
    text.push_str(question.as_str());
    for pick in picks {
        text.push(' ');
        text.push_str(pick);
    }
    text.push('\n');
}

/// The kind of an answer, and what was picked, as it is written.
pub(super) fn written(answer: &Answer) -> (Kind, Vec<String>) {
    match answer {
        Answer::One(picked) => (Kind::One, picked.iter().map(|id| id.as_str().to_owned()).collect()),
        Answer::Several(picked) => (Kind::Several, picked.keys().map(|id| id.as_str().to_owned()).collect()),
        Answer::Stated(picked) => (Kind::Stated, picked.iter().map(|verdict| verdict.as_str().to_owned()).collect()),
        Answer::Who(given) => {
            (Kind::Who, given.iter().map(|(id, speaker)| [id.as_str(), "=", speaker.as_str()].concat()).collect())
        }
        Answer::Order { items, .. } => (Kind::Order, items.iter().map(|id| id.as_str().to_owned()).collect()),
        Answer::Map(picked) => (Kind::Map, picked.keys().map(|id| id.as_str().to_owned()).collect()),
    }
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
    let mut attempt = Attempt::new(bank);
    let mut dropped = Vec::new();
    let mut corrected = "";
    for line in lines {
        if let Some((seconds, settings)) = line.strip_prefix("with ").and_then(|line| line.split_once(' ')) {
            attempt.settings = Settings::default().read(settings);
            attempt.order = attempt.settings.order(bank);
            attempt.seconds = seconds.parse().unwrap_or(0);
        } else if let Some(line) = line.strip_prefix(CORRECTED) {
            corrected = line;
        } else if let Some((id, answer)) = answer(bank, line) {
            attempt.answers.insert(id, answer);
        } else {
            dropped.push(line.split(' ').nth(1).unwrap_or(line).to_owned());
        }
    }
    // An answer that is not marked yet is asked for again only where it can be changed.
    let again = !attempt.settings.is_marked_at_end() || attempt.settings.is_on(Switch::Change);
    let named = attempt.order.iter().find(|id| id.as_str() == at && (again || !attempt.answers.contains(id)));
    match (at, named.cloned()) {
        ("start", _) => {}
        (_, Some(id)) => attempt.phase = Phase::Question(id),
        (_, None) => attempt.move_on(bank, 0),
    }
    let mut words = corrected.split(' ');
    let known = words.next().and_then(|known| known.parse().ok()).unwrap_or(0);
    let listed: Vec<&str> = words.collect();
    for question in &bank.questions {
        let is_given = attempt.answers.contains(&question.id);
        if is_given && (question.corrected > known || listed.contains(&question.id.as_str())) {
            attempt.outdated.push(question.id.clone());
        }
    }
    Restored::Attempt { attempt: Box::new(attempt), dropped }
}

/// The answer of a line, if it fits its question.
fn answer(bank: &Bank, line: &str) -> Option<(QuestionId, Answer)> {
    let mut words = line.split(' ');
    let kind = Kind::parse(words.next()?)?;
    let question = bank.question(&QuestionId::parse(words.next()?)?)?;
    let answer = match kind {
        Kind::One => Answer::One(Some(OptionId::parse(words.next()?)?)),
        Kind::Several => {
            Answer::Several(words.by_ref().map(|word| Some((OptionId::parse(word)?, ()))).collect::<Option<_>>()?)
        }
        Kind::Stated => Answer::Stated(Some(Verdict::parse(words.next()?)?)),
        Kind::Who => {
            let given = words.by_ref().map(|word| {
                let (id, speaker) = word.split_once('=')?;
                Some((StatementId::parse(id)?, question.speaker(speaker)?.clone()))
            });
            Answer::Who(given.collect::<Option<_>>()?)
        }
        Kind::Order => Answer::Order { items: words.by_ref().map(ItemId::parse).collect::<Option<_>>()?, moved: true },
        Kind::Map => Answer::Map(words.by_ref().map(|word| Some((PlaceId::parse(word)?, ()))).collect::<Option<_>>()?),
    };
    (words.next().is_none() && answer.fits(question) && answer.is_complete(question))
        .then(|| (question.id.clone(), answer))
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

//! How an attempt is kept: lines of ids, no texts, so that it opens in every
//! language of the story.
//!
//! ```text
//! dateline-quiz 1 white-house-talks
//! at merz-condition
//! one finland-leader stubb
//! order week alaska brussels washington
//! who voices s1=merz s2=article
//! ```
//! The first line names the form, its version and the story; the second says
//! where the attempt stands (`start`, `result` or a question); each other line
//! is an answer: its kind, the question, and what was picked.

use crate::base::id::{ItemId, OptionId, PlaceId, QuestionId, StatementId, StoryId};
use crate::base::word::Word;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::{Attempt, Stage};
use crate::quiz::bank::Bank;
use crate::story::model::{Kind, Verdict};

/// The version of this form.
pub const VERSION: u32 = 1;

/// What was found where an attempt was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// An attempt, and how many answers no longer fit the story's questions.
    Attempt {
        /// The attempt.
        attempt: Box<Attempt>,
        /// Answers that were left out.
        dropped: usize,
    },
    /// An attempt at another story.
    OtherStory(StoryId),
    /// Something else, or something damaged.
    Unreadable,
}

/// Writes an attempt.
pub fn save(bank: &Bank, attempt: &Attempt) -> String {
    let at = match &attempt.stage {
        Stage::Start => "start",
        Stage::Question(id) => id.as_str(),
        Stage::Result => "result",
    };
    let mut text = format!("dateline-quiz {VERSION} {}\nat {at}\n", bank.story);
    for (id, answer) in attempt.answers.iter() {
        let (kind, picks) = written(answer);
        text.push_str(kind.as_str());
        text.push(' ');
        text.push_str(id.as_str());
        for pick in picks {
            text.push(' ');
            text.push_str(&pick);
        }
        text.push('\n');
    }
    text
}

fn written(answer: &Answer) -> (Kind, Vec<String>) {
    match answer {
        Answer::One(picked) => (Kind::One, picked.iter().map(ToString::to_string).collect()),
        Answer::Several(picked) => (Kind::Several, picked.keys().map(ToString::to_string).collect()),
        Answer::Stated(picked) => (Kind::Stated, picked.iter().map(|verdict| verdict.as_str().to_owned()).collect()),
        Answer::Who(given) => {
            (Kind::Who, given.iter().map(|(id, speaker)| format!("{id}={}", speaker.as_str())).collect())
        }
        Answer::Order { items, .. } => (Kind::Order, items.iter().map(ToString::to_string).collect()),
        Answer::Map(picked) => (Kind::Map, picked.keys().map(ToString::to_string).collect()),
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
        Some((Some(VERSION), Some(id))) if id == bank.story => {}
        Some((Some(VERSION), Some(id))) => return Restored::OtherStory(id),
        Some(_) | None => return Restored::Unreadable,
    }
    let Some(at) = lines.next().and_then(|line| line.strip_prefix("at ")) else { return Restored::Unreadable };
    let mut attempt = Attempt::new(bank);
    let mut dropped = 0;
    for line in lines {
        match answer(bank, line) {
            Some((id, answer)) => {
                attempt.answers.insert(id, answer);
            }
            None => dropped += 1,
        }
    }
    let all_answered = attempt.order.iter().all(|id| attempt.answers.contains(id));
    attempt.stage = match at {
        "start" => Stage::Start,
        "result" if all_answered => Stage::Result,
        _ => {
            let named = attempt.order.iter().find(|id| id.as_str() == at);
            let open = || attempt.order.iter().find(|id| !attempt.answers.contains(*id));
            named.or_else(open).map_or(Stage::Result, |id| Stage::Question(id.clone()))
        }
    };
    Restored::Attempt { attempt: Box::new(attempt), dropped }
}

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

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
//! there, the seconds that were taken and the settings; each other line is an
//! answer: its kind, the question, and what was picked.
//!
//! Version 1 had no settings: it is read as one whose settings are the defaults.

use crate::base::id::{ItemId, OptionId, PlaceId, QuestionId, StatementId, StoryId};
use crate::base::word::Word;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::{Attempt, Stage};
use crate::quiz::bank::Bank;
use crate::quiz::settings::{Settings, Switch};
use crate::story::model::{Kind, Verdict};

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
    let at = match &attempt.stage {
        Stage::Start => "start",
        Stage::Question(id) => id.as_str(),
        Stage::Result => "result",
    };
    let mut text = start(&bank.story, at, attempt.seconds, &attempt.settings.written());
    for (id, answer) in attempt.answers.iter() {
        let (kind, picks) = written(answer);
        add_line(&mut text, kind, id, &picks);
    }
    text
}

/// The lines before the answers.
pub(super) fn start(story: &StoryId, at: &str, seconds: u32, settings: &str) -> String {
    let mut text = ["dateline-quiz ", &VERSION.to_string(), " ", story.as_str(), "\nat ", at, "\n"].concat();
    if seconds > 0 || !settings.is_empty() {
        text.push_str(&["with ", &seconds.to_string(), " ", settings, "\n"].concat());
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
        Some((Some(1..=VERSION), Some(id))) if id == bank.story => {}
        Some((Some(1..=VERSION), Some(id))) => return Restored::OtherStory(id),
        Some(_) | None => return Restored::Unreadable,
    }
    let Some(at) = lines.next().and_then(|line| line.strip_prefix("at ")) else { return Restored::Unreadable };
    let mut attempt = Attempt::new(bank);
    let mut dropped = Vec::new();
    for line in lines {
        if let Some((seconds, settings)) = line.strip_prefix("with ").and_then(|line| line.split_once(' ')) {
            attempt.settings = Settings::default().read(settings);
            attempt.order = attempt.settings.order(bank);
            attempt.seconds = seconds.parse().unwrap_or(0);
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
        (_, Some(id)) => attempt.stage = Stage::Question(id),
        (_, None) => attempt.move_on(bank, 0),
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
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::quiz::attempt::tests::{after, check_sound, random_action};

    /// Reads a text that is an attempt; how many answers it lost.
    #[track_caller]
    fn restored(bank: &Bank, text: &str) -> (Attempt, usize) {
        match restore(bank, text) {
            Restored::Attempt { attempt, dropped } => (*attempt, dropped.len()),
            other => panic!("{other:?}: {text}"),
        }
    }

    /// What holds whatever was read.
    #[track_caller]
    fn check_sound_if_any(bank: &Bank, text: &str) {
        if let Restored::Attempt { attempt, .. } = restore(bank, text) {
            check_sound(bank, &attempt);
        }
    }

    /// A text with an answer of every kind, at the result.
    fn full(bank: &Bank) -> String {
        let mut random = Random::new(5);
        let mut attempt = Attempt::new(bank);
        while attempt.stage != Stage::Result {
            attempt.step(bank, &random_action(&mut random, bank, &attempt));
        }
        save(bank, &attempt)
    }

    #[test]
    fn an_attempt_is_kept_as_lines_of_ids() {
        let bank = Bank::shipped();
        let actions = [
            "start",
            "place paris",
            "place kyiv",
            "check",
            "next",
            "option three",
            "check",
            "next",
            "verdict false",
            "check",
            "next",
            "option rutte",
            "option leyen",
            "check",
            "next",
            "speaker weeks stubb",
            "speaker ready rutte",
            "speaker day stubb",
            "speaker table macron",
            "check",
            "next",
            "move visit 0",
            "move remark 1",
            "move north 2",
            "check",
            "next",
            "verdict true",
        ];
        assert_eq!(
            save(&bank, &after(&bank, &actions)),
            "dateline-quiz 2 white-house-talks\n\
             at q-sunday\n\
             several q-bodies leyen rutte\n\
             who q-four-voices day=stubb ready=rutte table=macron weeks=stubb\n\
             map q-hosts kyiv paris\n\
             one q-meeting three\n\
             stated q-seven false\n\
             order q-week visit remark north studio\n"
        );
        assert_eq!(save(&bank, &Attempt::new(&bank)), "dateline-quiz 2 white-house-talks\nat start\n");
    }

    #[test]
    fn restore_is_the_inverse_of_save() {
        let bank = Bank::shipped();
        for seed in 0..10 {
            let mut random = Random::new(seed);
            let mut attempt = Attempt::new(&bank);
            for _ in 0..400 {
                attempt.step(&bank, &random_action(&mut random, &bank, &attempt));
                let (again, dropped) = restored(&bank, &save(&bank, &attempt));
                assert_eq!((&again.answers, &again.stage, dropped), (&attempt.answers, &attempt.stage, 0));
                assert_eq!(again.score(&bank, None).0, attempt.score(&bank, None).0);
            }
        }
    }

    #[test]
    fn answers_that_do_not_fit_any_more_are_dropped_and_counted() {
        let bank = Bank::shipped();
        let head = "dateline-quiz 2 white-house-talks\nat q-seven\n";
        let right = "one q-meeting three\n";
        let (sound, dropped) = restored(&bank, &format!("{head}{right}"));
        assert_eq!((sound.answers.len(), dropped), (1, 0));
        let misfits = [
            "one q-meeting four",
            "one q-meeting",
            "one q-meeting three again",
            "one q-gone three",
            "several q-meeting three",
            "several q-bodies",
            "several q-bodies rutte macron",
            "stated q-seven perhaps",
            "stated q-seven",
            "who q-four-voices day=stubb ready=rutte table=macron",
            "who q-four-voices day=stubb ready=rutte table=macron weeks=putin",
            "who q-four-voices day=stubb ready=rutte table=macron weeks",
            "order q-week visit remark north",
            "order q-week visit remark north north",
            "order q-week visit remark north studio visit",
            "map q-hosts",
            "map q-hosts odesa",
            "wish q-hosts kyiv",
            "one  q-meeting three",
            "",
        ];
        for misfit in misfits {
            let (attempt, dropped) = restored(&bank, &format!("{head}{misfit}\n{right}"));
            assert_eq!((attempt, dropped), (sound.clone(), 1), "{misfit:?}");
        }
        let (attempt, dropped) = restored(&bank, &format!("{head}{}\n{right}", misfits.join("\n")));
        assert_eq!((attempt, dropped), (sound, misfits.len()));
    }

    #[test]
    fn an_attempt_goes_on_where_it_stood_or_at_the_first_open_question() {
        let bank = Bank::shipped();
        let question = |id: &str| Stage::Question(QuestionId::parse(id).unwrap());
        let cases = [
            ("at start\n", Stage::Start),
            ("at q-week\n", question("q-week")),
            ("at q-gone\none q-meeting three\n", question("q-hosts")),
            ("at result\nmap q-hosts kyiv\n", question("q-meeting")),
            ("at \n", question("q-hosts")),
            ("at q-hosts\nmap q-hosts kyiv\n", question("q-hosts")),
        ];
        for (text, stage) in cases {
            assert_eq!(restored(&bank, &format!("dateline-quiz 2 white-house-talks\n{text}")).0.stage, stage, "{text}");
        }
        let full = full(&bank);
        assert_eq!(restored(&bank, &full).0.stage, Stage::Result);
        assert_eq!(restored(&bank, &full.replace("at result", "at q-gone")).0.stage, Stage::Result);
    }

    #[test]
    fn an_attempt_at_another_story_is_told_from_what_cannot_be_read() {
        let bank = Bank::shipped();
        let other = |id: &str| Restored::OtherStory(StoryId::parse(id).unwrap());
        let cases = [
            ("dateline-quiz 2 other-talks\nat start\n", other("other-talks")),
            ("dateline-quiz 2 other-talks", other("other-talks")),
            ("dateline-quiz 2 white-house-talk\nat q-hosts\n", other("white-house-talk")),
            ("", Restored::Unreadable),
            ("\n", Restored::Unreadable),
            ("dateline-quiz 2 white-house-talks", Restored::Unreadable),
            ("dateline-quiz 2 white-house-talks\n", Restored::Unreadable),
            ("dateline-quiz 2 white-house-talks\nstart\n", Restored::Unreadable),
            ("dateline-quiz 2 White House\nat start\n", Restored::Unreadable),
            ("dateline-quiz 1\nat start\n", Restored::Unreadable),
            ("dateline-quiz 3 white-house-talks\nat start\n", Restored::Unreadable),
            ("dateline-quiz 0 white-house-talks\nat start\n", Restored::Unreadable),
            ("dateline-quiz x white-house-talks\nat start\n", Restored::Unreadable),
            ("dateline-quiz 4294967297 white-house-talks\nat start\n", Restored::Unreadable),
            ("other-quiz 1 white-house-talks\nat start\n", Restored::Unreadable),
            ("{\"dateline-quiz\":1}", Restored::Unreadable),
        ];
        for (text, expected) in cases {
            assert_eq!(restore(&bank, text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_version_1_kept_is_taken_up_with_the_default_settings() {
        let bank = Bank::shipped();
        let old = "dateline-quiz 1 white-house-talks\nat q-week\none q-meeting three\n";
        let (attempt, dropped) = restored(&bank, old);
        assert_eq!((attempt.answers.len(), dropped, &attempt.settings), (1, 0, &Settings::default()));
        assert_eq!(save(&bank, &attempt), old.replace("quiz 1", "quiz 2"));
    }

    #[test]
    fn a_kept_text_cut_off_anywhere_gives_only_sound_answers() {
        let bank = Bank::shipped();
        let text = full(&bank);
        for end in 0..=text.len() {
            check_sound_if_any(&bank, &text[..end]);
        }
    }

    #[test]
    fn a_kept_text_with_changed_letters_gives_only_sound_answers() {
        let bank = Bank::shipped();
        let text = full(&bank);
        let head = text.find('\n').unwrap();
        let odd: Vec<char> = " \n\r=-\t\0aq17é\u{202e}".chars().collect();
        let mut random = Random::new(9);
        for _ in 0..1_500 {
            let mut chars: Vec<char> = text.chars().collect();
            for _ in 0..=random.below(4) {
                // Rarely in the head, which makes all of it unreadable.
                let from = if random.below(20) == 0 { 0 } else { head as u32 + 1 };
                let at = (from + random.below(chars.len() as u32 - from)) as usize;
                chars[at] = odd[random.below(odd.len() as u32) as usize];
            }
            check_sound_if_any(&bank, &chars.into_iter().collect::<String>());
        }
    }

    #[test]
    fn a_kept_text_has_lines_in_any_order_and_the_last_of_a_question_counts() {
        let bank = Bank::shipped();
        let head = "dateline-quiz 2 white-house-talks\nat start\n";
        let (attempt, dropped) = restored(&bank, &format!("{head}one q-meeting again\none q-meeting three\n"));
        assert_eq!((attempt.answers.len(), dropped), (1, 0));
        assert_eq!(attempt.score(&bank, None).0.0, 840);
        let text = full(&bank);
        let lines: Vec<&str> = text.lines().collect();
        let reversed: Vec<&str> = lines[..2].iter().chain(lines[2..].iter().rev()).copied().collect();
        assert_eq!(restored(&bank, &reversed.join("\n")), restored(&bank, &text));
    }
}

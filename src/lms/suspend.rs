//! What a learning system keeps of an attempt (suspend data): the resume code, then a dot and the questions that were
//! answered, by their places in the story and in the order in which they were, and `!` once the result was told.
//! The questions are left out where there is no room for them.

use crate::base::number::Digits;
use crate::quiz::attempt::Attempt;
use crate::quiz::bank::Bank;
use crate::quiz::code;

/// How many letters SCORM's systems keep for certain.
pub const SCORM_ROOM: usize = 4000;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suspend {
    /// The attempt; none where nothing was kept, or something else.
    pub attempt: Option<Attempt>,
    /// The questions that were answered, by their places in the story, in the order in which they were: the place of
    /// one in this list is the index under which the system knows it.
    pub answered: Vec<usize>,
    /// Whether the result was told.
    pub is_told: bool,
}

impl Suspend {
    /// Reads what was kept. A resume code alone is that, too: the questions are then in the order in which they are asked.
    pub fn read(bank: &Bank, text: &str) -> Self {
        let (code, rest) = text.split_once('.').unwrap_or((text, ""));
        let Ok(attempt) = code::read(bank, code) else { return Self::default() };
        let is_told = rest.ends_with('!');
        let place = |word: &str| word.parse().ok().filter(|place| *place < bank.questions.len());
        let mut answered: Vec<usize> = Vec::new();
        let given =
            |place: &usize| bank.questions.get(*place).is_some_and(|question| attempt.answers.contains(&question.id));
        let listed = rest.trim_end_matches('!').split('-').filter_map(place);
        let asked = attempt.order.iter().filter_map(|id| bank.questions.iter().position(|question| question.id == *id));
        for place in listed.chain(asked.filter(given)) {
            if !answered.contains(&place) {
                answered.push(place);
            }
        }
        Self { attempt: Some(attempt), answered, is_told }
    }

    /// Writes what is to be kept of an attempt, where there is room for so many letters; none where there is not enough.
    pub fn written(code: &str, answered: &[usize], is_told: bool, room: usize) -> Option<String> {
        let places: Vec<String> = answered.iter().map(|place| place.digits()).collect();
        let with = |places: &str| [code, ".", places, if is_told { "!" } else { "" }].concat();
        let fits = |text: &String| text.len() <= room;
        Some(with(&places.join("-"))).filter(fits).or_else(|| Some(with("")).filter(fits))
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::quiz::answer::Answer;

    #[test]
    fn what_was_kept_is_read_back_and_a_code_alone_will_do() {
        let bank = Bank::harbour();
        let mut attempt = Attempt::new(&bank);
        for question in &bank.questions[..3] {
            attempt.answers.insert(question.id.clone(), Answer::right(question));
        }
        let code = code::write(&bank, &attempt);
        let kept = Suspend::read(&bank, &Suspend::written(&code, &[2, 0, 1], true, SCORM_ROOM).unwrap());
        assert_eq!((kept.answered, kept.is_told), (vec![2, 0, 1], true));
        assert_eq!(kept.attempt.unwrap().answers, attempt.answers);
        let plain = Suspend::read(&bank, &code);
        assert_eq!((plain.answered, plain.is_told), (vec![0, 1, 2], false));
        // A list that lacks a question has it at its end, and what is none of ours is nothing.
        assert_eq!(Suspend::read(&bank, &format!("{code}.1-1-99-x")).answered, [1, 0, 2]);
        // Without room for the list there is none, and without room for the code nothing.
        let written = |room| Suspend::written(&code, &[2, 0, 1], true, room);
        let bare = Suspend::read(&bank, &written(code.len() + 2).unwrap());
        assert_eq!((bare.answered, bare.is_told), (vec![0, 1, 2], true));
        assert_eq!(written(code.len() + 1), None);
        for text in ["", "bookmark=3", "....", "!", "{\"page\":1}"] {
            assert_eq!(Suspend::read(&bank, text), Suspend::default(), "{text}");
        }
    }
}

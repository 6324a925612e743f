//! A question on a sheet, and answers in the signs of the sheet: the letters of options, for each statement that of a speaker, for each item its
//! number, the numbers of places on the map. The key is written in them, and what a teacher types from a pupil's
//! sheet is read.

use crate::base::number::Digits;
use crate::class::find::is_letter;
use crate::quiz::answer::Answer;
use crate::quiz::pick::Pick;
use crate::quiz::score::score;
use crate::story::kind::choose::Options;
use crate::story::question::{Interaction, Kind, Question};

/// A question as it stands on a version.
#[derive(Clone, Debug)]
pub struct PaperQuestion<'b> {
    /// The question.
    pub question: &'b Question,
    /// Its place in the story, from 0.
    pub at: usize,
    /// The options, the statements or the items in the order in which they stand on the sheet, by their places in
    /// the question; places on the map in the order of their numbers.
    pub order: Vec<usize>,
    /// What stands before an option, by its place in the question: a letter or the number of a place.
    pub(super) signs: Vec<String>,
}

/// What was typed and is no answer to its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoAnswer {
    /// What it was.
    pub found: String,
    /// What would be one, whether right or not.
    pub example: String,
}

/// A letter by its place in the alphabet, from 0.
pub fn letter(at: usize) -> String {
    let letters = ('A'..='Z').cycle();
    letters.skip(at).take(1).collect()
}

/// The place of a letter in the alphabet, from 0.
fn place(letter: char) -> Option<usize> {
    ('A'..='Z').position(|other| other == letter.to_ascii_uppercase())
}

/// The pick of an option or an item.
fn pick(part: usize) -> Pick {
    Pick { part, target: 0 }
}

/// The right answer to a question.
pub fn right(question: &Question) -> Answer {
    let parts = score(question, &Answer::default()).parts;
    let right = parts.iter().enumerate().filter_map(|(part, right)| Some(Pick { part, target: right.right? }));
    let picks = match &question.interaction {
        Interaction::Choose(_) | Interaction::Match(_) => right.collect(),
        // Where an item stands is said by its place among the picks.
        Interaction::Order(_) => right.map(|right| pick(right.part)).collect(),
    };
    Answer { picks }
}

impl PaperQuestion<'_> {
    /// What stands before an option, by its place in the question.
    pub fn sign(&self, part: usize) -> &str {
        self.signs.get(part).map_or("", String::as_str)
    }

    /// The right answer in the signs of this version.
    pub fn key(&self) -> String {
        self.written(&right(self.question))
    }

    /// An answer in the signs of this version; of what it lacks nothing is written.
    pub fn written(&self, answer: &Answer) -> String {
        let picks = &answer.picks;
        let given = |part: usize| picks.iter().find(|pick| pick.part == part);
        let signs: Vec<String> = match &self.question.interaction {
            Interaction::Choose(_) => {
                let chosen = self.order.iter().filter(|part| given(**part).is_some());
                chosen.map(|part| self.sign(*part).to_owned()).collect()
            }
            Interaction::Match(_) => self.order.iter().filter_map(|part| Some(letter(given(*part)?.target))).collect(),
            Interaction::Order(_) => {
                let place = |part: &usize| picks.iter().position(|pick| pick.part == *part);
                self.order.iter().filter_map(|part| Some((place(part)? + 1).digits())).collect()
            }
        };
        signs.join(" ")
    }

    /// The answer that was typed from a sheet of this version; none where nothing was. Letters are large or small,
    /// and between signs stands what may.
    ///
    /// # Errors
    /// What was typed, and an example of an answer.
    pub fn answer(&self, typed: &str) -> Result<Option<Answer>, NoAnswer> {
        if !typed.contains(is_letter) {
            return Ok(None);
        }
        let picks = match &self.question.interaction {
            Interaction::Choose(options) => self.chosen(options, typed),
            Interaction::Match(pairs) => self.matched(pairs.speakers.len(), typed),
            Interaction::Order(_) => self.ordered(typed),
        };
        let refused = || NoAnswer { found: typed.trim().to_owned(), example: self.example() };
        picks.map(|picks| Some(Answer { picks })).ok_or_else(refused)
    }

    /// The options of letters, each a sign, or of numbers, each a word.
    fn chosen(&self, options: &Options, typed: &str) -> Option<Vec<Pick>> {
        let signs: Vec<String> = match self.question.kind {
            Kind::Map => words(typed).into_iter().map(|word| word.trim_start_matches('0').to_owned()).collect(),
            Kind::One | Kind::Several | Kind::Stated | Kind::Who | Kind::Order => {
                typed.chars().filter(|c| is_letter(*c)).map(|c| c.to_ascii_uppercase().to_string()).collect()
            }
        };
        let is_known = |sign: &String| self.signs.contains(sign);
        let parts = (0..options.all.len()).filter(|part| signs.iter().any(|sign| sign == self.sign(*part)));
        let picks: Vec<Pick> = parts.map(pick).collect();
        let is_answer = signs.iter().all(is_known) && (picks.len() == 1 || !self.question.is_single_choice());
        is_answer.then_some(picks)
    }

    /// A speaker of so many for each statement.
    fn matched(&self, speakers: usize, typed: &str) -> Option<Vec<Pick>> {
        let letters: Vec<char> = typed.chars().filter(|c| is_letter(*c)).collect();
        let given = |(part, letter): (&usize, &char)| {
            let target = place(*letter).filter(|target| *target < speakers)?;
            Some(Pick { part: *part, target })
        };
        let mut picks: Vec<Pick> = self.order.iter().zip(&letters).map(given).collect::<Option<_>>()?;
        picks.sort_by_key(|pick| pick.part);
        (letters.len() == self.order.len()).then_some(picks)
    }

    /// A number for each item; of less than ten items they may stand without anything between them.
    fn ordered(&self, typed: &str) -> Option<Vec<Pick>> {
        let of = self.order.len();
        let mut words = words(typed);
        if words.len() == 1 && of < 10 {
            words = typed.chars().filter(|c| is_letter(*c)).map(String::from).collect();
        }
        let numbers: Vec<usize> = words.iter().map(|word| word.parse().ok()).collect::<Option<_>>()?;
        let item = |place: usize| self.order.get(numbers.iter().position(|number| *number == place)?).copied();
        let picks: Vec<Pick> = (1..=of).map(|place| item(place).map(pick)).collect::<Option<_>>()?;
        (numbers.len() == of).then_some(picks)
    }

    /// An answer as an example of one.
    fn example(&self) -> String {
        let signs: Vec<String> = match &self.question.interaction {
            Interaction::Choose(_) => {
                let most = if self.question.is_single_choice() { 1 } else { 2 };
                self.order.iter().take(most).map(|part| self.sign(*part).to_owned()).collect()
            }
            Interaction::Match(pairs) => {
                let speakers = (0..pairs.speakers.len()).cycle();
                speakers.take(self.order.len()).map(letter).collect()
            }
            Interaction::Order(sequence) => (1..=sequence.items.len()).rev().map(Digits::digits).collect(),
        };
        signs.join(" ")
    }
}

/// The runs of letters and digits in a text.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !is_letter(c));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

//! A worksheet on paper, in two versions: which questions stand on it, and in which order what there is to choose
//! from stands there. Both follow from the assignment's seed, so that a sheet, its key and what a teacher types
//! from it agree without anything that is kept.

mod question;
#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;
mod version;

use crate::quiz::answer::Answer;
use crate::quiz::bank::Bank;
use crate::quiz::code::digest;
use crate::quiz::score::score;
use crate::quiz::settings::{Number, Settings};
use crate::story::kind::choose::Choice;
use crate::story::question::{Kind, Question};

pub use question::{NoAnswer, PaperQuestion, letter, right};
pub use version::Version;

/// A version of a worksheet.
#[derive(Clone, Debug)]
pub struct Paper<'b> {
    /// Which of them.
    pub version: Version,
    /// The number that it follows from, with the version.
    pub seed: u32,
    /// What is asked, in the order of the assignment.
    pub questions: Vec<PaperQuestion<'b>>,
}

/// The places that any question of a story offers on the map, each once. The number of one on the map is its place
/// in this list, from 1: the same for every assignment and in every language, and by chance, so that it says nothing
/// of a name.
pub fn places(bank: &Bank) -> Vec<&Choice> {
    let mut places: Vec<&Choice> = Vec::new();
    for choice in bank.questions.iter().filter_map(Question::candidates).flat_map(|candidates| &candidates.all) {
        if !places.iter().any(|place| place.id == choice.id) {
            places.push(choice);
        }
    }
    places.sort_by_key(|place| (digest(0, place.id.as_str()), place.id.as_str()));
    places
}

impl<'b> Paper<'b> {
    /// The version of a worksheet with these settings.
    pub fn new(bank: &'b Bank, settings: &Settings, version: Version) -> Self {
        let seed = settings.number(Number::Seed);
        let places = places(bank);
        let question = |id| {
            let at = bank.questions.iter().position(|question| question.id == id)?;
            let question = bank.questions.get(at)?;
            let order = order(question, &places, seed, version);
            Some(PaperQuestion { question, at, signs: signs(question, &places, &order), order })
        };
        Self { version, seed, questions: settings.order(bank).into_iter().filter_map(question).collect() }
    }

    /// A question as it stands on this version, where it is asked.
    pub fn question(&self, question: &Question) -> Option<&PaperQuestion<'b>> {
        self.questions.iter().find(|other| other.question.id == question.id)
    }

    /// The answer to a question that was [typed](PaperQuestion::answer) from a sheet of this version; none of one that
    /// is not asked.
    ///
    /// # Errors
    /// What was typed, and an example of an answer.
    pub fn answer(&self, question: &Question, typed: &str) -> Result<Option<Answer>, NoAnswer> {
        self.question(question).map_or(Ok(None), |question| question.answer(typed))
    }

    /// The right answer to a question in the signs of this version; empty of one that is not asked.
    pub fn key(&self, question: &Question) -> String {
        self.question(question).map(PaperQuestion::key).unwrap_or_default()
    }
}

/// The order in which the parts of a question stand on a version.
fn order(question: &Question, places: &[&Choice], seed: u32, version: Version) -> Vec<usize> {
    let of = score(question, &Answer::default()).parts.len();
    let story: Vec<usize> = (0..of).collect();
    match question.kind {
        // True, false, not stated: as everybody expects it.
        Kind::Stated => story,
        Kind::Map => {
            let number = |part: &usize| question.options().and_then(|options| number(options.all.get(*part)?, places));
            let mut order = story;
            order.sort_by_key(number);
            order
        }
        Kind::One | Kind::Several | Kind::Who | Kind::Order => version.shuffled(question, of, seed),
    }
}

/// The number of a place on the map, from 1.
fn number(choice: &Choice, places: &[&Choice]) -> Option<usize> {
    Some(places.iter().position(|place| place.id == choice.id)? + 1)
}

/// What stands before each option of a question, by their places in it.
fn signs(question: &Question, places: &[&Choice], order: &[usize]) -> Vec<String> {
    let Some(options) = question.options() else { return Vec::new() };
    let sign = |(part, choice)| match question.kind {
        Kind::Map => number(choice, places).unwrap_or_default().to_string(),
        Kind::One | Kind::Several | Kind::Stated | Kind::Who | Kind::Order => {
            letter(order.iter().position(|other| *other == part).unwrap_or_default())
        }
    };
    options.all.iter().enumerate().map(sign).collect()
}

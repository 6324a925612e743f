//! The resume code: an attempt in as few letters as it can be said in, to be
//! noted or read out, and typed in elsewhere. It keeps every answer exactly and
//! the settings, and leaves out where the reader stood (he or she goes on at the
//! first open question), what was not handed in, and the time.
//!
//! Its 32 symbols are Crockford's: no I, L, O and U, and whoever writes the first
//! three anyway is understood. How it may be [typed] stands elsewhere. The first
//! symbol is a check: no single wrong symbol and no two neighbours in each other's
//! place go unnoticed. Two more tell the story, and two its questions. The rest is
//! one number, its lowest digits first: each question has as many values as it has
//! answers, and a value counts in units of all that came before. Last, once the story was
//! corrected, stands how many corrections all answers were given after.

use crate::base::number::saturated;
use crate::base::vec_map::VecMap;
use crate::base::vocabulary::Word;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::Attempt;
use crate::quiz::bank::Bank;
use crate::quiz::kind;
use crate::quiz::mixed_radix::MixedRadix;
use crate::quiz::only::Only;
use crate::quiz::record::Record;
use crate::quiz::settings::{Number, Settings, Switch};
use crate::quiz::typed::{self, SYMBOLS};

/// What stands before a code in an address.
pub const QUIZ_CODE: &str = "quiz=";
/// The symbols before the number: the check, the story, the questions.
const HEAD: usize = 5;

/// Why a code is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no code: something is missing or mistyped.
    Mistyped,
    /// It is of another story.
    OtherStory,
    /// It is of the same story, whose questions have changed since.
    OtherQuestions,
}

/// The switches that every code with settings has.
const OLDER: [Switch; 5] = [Switch::Shuffled, Switch::AtEnd, Switch::Change, Switch::Time, Switch::Practice];
const _: () = assert!(OLDER.len() + 1 == Switch::ALL.len(), "a switch stands in no code");

/// Writes the settings, or reads them. Those that came later stand in a code only where one of them is
/// not as by default: that something is set, and nothing is, begins what came next.
fn settings(digits: &mut MixedRadix, settings: &Settings, questions: usize) -> Settings {
    let none = Settings::default();
    if !digits.flag(*settings != none) {
        return none;
    }
    let (confirm, only) = (settings.is_on(Switch::Confirm), settings.only);
    let is_later = confirm || only != Only::default();
    let mut read = older(digits, if is_later { &none } else { settings }, questions);
    if read != none {
        return read;
    }
    // Which questions alone are asked was once said of those on the map alone.
    let is_latest = only != Only::default() && only != Only::MAP;
    let mut later = [confirm, only == Only::MAP].map(|on| digits.flag(on && !is_latest));
    let mut only = if later[1] { Only::MAP } else { Only::default() };
    if later == [false; 2] {
        only = Only::of(digits.digit(settings.only.number(), Only::VALUES));
        later[0] = digits.flag(confirm);
    }
    read = older(digits, settings, questions);
    read.turn(Switch::Confirm, later[0]);
    read.only = only;
    read
}

/// Writes all but what came later, or reads it.
fn older(digits: &mut MixedRadix, settings: &Settings, questions: usize) -> Settings {
    let mut read = Settings::default();
    for number in Number::ALL {
        let values = match number {
            Number::Questions => questions as u64 + 1,
            Number::Seed | Number::Pass => u64::from(number.most()) + 1,
        };
        // More questions than there are is all of them.
        let value = u64::from(settings.number(*number)).min(values - 1);
        read.set_number(*number, saturated(digits.digit(value, values)));
    }
    for switch in OLDER {
        read.turn(switch, digits.flag(settings.is_on(switch)));
    }
    read
}

/// After how many of the story’s corrections all answers were given: as many as leave each
/// answer that is from before a correction from before one.
fn known(bank: &Bank, attempt: &Attempt) -> u32 {
    let outdated = bank.questions.iter().filter(|question| attempt.is_outdated(&question.id));
    outdated.fold(bank.corrections, |known, question| known.min(question.corrected.saturating_sub(1)))
}

/// Writes how many corrections were known, or reads it. It stands last, so that a code from
/// before the first correction is read as one that knows of none.
fn corrected(digits: &mut MixedRadix, bank: &Bank, known: u32) -> u32 {
    saturated(digits.digit(known.into(), u64::from(bank.corrections) + 1))
}

/// A short number for a text; other texts most likely have others.
pub fn digest(hash: u32, text: &str) -> u32 {
    text.bytes().chain([0]).fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A short number for questions and what can be picked at them.
fn digest_of_questions(before: u32, bank: &Bank) -> u32 {
    bank.questions.iter().fold(before, |all, question| {
        kind::of(question).ids().into_iter().fold(digest(all, question.id.as_str()), digest)
    })
}

/// A short number for a story with its questions.
pub fn digest_of(bank: &Bank) -> u32 {
    digest_of_questions(digest(0, bank.story.as_str()), bank)
}

/// The symbols that tell a story and its questions.
fn head(bank: &Bank) -> [u8; HEAD - 1] {
    let (story, all) = (digest(0, bank.story.as_str()), digest_of_questions(0, bank));
    let symbol = |hash: u32, by: u32| (hash >> by & 31) as u8;
    [symbol(story, 27), symbol(story, 22), symbol(all, 27), symbol(all, 22)]
}

/// The check of symbols: their polynomial at a root of GF(32).
fn check(symbols: &[u8]) -> u8 {
    symbols.iter().fold(0, |sum, symbol| {
        let twice = sum << 1;
        (if twice > 31 { twice ^ 0b10_0101 } else { twice }) ^ symbol
    })
}

/// The code of an attempt, in one piece.
pub fn write(bank: &Bank, attempt: &Attempt) -> String {
    let mut digits = MixedRadix::default();
    settings(&mut digits, &attempt.settings, bank.questions.len());
    for question in &bank.questions {
        let picks = attempt.answers.get(&question.id).map_or(&[][..], |answer| &answer.picks);
        kind::of(question).digits(&mut digits, picks);
    }
    corrected(&mut digits, bank, known(bank, attempt));
    let symbols = [&head(bank)[..], &digits.symbols()].concat();
    letters(&[&[check(&symbols)], &symbols[..]].concat())
}

/// Symbols as they are written.
pub fn letters(symbols: &[u8]) -> String {
    symbols.iter().filter_map(|symbol| SYMBOLS.get(usize::from(*symbol)).map(|letter| char::from(*letter))).collect()
}

/// A code in groups of four, to be read out.
pub fn grouped(code: &str) -> String {
    let mut text = String::new();
    for (at, letter) in code.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push(' ');
        }
        text.push(letter);
    }
    text
}

/// Reads a code, as people write it: by itself, or within a link or a sentence.
pub fn read(bank: &Bank, text: &str) -> Result<Attempt, Refusal> {
    let mut refusal = None;
    for symbols in typed::candidates(text) {
        match decode(bank, &symbols) {
            Ok(attempt) => return Ok(attempt),
            // Of a text that is more than a code, no part says what is wrong with it.
            Err(first) => refusal = refusal.or(Some(first)),
        }
    }
    Err(refusal.unwrap_or(Refusal::Mistyped))
}

/// Reads the symbols of a code.
fn decode(bank: &Bank, symbols: &[u8]) -> Result<Attempt, Refusal> {
    let (Some((sum, rest)), Some(number)) = (symbols.split_first(), symbols.get(HEAD..)) else {
        return Err(Refusal::Mistyped);
    };
    if *sum != check(rest) {
        return Err(Refusal::Mistyped);
    }
    let own = head(bank);
    if !rest.starts_with(&own[..2]) {
        return Err(Refusal::OtherStory);
    }
    if !rest.starts_with(&own) {
        return Err(Refusal::OtherQuestions);
    }
    let mut digits = MixedRadix::of(number);
    let settings = settings(&mut digits, &Settings::default(), bank.questions.len());
    // What is as by default is not written.
    let is_odd = digits.len() > 1 && settings == Settings::default();
    let mut answers = VecMap::default();
    let mut is_whole = true;
    for question in &bank.questions {
        let answer = Answer { picks: kind::of(question).digits(&mut digits, &[]) };
        if !answer.picks.is_empty() {
            is_whole &= answer.is_complete(question);
            answers.insert(question.id.clone(), answer);
        }
    }
    let known = corrected(&mut digits, bank, 0);
    if is_odd || !is_whole || digits.symbols() != number {
        return Err(Refusal::Mistyped);
    }
    let drafts = VecMap::default();
    Ok(Record { settings, seconds: 0, at: "", answers, drafts, known, outdated: Vec::new() }.resume(bank))
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

//! The resume code: an attempt in as few letters as it can be said in, to be
//! noted or read out, and typed in elsewhere. It keeps every answer exactly and
//! the settings, and leaves out where the reader stood (he or she goes on at the
//! first open question), what was not handed in, and the time.
//!
//! Its 32 symbols are Crockford's: no I, L, O and U, and whoever writes the first
//! three anyway is understood. Case, spaces and hyphens do not count. The first
//! symbol is a check: no single wrong symbol and no two neighbours in each other's
//! place go unnoticed. Two more tell the story, and two its questions. The rest is
//! one number, its lowest digits first: each question has as many values as it has
//! answers, and a value counts in units of all that came before. Last, once the story was
//! corrected, stands how many corrections all answers were given after.

use crate::base::number::Digits;
use crate::base::vocabulary::Word;
use crate::quiz::attempt::Attempt;
use crate::quiz::bank::Bank;
use crate::quiz::saved::{self, Restored};
use crate::quiz::settings::{Number, Settings, Switch};
use crate::story::model::{Interaction, Kind, Question, Verdict};

/// The symbols, by value.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
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

/// A number in mixed units, read digit by digit or to be written.
struct Tape {
    /// What is left to read, in symbols, the lowest first; none when writing.
    number: Option<Vec<u8>>,
    /// What was written or read: digits, each with how many values it has.
    digits: Vec<(u64, u64)>,
}

impl Tape {
    /// Writes a digit and gives it back; when reading, gives what stands there.
    fn digit(&mut self, value: u64, values: u64) -> u64 {
        let mut digit = value;
        if let Some(number) = &mut self.number {
            digit = 0;
            for symbol in number.iter_mut().rev() {
                let all = digit * 32 + u64::from(*symbol);
                *symbol = (all / values) as u8;
                digit = all % values;
            }
        }
        self.digits.push((digit, values));
        digit
    }

    /// A digit that is the place of an item, of which there are so many.
    fn place(&mut self, place: Option<usize>, of: usize) -> usize {
        self.digit(place.unwrap_or(0) as u64, of.max(1) as u64) as usize
    }

    /// A digit that is yes or no.
    fn flag(&mut self, flag: bool) -> bool {
        self.digit(flag.into(), 2) == 1
    }

    /// The digits so far, in symbols: each number has one form.
    fn symbols(&self) -> Vec<u8> {
        let mut number = Vec::new();
        for (value, values) in self.digits.iter().rev() {
            let mut carry = *value;
            for symbol in &mut number {
                let all = u64::from(*symbol) * values + carry;
                *symbol = (all % 32) as u8;
                carry = all / 32;
            }
            while carry > 0 {
                number.push((carry % 32) as u8);
                carry /= 32;
            }
        }
        number
    }
}

/// Writes the settings, or reads them.
fn settings(tape: &mut Tape, settings: &Settings, questions: usize) -> Settings {
    let mut read = Settings::default();
    if tape.flag(*settings != read) {
        for number in Number::ALL {
            let values = match number {
                Number::Questions => questions as u64 + 1,
                Number::Seed | Number::Pass => u64::from(number.most()) + 1,
            };
            // More questions than there are is all of them.
            let value = u64::from(settings.number(*number)).min(values - 1);
            read.set_number(*number, tape.digit(value, values) as u32);
        }
        for switch in Switch::ALL {
            read.turn(*switch, tape.flag(settings.is_on(*switch)));
        }
    }
    read
}

/// The ids of what can be picked at a question, in their order.
fn parts(question: &Question) -> Vec<&str> {
    match &question.interaction {
        Interaction::One { options, .. } | Interaction::Several { options, .. } => {
            options.iter().map(|option| option.id.as_str()).collect()
        }
        Interaction::Stated { .. } => Verdict::ALL.iter().map(|verdict| verdict.as_str()).collect(),
        Interaction::Who { statements, .. } => statements.iter().map(|statement| statement.id.as_str()).collect(),
        Interaction::Order { items } => items.iter().map(|item| item.id.as_str()).collect(),
        Interaction::Map { candidates, .. } => candidates.iter().map(|candidate| candidate.place.as_str()).collect(),
    }
}

/// Writes what was picked at a question, or reads it; nothing is no answer.
fn picks(tape: &mut Tape, question: &Question, picked: &[String]) -> Vec<String> {
    let mut parts = parts(question);
    let of = parts.len();
    let mut read = Vec::new();
    match question.interaction.kind() {
        Kind::One | Kind::Stated => {
            let at = picked.first().and_then(|pick| parts.iter().position(|part| part == pick));
            let at = tape.place(at.map(|at| at + 1), of + 1);
            read.extend(at.checked_sub(1).and_then(|at| parts.get(at)).map(|part| (*part).to_owned()));
        }
        Kind::Several | Kind::Map => {
            parts.retain(|part| tape.flag(picked.iter().any(|pick| pick == part)));
            read.extend(parts.into_iter().map(str::to_owned));
        }
        Kind::Who => {
            let Interaction::Who { speakers, .. } = &question.interaction else { return read };
            if tape.flag(!picked.is_empty()) {
                for part in parts {
                    let pick = |at: usize| speakers.get(at).map(|named| [part, "=", named.speaker.as_str()].concat());
                    let at = (0..speakers.len()).find(|at| pick(*at).is_some_and(|pick| picked.contains(&pick)));
                    read.extend(pick(tape.place(at, speakers.len())));
                }
            }
        }
        Kind::Order => {
            if tape.flag(!picked.is_empty()) {
                for at in 0..of {
                    let place = picked.get(at).and_then(|pick| parts.iter().position(|part| part == pick));
                    let place = tape.place(place, parts.len());
                    if place < parts.len() {
                        read.push(parts.remove(place).to_owned());
                    }
                }
            }
        }
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
fn corrected(tape: &mut Tape, bank: &Bank, known: u32) -> u32 {
    tape.digit(known.into(), u64::from(bank.corrections) + 1) as u32
}

/// A short number for a text; other texts most likely have others.
fn digest(hash: u32, text: &str) -> u32 {
    text.bytes().chain([0]).fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The symbols that tell a story and its questions.
fn head(bank: &Bank) -> [u8; HEAD - 1] {
    let story = digest(0, bank.story.as_str());
    let mut all = 0;
    for question in &bank.questions {
        all = digest(all, question.id.as_str());
        all = parts(question).into_iter().fold(all, digest);
        if let Interaction::Who { speakers, .. } = &question.interaction {
            all = speakers.iter().fold(all, |all, named| digest(all, named.speaker.as_str()));
        }
    }
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
    let mut tape = Tape { number: None, digits: Vec::new() };
    settings(&mut tape, &attempt.settings, bank.questions.len());
    for question in &bank.questions {
        let picked = attempt.answers.get(&question.id).map(|answer| saved::written(answer).1);
        picks(&mut tape, question, &picked.unwrap_or_default());
    }
    corrected(&mut tape, bank, known(bank, attempt));
    let symbols = [&head(bank)[..], &tape.symbols()].concat();
    let letter = |symbol: &u8| SYMBOLS.get(usize::from(*symbol)).map(|letter| char::from(*letter));
    [check(&symbols)].iter().chain(&symbols).filter_map(letter).collect()
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

/// Reads a code.
pub fn read(bank: &Bank, text: &str) -> Result<Attempt, Refusal> {
    let value = |letter: u8| {
        let letter = match letter.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            letter => letter,
        };
        SYMBOLS.iter().position(|symbol| *symbol == letter).map(|at| at as u8)
    };
    let letters = text.bytes().filter(|letter| !matches!(letter, b' ' | b'-'));
    let symbols: Vec<u8> = letters.map(value).collect::<Option<_>>().ok_or(Refusal::Mistyped)?;
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
    let mut tape = Tape { number: Some(number.to_vec()), digits: Vec::new() };
    let settings = settings(&mut tape, &Settings::default(), bank.questions.len());
    // What is as by default is not written.
    let is_odd = tape.digits.len() > 1 && settings == Settings::default();
    let mut kept = saved::start(&bank.story, "", 0, &settings.written());
    for question in &bank.questions {
        let picked = picks(&mut tape, question, &[]);
        if !picked.is_empty() {
            saved::add_line(&mut kept, question.interaction.kind(), &question.id, &picked);
        }
    }
    let known = corrected(&mut tape, bank, 0);
    kept.push_str(&["corrected ", &known.digits(), "\n"].concat());
    match saved::restore(bank, &kept) {
        Restored::Attempt { attempt, .. } if !is_odd && tape.symbols() == number => Ok(*attempt),
        Restored::Attempt { .. } | Restored::OtherStory(_) | Restored::Unreadable => Err(Refusal::Mistyped),
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

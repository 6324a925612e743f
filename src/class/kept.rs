//! A class as it is kept on the teacher's device, and as a file to carry it over: lines, so that whoever
//! opens it can read it.
//!
//! ```text
//! dateline-class 1 white-house-talks
//! name 9b, Tuesday
//! assignment questions=10&seed=7&class=9b
//! code 7ABH…
//! paper 7ABH… as=Mia%20K
//! hands alaska-meeting 3 0 12 1
//! ```
//! Where no more is known of the assignment than what tells it from others, `digest 93` stands for it.

use crate::base::vocabulary::Word;
use crate::class::address::{escaped, tidy, unescaped};
use crate::class::assignment::Assignment;
use crate::class::code::decode;
use crate::class::register::{Register, RegisterEntry, Way};
use crate::quiz::bank::Bank;
use crate::quiz::typed::values;

/// What the first line begins with.
const HEAD: &str = "dateline-class ";
/// The version of this form.
const VERSION: &str = "1";

/// What a text was read as.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadClass {
    /// A class, and the lines that stood for nothing, each with its number.
    Class(Box<Register>, Vec<usize>),
    /// A class that has worked on another story: its id.
    OtherStory(String),
    /// Nothing of ours.
    Else,
}

/// Whether a text is that of a class, of whatever story.
pub fn is_class(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').starts_with(HEAD)
}

/// Writes a class.
pub fn write(bank: &Bank, register: &Register) -> String {
    let mut text = [HEAD, VERSION, " ", bank.story.as_str(), "\n"].concat();
    let assignment = match register.digest {
        Some(digest) => ["digest ", &digest.to_string()].concat(),
        None => ["assignment ", &register.assignment.written()].concat(),
    };
    text += &["name ", &register.name, "\n", &assignment, "\n"].concat();
    for RegisterEntry { submission, alias, way } in &register.entries {
        let alias = if alias.is_empty() { String::new() } else { [" as=", &escaped(alias)].concat() };
        text += &[way.as_str(), " ", &submission.code(bank, submission.form()), &alias, "\n"].concat();
    }
    for hands in &register.hands {
        let counts: Vec<String> = hands.counts.iter().map(u32::to_string).collect();
        text += &["hands ", hands.question.as_str(), " ", &counts.join(" "), "\n"].concat();
    }
    text
}

/// Reads a class. What has been damaged is left out, and said.
pub fn read(bank: &Bank, text: &str) -> ReadClass {
    let mut lines = text.trim_start_matches('\u{feff}').lines().zip(1..);
    let head = lines.next().and_then(|(line, _)| line.trim_end().strip_prefix(HEAD)?.split_once(' '));
    match head {
        Some((VERSION, story)) if story == bank.story.as_str() => {}
        Some((_, story)) => return ReadClass::OtherStory(tidy(story)),
        None => return ReadClass::Else,
    }
    let (mut register, mut odd) = (Register::default(), Vec::new());
    for (line, number) in lines {
        let line = line.trim_end();
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let is_sound = match word {
            "name" => {
                register.name = tidy(rest);
                true
            }
            "assignment" => Assignment::read(rest).map(|assignment| register.assignment = assignment).is_some(),
            "digest" => {
                register.digest = rest.parse().ok();
                register.digest.is_some()
            }
            "hands" => hands(bank, rest, &mut register).is_some(),
            "" => true,
            _ => Way::parse(word)
                .and_then(|way| entry(bank, rest, way))
                .map(|entry| register.entries.push(entry))
                .is_some(),
        };
        if !is_sound {
            odd.push(number);
        }
    }
    ReadClass::Class(Box::new(register), odd)
}

fn entry(bank: &Bank, text: &str, way: Way) -> Option<RegisterEntry> {
    let (code, alias) = text.split_once(" as=").unwrap_or((text, ""));
    Some(RegisterEntry { submission: decode(bank, &values(code)).ok()?, alias: unescaped(alias), way })
}

fn hands(bank: &Bank, text: &str, register: &mut Register) -> Option<()> {
    let mut words = text.split(' ');
    let id = words.next()?;
    let question = bank.questions.iter().find(|question| question.id.as_str() == id)?;
    let counts: Vec<u32> = words.map(|count| count.parse().ok()).collect::<Option<_>>()?;
    register.count(question, &counts);
    Some(())
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::class::code::FORMS;
    use crate::class::code::tests::random_submission;

    fn register(bank: &Bank) -> Register {
        let mut random = Random::new(1);
        let assignment = Assignment::read("class=9b%20%26%20co&questions=0&pass=60").unwrap();
        let mut register = Register { name: "9b, Tuesday".to_owned(), assignment, ..Register::default() };
        for (at, alias) in ["", "Mia K", "=1+1", "a as=b", "Клас\u{301}"].into_iter().enumerate() {
            let mut submission = random_submission(&mut random, bank, FORMS[at % 2]);
            submission.assignment = register.assignment.digest();
            let way = if at == 3 { Way::Paper } else { Way::Code };
            register.entries.push(RegisterEntry { submission, alias: alias.to_owned(), way });
        }
        let one = bank.questions.iter().find(|question| question.options().is_some()).unwrap();
        register.count(one, &[3, 0, 12]);
        register
    }

    #[test]
    fn what_is_kept_is_read_as_the_same() {
        for bank in [Bank::harbour(), crate::class::code::tests::first_story()] {
            let mut register = register(&bank);
            let unknown = Register { digest: Some(93), assignment: Assignment::default(), ..register.clone() };
            assert_eq!(read(&bank, &write(&bank, &unknown)), ReadClass::Class(Box::new(unknown), Vec::new()));
            register.name = "9b".to_owned();
            let text = write(&bank, &register);
            assert_eq!(read(&bank, &text), ReadClass::Class(Box::new(register.clone()), Vec::new()), "{text}");
            let text = text.replace('\n', "\r\n");
            assert_eq!(read(&bank, &format!("\u{feff}{text}\r\n")), ReadClass::Class(Box::new(register), Vec::new()));
        }
    }

    #[test]
    fn what_is_damaged_is_left_out_and_said() {
        let bank = Bank::harbour();
        let register = register(&bank);
        let text = write(&bank, &register);
        let mut lines: Vec<&str> = text.lines().collect();
        let damaged = lines[4].replace(' ', " 0");
        lines[4] = &damaged;
        lines.push("nothing at all");
        lines.push("hands nothing 1 2");
        let ReadClass::Class(read, odd) = super::read(&bank, &lines.join("\n")) else { panic!() };
        assert_eq!(odd, [5, 10, 11]);
        assert_eq!(read.entries.len(), 4);
        assert_eq!(super::read(&bank, "dateline-class 1 other\n"), ReadClass::OtherStory("other".to_owned()));
        for text in ["", "hello", "dateline-quiz 2 harbour\nat start\n", "{}"] {
            assert_eq!(super::read(&bank, text), ReadClass::Else);
        }
    }
}

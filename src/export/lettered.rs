//! A question as sheets and cards have it: what there is to choose from has letters, speakers have numbers, and the
//! right answer is said in both.

use crate::base::number::Digits;
use crate::class::paper::letter;
use crate::export::job::ExportQuestion;
use crate::story::kind::choose::Choice;
use crate::story::kind::matching::Statement;
use crate::story::kind::order::Item;
use crate::story::question::Interaction;

/// An option, a statement or an item, with its letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lettered<'q> {
    /// The letter.
    pub letter: String,
    /// What it says.
    pub text: &'q str,
    /// Why it is wrong; of a statement who said it, of an item when it was. None of an option that is right.
    pub why: Option<&'q str>,
}

/// A letter by its place in the alphabet, from 0; two of them after the last.
fn sign(at: usize) -> String {
    match at.checked_sub(26) {
        None => letter(at),
        Some(beyond) => [letter(beyond / 26), letter(beyond % 26)].concat(),
    }
}

/// The right answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RightAnswer {
    /// In letters: of the right options; of each statement with the number of its speaker; of the items in their
    /// order.
    pub letters: String,
    /// In words, a line each: the options; the speakers by the letters of the statements; the items by their places.
    pub lines: Vec<String>,
}

impl<'s> ExportQuestion<'s> {
    /// What there is to choose from, to match or to order, as it is written.
    pub fn lettered(&self) -> Vec<Lettered<'s>> {
        let asked = self.asked;
        let part = |(at, part): (usize, &usize)| {
            let (text, why) = match &asked.interaction {
                Interaction::Choose(options) => {
                    let Choice { text, why, .. } = options.all.get(*part)?;
                    (text, why.as_deref())
                }
                Interaction::Match(pairs) => {
                    let Statement { text, why, .. } = pairs.statements.get(*part)?;
                    (text, Some(why.as_str()))
                }
                Interaction::Order(sequence) => {
                    let Item { text, why, .. } = sequence.items.get(*part)?;
                    (text, Some(why.as_str()))
                }
            };
            Some(Lettered { letter: sign(at), text, why })
        };
        self.order.iter().enumerate().filter_map(part).collect()
    }

    /// Who may have said a statement, by their numbers from 1.
    pub fn speakers(&self) -> Vec<&'s str> {
        let pairs = self.asked.pairs();
        pairs.map_or_else(Vec::new, |pairs| pairs.speakers.iter().map(|speaker| speaker.name.as_str()).collect())
    }

    /// The right answer.
    pub fn right_answer(&self) -> RightAnswer {
        let places = || self.order.iter().enumerate();
        let (letters, lines): (Vec<String>, Vec<String>) = match &self.asked.interaction {
            Interaction::Choose(options) => {
                let right = |(at, part): (usize, &usize)| {
                    let choice = options.all.get(*part).filter(|choice| choice.right)?;
                    Some((sign(at), choice.text.clone()))
                };
                places().filter_map(right).unzip()
            }
            Interaction::Match(pairs) => {
                let right = |(at, part): (usize, &usize)| {
                    let speaker = pairs.speaker(&pairs.statements.get(*part)?.by)?;
                    let name = &pairs.speakers.get(speaker)?.name;
                    Some(([sign(at), (speaker + 1).digits()].concat(), line(&sign(at), name)))
                };
                places().filter_map(right).unzip()
            }
            Interaction::Order(sequence) => {
                let right = |(place, item): (usize, &Item)| {
                    let at = self.order.iter().position(|part| *part == place)?;
                    Some((sign(at), line(&(place + 1).digits(), &item.text)))
                };
                sequence.items.iter().enumerate().filter_map(right).unzip()
            }
        };
        RightAnswer { letters: letters.join(" "), lines }
    }
}

/// A line with what it is called by.
pub fn line(sign: &str, text: &str) -> String {
    [sign, ". ", text].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_the_last() {
        assert_eq!([0, 25, 26, 27, 52].map(sign), ["A", "Z", "AA", "AB", "BA"]);
    }
}

//! An answer as learning systems record it: by words for options, statements, speakers and items that every one of them
//! takes, which are letters, digits and `_`.

use crate::base::vocabulary::words;
use crate::class::paper::right;
use crate::quiz::answer::Answer;
use crate::quiz::pick::Pick;
use crate::story::question::{Interaction, Question};

words! {
    /// What an interaction is to a learning system, by the word that SCORM and xAPI have for it.
    Shape {
        /// One or several out of some.
        Choice = "choice",
        /// Pairs.
        Matching = "matching",
        /// An order.
        Sequencing = "sequencing",
    }
}

/// A question with the words for its parts.
pub struct Recorded<'q> {
    /// The question.
    pub question: &'q Question,
    /// What it is.
    pub shape: Shape,
    /// The words for options, statements or items, in their order in the question.
    pub parts: Vec<String>,
    /// The words for speakers.
    pub targets: Vec<String>,
}

/// A part of an answer: an option or an item, or a statement with its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word for the option, the item, the statement.
    pub part: String,
    /// That for the speaker.
    pub target: Option<String>,
}

/// How the parts of an answer are written one behind the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Between two parts.
    pub between: &'static str,
    /// Between a statement and its speaker.
    pub pair: &'static str,
}

/// A text with nothing in it but letters, digits and `_`.
pub fn word(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// Words for ids, each another: letters where two would be the same.
fn words<'i>(ids: impl Iterator<Item = &'i str>) -> Vec<String> {
    let words: Vec<String> = ids.map(word).collect();
    let is_double = |(at, one): (usize, &String)| words.iter().take(at).any(|other| other.eq_ignore_ascii_case(one));
    if words.iter().enumerate().any(is_double) { lettered(words.len()) } else { words }
}

/// So many words, as short as can be: a, b and so on, which all systems know.
fn lettered(count: usize) -> Vec<String> {
    let letter = |at: u32| char::from_digit(at % 26 + 10, 36).map(String::from).unwrap_or_default();
    let word = |at: u32| if at < 26 { letter(at) } else { [letter(at / 26 - 1), letter(at)].concat() };
    (0..u32::try_from(count).unwrap_or(u32::MAX)).map(word).collect()
}

impl<'q> Recorded<'q> {
    /// A question with words made of its ids.
    pub fn new(question: &'q Question) -> Self {
        let (shape, parts, targets) = match &question.interaction {
            Interaction::Choose(options) => {
                (Shape::Choice, words(options.all.iter().map(|choice| choice.id.as_str())), Vec::new())
            }
            Interaction::Match(pairs) => {
                let statements = words(pairs.statements.iter().map(|statement| statement.id.as_str()));
                (Shape::Matching, statements, words(pairs.speakers.iter().map(|named| named.id.as_str())))
            }
            Interaction::Order(sequence) => {
                (Shape::Sequencing, words(sequence.items.iter().map(|item| item.id.as_str())), Vec::new())
            }
        };
        Self { question, shape, parts, targets }
    }

    /// The same with words as short as can be.
    pub fn short(&self) -> Self {
        let (parts, targets) = (lettered(self.parts.len()), lettered(self.targets.len()));
        Self { question: self.question, shape: self.shape, parts, targets }
    }

    /// An answer in these words.
    pub fn terms(&self, answer: &Answer) -> Vec<Term> {
        let term = |pick: &Pick| {
            let target = match self.shape {
                Shape::Matching => Some(self.targets.get(pick.target)?.clone()),
                Shape::Choice | Shape::Sequencing => None,
            };
            Some(Term { part: self.parts.get(pick.part)?.clone(), target })
        };
        answer.picks.iter().filter_map(term).collect()
    }

    /// The right answer in these words.
    pub fn right(&self) -> Vec<Term> {
        self.terms(&right(self.question))
    }
}

impl Signs {
    /// Parts one behind the other.
    pub fn join(self, terms: &[Term]) -> String {
        let one = |term: &Term| match &term.target {
            Some(target) => [&term.part, self.pair, target].concat(),
            None => term.part.clone(),
        };
        terms.iter().map(one).collect::<Vec<_>>().join(self.between)
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::quiz::bank::Bank;
    use crate::quiz::score::{Outcome, score};

    #[test]
    fn the_right_answer_is_right_and_every_word_is_one() {
        for question in &Bank::harbour().questions {
            assert_eq!(score(question, &right(question)).outcome(), Outcome::Right);
            let recorded = Recorded::new(question);
            for words in [&recorded.parts, &recorded.targets] {
                assert!(words.iter().all(|word| word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')));
                assert!((1..words.len()).all(|at| !words[..at].contains(&words[at])), "{words:?}");
            }
        }
    }

    #[test]
    fn words_that_would_be_the_same_are_letters() {
        assert_eq!(words(["a-b", "a_b"].into_iter()), ["a", "b"]);
        assert_eq!(words(["a-b", "A-c"].into_iter()), ["a_b", "A_c"]);
        assert_eq!(lettered(28)[24..], ["y", "z", "aa", "ab"]);
    }
}

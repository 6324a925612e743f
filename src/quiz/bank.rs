//! The question bank: the questions of a story, as a quiz asks them.

use crate::base::wire::wire_record;
use crate::story::id::{QuestionId, StoryId};
use crate::story::question::Question;

/// The questions of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Bank {
    /// The story.
    pub story: StoryId,
    /// In the order of the story.
    pub questions: Vec<Question>,
    /// Pairs of places in that order: the first question, once answered, gives the second away.
    pub spoilers: Vec<(u32, u32)>,
    /// How many corrections the story has.
    pub corrections: u32,
    /// How many words there are to read of each question, in their order.
    pub words: Vec<u32>,
}

wire_record! { Bank { story, questions, spoilers, corrections, words } }

impl Bank {
    /// The question with an id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// Whether the first of two questions, by their places, gives the second away.
    pub fn spoils(&self, first: usize, second: usize) -> bool {
        self.spoilers.iter().any(|(a, b)| (*a as usize, *b as usize) == (first, second))
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    impl Bank {
        /// The questions of the fixture, as if none gave another away and nothing had been corrected.
        pub fn harbour() -> Self {
            let story = crate::story::sample::story();
            let asked = story.questions.into_iter().map(|question| Question { corrected: 0, ..question.asked });
            Self {
                story: story.id,
                questions: asked.collect(),
                spoilers: Vec::new(),
                corrections: 0,
                words: Vec::new(),
            }
        }

        /// The same with a correction of each of these rows of questions, in their order.
        pub fn corrected(mut self, corrections: &[&[&str]]) -> Self {
            for (number, ids) in (1..).zip(corrections) {
                let touched = |question: &&mut Question| ids.contains(&question.id.as_str());
                self.questions.iter_mut().filter(touched).for_each(|question| question.corrected = number);
                self.corrections = number;
            }
            self
        }

        /// One of them.
        #[track_caller]
        pub fn sample(&self, id: &str) -> &Question {
            self.question(&QuestionId::parse(id).unwrap()).unwrap()
        }
    }

    #[test]
    fn a_question_is_found_by_its_id() {
        let bank = Bank::harbour();
        for question in &bank.questions {
            assert_eq!(bank.question(&question.id), Some(question));
        }
        assert_eq!(bank.question(&QuestionId::parse("q-nothing").unwrap()), None);
    }

    #[test]
    fn a_question_gives_away_what_a_pair_says_and_not_the_other_way_round() {
        let bank = Bank { spoilers: vec![(4, 0), (7, 6)], ..Bank::harbour() };
        assert!(bank.spoils(4, 0) && bank.spoils(7, 6));
        assert!(!bank.spoils(0, 4) && !bank.spoils(4, 6) && !bank.spoils(4, 4));
    }
}

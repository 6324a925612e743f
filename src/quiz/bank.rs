//! The questions of a story, as a quiz asks them.

use crate::base::id::{QuestionId, StoryId};
use crate::base::lines::record_lines;
use crate::story::model::Question;

/// The questions of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Bank {
    /// The story.
    pub story: StoryId,
    /// In the order of the story.
    pub questions: Vec<Question>,
}

record_lines! { Bank { story, questions } }

impl Bank {
    /// The question with an id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    impl Bank {
        /// The questions of the story that ships.
        pub fn shipped() -> Self {
            let story = crate::story::sample::story();
            Self { story: story.id, questions: story.questions }
        }

        /// One of them.
        #[track_caller]
        pub fn sample(&self, id: &str) -> &Question {
            self.question(&QuestionId::parse(id).unwrap()).unwrap()
        }
    }

    #[test]
    fn a_question_is_found_by_its_id() {
        let bank = Bank::shipped();
        for question in &bank.questions {
            assert_eq!(bank.question(&question.id), Some(question));
        }
        assert_eq!(bank.question(&QuestionId::parse("q-nothing").unwrap()), None);
    }
}

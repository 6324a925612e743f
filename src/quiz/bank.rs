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

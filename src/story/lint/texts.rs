//! The texts of a question as the linter asks for them.

use crate::decode::At;
use crate::story::kind::choose::Choice;
use crate::story::question::{Kind, SourcedQuestion};
use crate::story::raw::{ById, RawQuestionText};

/// The texts of questions, by id.
pub type Texts<'t> = &'t ById<RawQuestionText>;

/// The texts of a question, with their place.
pub fn texts_of<'t>(texts: &Texts<'t>, question: &SourcedQuestion) -> Option<&'t At<RawQuestionText>> {
    texts.get(question.asked.id.as_str())
}

/// The options of a question whose pack writes some.
pub fn options(question: &SourcedQuestion) -> &[Choice] {
    let is_written = matches!(question.asked.kind, Kind::One | Kind::Several);
    question.asked.options().filter(|_| is_written).map_or(&[], |options| &options.all)
}

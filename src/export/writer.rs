//! What a format does: says what it keeps, and writes its file.

use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Adaptation, Keeps, Limit};
use crate::story::question::Question;

/// A format.
pub trait FormatWriter {
    /// What it keeps of a question; none where it has no questions of the kind.
    fn keeps(&self, question: &Question) -> Option<Keeps>;

    /// What keeps a question out of it, whose kind it has.
    fn limit(&self, _job: &Job, _question: &ExportQuestion) -> Option<Limit> {
        None
    }

    /// What else becomes of a question.
    fn changes(&self, _job: &Job, _question: &ExportQuestion) -> Vec<Adaptation> {
        Vec::new()
    }

    /// The file, with these questions, none of which is kept out of it.
    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8>;
}

//! anki.

use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Keeps;
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// Anki.
pub struct Anki;

impl FormatWriter for Anki {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

//! qti.

use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Keeps;
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// Qti21.
pub struct Qti21;

impl FormatWriter for Qti21 {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

/// Qti3.
pub struct Qti3;

impl FormatWriter for Qti3 {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

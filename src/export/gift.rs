//! gift.

use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Keeps;
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// Gift.
pub struct Gift;

impl FormatWriter for Gift {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

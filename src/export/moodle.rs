//! moodle.

use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Keeps;
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// Moodle.
pub struct Moodle {
    /// Whether questions on the map are markers on a picture of it, else choices.
    pub has_markers: bool,
}

impl FormatWriter for Moodle {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

//! moodle.

use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Keeps;
use crate::export::writer::Writer;
use crate::story::question::Question;

/// Moodle.
pub struct Moodle {
    /// Whether questions on the map are markers on a picture of it, else choices.
    pub has_markers: bool,
}

impl Writer for Moodle {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

//! scorm.

use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Keeps;
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// Scorm12.
pub struct Scorm12;

impl FormatWriter for Scorm12 {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

/// Scorm12Thin.
pub struct Scorm12Thin;

impl FormatWriter for Scorm12Thin {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

/// Scorm2004.
pub struct Scorm2004;

impl FormatWriter for Scorm2004 {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

/// Scorm2004Thin.
pub struct Scorm2004Thin;

impl FormatWriter for Scorm2004Thin {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        None
    }

    fn write(&self, _job: &Job, _questions: &[ExportQuestion]) -> Vec<u8> {
        Vec::new()
    }
}

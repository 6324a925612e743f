//! QTI packages, version 2.1 and 3.0: a manifest, an item for each question, and a test that holds them in order. An
//! item is described once, by the names of 2.1 (`item`); the two versions write the same elements
//! (`element`), each by its own names.

mod element;
mod item;
mod manifest;
mod posed;
mod processing;
mod sitting;
#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;
mod version;

use crate::base::archive::{Packed, archive};
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Form, Keeps, Partial};
use crate::export::writer::FormatWriter;
use crate::story::question::{Kind, Question};

use item::items;
use posed::has_statements;
use version::QtiVersion;

/// QTI 2.1, in the form that the systems of schools read: where a speaker is right twice, each statement is an item of
/// its own, since some match only what is right once.
pub struct Qti21;

/// QTI 3.0.
pub struct Qti3;

impl FormatWriter for Qti21 {
    fn keeps(&self, question: &Question) -> Option<Keeps> {
        Some(keeps(QtiVersion::V21, question))
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        package(QtiVersion::V21, job, questions)
    }
}

impl FormatWriter for Qti3 {
    fn keeps(&self, question: &Question) -> Option<Keeps> {
        Some(keeps(QtiVersion::V30, question))
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        package(QtiVersion::V30, job, questions)
    }
}

fn keeps(version: QtiVersion, question: &Question) -> Keeps {
    let (form, partial) = match question.kind {
        Kind::Who if has_statements(version, question) => (Form::Statements, Partial::Share),
        Kind::Who => (Form::Matching, Partial::Half),
        Kind::Order => (Form::Ordering, Partial::Half),
        Kind::One | Kind::Stated | Kind::Several | Kind::Map if question.is_single_choice() => {
            (Form::Choice, Partial::Never)
        }
        Kind::One | Kind::Stated | Kind::Several | Kind::Map => (Form::Choices, Partial::Half),
    };
    Keeps { form, partial, reasons: true, proof: true }
}

fn package(version: QtiVersion, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
    let items: Vec<_> = questions.iter().flat_map(|question| items(version, job, question)).collect();
    let mut files = vec![
        ("imsmanifest.xml".to_owned(), manifest::manifest(version, job, &items)),
        (sitting::FILE.to_owned(), sitting::sitting(job, questions.len(), &items).document(version)),
    ];
    files.extend(items.iter().map(|item| (item.file(), item.element().document(version))));
    archive(&files.into_iter().map(|(name, text)| Packed::stored(&name, text)).collect::<Vec<_>>())
}

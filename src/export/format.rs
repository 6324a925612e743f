//! The formats, and what an export in one consists of.

use crate::base::vocabulary::{Word, words};
use crate::class::results::file_name;
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Form;
use crate::export::note::{self, Note};
use crate::export::scorm::ScormPackage;
use crate::export::writer::FormatWriter;
use crate::export::{anki, cmi5, gift, kahoot, moodle, qti, table};
use crate::lms::scorm::Scorm;
use crate::quiz::settings::Number;

words! {
    /// What a quiz is exported to.
    ExportFormat {
        /// A SCORM 1.2 package with the whole site in it.
        Scorm12 = "scorm-1.2",
        /// A SCORM 1.2 package that frames the published page.
        Scorm12Thin = "scorm-1.2-thin",
        /// A package of SCORM 2004, 4th edition, with the whole site in it.
        Scorm2004 = "scorm-2004",
        /// A package of SCORM 2004, 4th edition, that frames the published page.
        Scorm2004Thin = "scorm-2004-thin",
        /// A cmi5 course that leads to the published page.
        Cmi5 = "cmi5",
        /// GIFT.
        Gift = "gift",
        /// Moodle XML.
        Moodle = "moodle-xml",
        /// Moodle XML with questions on the map as markers.
        Markers = "moodle-xml-markers",
        /// A QTI 2.1 package.
        Qti21 = "qti-2.1",
        /// A QTI 3.0 package.
        Qti3 = "qti-3.0",
        /// A workbook.
        Workbook = "xlsx",
        /// Rows as text.
        Csv = "csv",
        /// Cards for Anki, as text.
        Anki = "anki",
        /// Kahoot's sheet.
        Kahoot = "kahoot",
    }
}

/// A file for another system, and what it does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The file's name.
    pub name: String,
    /// What it is, as a media type.
    pub kind: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What the format does not hold, by question.
    pub notes: Vec<Note>,
    /// The pass mark in per cent, where the assignment has one that the format does not hold.
    pub lost_pass: Option<u32>,
    /// How many questions are in it,
    pub held: usize,
    /// and of how many.
    pub of: usize,
}

impl ExportFormat {
    /// The format's own name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Scorm12 | Self::Scorm12Thin => "SCORM 1.2",
            Self::Scorm2004 | Self::Scorm2004Thin => "SCORM 2004",
            Self::Cmi5 => "cmi5",
            Self::Gift => "GIFT",
            Self::Moodle | Self::Markers => "Moodle XML",
            Self::Qti21 => "QTI 2.1",
            Self::Qti3 => "QTI 3.0",
            Self::Workbook => "Excel",
            Self::Csv => "CSV",
            Self::Anki => "Anki",
            Self::Kahoot => "Kahoot",
        }
    }

    /// The ending of the file's name.
    fn ending(self) -> &'static str {
        match self {
            Self::Scorm12 | Self::Scorm12Thin | Self::Scorm2004 | Self::Scorm2004Thin | Self::Qti21 | Self::Qti3 => {
                "zip"
            }
            Self::Cmi5 | Self::Moodle | Self::Markers => "xml",
            Self::Gift | Self::Anki => "txt",
            Self::Workbook | Self::Kahoot => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The media type of the file.
    fn kind(self) -> &'static str {
        match self.ending() {
            "zip" => "application/zip",
            "xml" => "application/xml",
            "csv" => "text/csv;charset=utf-8",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "text/plain;charset=utf-8",
        }
    }

    /// Whether the file leads to the published page, whose address has to be known.
    pub fn needs_address(self) -> bool {
        matches!(self, Self::Scorm12Thin | Self::Scorm2004Thin | Self::Cmi5)
    }

    /// Whether the file has the whole site in it.
    pub fn needs_site(self) -> bool {
        matches!(self, Self::Scorm12 | Self::Scorm2004)
    }

    /// What writes it.
    pub fn writer(self) -> &'static dyn FormatWriter {
        match self {
            Self::Scorm12 => &ScormPackage { edition: Scorm::Scorm12, is_thin: false },
            Self::Scorm12Thin => &ScormPackage { edition: Scorm::Scorm12, is_thin: true },
            Self::Scorm2004 => &ScormPackage { edition: Scorm::Scorm2004, is_thin: false },
            Self::Scorm2004Thin => &ScormPackage { edition: Scorm::Scorm2004, is_thin: true },
            Self::Cmi5 => &cmi5::Cmi5,
            Self::Gift => &gift::Gift,
            Self::Moodle => &moodle::Moodle { has_markers: false },
            Self::Markers => &moodle::Moodle { has_markers: true },
            Self::Qti21 => &qti::Qti21,
            Self::Qti3 => &qti::Qti3,
            Self::Workbook => &table::Workbook,
            Self::Csv => &table::Csv,
            Self::Anki => &anki::Anki,
            Self::Kahoot => &kahoot::Kahoot,
        }
    }
}

/// What an export would be, before its file is written.
pub struct Outlook<'s> {
    /// The questions that the format takes.
    pub held: Vec<ExportQuestion<'s>>,
    /// Of how many they are.
    pub of: usize,
    /// What the format does not hold, by question.
    pub notes: Vec<Note>,
    /// The pass mark in per cent, where the assignment has one that the format does not hold.
    pub lost_pass: Option<u32>,
}

/// Looks at what an export would be.
pub fn outlook<'s>(job: &Job<'s>, format: ExportFormat) -> Outlook<'s> {
    let (writer, questions) = (format.writer(), job.questions());
    let notes = note::notes(job, writer, &questions);
    let of = questions.len();
    let fits =
        |question: &ExportQuestion| writer.keeps(question.asked).is_some() && writer.limit(job, question).is_none();
    let held: Vec<ExportQuestion> = questions.into_iter().filter(fits).collect();
    let is_page =
        |question: &ExportQuestion| writer.keeps(question.asked).is_some_and(|keeps| keeps.form == Form::Page);
    let pass = job.assignment.settings.number(Number::Pass);
    let lost_pass = (pass > 0 && !held.iter().any(is_page)).then_some(pass);
    Outlook { held, of, notes, lost_pass }
}

/// Exports questions: those that the format takes are in its file, and all that it does not hold is noted.
pub fn export(job: &Job, format: ExportFormat) -> Export {
    let Outlook { held, of, notes, lost_pass } = outlook(job, format);
    let words = [job.story.bank.story.as_str(), job.story.language.as_str(), &job.assignment.title];
    let (own, ending) = (format.as_str(), format.ending());
    // Where the ending says the format, that is enough.
    let name = if own == ending { file_name(&words) } else { [&*file_name(&words), "-", own].concat() };
    let name = [&*name, ".", ending].concat();
    Export {
        name,
        kind: format.kind(),
        bytes: format.writer().write(job, &held),
        notes,
        lost_pass,
        held: held.len(),
        of,
    }
}

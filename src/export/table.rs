//! Sheets of questions, a row each, that a teacher reads, edits and prints: a workbook, and text.

mod rows;

use crate::class::sheet::{self, SheetCell, Spreadsheet, workbook};
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Form, Keeps, Limit, Partial};
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// A workbook: a sheet with the questions, and one that says where they are from.
pub struct Workbook;

/// The questions as text, with where they are from in each row.
pub struct Csv;

/// How many letters a cell takes in a spreadsheet. More of them stand in other rows, or nowhere.
const MOST_LETTERS: usize = 32_767;

/// What both keep: all of it stands there to be read.
const KEEPS: Keeps = Keeps { form: Form::Row, partial: Partial::Unmarked, reasons: true, proof: true };

/// The text of a cell that is longer than a spreadsheet takes.
fn too_long(cells: &[SheetCell]) -> Option<Limit> {
    // Spreadsheets count in the units of UTF-16.
    let letters = |text: &str| text.encode_utf16().count();
    cells.iter().find_map(|cell| match cell {
        SheetCell::Text(text) if letters(text) > MOST_LETTERS => {
            Some(Limit::Text(text.clone(), letters(text), MOST_LETTERS))
        }
        SheetCell::Text(_) | SheetCell::Tenths(_) | SheetCell::Empty => None,
    })
}

impl FormatWriter for Workbook {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        Some(KEEPS)
    }

    fn limit(&self, job: &Job, question: &ExportQuestion) -> Option<Limit> {
        too_long(&rows::row(job, question))
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        let words = &job.story.words.table;
        let of_questions = Spreadsheet {
            name: words.questions.clone(),
            widths: rows::widths(),
            head: 1,
            rows: std::iter::once(rows::head(job)).chain(questions.iter().map(|one| rows::row(job, one))).collect(),
        };
        let about = Spreadsheet { name: words.about.clone(), widths: vec![18, 90], head: 1, rows: rows::about(job) };
        workbook(&[of_questions, about], job.story.direction)
    }
}

impl FormatWriter for Csv {
    fn keeps(&self, _question: &Question) -> Option<Keeps> {
        Some(KEEPS)
    }

    fn limit(&self, job: &Job, question: &ExportQuestion) -> Option<Limit> {
        too_long(&rows::row(job, question))
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        // There is no second sheet, and a row that is no question would be in the way of whoever sorts the others.
        let wide = |mut row: Vec<SheetCell>, from: usize| {
            row.extend(rows::about(job).into_iter().filter_map(|about| about.into_iter().nth(from)));
            row
        };
        let head = wide(rows::head(job), 0);
        let rows = questions.iter().map(|one| wide(rows::row(job, one), 1));
        let all: Vec<Vec<SheetCell>> = std::iter::once(head).chain(rows).collect();
        sheet::text(&all, &job.story.decimal).into_bytes()
    }
}

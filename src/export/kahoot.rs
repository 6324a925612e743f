//! Kahoot's sheet, as its template of 2019 has it: what heads the columns stands in row 8, the questions from row 9 on,
//! with two to four answers each. Longer texts are cut by its importer without a word, so they are not exported.

use crate::base::number::saturated;
use crate::class::sheet::{SheetCell, Spreadsheet, workbook};
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Form, Keeps, Limit, Partial};
use crate::export::writer::FormatWriter;
use crate::story::question::Question;

/// Kahoot.
pub struct Kahoot;

/// How many answers a question has at most.
const MOST_ANSWERS: usize = 4;
/// How many letters a question has at most,
const MOST_ASKED: usize = 120;
/// and an answer.
const MOST_ANSWER: usize = 75;
/// The seconds that can be set, but for those that are too few to read by.
const SECONDS: [usize; 6] = [20, 30, 60, 90, 120, 240];
/// The number of the row that heads the columns.
const HEAD: usize = 8;
/// How wide the columns are, in letters.
const WIDTHS: [u32; HEADS.len()] = [5, 48, 28, 28, 28, 28, 18, 18];
/// What heads the columns, as the template has it.
const HEADS: [&str; 8] = [
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
];

/// The letters of a text as the template's own rules count them: in the units of UTF-16.
fn letters(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Ten seconds, and one more for every ten letters that there are to read, up to the next that can be set.
fn seconds(read: usize) -> usize {
    let least = 10 + read.div_ceil(10);
    SECONDS.into_iter().find(|seconds| *seconds >= least).unwrap_or(240)
}

fn text(text: &str) -> SheetCell {
    if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.to_owned()) }
}

fn whole(number: usize) -> SheetCell {
    SheetCell::Tenths(saturated(number).saturating_mul(10))
}

/// The row of a question: its number, what is asked, the answers, the seconds, and the numbers of the right ones.
fn row((number, question): (usize, &ExportQuestion)) -> Vec<SheetCell> {
    let (stem, options) = (&question.asked.stem, question.lettered());
    let read = letters(stem) + options.iter().map(|option| letters(option.text)).sum::<usize>();
    let is_right = |part: &usize| {
        let options = question.asked.options();
        options.and_then(|options| options.all.get(*part)).is_some_and(|choice| choice.right)
    };
    let right = (1..).zip(&question.order).filter(|(_, part)| is_right(part)).map(|(number, _)| number);
    let right: Vec<usize> = right.collect();
    let mut row = vec![whole(number), text(stem)];
    row.extend(options.iter().map(|option| text(option.text)));
    row.resize(2 + MOST_ANSWERS, SheetCell::Empty);
    row.push(whole(seconds(read)));
    row.push(match right.as_slice() {
        [one] => whole(*one),
        several => text(&several.iter().map(usize::to_string).collect::<Vec<_>>().join(",")),
    });
    row
}

impl FormatWriter for Kahoot {
    fn keeps(&self, question: &Question) -> Option<Keeps> {
        let (form, partial) = match question.options() {
            None => return None,
            Some(_) if question.is_single_choice() => (Form::Choice, Partial::Never),
            // Each right answer that is found has points of its own.
            Some(_) => (Form::Choices, Partial::Share),
        };
        Some(Keeps { form, partial, reasons: false, proof: false })
    }

    fn limit(&self, _job: &Job, question: &ExportQuestion) -> Option<Limit> {
        let options = question.lettered();
        if options.len() > MOST_ANSWERS {
            return Some(Limit::Options(options.len(), MOST_ANSWERS));
        }
        let texts = std::iter::once((question.asked.stem.as_str(), MOST_ASKED));
        let mut texts = texts.chain(options.iter().map(|option| (option.text, MOST_ANSWER)));
        let (long, most) = texts.find(|(text, most)| letters(text) > *most)?;
        Some(Limit::Text(long.to_owned(), letters(long), most))
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        let in_second = |words: &str| vec![SheetCell::Empty, text(words)];
        let mut rows = vec![
            Vec::new(),
            in_second("Quiz template"),
            in_second(&job.story.title),
            in_second(&job.story.credit),
            Vec::new(),
            Vec::new(),
            Vec::new(),
            HEADS.map(text).into(),
        ];
        rows.extend((1..).zip(questions).map(row));
        let sheet = Spreadsheet { name: "Sheet1".to_owned(), widths: WIDTHS.into(), head: HEAD, rows };
        workbook(&[sheet], job.story.direction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_as_the_template_counts_them() {
        assert_eq!(["", "їжак", "🗺", "e\u{301}"].map(letters), [0, 4, 2, 2]);
    }

    #[test]
    fn the_seconds_are_of_those_that_can_be_set() {
        assert_eq!([0, 100, 101, 200, 201, 420, 10_000].map(seconds), [20, 20, 30, 30, 60, 60, 240]);
    }
}

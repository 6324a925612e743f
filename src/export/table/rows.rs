//! The rows: what heads them, a question each, and where the questions are from.

use crate::base::number::saturated;
use crate::class::sheet::SheetCell;
use crate::export::job::{ExportQuestion, Job};
use crate::export::lettered::line;
use crate::quiz::score::{POINTS_PER_QUESTION, Points};

fn cell(text: &str) -> SheetCell {
    if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.to_owned()) }
}

/// How wide the columns are, in letters.
pub(super) fn widths() -> Vec<u32> {
    vec![5, 14, 14, 18, 36, 22, 36, 20, 9, 28, 36, 40, 48, 8]
}

/// What heads the columns.
pub(super) fn head(job: &Job) -> Vec<SheetCell> {
    let words = &job.story.words;
    let table = &words.table;
    let heads = [
        &table.number,
        &table.id,
        &table.kind,
        &table.skill,
        &table.question,
        &table.task,
        &table.choices,
        &table.speakers,
        &table.key,
        &table.right,
        &table.why,
        &table.parts,
        &words.evidence,
        &table.points,
    ];
    heads.map(|head| cell(head)).into()
}

/// A question.
pub(super) fn row(job: &Job, question: &ExportQuestion) -> Vec<SheetCell> {
    let (table, asked) = (&job.story.words.table, question.asked);
    let lines = |lines: Vec<String>| cell(&lines.join("\n"));
    let parts = question.lettered();
    let right = question.right_answer();
    let whys = parts.iter().filter_map(|part| Some(line(&part.letter, part.why?)));
    let speakers = (1..).zip(question.speakers()).map(|(number, name): (u32, _)| line(&number.to_string(), name));
    let facts = question.proof.facts.iter().map(|(fact, whose)| [fact, " (", whose, ")"].concat());
    vec![
        SheetCell::Tenths(saturated(question.number) * 10),
        cell(asked.id.as_str()),
        cell(table.kind_name(asked.kind)),
        cell(table.skill_name(asked.skill)),
        cell(&asked.stem),
        cell(job.task(asked)),
        lines(parts.iter().map(|part| line(&part.letter, part.text)).collect()),
        lines(speakers.collect()),
        cell(&right.letters),
        lines(right.lines),
        cell(&question.proof.why),
        lines(whys.collect()),
        lines(facts.collect()),
        SheetCell::Tenths(Points(POINTS_PER_QUESTION).tenths()),
    ]
}

/// Where the questions are from: what it is, and what it says, a row each.
pub(super) fn about(job: &Job) -> Vec<Vec<SheetCell>> {
    let (story, words) = (job.story, &job.story.words.table);
    let mut rows = vec![
        (&words.story, story.title.clone()),
        (&words.source, story.credit.clone()),
        (&words.language, story.language.as_str().to_owned()),
    ];
    if !job.address.is_empty() {
        rows.push((&words.address, [job.address, &story.page].concat()));
    }
    rows.into_iter().map(|(what, text)| vec![cell(what), cell(&text)]).collect()
}

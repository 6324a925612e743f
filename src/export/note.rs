//! What a format does not hold, by question: for whoever is about to save.

use crate::base::number::Digits;
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Adaptation, Form, Keeps, Limit, Partial};
use crate::export::writer::FormatWriter;
use crate::lang::catalogue::fill;
use crate::lang::class::ClassText;
use crate::quiz::answer::Answer;
use crate::quiz::score::score;
use crate::story::id::QuestionId;
use crate::story::question::{Kind, Question};

/// Something that a format does not hold of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The question's number in the assignment, from 1.
    pub number: usize,
    /// The question.
    pub id: QuestionId,
    /// What it is.
    pub loss: Loss,
}

/// What is lost or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// The question is not in the file.
    LeftOut(Limit),
    /// The question becomes something else.
    Form(Form),
    /// A partly right answer is marked otherwise.
    Partial(Partial),
    /// It is not told why wrong parts are wrong.
    Reasons,
    /// What proves the answer is not told.
    Proof,
    /// Something else becomes of it.
    Adapted(Adaptation),
}

/// What a format does not hold of some questions.
pub fn notes(job: &Job, writer: &dyn FormatWriter, questions: &[ExportQuestion]) -> Vec<Note> {
    let of = |question: &ExportQuestion| {
        let note = |loss| Note { number: question.number, id: question.asked.id.clone(), loss };
        losses(job, writer, question).into_iter().map(note).collect::<Vec<_>>()
    };
    questions.iter().flat_map(of).collect()
}

fn losses(job: &Job, writer: &dyn FormatWriter, question: &ExportQuestion) -> Vec<Loss> {
    let Some(keeps) = writer.keeps(question.asked) else { return vec![Loss::LeftOut(Limit::Kind)] };
    if let Some(limit) = writer.limit(job, question) {
        return vec![Loss::LeftOut(limit)];
    }
    let mut losses = kept(question.asked, keeps);
    losses.extend(writer.changes(job, question).into_iter().map(Loss::Adapted));
    losses
}

/// What of a question is not as in the page.
fn kept(question: &Question, keeps: Keeps) -> Vec<Loss> {
    let mut losses = Vec::new();
    let own = match question.kind {
        Kind::One | Kind::Stated => Form::Choice,
        Kind::Several => Form::Choices,
        Kind::Who => Form::Matching,
        Kind::Order => Form::Ordering,
        Kind::Map => Form::Page,
    };
    // Sheets and cards are what they are, which the format's name says.
    if keeps.form != own && !matches!(keeps.form, Form::Page | Form::Row | Form::Card) {
        // One choice or several is told alike.
        losses.push(Loss::Form(if keeps.form == Form::Choices { Form::Choice } else { keeps.form }));
    }
    let parts = score(question, &Answer::default()).parts.iter().filter(|part| part.right.is_some()).count();
    if parts > 1 && matches!(keeps.partial, Partial::Share | Partial::Nothing) {
        losses.push(Loss::Partial(keeps.partial));
    }
    if !keeps.reasons {
        losses.push(Loss::Reasons);
    }
    if !keeps.proof {
        losses.push(Loss::Proof);
    }
    losses
}

impl Loss {
    /// What is lost, in a sentence without its beginning. `word` gives the texts.
    pub fn told<'w>(&self, word: impl Fn(ClassText) -> &'w str) -> String {
        let limited = |text, found: usize, most: usize, what: &str| {
            fill(word(text), &[("n", &found.digits()), ("most", &most.digits()), ("text", what)])
        };
        let text = match self {
            Self::LeftOut(Limit::Kind) => ClassText::ExportNoKind,
            Self::LeftOut(Limit::Right(found, most)) => return limited(ClassText::ExportNoRight, *found, *most, ""),
            Self::LeftOut(Limit::Options(found, most)) => {
                return limited(ClassText::ExportNoOptions, *found, *most, "");
            }
            Self::LeftOut(Limit::Text(text, found, most)) => {
                return limited(ClassText::ExportNoText, *found, *most, text);
            }
            Self::LeftOut(Limit::Id(id, found, most)) => return limited(ClassText::ExportNoId, *found, *most, id),
            Self::Form(Form::Choice | Form::Choices) => ClassText::ExportAsChoice,
            Self::Form(Form::Matching | Form::Numbers) => ClassText::ExportAsNumbers,
            Self::Form(Form::Statements) => ClassText::ExportAsStatements,
            Self::Form(Form::Markers) => ClassText::ExportAsMarkers,
            // These are no loss.
            Self::Form(Form::Page | Form::Ordering | Form::Card | Form::Row) => return String::new(),
            Self::Partial(Partial::Share) => ClassText::ExportShare,
            Self::Partial(Partial::Nothing) => ClassText::ExportNothing,
            Self::Partial(Partial::Half | Partial::Never | Partial::Unmarked) => return String::new(),
            Self::Reasons => ClassText::ExportNoReasons,
            Self::Proof => ClassText::ExportNoProof,
            Self::Adapted(Adaptation::Arrow) => ClassText::ExportArrow,
            Self::Adapted(Adaptation::Record) => ClassText::ExportRecord,
        };
        word(text).to_owned()
    }
}

/// Losses, each once, with the numbers of the questions that it is of: in the order in which they come.
pub fn by_loss(notes: &[Note]) -> Vec<(&Loss, Vec<usize>)> {
    let mut all: Vec<(&Loss, Vec<usize>)> = Vec::new();
    for note in notes {
        match all.iter_mut().find(|(loss, _)| **loss == note.loss) {
            Some((_, numbers)) => numbers.push(note.number),
            None => all.push((&note.loss, vec![note.number])),
        }
    }
    all
}

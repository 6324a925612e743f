//! A question as the question bank of Moodle has it. GIFT and Moodle XML both write it, each in signs of its own, so
//! that one question is the same whichever file a teacher takes.

mod pairs;
mod share;

use crate::base::number::Digits;
use crate::base::vocabulary::Word;
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Form, Keeps, Limit, Partial};
use crate::story::kind::choose::Options;
use crate::story::question::{Interaction, Kind, Question};

pub use pairs::EntryPair;
pub use share::MOST_RIGHT;

/// How many letters of a stem stand in the name of a question, which is for the bank alone.
const NAME_LETTERS: usize = 60;
/// How many letters of the story's title stand in such names: the bank keeps 255 of each.
const TITLE_LETTERS: usize = 120;

/// A question of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankEntry<'q> {
    /// What it is known by when it comes again.
    pub id: String,
    /// Under what it is listed.
    pub name: String,
    /// By what it is found: what it asks of the reader, and the story.
    pub tags: Vec<&'q str>,
    /// What is asked, and what to do: a line each.
    pub stem: Vec<&'q str>,
    /// What is answered.
    pub answers: EntryAnswers<'q>,
    /// What is told to everybody afterwards: why the right answer is right, what proves it, and why parts that are
    /// given no word of their own are as they are. A line each.
    pub feedback: Vec<String>,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryAnswers<'q> {
    /// One of the options, or several.
    Choice(EntryChoice<'q>),
    /// What belongs to what.
    Pairs(Vec<EntryPair>),
}

/// Options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryChoice<'q> {
    /// Whether one alone can be chosen.
    pub single: bool,
    /// Whether they may come in any order.
    pub shuffled: bool,
    /// The options, in an order that gives nothing away.
    pub options: Vec<EntryOption<'q>>,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryOption<'q> {
    /// What it says.
    pub text: &'q str,
    /// Whether it is right.
    pub right: bool,
    /// What it earns or costs, in per cent, as the list of grades has it.
    pub weight: String,
    /// Why it is wrong.
    pub why: Option<&'q str>,
}

/// What the bank keeps of a question. Parts that have no word of their own in it are told of in the feedback for all.
pub fn keeps(question: &Question, has_markers: bool) -> Keeps {
    let (form, partial) = match question.kind {
        Kind::Map if has_markers => (Form::Markers, Partial::Share),
        Kind::One | Kind::Stated => (Form::Choice, Partial::Never),
        Kind::Map if question.is_single_choice() => (Form::Choice, Partial::Never),
        Kind::Several | Kind::Map => (Form::Choices, Partial::Share),
        Kind::Who => (Form::Matching, Partial::Share),
        Kind::Order => (Form::Numbers, Partial::Share),
    };
    Keeps { form, partial, reasons: true, proof: true }
}

/// What keeps a question out of the bank: more right options than its list of grades has shares for.
pub fn limit(question: &Question) -> Option<Limit> {
    let right = question.options().filter(|_| !question.is_single_choice())?.right().count();
    share::of(right).is_none().then_some(Limit::Right(right, MOST_RIGHT))
}

impl<'q> BankEntry<'q> {
    /// A question of an export that has so many.
    pub fn new(job: &Job<'q>, question: &ExportQuestion<'q>, of: usize) -> Self {
        let asked = question.asked;
        let mut feedback = question.feedback(job);
        let answers = match &asked.interaction {
            Interaction::Choose(options) => EntryAnswers::Choice(EntryChoice::new(asked, options, &question.order)),
            Interaction::Match(pairs) => {
                feedback.extend(pairs::told_of_pairs(pairs, &question.order));
                EntryAnswers::Pairs(pairs::of_pairs(pairs, &question.order))
            }
            Interaction::Order(sequence) => {
                feedback.extend(pairs::told_of_sequence(sequence));
                EntryAnswers::Pairs(pairs::of_sequence(sequence, &question.order))
            }
        };
        feedback.retain(|line| !line.trim().is_empty());
        Self {
            id: id(job, asked.id.as_str()),
            name: name(question.number, of, &asked.stem),
            tags: vec![asked.skill.as_str(), job.story.bank.story.as_str()],
            stem: vec![&asked.stem, job.task(asked)],
            answers,
            feedback,
        }
    }
}

impl<'q> EntryChoice<'q> {
    fn new(question: &Question, options: &'q Options, order: &[usize]) -> Self {
        let single = question.is_single_choice();
        let share = share::of(if single { 1 } else { options.right().count() }).unwrap_or_default();
        let weight = |right: bool| match (right, single) {
            (true, _) => share.to_owned(),
            (false, true) => "0".to_owned(),
            (false, false) => ["-", share].concat(),
        };
        let option = |at: &usize| {
            let choice = options.all.get(*at)?;
            let why = choice.why.as_deref().filter(|why| !why.trim().is_empty());
            Some(EntryOption { text: &choice.text, right: choice.right, weight: weight(choice.right), why })
        };
        // True, false, not stated: as everybody expects it.
        let shuffled = question.kind != Kind::Stated;
        Self { single, shuffled, options: order.iter().filter_map(option).collect() }
    }
}

/// What a question of the story is known by in any bank: no id has a dot in it, and two have no more letters than fit.
pub fn id(job: &Job, id: &str) -> String {
    [job.story.bank.story.as_str(), ".", id].concat()
}

/// Under what a question is listed: its number, as wide as that of the last, and how it begins.
fn name(number: usize, of: usize, stem: &str) -> String {
    let (number, last) = (number.digits(), of.max(number).digits());
    let zeros = "0".repeat(last.len().saturating_sub(number.len()));
    [&zeros, &number, " ", &short(stem, NAME_LETTERS)].concat()
}

/// A text on one line, with so many letters at most, and without what would be taken for markup in a list of names.
pub fn short(text: &str, most: usize) -> String {
    let plain = text.replace('<', "‹").replace('>', "›");
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(most).collect();
    if short.len() < line.len() {
        short = [short.trim_end(), "…"].concat();
    }
    // A colon at the end would stand before the signs that end a title in GIFT.
    short.trim_end_matches([':', ' ']).to_owned()
}

/// Where the questions come from, for whoever finds them in the bank: the story's title, its source, and the address of
/// its page where that is known.
pub fn about(job: &Job) -> Vec<String> {
    let page = if job.address.is_empty() { String::new() } else { [job.address, &job.story.page].concat() };
    let title = if job.story.title.trim().is_empty() { title(job) } else { job.story.title.clone() };
    let lines = [title, job.story.credit.clone(), page].into_iter();
    lines.filter(|line| !line.trim().is_empty()).collect()
}

/// The story's title, as names in a bank are; its id where nothing is left of it.
pub fn title(job: &Job) -> String {
    let title = short(&job.story.title, TITLE_LETTERS);
    if title.is_empty() { job.story.bank.story.as_str().to_owned() } else { title }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

//! Moodle XML: questions with all that Moodle keeps of them. Texts stand within `text` alone, as what stands elsewhere
//! is taken for none, without a word; and all is said that has a default, since readers have different ones.

mod base64;
mod elements;
mod html;
mod markers;

use crate::base::xml::xml;
use crate::export::entry::{self, BankEntry, EntryAnswers, EntryChoice, EntryPair};
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Keeps, Limit};
use crate::export::writer::FormatWriter;
use crate::story::question::{Kind, Question};
use elements::{asked, combined, formatted, switch, tags, text};
use html::Html;

/// Moodle XML.
pub struct Moodle {
    /// Whether questions on the map are markers on a picture of it, else choices.
    pub has_markers: bool,
}

/// What a second try costs, where there is one: the share that Moodle takes by itself.
const PENALTY: &str = "0.3333333";

impl FormatWriter for Moodle {
    fn keeps(&self, question: &Question) -> Option<Keeps> {
        Some(entry::keeps(question, self.has_markers))
    }

    fn limit(&self, job: &Job, question: &ExportQuestion) -> Option<Limit> {
        if self.is_marked(question.asked) {
            // Nothing can be marked that is not on the map.
            return markers::zones(job, question).is_none().then_some(Limit::Kind);
        }
        entry::limit(question.asked)
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        let html = Html::new(job.story);
        let of = questions.last().map_or(0, |question| question.number);
        let mut all = vec![category(job, &html), about(job, &html)];
        for question in questions {
            let mut entry = BankEntry::new(job, question, of);
            let zones = self.is_marked(question.asked).then(|| markers::zones(job, question)).flatten();
            let (kind, answers) = match (&entry.answers, zones) {
                (EntryAnswers::Choice(_), Some(zones)) => {
                    let told = markers::told(question);
                    let answers = markers::written(&zones, question);
                    entry.feedback.extend(told);
                    ("ddmarker", answers)
                }
                (EntryAnswers::Choice(choice), None) => ("multichoice", options(choice, &html)),
                (EntryAnswers::Pairs(pairs), _) => ("matching", subquestions(pairs, &html)),
            };
            let mut stem = html.paragraphs(&entry.stem);
            if let ("ddmarker", Some(map)) = (kind, &job.story.map) {
                stem += &html.small(&map.credit);
            }
            let head = head(&entry.id, &entry.name, &stem, &html.paragraphs(&entry.feedback), "1");
            all.push(asked(kind, &[&head, &answers, &tags(&entry.tags)].map(String::as_str).concat()));
        }
        ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n", &all.concat(), "</quiz>\n"].concat().into_bytes()
    }
}

impl Moodle {
    fn is_marked(&self, question: &Question) -> bool {
        self.has_markers && question.kind == Kind::Map
    }
}

/// What the questions are filed under; a stroke alone would part it from a category above.
fn category(job: &Job, html: &Html) -> String {
    let name = text(&entry::title(job).replace('/', "//"));
    let info = formatted("info", &html.paragraphs(&entry::about(job)));
    asked("category", &["<category>", &name, "</category>\n", &info].concat())
}

/// Where the questions come from, as a description: it stands beside them in the bank.
fn about(job: &Job, html: &Html) -> String {
    let stem = html.paragraphs(&entry::about(job));
    let head = head(&entry::id(job, "about"), &entry::title(job), &stem, "", "0");
    asked("description", &[head, tags(&[job.story.bank.story.as_str()])].concat())
}

/// What all questions have.
fn head(id: &str, name: &str, stem: &str, feedback: &str, grade: &str) -> String {
    let name = ["<name>", &text(name), "</name>\n"].concat();
    let grade = ["<defaultgrade>", grade, "</defaultgrade>\n<penalty>", PENALTY, "</penalty>\n"].concat();
    let id = ["<hidden>0</hidden>\n<idnumber>", &xml(id), "</idnumber>\n"].concat();
    [name, formatted("questiontext", stem), formatted("generalfeedback", feedback), grade, id].concat()
}

fn options(choice: &EntryChoice, html: &Html) -> String {
    let numbering = if choice.shuffled { "abc" } else { "none" };
    let answer = |option: &entry::EntryOption| {
        let answer = ["<answer fraction=\"", &option.weight, "\" format=\"html\">"].concat();
        let why = formatted("feedback", &option.why.map(|why| html.part(why)).unwrap_or_default());
        [&answer, &html::text(&html.part(option.text)), "\n", &why, "</answer>\n"].map(String::from).concat()
    };
    let answers: String = choice.options.iter().map(answer).collect();
    [
        switch("single", choice.single),
        switch("shuffleanswers", choice.shuffled),
        ["<answernumbering>", numbering, "</answernumbering>\n"].concat(),
        // What to do is said in the story's language.
        "<showstandardinstruction>0</showstandardinstruction>\n".to_owned(),
        combined(),
        answers,
    ]
    .concat()
}

fn subquestions(pairs: &[EntryPair], html: &Html) -> String {
    let row = |pair: &EntryPair| {
        let left = if pair.left.is_empty() { String::new() } else { html.part(&pair.left) };
        let answer = ["<answer>", &text(&pair.right), "</answer>\n</subquestion>\n"].concat();
        ["<subquestion format=\"html\">", &html::text(&left), "\n", &answer].concat()
    };
    [switch("shuffleanswers", true), combined(), pairs.iter().map(row).collect()].concat()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

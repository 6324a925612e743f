//! GIFT: questions as lines of text, for Moodle and for what reads its files. The form as Moodle's importer and two
//! parsers take it, where it says less or more than its description.

mod text;

use crate::export::entry::{self, BankEntry, EntryAnswers, EntryChoice, EntryPair};
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Adaptation, Keeps, Limit};
use crate::export::writer::FormatWriter;
use crate::story::question::{Interaction, Question};
use text::{PLAIN, category, escaped, formatted, option, without_arrow};

/// GIFT.
pub struct Gift;

impl FormatWriter for Gift {
    fn keeps(&self, question: &Question) -> Option<Keeps> {
        Some(entry::keeps(question, false))
    }

    fn limit(&self, _job: &Job, question: &ExportQuestion) -> Option<Limit> {
        entry::limit(question.asked)
    }

    fn changes(&self, _job: &Job, question: &ExportQuestion) -> Vec<Adaptation> {
        let has_arrow = offered(question.asked).into_iter().any(|text| text.contains("->"));
        if has_arrow { vec![Adaptation::Arrow] } else { Vec::new() }
    }

    fn write(&self, job: &Job, questions: &[ExportQuestion]) -> Vec<u8> {
        let of = questions.last().map_or(0, |question| question.number);
        let entries = questions.iter().map(|question| BankEntry::new(job, question, of));
        let mut blocks = vec![["$CATEGORY: ", &category(job)].concat(), about(job)];
        blocks.extend(entries.map(|entry| block(&entry)));
        // A line without a sign stands between two questions, and nowhere else.
        (blocks.join("\n\n") + "\n").into_bytes()
    }
}

/// All texts that are offered: an arrow in one would be taken for that of a pair, and cannot be escaped.
fn offered(question: &Question) -> Vec<&str> {
    match &question.interaction {
        Interaction::Choose(options) => options.all.iter().map(|choice| choice.text.as_str()).collect(),
        Interaction::Match(pairs) => {
            let names = pairs.speakers.iter().map(|speaker| speaker.name.as_str());
            names.chain(pairs.statements.iter().map(|statement| statement.text.as_str())).collect()
        }
        Interaction::Order(sequence) => sequence.items.iter().map(|item| item.text.as_str()).collect(),
    }
}

/// Where the questions come from, as a description: it stands beside them in the bank.
fn about(job: &Job) -> String {
    let story = job.story.bank.story.as_str();
    let lines = entry::about(job);
    head(&entry::id(job, "about"), &[story], &entry::title(job), &lines)
}

/// A comment with what Moodle knows the question by, and the question without its answers.
fn head<T: AsRef<str>>(id: &str, tags: &[&str], name: &str, lines: &[T]) -> String {
    let tags: String = tags.iter().map(|tag| [" [tag:", tag, "]"].concat()).collect();
    let lines: Vec<String> = lines.iter().map(|line| escaped(line.as_ref())).collect();
    ["// [id:", id, "]", &tags, "\n::", &escaped(name), "::", PLAIN, &lines.join("\\n")].concat()
}

fn block(entry: &BankEntry) -> String {
    let answers = match &entry.answers {
        EntryAnswers::Choice(choice) => options(choice),
        EntryAnswers::Pairs(pairs) => pairs.iter().map(pair).collect(),
    };
    let feedback = match entry.feedback.join("\n") {
        none if none.is_empty() => none,
        all => ["\t####", &formatted(&all), "\n"].concat(),
    };
    [&head(&entry.id, &entry.tags, &entry.name, &entry.stem), "{\n", &answers, &feedback, "}"].concat()
}

/// One right option has a `=`; where several are, each has a weight, and none the sign.
fn options(choice: &EntryChoice) -> String {
    let one = |of: &entry::EntryOption| {
        let sign = match (choice.single, of.right) {
            (true, true) => "=".to_owned(),
            (true, false) => "~".to_owned(),
            (false, _) => ["~%", &of.weight, "%"].concat(),
        };
        let why = of.why.map(|why| ["#", &formatted(why)].concat()).unwrap_or_default();
        ["\t", &sign, &option(of.text), &why, "\n"].concat()
    };
    choice.options.iter().map(one).collect()
}

fn pair(pair: &EntryPair) -> String {
    let left = if pair.left.is_empty() { String::new() } else { option(&pair.left) + " " };
    ["\t=", &left, "-> ", &escaped(&without_arrow(&pair.right)), "\n"].concat()
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

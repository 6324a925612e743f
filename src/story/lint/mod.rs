//! The linter of story packs, which says what is poor in one though legal: a quiz that can be
//! answered without having read, facts that lead nowhere. Only said of a pack without mistakes.

mod giveaway;
mod places;
mod questions;
mod steps;
mod texts;
mod words;

use std::collections::BTreeMap;

pub use giveaway::spoilers;

use texts::{Texts, options, texts_of};

use crate::decode::Diagnostics;
use crate::decode::diagnostic::{Diagnostic, Source};
use crate::story::id::FactId;
use crate::story::kind::matching::Pairs;
use crate::story::model::Story;
use crate::story::raw::{StructureFile, TextFile};

/// How many questions may lean on one passage of the report.
const MOST_LEANING: usize = 3;

/// How many times as long as the others together are on average an option is far
/// longer than they are.
const FAR_LONGER: usize = 2;

/// How many letters the short form of a position has at the most: it stands in a line of a table, and on the map.
const SHORT: usize = 40;

/// What of a story is poor.
pub fn lint(structure: (&Source, &StructureFile), texts: (&Source, &TextFile), story: &Story) -> Vec<Diagnostic> {
    let (file, texts_file) = (structure.1, texts.1);
    let mut sink = Diagnostics::new(structure.0);
    let mut text_sink = Diagnostics::new(texts.0);
    let by_id = &&texts_file.questions;
    leaning(file, story, &mut sink);
    unused(file, story, &mut sink);
    unasked(file, story, &mut sink);
    unheard(file, story, &mut sink);
    giveaway::lint_evidence(file, story, &mut sink);
    questions::few(file, story, &mut sink);
    questions::inference(file, story, &mut sink);
    questions::distractors(file, by_id, story, (&mut sink, &mut text_sink));
    places::lint(file, story, &mut sink);
    steps::alike(file, story, &mut sink);
    steps::long(texts_file, &mut text_sink);
    giveaway::lint_texts(texts_file, story, &mut text_sink);
    questions::verbatim(by_id, story, &mut text_sink);
    questions::long(texts_file, &mut text_sink);
    questions::headline(by_id, story, &mut text_sink);
    far_longer(by_id, story, &mut text_sink);
    long_positions(texts_file, &mut text_sink);
    written_sources(texts_file, &mut text_sink);
    let mut diagnostics = sink.into_diagnostics();
    diagnostics.extend(text_sink.into_diagnostics());
    diagnostics
}

/// Many questions lean on one passage of the report.
fn leaning(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    let mut leaning: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (raw, question) in file.questions.iter().zip(&story.questions) {
        let mut passages: Vec<&str> =
            question.evidence.iter().filter_map(|id| Some(story.fact(id)?.passage.as_str())).collect();
        passages.sort_unstable();
        passages.dedup();
        for passage in passages {
            let others = leaning.entry(passage).or_default();
            if others.len() >= MOST_LEANING {
                let found = format!(
                    "\"{}\" leans on the passage \"{passage}\", as \"{}\" do",
                    question.asked.id,
                    others.join("\", \"")
                );
                sink.warning(&raw.evidence.span, found, "ask about something else");
            }
            others.push(question.asked.id.as_str());
        }
    }
}

/// A fact to which no step, no question and no stance refers.
fn unused(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    let used = |id: &FactId| {
        story.steps.iter().any(|step| step.facts.contains(id))
            || is_asked(story, id)
            || story.stances.iter().any(|stance| stance.facts.contains(id))
    };
    for (raw, fact) in file.facts.iter().zip(&story.facts) {
        if !used(&fact.id) {
            let found = format!("no step, question or stance refers to the fact \"{}\"", fact.id);
            sink.warning(&raw.id.span, found, "name it where it belongs, or leave it out");
        }
    }
}

fn is_asked(story: &Story, id: &FactId) -> bool {
    story.questions.iter().any(|question| question.evidence.contains(id))
}

/// A statement that was withdrawn or is disputed, and that no question asks about.
fn unasked(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    for (raw, fact) in file.facts.iter().zip(&story.facts).filter(|_| !story.questions.is_empty()) {
        let withdrawn = story.walked_back_by(&fact.id).next().is_some();
        let disputed = story.at_odds_with(fact).next().is_some();
        if (withdrawn || disputed) && !is_asked(story, &fact.id) {
            let what = if withdrawn { "was walked back" } else { "is at odds with another" };
            let found = format!("the fact \"{}\" {what}, and no question asks about it", fact.id);
            sink.warning(&raw.id.span, found, "name it in the `evidence` of one that does");
        }
    }
}

/// A statement by somebody whom no evidence of the question names.
fn unheard(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    for (raw, question) in file.questions.iter().zip(&story.questions) {
        let Some(Pairs { statements, .. }) = question.asked.pairs() else { continue };
        let facts: Vec<_> = question.evidence.iter().filter_map(|id| story.fact(id)).collect();
        let raw = raw.statements.iter().flat_map(|list| &list.value);
        for (raw, statement) in raw.zip(statements) {
            if !facts.iter().any(|fact| fact.chain.holds(statement.by.as_str())) {
                let found = format!("no evidence of \"{}\" is known through \"{}\"", question.asked.id, raw.by.value);
                sink.warning(&raw.by.span, found, "name the fact that shows who said it");
            }
        }
    }
}

/// An option that its length gives away.
fn far_longer(texts: &Texts<'_>, story: &Story, sink: &mut Diagnostics<'_>) {
    for question in &story.questions {
        let lengths: Vec<usize> = options(question).iter().map(|option| option.text.chars().count()).collect();
        let sum: usize = lengths.iter().sum();
        for (option, length) in options(question).iter().zip(&lengths) {
            let others = (sum - length) / (lengths.len() - 1).max(1);
            let text = texts_of(texts, question).and_then(|text| text.value.options.get(option.id.as_str()));
            if let Some(text) = text.filter(|_| *length > FAR_LONGER * others.max(12)) {
                let found = format!("an option of {length} letters where the others have {others} on average");
                sink.warning(&text.span, found, "its length gives it away; make them alike");
            }
        }
    }
}

/// A position for which there is no room on the map.
fn long_positions(file: &TextFile, sink: &mut Diagnostics<'_>) {
    for (id, text) in &file.positions {
        let short = text.value.short.as_ref().unwrap_or(&text.value.name);
        let letters = short.0.chars().count();
        if letters > SHORT {
            let found = format!("the position \"{id}\" has {letters} letters on the map");
            sink.warning(&text.span, found, format!("give it a `short` of {SHORT} at the most"));
        }
    }
}

/// Lines under facts that are written by hand, and not shown.
fn written_sources(file: &TextFile, sink: &mut Diagnostics<'_>) {
    for (id, text) in &file.facts {
        if text.value.source.is_some() {
            let found = format!("`facts.{id}.source` is not shown: the line is drawn from the fact's chain and day");
            sink.warning(&text.span, found, "remove it; what the chain does not say goes into `occasion`");
        }
    }
}

#[cfg(test)]
mod tests;

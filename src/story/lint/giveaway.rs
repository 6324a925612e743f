//! Questions that give each other away: what a reader is shown with one of them (its texts,
//! its evidence) answers another.

use std::collections::BTreeSet;

use super::words::{Runs, row};
use crate::decode::Diagnostics;
use crate::story::id::{FactId, QuestionId};
use crate::story::model::{Interaction, Question, Speaker, Story, Verdict};
use crate::story::raw::{StructureFile, TextFile};

/// From how many words on a text that is repeated is no accident.
const TELLING: usize = 5;

/// How many words of a statement another question repeats to give it away.
const REPEATED: usize = 6;

/// The pairs of questions, by their places, of which the first gives the second away by
/// its evidence alone, or by its texts.
pub fn spoilers(story: &Story) -> BTreeSet<(QuestionId, QuestionId)> {
    let shown = shown(story);
    let mut pairs = BTreeSet::new();
    for (a, shown) in story.questions.iter().zip(&shown) {
        for b in story.questions.iter().filter(|b| b.id != a.id) {
            let proved = b.evidence.iter().all(|fact| a.evidence.contains(fact));
            if proved || is_told(story, a, shown, b) {
                pairs.insert((a.id.clone(), b.id.clone()));
            }
        }
    }
    pairs
}

/// In the order of the story: all evidence of a question was shown before it is asked.
pub fn lint_evidence(file: &StructureFile, story: &Story, sink: &mut Diagnostics<'_>) {
    let mut shown: BTreeSet<&FactId> = BTreeSet::new();
    for (raw, question) in file.questions.iter().zip(&story.questions) {
        if question.evidence.iter().all(|fact| shown.contains(fact)) {
            let by = story.questions.iter().take_while(|other| other.id != question.id);
            let by = by.filter(|other| question.evidence.iter().any(|fact| other.evidence.contains(fact)));
            let by = by.map(|other| other.id.as_str()).collect::<Vec<_>>().join("\", \"");
            let found = format!("the evidence of \"{}\" was shown before, with \"{by}\"", question.id);
            sink.warning(&raw.evidence.span, found, "ask it before, or about something that is not shown by then");
        }
        shown.extend(&question.evidence);
    }
}

/// The texts of a question repeat what is right in another.
pub fn lint_texts(file: &TextFile, story: &Story, sink: &mut Diagnostics<'_>) {
    let shown = shown(story);
    for (a, shown) in story.questions.iter().zip(&shown) {
        for b in story.questions.iter().filter(|b| b.id != a.id) {
            if let Some(text) = file.questions.get(a.id.as_str()).filter(|_| is_told(story, a, shown, b)) {
                let found = format!("the texts of \"{}\" tell what is right in \"{}\"", a.id, b.id);
                sink.warning(&text.span, found, "say it in another way, or ask about something else");
            }
        }
    }
}

/// All that each question shows in words, as a row of words.
fn shown(story: &Story) -> Vec<String> {
    story.questions.iter().map(|question| row(&texts(question).join(" | "))).collect()
}

/// The texts of a question: what is asked, what there is to choose from, and why.
pub fn texts(question: &Question) -> Vec<&str> {
    let mut texts = vec![question.stem.as_str(), question.why.as_str()];
    match &question.interaction {
        Interaction::One { options, .. } | Interaction::Several { options, .. } => {
            texts.extend(
                options.iter().flat_map(|option| option.why.as_deref().into_iter().chain([option.text.as_str()])),
            );
        }
        Interaction::Stated { wrong, .. } => texts.extend(wrong.iter().map(|wrong| wrong.why.as_str())),
        Interaction::Who { statements, .. } => {
            texts.extend(statements.iter().flat_map(|statement| [statement.text.as_str(), statement.why.as_str()]));
        }
        Interaction::Order { items } => {
            texts.extend(items.iter().flat_map(|item| [item.text.as_str(), item.why.as_str()]));
        }
        // The names of places are only a list to choose from.
        Interaction::Map { candidates, .. } => texts.extend(candidates.iter().filter_map(|place| place.why.as_deref())),
    }
    texts
}

/// Whether what a question shows in words tells the answer of another.
fn is_told(story: &Story, a: &Question, shown: &str, b: &Question) -> bool {
    let related = b.evidence.iter().any(|fact| a.evidence.contains(fact));
    let names = |text: &str| shown.contains(&row(text));
    match &b.interaction {
        Interaction::One { options, right } => {
            let right = options.iter().filter(|option| option.id == *right);
            all(right.map(|option| tells(shown, &option.text, related)))
        }
        Interaction::Several { options, right } => {
            let right = options.iter().filter(|option| right.contains(&option.id));
            all(right.map(|option| tells(shown, &option.text, related)))
        }
        Interaction::Stated { right, .. } => {
            let run = Runs::of(REPEATED, std::iter::once(shown));
            (related || *right == Verdict::True) && run.first_in(&b.stem).is_some()
        }
        Interaction::Who { statements, .. } => {
            let run = Runs::of(REPEATED, std::iter::once(shown));
            let short = |speaker: &Speaker| match speaker {
                Speaker::Person(id) => story.person(id).map(|person| person.short.clone()),
                Speaker::Voice(_) | Speaker::Outlet(_) => story.speaker(speaker).map(str::to_owned),
            };
            related
                && all(statements.iter().map(|statement| {
                    run.first_in(&statement.text).is_some() && short(&statement.by).is_some_and(|name| names(&name))
                }))
        }
        // An order is told by its evidence.
        Interaction::Order { .. } => false,
        Interaction::Map { right, .. } => {
            let right = right.iter().filter_map(|place| story.place(place));
            related && all(right.map(|place| names(&place.name)))
        }
    }
}

/// Whether a text is told: it stands there whole, and is long enough or of the same matter.
fn tells(shown: &str, text: &str, related: bool) -> bool {
    let row = row(text);
    (related || row.split_whitespace().count() >= TELLING) && shown.contains(&row)
}

/// Whether all hold, and there is one at least.
fn all(mut holds: impl Iterator<Item = bool>) -> bool {
    let mut any = false;
    holds.all(|holds| {
        any = true;
        holds
    }) && any
}

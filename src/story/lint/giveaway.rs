//! Leaked answers: questions that give each other away: what a reader is shown with one of them (its texts,
//! its evidence) answers another.

use std::collections::BTreeSet;

use super::words::{Runs, row};
use crate::decode::Diagnostics;
use crate::story::id::{ChoiceId, FactId, QuestionId};
use crate::story::kind::choose::{Choice, Verdict};
use crate::story::model::Story;
use crate::story::question::{Kind, SourcedQuestion};
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
        for b in story.questions.iter().filter(|b| b.asked.id != a.asked.id) {
            let proved = b.evidence.iter().all(|fact| a.evidence.contains(fact));
            if proved || is_told(story, a, shown, b) {
                pairs.insert((a.asked.id.clone(), b.asked.id.clone()));
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
            let by = story.questions.iter().take_while(|other| other.asked.id != question.asked.id);
            let by = by.filter(|other| question.evidence.iter().any(|fact| other.evidence.contains(fact)));
            let by = by.map(|other| other.asked.id.as_str()).collect::<Vec<_>>().join("\", \"");
            let found = format!("the evidence of \"{}\" was shown before, with \"{by}\"", question.asked.id);
            sink.warning(&raw.evidence.span, found, "ask it before, or about something that is not shown by then");
        }
        shown.extend(&question.evidence);
    }
}

/// The texts of a question repeat what is right in another.
pub fn lint_texts(file: &TextFile, story: &Story, sink: &mut Diagnostics<'_>) {
    let shown = shown(story);
    for (a, shown) in story.questions.iter().zip(&shown) {
        for b in story.questions.iter().filter(|b| b.asked.id != a.asked.id) {
            if let Some(text) = file.questions.get(a.asked.id.as_str()).filter(|_| is_told(story, a, shown, b)) {
                let found = format!("the texts of \"{}\" tell what is right in \"{}\"", a.asked.id, b.asked.id);
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
pub fn texts(question: &SourcedQuestion) -> Vec<&str> {
    let mut texts = vec![question.asked.stem.as_str(), question.why.as_str()];
    match question.asked.options().filter(|_| !question.asked.kind.has_own_texts()) {
        // Verdicts and names of places are only a list to choose from.
        Some(options) => texts.extend(options.all.iter().filter_map(|choice| choice.why.as_deref())),
        None => texts.extend(question.asked.interaction.told().texts()),
    }
    texts
}

/// Whether what a question shows in words tells the answer of another.
fn is_told(story: &Story, a: &SourcedQuestion, shown: &str, b: &SourcedQuestion) -> bool {
    let related = b.evidence.iter().any(|fact| a.evidence.contains(fact));
    let names = |text: &str| shown.contains(&row(text));
    let repeats = Runs::of(REPEATED, std::iter::once(shown));
    if let Some(pairs) = b.asked.pairs() {
        return related
            && all(pairs.statements.iter().map(|statement| {
                repeats.first_in(&statement.text).is_some() && story.short_name(&statement.by).is_some_and(names)
            }));
    }
    // An order is told by its evidence.
    let Some(options) = b.asked.options() else { return false };
    let is_place =
        |choice: &Choice| story.places.iter().find(|place| choice.id.is(&place.id)).map(|place| &*place.name);
    if b.asked.kind == Kind::Stated {
        let is_so = ChoiceId::of_verdict(Verdict::True);
        let is_true = options.right().any(|choice| Some(&choice.id) == is_so.as_ref());
        (related || is_true) && repeats.first_in(&b.asked.stem).is_some()
    } else if b.asked.kind == Kind::Map {
        related && all(options.right().filter_map(is_place).map(names))
    } else {
        all(options.right().map(|choice| tells(shown, &choice.text, related)))
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

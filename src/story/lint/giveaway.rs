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
    let read = read(story);
    let mut pairs = BTreeSet::new();
    for a in story.questions.iter().zip(&read) {
        for b in story.questions.iter().zip(&read).filter(|b| b.0.asked.id != a.0.asked.id) {
            let proved = b.0.evidence.iter().all(|fact| a.0.evidence.contains(fact));
            if proved || is_told(a, b) {
                pairs.insert((a.0.asked.id.clone(), b.0.asked.id.clone()));
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
    let read = read(story);
    for a in story.questions.iter().zip(&read) {
        for b in story.questions.iter().zip(&read).filter(|b| b.0.asked.id != a.0.asked.id) {
            let (of, other) = (&a.0.asked.id, &b.0.asked.id);
            if let Some(text) = file.questions.get(of.as_str()).filter(|_| is_told(a, b)) {
                let found = format!("the texts of \"{of}\" tell what is right in \"{other}\"");
                sink.warning(&text.span, found, "say it in another way, or ask about something else");
            }
        }
    }
}

/// A question as rows of words.
struct Read {
    /// All that it shows in words.
    row: String,
    /// What of that is no accident elsewhere.
    runs: Runs,
    /// What would tell its answer word by word: names, places, options.
    answers: Vec<String>,
    /// What would be told by a part of it: statements, or what is true or not.
    claims: Vec<Runs>,
}

impl Read {
    fn of(story: &Story, question: &SourcedQuestion) -> Self {
        let asked = &question.asked;
        let claim = |text: &String| Runs::of(REPEATED, std::iter::once(text.as_str()));
        let (answers, claims): (Vec<&str>, _) = match (asked.pairs(), asked.options()) {
            (Some(pairs), _) => (
                pairs.statements.iter().map(|statement| story.short_name(&statement.by).unwrap_or_default()).collect(),
                pairs.statements.iter().map(|statement| claim(&statement.text)).collect(),
            ),
            (None, Some(_)) if asked.kind == Kind::Stated => (Vec::new(), vec![claim(&asked.stem)]),
            (None, Some(options)) if asked.kind == Kind::Map => {
                let place = |choice: &Choice| story.places.iter().find(|place| choice.id.is(&place.id));
                (options.right().filter_map(place).map(|place| &*place.name).collect(), Vec::new())
            }
            (None, Some(options)) => (options.right().map(|choice| &*choice.text).collect(), Vec::new()),
            // An order is told by its evidence.
            (None, None) => Default::default(),
        };
        let row = row(&texts(question).join(" | "));
        let answers = answers.into_iter().map(super::words::row).collect();
        Self { runs: Runs::of(REPEATED, std::iter::once(&*row)), row, answers, claims }
    }
}

/// All questions.
fn read(story: &Story) -> Vec<Read> {
    story.questions.iter().map(|question| Read::of(story, question)).collect()
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
fn is_told(a: (&SourcedQuestion, &Read), b: (&SourcedQuestion, &Read)) -> bool {
    let (asked, (shown, told)) = (&b.0.asked, (a.1, b.1));
    let related = b.0.evidence.iter().any(|fact| a.0.evidence.contains(fact));
    let names = |row: &String| shown.row.contains(row);
    if asked.pairs().is_some() {
        // Who is not known by a name is none that is told.
        let is_named = |row: &String| !row.trim().is_empty() && names(row);
        return related
            && all(told.claims.iter().zip(&told.answers).map(|(claim, by)| shown.runs.meet(claim) && is_named(by)));
    }
    let Some(options) = asked.options() else { return false };
    if asked.kind == Kind::Stated {
        let is_so = ChoiceId::of_verdict(Verdict::True);
        let is_true = || options.right().any(|choice| Some(&choice.id) == is_so.as_ref());
        told.claims.iter().any(|claim| shown.runs.meet(claim)) && (related || is_true())
    } else if asked.kind == Kind::Map {
        related && all(told.answers.iter().map(names))
    } else {
        // It stands there whole, and is long enough or of the same matter.
        all(told.answers.iter().map(|row| (related || row.split_whitespace().count() >= TELLING) && names(row)))
    }
}

/// Whether all hold, and there is one at least.
fn all(mut holds: impl Iterator<Item = bool>) -> bool {
    let mut any = false;
    holds.all(|holds| {
        any = true;
        holds
    }) && any
}

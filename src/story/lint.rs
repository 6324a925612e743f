//! What is poor in a pack though legal: a quiz that can be answered without
//! having read, facts that lead nowhere. Only said of a pack without mistakes.

use crate::base::decode::Sink;
use crate::base::id::FactId;
use crate::base::issue::{Issue, Source};
use crate::story::model::{Choice, Interaction, Question, Story};
use crate::story::raw::{StructureFile, TextFile};

/// How many questions may lean on one and the same single fact.
const MOST_LEANING: usize = 4;

/// How many times as long as the others together are on average an option is far
/// longer than they are.
const FAR_LONGER: usize = 2;

/// What of a story is poor.
pub fn lint(structure: (&Source, &StructureFile), texts: (&Source, &TextFile), story: &Story) -> Vec<Issue> {
    let mut sink = Sink::new(structure.0);
    always_first(structure.1, story, &mut sink);
    leaning(structure.1, story, &mut sink);
    unused(structure.1, story, &mut sink);
    let mut issues = sink.into_issues();
    let mut sink = Sink::new(texts.0);
    far_longer(texts.1, story, &mut sink);
    issues.extend(sink.into_issues());
    issues
}

/// The options of a question that has some.
fn options(question: &Question) -> &[Choice] {
    match &question.interaction {
        Interaction::One { options, .. } | Interaction::Several { options, .. } => options,
        Interaction::Stated { .. } | Interaction::Who { .. } | Interaction::Order { .. } | Interaction::Map { .. } => {
            &[]
        }
    }
}

/// The right option of every question with one answer stands in first place.
fn always_first(file: &StructureFile, story: &Story, sink: &mut Sink<'_>) {
    let places: Vec<Option<usize>> = story
        .questions
        .iter()
        .filter_map(|question| match &question.interaction {
            Interaction::One { options, right } => Some(options.iter().position(|option| option.id == *right)),
            Interaction::Several { .. }
            | Interaction::Stated { .. }
            | Interaction::Who { .. }
            | Interaction::Order { .. }
            | Interaction::Map { .. } => None,
        })
        .collect();
    let first = file.questions.iter().find(|question| question.right.is_some() && question.options.is_some());
    if places.len() > 2
        && places.iter().all(|place| *place == Some(0))
        && let Some(question) = first
    {
        let found = format!("the right option stands first in all {} questions with one answer", places.len());
        sink.warning(&question.id.span, found, "vary its place");
    }
}

/// Many questions are proved by one and the same fact alone.
fn leaning(file: &StructureFile, story: &Story, sink: &mut Sink<'_>) {
    for (raw, question) in file.questions.iter().zip(&story.questions) {
        let [fact] = question.evidence.as_slice() else { continue };
        let others = story.questions.iter().filter(|other| other.id != question.id && other.evidence.contains(fact));
        let others = others.count();
        if others >= MOST_LEANING {
            let found =
                format!("the only evidence of \"{}\" is \"{fact}\", which {others} others use too", question.id);
            sink.warning(&raw.evidence.span, found, "ask about something else, or name more evidence");
        }
    }
}

/// A fact to which no step, no question and no stance refers.
fn unused(file: &StructureFile, story: &Story, sink: &mut Sink<'_>) {
    let used = |id: &FactId| {
        story.steps.iter().any(|step| step.facts.contains(id))
            || story.questions.iter().any(|question| question.evidence.contains(id))
            || story.stances.iter().any(|stance| stance.facts.contains(id))
    };
    for (raw, fact) in file.facts.iter().zip(&story.facts) {
        if !used(&fact.id) {
            let found = format!("no step, question or stance refers to the fact \"{}\"", fact.id);
            sink.warning(&raw.id.span, found, "name it where it belongs, or leave it out");
        }
    }
}

/// An option that its length gives away.
fn far_longer(file: &TextFile, story: &Story, sink: &mut Sink<'_>) {
    for question in &story.questions {
        let lengths: Vec<usize> = options(question).iter().map(|option| option.text.chars().count()).collect();
        let sum: usize = lengths.iter().sum();
        for (option, length) in options(question).iter().zip(&lengths) {
            let others = (sum - length) / (lengths.len() - 1).max(1);
            let text =
                file.questions.get(question.id.as_str()).and_then(|text| text.value.options.get(option.id.as_str()));
            if let Some(text) = text.filter(|_| *length > FAR_LONGER * others.max(12)) {
                let found = format!("an option of {length} letters where the others have {others} on average");
                sink.warning(&text.span, found, "its length gives it away; make them alike");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::story::sample::{STRUCTURE, TEXTS, read};

    /// What is said of the story that ships after some replacements.
    fn said(structure: &[(&str, &str)], texts: &[(&str, &str)]) -> Vec<String> {
        let change = |text: &str, changes: &[(&str, &str)]| {
            changes.iter().fold(text.to_owned(), |text, (old, new)| {
                assert!(text.contains(old), "{old}");
                text.replacen(old, new, 1)
            })
        };
        read(&[("story.toml", change(STRUCTURE, structure)), ("en.toml", change(TEXTS, texts))]).1
    }

    #[test]
    fn the_story_that_ships_is_not_poor() {
        assert_eq!(said(&[], &[]), [""; 0]);
    }

    #[test]
    fn a_fact_that_leads_nowhere_is_named() {
        let found = said(&[("facts = [\"f5\", \"f6\", ", "facts = [\"f5\", ")], &[]);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("no step, question or stance refers to the fact \"f6\""), "{found:?}");
    }

    #[test]
    fn an_option_far_longer_than_the_others_is_named() {
        let long = "a name that goes on and on, far beyond what anybody would ever be called in earnest, ";
        let text = TEXTS
            .lines()
            .find(|line| {
                line.trim_start().starts_with("text = \"Alexander Stubb\"")
                    || line.contains("{ text = \"Alexander Stubb\"")
            })
            .expect("an option with a name");
        let found = said(&[], &[(text, &text.replacen("Alexander", &format!("{long}Alexander"), 1))]);
        assert!(found.iter().any(|issue| issue.contains("warning: an option of")), "{found:?}");
    }
}

//! What was answered, in the words of the story.

use crate::quiz::answer::Answer;
use crate::quiz::kind::order;
use crate::quiz::pick::Pick;
use crate::story::question::{Interaction, Question};

/// What was answered, in words.
pub fn told(question: &Question, answer: &Answer) -> Vec<String> {
    match &question.interaction {
        Interaction::Choose(options) => {
            let choice = |pick: &Pick| options.all.get(pick.part).map(|choice| choice.text.clone());
            answer.picks.iter().filter_map(choice).collect()
        }
        Interaction::Match(pairs) => {
            let pair = |pick: &Pick| {
                let (statement, speaker) = (pairs.statements.get(pick.part)?, pairs.speakers.get(pick.target)?);
                Some([&statement.text, " – ", &speaker.name].concat())
            };
            answer.picks.iter().filter_map(pair).collect()
        }
        Interaction::Order(sequence) => {
            let items = order::shown(sequence, &question.id, &answer.picks);
            let numbered = items.iter().filter_map(|item| sequence.items.get(*item)).zip(1..);
            numbered.map(|(item, n)| format!("{n}. {}", item.text)).collect()
        }
    }
}

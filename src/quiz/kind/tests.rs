//! What holds of each interaction; and all that can be done to a question, for the tests of the quiz.

use super::*;
use crate::base::random::Random;
use crate::quiz::answer::Answer;
use crate::quiz::bank::Bank;
use crate::quiz::score::score;
use crate::story::id::SpeakerId;

impl Answer {
    /// The right answer.
    pub(crate) fn right(question: &Question) -> Self {
        let parts = score(question, &Self::default()).parts;
        let picks = parts.iter().enumerate().filter_map(|(part, right)| right.right.map(|right| (part, right)));
        let is_order = matches!(question.interaction, Interaction::Order(_));
        Self { picks: picks.map(|(part, right)| Pick { part, target: if is_order { 0 } else { right } }).collect() }
    }
}

/// Something that a reader could do to the answer to a question, and mostly can.
pub fn random_edit(random: &mut Random, question: &Question) -> Edit {
    fn any<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
        &all[random.index(all.len())]
    }
    match &question.interaction {
        Interaction::Choose(options) => Edit::Picked(any(random, &options.all).id.clone()),
        Interaction::Match(pairs) => {
            let speaker = any(random, &pairs.speakers).id.as_str();
            let speaker = *any(random, &[speaker, speaker, speaker, "nobody"]);
            Edit::Matched(any(random, &pairs.statements).id.clone(), SpeakerId::parse(speaker).unwrap())
        }
        Interaction::Order(sequence) => {
            let items = &sequence.items;
            Edit::Moved(any(random, items).id.clone(), random.index(items.len() + 1))
        }
    }
}

/// Edits that lead to the answer that stands last of all that can be given.
pub fn last_edits(question: &Question) -> Vec<Edit> {
    match &question.interaction {
        Interaction::Choose(options) => {
            let all = options.all.iter().map(|choice| Edit::Picked(choice.id.clone()));
            if options.many { all.collect() } else { all.rev().take(1).collect() }
        }
        Interaction::Match(pairs) => {
            let last = &pairs.speakers.last().unwrap().id;
            pairs.statements.iter().map(|statement| Edit::Matched(statement.id.clone(), last.clone())).collect()
        }
        Interaction::Order(sequence) => sequence.items.iter().map(|item| Edit::Moved(item.id.clone(), 0)).collect(),
    }
}

/// Every answer that can be given to a question, the empty one among them.
pub fn answers(question: &Question) -> Vec<Answer> {
    fn subsets<T: Clone>(all: &[T]) -> Vec<Vec<T>> {
        let some = |bits: usize| all.iter().enumerate().filter(move |(i, _)| bits >> i & 1 == 1);
        (0..1 << all.len()).map(|bits| some(bits).map(|(_, item)| item.clone()).collect()).collect()
    }
    fn orders<T: Clone>(all: &[T]) -> Vec<Vec<T>> {
        let Some((first, rest)) = all.split_first() else { return vec![Vec::new()] };
        let insert = |order: Vec<T>| {
            (0..=order.len()).map(move |at| [&order[..at], std::slice::from_ref(first), &order[at..]].concat())
        };
        orders(rest).into_iter().flat_map(insert).collect()
    }
    let picks: Vec<Vec<Pick>> = match &question.interaction {
        Interaction::Choose(options) => {
            let all: Vec<Pick> = (0..options.all.len()).map(|part| Pick { part, target: 0 }).collect();
            subsets(&all).into_iter().filter(|picks| options.many || picks.len() < 2).collect()
        }
        Interaction::Match(pairs) => {
            let mut all = vec![Vec::new()];
            for part in 0..pairs.statements.len() {
                for i in 0..all.len() {
                    let given = |target| [&all[i][..], &[Pick { part, target }]].concat();
                    let more: Vec<Vec<Pick>> = (0..pairs.speakers.len()).map(given).collect();
                    all.extend(more);
                }
            }
            all
        }
        Interaction::Order(sequence) => {
            orders(&(0..sequence.items.len()).map(|part| Pick { part, target: 0 }).collect::<Vec<_>>())
        }
    };
    picks.into_iter().map(|picks| Answer { picks }).collect()
}

#[test]
fn an_order_starts_mixed_and_for_every_reader_the_same() {
    let bank = Bank::harbour();
    let mut some = 0;
    for question in &bank.questions {
        let Interaction::Order(sequence) = &question.interaction else { continue };
        let mut items = super::order::shown(sequence, &question.id, &[]);
        assert_eq!(items, super::order::shown(sequence, &question.id, &[]), "{}", question.id);
        assert!(!items.is_sorted(), "{}", question.id);
        items.sort_unstable();
        assert!(items.into_iter().eq(0..sequence.items.len()), "{}", question.id);
        some += 1;
    }
    assert!(some > 0);
}

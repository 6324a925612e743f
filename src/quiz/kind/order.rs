//! Ordering: the picks are all items in the reader's order, or none while no item was moved.

use super::Interactive;
use crate::base::random::Random;
use crate::quiz::mixed_radix::MixedRadix;
use crate::quiz::part::Part;
use crate::quiz::pick::{Edit, Pick};
use crate::story::id::QuestionId;
use crate::story::kind::order::Sequence;
use crate::story::question::Question;

/// The pick of an item: where it stands is said by its place among the picks.
fn pick(part: usize) -> Pick {
    Pick { part, target: 0 }
}

/// The items of a question as they stand before the reader, by their places in the right order:
/// shuffled by the question's id, so that the order is the same everywhere, and never the right one,
/// until the reader has moved one.
pub fn shown(sequence: &Sequence, id: &QuestionId, picks: &[Pick]) -> Vec<usize> {
    if !picks.is_empty() {
        return picks.iter().map(|pick| pick.part).collect();
    }
    let seed = id.as_str().bytes().fold(0_u32, |seed, byte| seed.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let mut items: Vec<usize> = (0..sequence.items.len()).collect();
    Random::new(seed).shuffle(&mut items);
    if items.is_sorted() {
        items.rotate_left(1);
    }
    items
}

impl Interactive for Sequence {
    fn needed(&self) -> usize {
        self.items.len()
    }

    fn edited(&self, question: &Question, picks: &[Pick], edit: &Edit) -> Option<Vec<Pick>> {
        let Edit::Moved(id, to) = edit else { return None };
        let mut items = shown(self, &question.id, picks);
        let from = items.iter().position(|item| self.items.get(*item).is_some_and(|item| item.id == *id))?;
        if *to >= items.len() {
            return None;
        }
        let item = items.remove(from);
        items.insert(*to, item);
        Some(items.into_iter().map(pick).collect())
    }

    fn parts(&self, picks: &[Pick]) -> Vec<Part> {
        let place = |item: usize| picks.iter().position(|pick| pick.part == item);
        (0..self.items.len()).map(|item| Part { given: place(item), right: Some(item) }).collect()
    }

    fn words(&self, picks: &[Pick]) -> Vec<String> {
        let id = |pick: &Pick| self.items.get(pick.part).map(|item| item.id.as_str().to_owned());
        picks.iter().filter_map(id).collect()
    }

    fn read(&self, words: &[&str]) -> Option<Vec<Pick>> {
        let place = |word: &&str| self.items.iter().position(|item| item.id.as_str() == *word);
        let items: Vec<usize> = words.iter().map(place).collect::<Option<_>>()?;
        let is_all = items.len() == self.items.len() && (0..items.len()).all(|item| items.contains(&item));
        is_all.then(|| items.into_iter().map(pick).collect())
    }

    fn digits(&self, digits: &mut MixedRadix, picks: &[Pick]) -> Vec<Pick> {
        if !digits.flag(!picks.is_empty()) {
            return Vec::new();
        }
        // Each place holds one of the items that are left.
        let mut left: Vec<usize> = (0..self.items.len()).collect();
        let mut read = Vec::new();
        for at in 0..self.items.len() {
            let given = picks.get(at).and_then(|pick| left.iter().position(|item| *item == pick.part));
            let place = digits.place(given, left.len());
            if place < left.len() {
                read.push(pick(left.remove(place)));
            }
        }
        read
    }

    fn reason(&self, part: usize) -> Option<&str> {
        Some(&self.items.get(part)?.why)
    }

    fn ids(&self) -> Vec<&str> {
        self.items.iter().map(|item| item.id.as_str()).collect()
    }
}

//! Choice: the picks are the options that were chosen, in display order.

use super::Interactive;
use crate::quiz::mixed_radix::MixedRadix;
use crate::quiz::part::Part;
use crate::quiz::pick::{Edit, Pick};
use crate::story::kind::choose::Options;
use crate::story::question::Question;

/// The target of every pick, and of every option that is right.
const CHOSEN: usize = 0;

/// The pick of an option.
fn pick(part: usize) -> Pick {
    Pick { part, target: CHOSEN }
}

impl Options {
    /// The place of an option with an id that is still text.
    fn place(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|choice| choice.id.as_str() == id)
    }

    /// The picks with one more, or with that one taken away.
    fn toggled(&self, picks: &[Pick], part: usize) -> Vec<Pick> {
        let has = |at: &usize| picks.contains(&pick(*at));
        (0..self.all.len()).filter(|at| has(at) != (*at == part)).map(pick).collect()
    }
}

impl Interactive for Options {
    fn needed(&self) -> usize {
        1
    }

    fn edited(&self, question: &Question, picks: &[Pick], edit: &Edit) -> Option<Vec<Pick>> {
        let Edit::Picked(id) = edit else { return None };
        let part = self.place(id.as_str())?;
        Some(if question.is_single_choice() { vec![pick(part)] } else { self.toggled(picks, part) })
    }

    fn parts(&self, picks: &[Pick]) -> Vec<Part> {
        let part = |(at, is_right): (usize, bool)| Part {
            given: picks.contains(&pick(at)).then_some(CHOSEN),
            right: is_right.then_some(CHOSEN),
        };
        self.all.iter().map(|choice| choice.right).enumerate().map(part).collect()
    }

    fn words(&self, picks: &[Pick]) -> Vec<String> {
        let id = |pick: &Pick| self.all.get(pick.part).map(|choice| choice.id.as_str().to_owned());
        let mut words: Vec<String> = picks.iter().filter_map(id).collect();
        words.sort_unstable();
        words
    }

    fn read(&self, words: &[&str]) -> Option<Vec<Pick>> {
        let mut picks = Vec::new();
        for word in words {
            let part = self.place(word)?;
            if !picks.contains(&pick(part)) {
                picks = self.toggled(&picks, part);
            }
        }
        (self.many || words.len() == 1).then_some(picks)
    }

    fn digits(&self, digits: &mut MixedRadix, picks: &[Pick]) -> Vec<Pick> {
        let of = self.all.len();
        if self.many {
            return (0..of).map(pick).filter(|pick| digits.flag(picks.contains(pick))).collect();
        }
        // No option, or one of them.
        let at = digits.place(picks.first().map(|pick| pick.part + 1), of + 1);
        at.checked_sub(1).map(pick).into_iter().collect()
    }

    fn reason(&self, part: usize) -> Option<&str> {
        self.all.get(part)?.why.as_deref()
    }

    fn ids(&self) -> Vec<&str> {
        self.all.iter().map(|choice| choice.id.as_str()).collect()
    }
}

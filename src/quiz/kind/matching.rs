//! Matching: a pick is a statement and the speaker that it was given, in the order of the statements.

use super::Interactive;
use crate::quiz::mixed_radix::MixedRadix;
use crate::quiz::part::Part;
use crate::quiz::pick::{Edit, Pick};
use crate::story::kind::matching::Pairs;
use crate::story::question::Question;

impl Pairs {
    /// The picks with another speaker for a statement.
    fn given(picks: &[Pick], part: usize, target: usize) -> Vec<Pick> {
        let mut picks: Vec<Pick> = picks.iter().copied().filter(|pick| pick.part != part).collect();
        let at = picks.iter().take_while(|pick| pick.part < part).count();
        picks.insert(at, Pick { part, target });
        picks
    }
}

impl Interactive for Pairs {
    fn needed(&self) -> usize {
        self.statements.len()
    }

    fn edited(&self, _: &Question, picks: &[Pick], edit: &Edit) -> Option<Vec<Pick>> {
        let Edit::Matched(statement, speaker) = edit else { return None };
        let part = self.statements.iter().position(|other| other.id == *statement)?;
        Some(Self::given(picks, part, self.speaker(speaker)?))
    }

    fn parts(&self, picks: &[Pick]) -> Vec<Part> {
        let given = |part: usize| picks.iter().find(|pick| pick.part == part).map(|pick| pick.target);
        let part = |(at, right)| Part { given: given(at), right };
        self.statements.iter().map(|statement| self.speaker(&statement.by)).enumerate().map(part).collect()
    }

    fn words(&self, picks: &[Pick]) -> Vec<String> {
        let word = |pick: &Pick| {
            let (statement, speaker) = (self.statements.get(pick.part)?, self.speakers.get(pick.target)?);
            Some([statement.id.as_str(), "=", speaker.id.as_str()].concat())
        };
        let mut words: Vec<String> = picks.iter().filter_map(word).collect();
        words.sort_unstable();
        words
    }

    fn read(&self, words: &[&str]) -> Option<Vec<Pick>> {
        let mut picks = Vec::new();
        for word in words {
            let (statement, speaker) = word.split_once('=')?;
            let part = self.statements.iter().position(|other| other.id.as_str() == statement)?;
            let target = self.speakers.iter().position(|other| other.id.as_str() == speaker)?;
            picks = Self::given(&picks, part, target);
        }
        Some(picks)
    }

    fn digits(&self, digits: &mut MixedRadix, picks: &[Pick]) -> Vec<Pick> {
        if !digits.flag(!picks.is_empty()) {
            return Vec::new();
        }
        let of = self.speakers.len();
        (0..self.statements.len())
            .map(|part| Pick { part, target: digits.place(picks.get(part).map(|pick| pick.target), of) })
            .collect()
    }

    fn reason(&self, part: usize) -> Option<&str> {
        Some(&self.statements.get(part)?.why)
    }

    fn ids(&self) -> Vec<&str> {
        let statements = self.statements.iter().map(|statement| statement.id.as_str());
        statements.chain(self.speakers.iter().map(|named| named.id.as_str())).collect()
    }
}

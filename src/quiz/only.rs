//! Which questions alone are asked: those of some kinds, that ask for some skills.

use crate::base::number::saturated;
use crate::base::vocabulary::Word;
use crate::story::question::{Kind, Question, Skill};

/// The key of the setting that names [which questions alone](Only) are asked.
pub const ONLY: &str = "only";

/// Which questions alone are asked: a bit for each kind, and above these one for each skill. None of the
/// kinds is any of them, and so it is with the skills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Only(u32);

impl Only {
    /// Those that are answered on the map.
    pub const MAP: Self = Self(1 << Kind::Map as u32);
    /// How many there are, with the one that asks all.
    pub const VALUES: u64 = 1 << (Kind::ALL.len() + Skill::ALL.len());

    /// The kinds and the skills, each as bits.
    fn halves(self) -> [u32; 2] {
        let kinds = (1 << Kind::ALL.len()) - 1;
        [self.0 & kinds, self.0 & !kinds]
    }

    /// That of a number below [`VALUES`](Self::VALUES), as a code has it.
    pub fn of(number: u64) -> Self {
        Self(saturated(number.min(Self::VALUES - 1)))
    }

    /// Its number.
    pub fn number(self) -> u64 {
        self.0.into()
    }

    /// Its words, each with its bit.
    fn words() -> impl Iterator<Item = (&'static str, u32)> {
        let kinds = Kind::ALL.iter().map(|kind| kind.as_str());
        kinds.chain(Skill::ALL.iter().map(|skill| skill.as_str())).enumerate().map(|(at, word)| (word, 1 << at))
    }

    /// Reads its words.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "all" {
            return Some(Self::default());
        }
        let bit = |word| Self::words().find(|(known, _)| *known == word).map(|(_, bit)| bit);
        text.split('-').try_fold(0, |bits, word| Some(bits | bit(word)?)).map(Self)
    }

    /// Its words, as [`parse`](Self::parse) reads them.
    pub fn written(self) -> String {
        let mut text = String::new();
        for (word, _) in Self::words().filter(|(_, bit)| self.0 & bit > 0) {
            text.push_str(if text.is_empty() { "" } else { "-" });
            text.push_str(word);
        }
        if text.is_empty() { "all".to_owned() } else { text }
    }

    /// Whether a question is among them.
    pub fn asks(self, question: &Question) -> bool {
        let bits: u32 = 1 << question.kind as usize | 1 << (Kind::ALL.len() + question.skill as usize);
        self.halves().iter().all(|half| *half == 0 || half & bits > 0)
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::quiz::bank::Bank;
    use crate::quiz::settings::Settings;

    #[test]
    fn only_the_questions_of_a_kind_and_a_skill_are_asked() {
        let bank = Bank::harbour();
        let asked = |only: &str| {
            let order = Settings::default().read(&format!("only={only}")).order(&bank);
            order.iter().map(|id| bank.question(id).unwrap()).collect::<Vec<_>>()
        };
        let all: Vec<&Question> = bank.questions.iter().collect();
        assert_eq!(asked("all"), all);
        for only in ["map", "one", "recall", "map-recall", "who-one-attribution-recall", "recall-one"] {
            let words: Vec<&str> = only.split('-').collect();
            let is_of = |all: &[&str], own: &str| !all.iter().any(|word| words.contains(word)) || words.contains(&own);
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.as_str()).collect();
            let skills: Vec<&str> = Skill::ALL.iter().map(|skill| skill.as_str()).collect();
            let right = all
                .iter()
                .filter(|question| is_of(&kinds, question.kind.as_str()) && is_of(&skills, question.skill.as_str()));
            let right: Vec<&Question> = right.copied().collect();
            assert!(!right.is_empty() && right.len() < all.len(), "{only}");
            assert_eq!(asked(only), right, "{only}");
        }
        // Where there is none of that, all are asked.
        assert_eq!(asked("map-sequence"), all);
        assert_eq!(Settings::default().read("only=recall-map-one").written(), "only=one-map-recall");
        for number in 0..Only::VALUES {
            assert_eq!(Only::parse(&Only::of(number).written()), Some(Only::of(number)));
        }
    }
}

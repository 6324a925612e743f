//! Texts as rows of words, to find where one repeats another (n-gram overlap).

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::base::words::words;

/// How many words a text has: what has a letter or a digit in it.
pub fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A text as its words with a space around each, so that a run of whole words is found in it.
pub fn row(text: &str) -> String {
    format!(" {} ", words(text).join(" "))
}

/// All runs of so many words in some texts.
pub struct Runs {
    length: usize,
    /// In their order, each once.
    hashes: Vec<u64>,
}

impl Runs {
    /// The runs of `length` words in some texts.
    pub fn of<'t>(length: usize, texts: impl Iterator<Item = &'t str>) -> Self {
        let mut hashes: Vec<u64> = texts.flat_map(|text| hashes(&words(text), length)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self { length, hashes }
    }

    /// Whether a run of theirs is one of others of the same length, too.
    pub fn meet(&self, other: &Self) -> bool {
        other.hashes.iter().any(|hash| self.has(*hash))
    }

    /// The first run of a text that is among them.
    pub fn first_in(&self, text: &str) -> Option<String> {
        let words = words(text);
        let at = hashes(&words, self.length).into_iter().position(|hash| self.has(hash))?;
        Some(words.get(at..at + self.length)?.join(" "))
    }

    fn has(&self, hash: u64) -> bool {
        self.hashes.binary_search(&hash).is_ok()
    }
}

/// Of each run of so many words, in their order: each word is read once.
fn hashes(words: &[String], length: usize) -> Vec<u64> {
    let hash = |word: &String| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    };
    let words: Vec<u64> = words.iter().map(hash).collect();
    // A polynomial of the words: the same in another order is another one.
    let run = |run: &[u64]| run.iter().fold(0, |all: u64, word| all.wrapping_mul(0x0100_0000_01b3).wrapping_add(*word));
    words.windows(length).map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_found_across_signs_and_capitals() {
        let runs = Runs::of(4, ["The day could bring a “historic step”, he said."].into_iter());
        assert_eq!(runs.first_in("A HISTORIC step, they say"), None);
        assert_eq!(runs.first_in("A HISTORIC step he says").as_deref(), Some("a historic step he"));
        assert_eq!(runs.first_in("Bring a historic step!").as_deref(), Some("bring a historic step"));
        assert_eq!(runs.first_in("a step"), None);
        assert!(runs.meet(&Runs::of(4, ["Bring a historic step!"].into_iter())));
        assert!(!runs.meet(&Runs::of(4, ["Bring a step"].into_iter())));
    }

    #[test]
    fn a_word_is_found_whole() {
        assert!(row("Troops leave Donetsk, first.").contains(&row("donetsk first")));
        assert!(!row("Romero speaks").contains(&row("Rome")));
    }
}

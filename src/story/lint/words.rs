//! Texts as rows of words, to find where one repeats another (n-gram overlap).

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The words of a text in small letters, without the signs between them.
pub fn words(text: &str) -> Vec<String> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'';
    text.split(is_sign).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A text as its words with a space around each, so that a run of whole words is found in it.
pub fn row(text: &str) -> String {
    format!(" {} ", words(text).join(" "))
}

/// All runs of so many words in some texts.
pub struct Runs {
    length: usize,
    hashes: HashSet<u64>,
}

impl Runs {
    /// The runs of `length` words in some texts.
    pub fn of<'t>(length: usize, texts: impl Iterator<Item = &'t str>) -> Self {
        let mut hashes = HashSet::new();
        for text in texts {
            hashes.extend(words(text).windows(length).map(hash));
        }
        Self { length, hashes }
    }

    /// The first run of a text that is among them.
    pub fn first_in(&self, text: &str) -> Option<String> {
        let words = words(text);
        words.windows(self.length).find(|run| self.hashes.contains(&hash(run))).map(|run| run.join(" "))
    }
}

fn hash(run: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
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
    }

    #[test]
    fn a_word_is_found_whole() {
        assert!(row("Troops leave Donetsk, first.").contains(&row("donetsk first")));
        assert!(!row("Romero speaks").contains(&row("Rome")));
    }
}

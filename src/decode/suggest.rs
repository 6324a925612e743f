//! Suggestions ("did you mean …?"): the known word nearest to a misspelt one, by edit distance.

use strsim::osa_distance;

/// The word among `known` that `word` was probably meant to be: at most a third
/// of its characters (and at least one) inserted, left out, changed or swapped.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    known
        .into_iter()
        // A word of thousands of letters is not worth a comparison.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_finds_its_word() {
        let known = ["zelensky", "zaporizhzhia", "kherson"];
        assert_eq!(nearest("zelenski", known), Some("zelensky"));
        assert_eq!(nearest("khreson", known), Some("kherson"));
        assert_eq!(nearest("zaporizhia", known), Some("zaporizhzhia"));
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(nearest("moscow", ["kherson", "alaska"]), None);
        assert_eq!(nearest("", ["kherson"]), None);
    }

    #[test]
    fn a_swap_of_neighbours_counts_once() {
        assert_eq!(nearest("abdc", ["abcd"]), Some("abcd"));
        assert_eq!(nearest("badc", ["abcd"]), None);
        assert_eq!(nearest("вікно", ["вінко"]), Some("вінко"));
    }

    #[test]
    fn of_words_equally_near_the_first_of_the_alphabet_is_named() {
        assert_eq!(nearest("tape", ["type", "tame"]), Some("tame"));
    }

    #[test]
    fn an_endless_word_is_compared_with_none_that_is_short() {
        assert_eq!(nearest(&"k".repeat(1_000_000), ["kherson"]), None);
    }
}

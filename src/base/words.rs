//! The words of a text.

/// The words of a text in small letters, without the signs between them.
pub fn words(text: &str) -> Vec<String> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'';
    text.split(is_sign).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ends_at_every_sign_but_an_apostrophe() {
        assert_eq!(words(" “Historic” step—Ukraine’s, 5-like "), ["historic", "step", "ukraine’s", "5", "like"]);
        assert!(words("… – ").is_empty());
    }
}

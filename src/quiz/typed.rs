//! A resume code within whatever a reader has typed or pasted: by itself, in groups, in a link or
//! in a sentence. The browser's side has made the text plain before: compatibility forms, spaces,
//! dashes, signs that cannot be seen and letters that look alike (`publish/script/program.js`).

/// The symbols of a code, by value (Crockford's base 32).
pub const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many letters of a text are looked through for a code.
const MOST_LETTERS: usize = 2_000;

/// The value of a letter that is a symbol, or is taken for one.
pub fn value(letter: char) -> Option<u8> {
    let symbol = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        symbol => symbol,
    };
    (0..).zip(SYMBOLS).find(|(_, other)| char::from(**other) == symbol).map(|(value, _)| value)
}

/// The values of the letters of a text that are symbols, or are taken for them.
pub fn values(code: &str) -> Vec<u8> {
    code.chars().filter_map(value).collect()
}

/// What may be a code in a text, as symbols by value: all that stands between two signs that
/// stand in no code, with and without the words before it; then the same with words in small
/// letters left out, since we write codes in large ones. Of a code that is mistyped no part is
/// among them that ends before it does, which might pass for a code.
pub fn candidates(text: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for large_alone in [false, true] {
        let mut symbols = Vec::new();
        // Where each group begins, the last one, too.
        let mut starts = vec![0];
        let mut is_small = false;
        for letter in text.chars().take(MOST_LETTERS).chain(['.']) {
            if let Some(value) = value(letter) {
                symbols.push(value);
                is_small |= large_alone && letter.is_ascii_lowercase();
                continue;
            }
            if is_small {
                symbols.truncate(starts.pop().unwrap_or(0));
            }
            if is_small || !matches!(letter, ' ' | '-') {
                found.extend(starts.drain(..).filter_map(|start| symbols.get(start..).map(<[u8]>::to_vec)));
                symbols.clear();
            }
            starts.push(symbols.len());
            is_small = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_in_groups_and_in_small_letters() {
        let code = values("7ABH02");
        for text in ["7ABH02", "7abh 02", "7ABH-02", "  7ABH 02  ", "7a b-h O2", "\"7ABH 02\""] {
            assert!(candidates(text).contains(&code), "{text:?}");
        }
        assert!(!candidates("7ABH.02").contains(&code));
    }

    #[test]
    fn a_code_is_found_in_a_sentence_and_in_a_link() {
        let code = values("7ABH02");
        for text in [
            "My code is 7ABH 02, thanks",
            "https://news.example/talks/?lang=uk#quiz=7ABH02",
            "«7ABH 02»",
            "code:7abh-02.",
            "the code 7ABH 02 is the right one",
            "Мiй кoд 7abh 02, дякyю",
            "Мiй кoд 7ABH 02 тyт",
        ] {
            assert!(candidates(text).contains(&code), "{text:?}");
        }
        for text in
            ["", "7ABH, 02", "7ABH x. 02", "no code", "7ABH 02 3", "7abh 02 cd", "7ABH 02 CDEF", "7abh 02 cde4f"]
        {
            assert!(!candidates(text).contains(&code), "{text:?}");
        }
        assert!(candidates(&"A ".repeat(100_000)).len() < 2 * MOST_LETTERS);
    }
}

//! What somebody wrote, as an address has it and as a line can show it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// How many letters a title or a pupil's name has at most.
const MOST_LETTERS: usize = 60;

/// What stands unescaped in an address.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A text as it stands in an address.
pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// A text out of an address, made [tidy].
pub fn unescaped(text: &str) -> String {
    tidy(&percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy())
}

/// A text that somebody else wrote, as it can be shown in a line: without what cannot be seen or turns what
/// follows around, and not longer than a line.
pub fn tidy(text: &str) -> String {
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    let plain: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(MOST_LETTERS).collect::<String>().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_is_a_line_of_what_can_be_seen() {
        for (text, right) in [
            ("  Mia \n K.\t", "Mia K."),
            ("a\u{202e}b\u{200b}c\u{0}d", "abcd"),
            ("=1+1", "=1+1"),
            ("\u{feff}", ""),
            ("👩‍🏫", "👩🏫"),
        ] {
            assert_eq!(tidy(text), right);
        }
        assert_eq!(tidy(&"x".repeat(100)).len(), MOST_LETTERS);
        assert_eq!(unescaped("%FF%41%"), "\u{fffd}A%");
    }
}

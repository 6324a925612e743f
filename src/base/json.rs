//! Texts as JSON has them.

/// A text as JSON (RFC 8259).
pub fn string(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => written.extend(['\\', letter]),
            _ if letter < ' ' => {
                // Without the library's formatting, which takes the program kilobytes.
                let code = u32::from(letter);
                written.push_str("\\u00");
                written.extend([code / 16, code % 16].map(|digit| char::from_digit(digit, 16).unwrap_or('0')));
            }
            _ => written.push(letter),
        }
    }
    written + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_strokes_and_controls_are_escaped() {
        assert_eq!(string("a\"b\\c\n\u{1}ї"), r#""a\"b\\c\u000a\u0001ї""#);
    }
}

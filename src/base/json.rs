//! Texts as JSON has them.

/// A text as JSON (RFC 8259).
pub fn string(text: &str) -> String {
    let mut written = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => written.extend(['\\', letter]),
            _ if letter < ' ' => written += &format!("\\u{:04x}", u32::from(letter)),
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

//! Texts as XML has them.

/// A text in an element or an attribute (XML 1.0, without the signs that it cannot have).
pub fn xml(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\t' | '\n' => written.push(letter),
            _ if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            _ => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_have_is_left_out_and_what_means_something_is_escaped() {
        assert_eq!(xml("<&\u{1}>\u{ffff}\"'\n"), "&lt;&amp;&gt;&quot;'\n");
    }
}

//! Texts for readers: plain, validated so that no markup and nothing invisible gets into a
//! page.

use std::ops::Range;

use serde_json::{Value, json};
use toml::de::DeValue;

use super::{Decode, Diagnostics};

/// A text for readers: no markup, no control characters, not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainText(pub String);

impl Decode for PlainText {
    fn decode(value: &DeValue<'_>, span: &Range<usize>, path: &str, sink: &mut Diagnostics<'_>) -> Option<Self> {
        let text = String::decode(value, span, path, sink)?;
        let fault = if text.trim().is_empty() {
            Some(("is empty".to_owned(), "write the text that readers shall see"))
        } else if let Some(control) = text.chars().find(|c| is_forbidden(*c)) {
            Some((
                format!("has the control character U+{:04X}", u32::from(control)),
                "texts are plain characters on one line",
            ))
        } else if let Some(found) = markup(&text) {
            Some((format!("has markup, `{found}`"), "texts are plain; write no HTML and no entities"))
        } else if text.contains('<') {
            // It cannot stand in what a page carries for the program.
            Some(("has the sign `<`".to_owned(), "say it in words"))
        } else {
            None
        };
        match fault {
            Some((found, right)) => {
                sink.error(span, format!("`{path}` {found}"), right);
                None
            }
            None => Some(PlainText(text)),
        }
    }

    fn schema() -> Value {
        // No tag, no entity, nothing invisible: see `decode`.
        json!({ "type": "string", "minLength": 1, "pattern": r"^[^<\u0000-\u001f\u007f]*[^<\s\u0000-\u001f\u007f][^<\u0000-\u001f\u007f]*$" })
    }
}

/// Control characters, and the invisible ones that reorder what is read.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
}

/// The first thing in a text that looks like a tag or an entity, as far as a
/// message shows it.
fn markup(text: &str) -> Option<&str> {
    let starts = |(i, c): (usize, char)| {
        let rest = text.get(i + 1..)?;
        let next = rest.chars().next()?;
        let found = match c {
            '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
            '&' => {
                let end = rest.find(';')?;
                (1..=10).contains(&end) && rest.get(..end)?.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
            }
            _ => false,
        };
        found.then(|| text.get(i..)).flatten()
    };
    let found = text.char_indices().find_map(starts)?;
    let end = found.char_indices().map(|(end, _)| end).nth(12).unwrap_or(found.len());
    found.get(..end)
}

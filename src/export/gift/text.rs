//! Texts as GIFT has them.

use crate::export::entry::title;
use crate::export::job::Job;

/// Says that a text is one, with no markup in it.
pub const PLAIN: &str = "[plain]";

/// A text with its line breaks, and with a stroke before each sign that means something.
pub fn escaped(text: &str) -> String {
    let mut written = String::new();
    for letter in text.trim().chars() {
        match letter {
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => written.extend(['\\', letter]),
            '\n' => written.push_str("\\n"),
            '\r' | '\u{feff}' => {}
            _ if letter.is_control() => written.push(' '),
            _ => written.push(letter),
        }
    }
    written
}

/// A text that may say in brackets what it is: one that begins with brackets says that it is plain.
pub fn formatted(text: &str) -> String {
    let written = escaped(text);
    if written.trim_start().starts_with('[') { [PLAIN, &written].concat() } else { written }
}

/// A text to choose or to match: one that begins with a per cent sign would be taken for its weight.
pub fn option(text: &str) -> String {
    let written = escaped(&without_arrow(text));
    if written.trim_start().starts_with(['[', '%']) { [PLAIN, &written].concat() } else { written }
}

/// A text without the two signs that part a pair, which cannot be escaped.
pub fn without_arrow(text: &str) -> String {
    text.replace("->", "→")
}

/// What the questions are filed under, without a sign that any reader would end the name at.
pub fn category(job: &Job) -> String {
    let is_part = |c: char| match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' => false,
        _ => !c.is_whitespace(),
    };
    let title = title(job);
    let parts: Vec<&str> = title.split(|c| !is_part(c)).filter(|part| part.contains(char::is_alphanumeric)).collect();
    if parts.is_empty() { job.story.bank.story.as_str().replace('-', "_") } else { parts.join("_") }
}

//! The elements that questions of several kinds have. A text stands within `text` alone.

use super::html;
use crate::base::xml::xml;

/// A question of a kind.
pub fn asked(kind: &str, content: &str) -> String {
    ["<question type=\"", kind, "\">\n", content, "</question>\n"].concat()
}

/// A plain text.
pub fn text(plain: &str) -> String {
    ["<text>", &xml(plain.trim()), "</text>"].concat()
}

/// An element with a formatted text.
pub fn formatted(name: &str, html: &str) -> String {
    ["<", name, " format=\"html\">", &html::text(html), "</", name, ">\n"].concat()
}

/// What is said of an answer as a whole is nothing: the parts and the general feedback say it.
pub fn combined() -> String {
    let none = ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"].map(|name| formatted(name, ""));
    none.concat() + "<shownumcorrect/>\n"
}

/// Whether something is so, in a word.
pub fn switch(name: &str, is_on: bool) -> String {
    ["<", name, ">", if is_on { "true" } else { "false" }, "</", name, ">\n"].concat()
}

/// Words by which a question is found.
pub fn tags(tags: &[&str]) -> String {
    let all: String = tags.iter().map(|tag| ["<tag>", &text(tag), "</tag>\n"].concat()).collect();
    ["<tags>\n", &all, "</tags>\n"].concat()
}

//! Texts as Moodle shows them: HTML, in which each says its language and direction, as it may stand in a school's system
//! of another.

use crate::base::xml::xml;
use crate::export::source::ExportStory;
use crate::lang::catalogue::Direction;

/// What each text says of itself.
pub struct Html {
    attributes: String,
}

impl Html {
    /// That of a story's texts.
    pub fn new(story: &ExportStory) -> Self {
        let direction = match story.direction {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        };
        Self { attributes: [" lang=\"", story.language.as_str(), "\" dir=\"", direction, "\">"].concat() }
    }

    /// A paragraph for each line.
    pub fn paragraphs<T: AsRef<str>>(&self, lines: &[T]) -> String {
        let paragraph = |line: &T| ["<p", &self.attributes, &escaped(line.as_ref()), "</p>"].concat();
        lines.iter().map(paragraph).collect()
    }

    /// A paragraph in small print.
    pub fn small(&self, line: &str) -> String {
        ["<p", &self.attributes, "<small>", &escaped(line), "</small></p>"].concat()
    }

    /// A text that stands in a line, as an option does.
    pub fn part(&self, text: &str) -> String {
        ["<span", &self.attributes, &escaped(text), "</span>"].concat()
    }
}

/// A text as HTML.
pub fn escaped(text: &str) -> String {
    xml(text.trim()).replace('\n', "<br>")
}

/// HTML in the element for texts. It is taken as it stands: escaped HTML has no end of such a section in it.
pub fn text(html: &str) -> String {
    if html.is_empty() { "<text></text>".to_owned() } else { ["<text><![CDATA[", html, "]]></text>"].concat() }
}

//! Diagnostics, errors and warnings: what is wrong with something that a person wrote, where
//! it stands, what was found and what would be right.

use std::fmt;
use std::ops::Range;
use std::rc::Rc;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be built from this.
    Error,
    /// Legal, but poor.
    Warning,
}

impl Severity {
    /// The word that stands in a report.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One mistake, as its author needs to hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The file, as it was named to the reader.
    pub file: Rc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// What was found.
    pub found: String,
    /// What would be right.
    pub right: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Diagnostic { severity, file, line, column, found, right } = self;
        write!(f, "{file}:{line}:{column}: {}: {found}; {right}", severity.as_str())
    }
}

/// A text that was read from a file, able to turn a byte offset into a place.
#[derive(Clone, Debug)]
pub struct Source {
    file: Rc<str>,
    /// Byte offsets at which lines start.
    lines: Vec<usize>,
    /// How many characters begin before each [`STRIDE`] bytes: a file may be one line
    /// with a mistake at every other letter.
    marks: Vec<usize>,
    text: Rc<str>,
}

/// The bytes between two marks.
const STRIDE: usize = 256;

/// How many characters begin among some bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

impl Source {
    /// A source with the name that diagnostics shall give it.
    pub fn new(file: &str, text: &str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        let mut count = 0;
        let marks = text.as_bytes().chunks(STRIDE).map(|chunk| {
            count += beginnings(chunk);
            count - beginnings(chunk)
        });
        let marks = marks.collect();
        Self { file: file.into(), lines, marks, text: text.into() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file's name.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// A diagnostic at a span of bytes.
    pub fn diagnostic(
        &self,
        severity: Severity,
        span: &Range<usize>,
        found: impl Into<String>,
        right: impl Into<String>,
    ) -> Diagnostic {
        let (line, column) = self.place(span.start);
        Diagnostic { severity, file: self.file.clone(), line, column, found: found.into(), right: right.into() }
    }

    /// How many characters begin before a byte.
    fn characters(&self, end: usize) -> usize {
        let at = (end / STRIDE).min(self.marks.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(at * STRIDE..end).unwrap_or_default();
        self.marks.get(at).copied().unwrap_or(0) + beginnings(rest)
    }

    fn place(&self, offset: usize) -> (u32, u32) {
        let line = self.lines.partition_point(|&start| start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let end = offset.min(self.text.len());
        let column = self.characters(end).saturating_sub(self.characters(start)) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let source = Source::new("a.toml", "ä = 1\nöö = 2\n");
        let at = |offset| {
            let diagnostic = source.diagnostic(Severity::Error, &(offset..offset), "", "");
            (diagnostic.line, diagnostic.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (1, 3));
        assert_eq!(at(7), (2, 1));
        assert_eq!(at(11), (2, 3));
        assert_eq!(at(99), (3, 1));
    }

    #[test]
    fn a_place_far_into_a_line_is_counted_as_near_its_beginning() {
        let text = format!("a\n{}b", "é".repeat(1_000));
        let source = Source::new("a.toml", &text);
        for letter in 0..=1_000 {
            let diagnostic = source.diagnostic(Severity::Error, &(2 + 2 * letter..2 + 2 * letter), "", "");
            assert_eq!((diagnostic.line, diagnostic.column), (2, u32::try_from(letter).unwrap() + 1));
        }
    }
}

//! What every part of a worksheet's page needs.

use crate::class::data::ClassData;
use crate::class::paper::{Paper, Version};
use crate::class::proof::SheetData;
use crate::lang::class::ClassText;

/// What every part of the page needs.
pub struct SheetContext<'p> {
    /// What the page carries.
    pub data: &'p ClassData,
    /// What of it is the worksheet's.
    pub sheet: &'p SheetData,
    /// The version that is shown.
    pub paper: &'p Paper<'p>,
    /// How the page's language writes a number of tenths.
    pub number: fn(u32) -> String,
}

impl SheetContext<'_> {
    /// A text of the classroom.
    pub fn word(&self, text: ClassText) -> &str {
        self.data.word(text)
    }

    /// A whole number, as the page's language writes it.
    pub fn count(&self, n: usize) -> String {
        (self.number)(u32::try_from(n).unwrap_or_default().saturating_mul(10))
    }

    /// Signs of a sheet, with the numbers among them as the page's language writes them.
    pub fn signs(&self, signs: &str) -> String {
        let sign = |sign: &str| sign.parse().map_or_else(|_| sign.to_owned(), |n| self.count(n));
        signs.split(' ').map(sign).collect::<Vec<_>>().join(" ")
    }

    /// A version and the number that it follows from, which stands in addresses as it is.
    pub fn version(&self, version: Version) -> String {
        let seed = self.paper.seed.to_string();
        self.data.fill(ClassText::SheetVersion, &[("letter", version.letter()), ("n", &seed)])
    }

    /// Whether a question asks for places on the map.
    pub fn asks_for_places(&self) -> bool {
        self.paper.questions.iter().any(|question| question.question.candidates().is_some())
    }
}

//! What a page of the classroom carries for its program: the words, the questions, the ways to the story's pages.

use crate::base::vocabulary::words;
use crate::base::wire::wire_record;
use crate::class::assignment::Assignment;
use crate::class::proof::SheetData;
use crate::lang::catalogue::{Catalogue, Direction, fill};
use crate::lang::class::ClassText;
use crate::lang::language::Language;
use crate::quiz::bank::Bank;

words! {
    /// Which page it is.
    ClassPage {
        /// The teacher's.
        Class = "class",
        /// The worksheet and its key.
        Sheet = "sheet",
        /// What a pupil hands in, in a story's page.
        Hand = "hand",
    }
}

/// What a page carries.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassData {
    /// Which page it is.
    pub page: ClassPage,
    /// The interface, in the page's language.
    pub catalogue: Catalogue,
    /// By [`ClassText`], in the order of its declaration.
    pub words: Vec<String>,
    /// What the page's language writes between whole numbers and tenths.
    pub decimal: String,
    /// The story's title.
    pub title: String,
    /// The language that the questions are in: the page's, where the story has it.
    pub language: Language,
    /// Its direction.
    pub direction: Direction,
    /// The questions.
    pub bank: Bank,
    /// The story in its languages, that of the front page first.
    pub editions: Vec<EditionPages>,
    /// What a worksheet has beside the questions; none on other pages.
    pub sheet: Option<SheetData>,
}

/// The pages of a story in a language, by their names.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionPages {
    /// The language.
    pub language: Language,
    /// Its name in itself.
    pub name: String,
    /// The story's page.
    pub page: String,
    /// The worksheet.
    pub sheet: String,
}

wire_record! { ClassData { page, catalogue, words, decimal, title, language, direction, bank, editions, sheet } }
wire_record! { EditionPages { language, name, page, sheet } }

impl ClassData {
    /// A text of the classroom.
    pub fn word(&self, text: ClassText) -> &str {
        self.words.get(text as usize).map_or("", String::as_str)
    }

    /// The link of an assignment for pupils: of the story's page in the language at a place among the editions, below
    /// the address of its folder, which has a `/` at its end.
    pub fn link(&self, base: &str, edition: usize, assignment: &Assignment) -> String {
        let edition = self.editions.get(edition);
        let (page, tag) = edition.map_or(("", ""), |edition| (edition.page.as_str(), edition.language.as_str()));
        let page = if page == "index.html" { "" } else { page };
        let tag = if self.editions.len() > 1 { format!("lang={tag}&") } else { String::new() };
        format!("{base}{page}?{tag}view=quiz&{}", assignment.written())
    }

    /// A text of the classroom with its places filled.
    pub fn fill(&self, text: ClassText, places: &[(&str, &str)]) -> String {
        fill(self.word(text), places)
    }
}

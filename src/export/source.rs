//! What exports are made from: a story in one language, as far as a quiz and its proofs go. It travels to the browser,
//! for who exports there.

use crate::base::wire::wire_record;
use crate::class::proof::Proof;
use crate::export::launcher::LauncherSource;
use crate::export::words::TableWords;
use crate::lang::catalogue::Direction;
use crate::lang::language::Language;
use crate::quiz::bank::Bank;

/// A story for exports.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportStory {
    /// The story's title.
    pub title: String,
    /// Where the story comes from: it goes along with every file.
    pub credit: String,
    /// The language of its texts.
    pub language: Language,
    /// Its direction.
    pub direction: Direction,
    /// What the language writes between whole numbers and tenths.
    pub decimal: String,
    /// The questions, with why each wrong part is wrong.
    pub bank: Bank,
    /// Why the right answers are right, and what proves it, in the order of the questions.
    pub proofs: Vec<Proof>,
    /// What pupils are told in a file.
    pub words: ExportWords,
    /// What a learning system opens.
    pub launcher: LauncherSource,
    /// The folder of the story's pages in a package that holds them: empty, or with a `/` at its end.
    pub folder: String,
    /// The name of the story's page, such as `uk.html`.
    pub page: String,
    /// The map with the places that questions ask for; none where none asks for any.
    pub map: Option<ExportMap>,
}

/// What pupils are told in a file, in the story's language.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportWords {
    /// To pick one.
    pub one: String,
    /// To pick all that are right.
    pub several: String,
    /// To find the speaker of each statement.
    pub who: String,
    /// To put the items in order.
    pub order: String,
    /// To find places,
    pub map: String,
    /// and to find one.
    pub map_one: String,
    /// Heads the facts that prove an answer.
    pub evidence: String,
    /// What stands between the parts of a list.
    pub between: String,
    /// What stands on sheets and cards.
    pub table: TableWords,
}

/// A map with places by their numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportMap {
    /// The drawing: SVG, as it [travels](carry). [`svg`](Self::svg) gives it.
    pub carried: String,
    /// How wide it is, in units of its own.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// The radius of the discs with the numbers.
    pub radius: u32,
    /// The places.
    pub places: Vec<ExportPlace>,
    /// Where the map is from.
    pub credit: String,
}

/// A place on such a map.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportPlace {
    /// Its id, which is that of the choice that stands for it.
    pub id: String,
    /// The middle of its disc, in units of the drawing from the left edge,
    pub x: u32,
    /// and from the top.
    pub y: u32,
}

/// The signs that stand for `<` and for a line break in a text that travels, which cannot have them.
const CARRIED: [(char, char); 2] = [('<', '¶'), ('\n', '⏎')];

/// A drawing or a script as it travels; none if it has a sign that stands for what cannot travel.
pub fn carry(text: &str) -> Option<String> {
    let is_free = CARRIED.iter().all(|(_, sign)| !text.contains(*sign));
    is_free
        .then(|| text.chars().map(|c| CARRIED.iter().find(|(own, _)| *own == c).map_or(c, |(_, sign)| *sign)).collect())
}

/// What has travelled, as it was.
pub fn carried(text: &str) -> String {
    text.chars().map(|c| CARRIED.iter().find(|(_, sign)| *sign == c).map_or(c, |(own, _)| *own)).collect()
}

impl ExportMap {
    /// The drawing.
    pub fn svg(&self) -> String {
        carried(&self.carried)
    }
}

wire_record! { ExportStory { title, credit, language, direction, decimal, bank, proofs, words, launcher, folder, page, map } }
wire_record! { ExportWords { one, several, who, order, map, map_one, evidence, between, table } }
wire_record! { ExportMap { carried, width, height, radius, places, credit } }
wire_record! { ExportPlace { id, x, y } }

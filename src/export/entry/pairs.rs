//! What belongs to what: statements and speakers, items and the numbers of their places. Moodle takes no fewer than
//! three rows, and stops reading a file at the first question that has fewer; a row may have an answer alone.

use crate::base::number::Digits;
use crate::story::id::SpeakerId;
use crate::story::kind::matching::{Pairs, Statement};
use crate::story::kind::order::Sequence;

/// How many rows there are at least.
const LEAST_ROWS: usize = 3;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryPair {
    /// What is asked about; empty where the answer is merely one to choose from.
    pub left: String,
    /// What belongs to it.
    pub right: String,
}

impl EntryPair {
    fn new(left: &str, right: &str) -> Self {
        Self { left: left.to_owned(), right: right.to_owned() }
    }
}

/// Statements in some order, each with its speaker, and the speakers who said none of them.
pub fn of_pairs(pairs: &Pairs, order: &[usize]) -> Vec<EntryPair> {
    let said = order.iter().filter_map(|at| pairs.statements.get(*at));
    let mut rows: Vec<EntryPair> =
        said.map(|statement| EntryPair::new(&statement.text, by(pairs, statement))).collect();
    let is_unused = |id: &SpeakerId| !pairs.statements.iter().any(|statement| statement.by == *id);
    let unused = pairs.speakers.iter().filter(|speaker| is_unused(&speaker.id));
    rows.extend(unused.map(|speaker| EntryPair::new("", &speaker.name)));
    // A name that comes twice is one answer.
    while let (true, Some(speaker)) = (rows.len() < LEAST_ROWS, pairs.speakers.first()) {
        rows.push(EntryPair::new("", &speaker.name));
    }
    rows
}

/// Items in some order, each with the number of its place; of two items one could be told from the other, so that there
/// is a number more.
pub fn of_sequence(sequence: &Sequence, order: &[usize]) -> Vec<EntryPair> {
    let row = |at: &usize| Some(EntryPair::new(&sequence.items.get(*at)?.text, &(at + 1).digits()));
    let mut rows: Vec<EntryPair> = order.iter().filter_map(row).collect();
    for number in rows.len() + 1..=LEAST_ROWS {
        rows.push(EntryPair::new("", &number.digits()));
    }
    rows
}

/// Who said each statement and where.
pub fn told_of_pairs<'p>(pairs: &'p Pairs, order: &'p [usize]) -> impl Iterator<Item = String> + 'p {
    let said = order.iter().filter_map(|at| pairs.statements.get(*at)).filter(|said| !said.why.trim().is_empty());
    said.map(|said| [&said.text, " — ", by(pairs, said), " (", &said.why, ")"].concat())
}

/// When each item was.
pub fn told_of_sequence(sequence: &Sequence) -> impl Iterator<Item = String> {
    let items = (1_usize..).zip(&sequence.items).filter(|(_, item)| !item.why.trim().is_empty());
    items.map(|(number, item)| [&number.digits(), " — ", &item.text, " (", &item.why, ")"].concat())
}

fn by<'p>(pairs: &'p Pairs, statement: &Statement) -> &'p str {
    pairs.speakers.iter().find(|speaker| speaker.id == statement.by).map_or("", |speaker| &speaker.name)
}

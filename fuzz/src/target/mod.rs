//! The targets: a parser each, with real inputs for it and what must hold of every input.

mod address;
mod code;
mod pack;
mod page;
mod saved;

use std::hash::{DefaultHasher, Hash, Hasher};

use anyhow::Result;
use dateline::quiz::attempt::Attempt;
use dateline::quiz::bank::Bank;

/// What became of an input of which all holds that must.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether something was made of it.
    pub accepted: bool,
    /// What kind of outcome it is: an input with a new one is worth more damage.
    pub shape: u64,
}

impl Outcome {
    /// An outcome, by whatever tells its kind.
    pub fn new(accepted: bool, kind: impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        (accepted, kind).hash(&mut hasher);
        Self { accepted, shape: hasher.finish() }
    }
}

/// A parser that a stranger can reach.
pub trait Target {
    /// Real inputs.
    fn seeds(&self) -> Vec<Vec<u8>>;
    /// Words of its grammar.
    fn words(&self) -> Vec<String>;
    /// Reads an input; an error says what does not hold of it.
    fn check(&self, input: &[u8]) -> Result<Outcome>;
}

/// A target's name, what it reads, and how it is made ready.
pub type Named = (&'static str, &'static str, fn() -> Result<Box<dyn Target>>);

/// All targets.
pub const ALL: [Named; 5] = [
    ("pack", "story.toml and a file of texts, as `dateline check` reads them", || Ok(Box::new(pack::Pack::new()?))),
    ("address", "the query and the fragment", || Ok(Box::new(address::Address::new()?))),
    ("saved", "what a browser keeps of an attempt", || Ok(Box::new(saved::Saved::new()?))),
    ("code", "a resume code", || Ok(Box::new(code::Code::new()?))),
    ("page", "the lines of data in a page", || Ok(Box::new(page::Page::new()?))),
];

/// Makes the target of a name ready; none if there is none.
pub fn named(name: &str) -> Option<Result<Box<dyn Target>>> {
    ALL.iter().find(|(other, ..)| *other == name).map(|(_, _, new)| new())
}

/// An error unless an attempt is sound.
fn sound(bank: &Bank, attempt: &Attempt) -> Result<()> {
    match attempt.flaw(bank) {
        None => Ok(()),
        Some(flaw) => anyhow::bail!("an attempt is not sound: {flaw}: {attempt:?}"),
    }
}

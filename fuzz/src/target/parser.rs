//! A parser that a stranger can reach, as a target has it, and what comes of an input.

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

/// An error unless an attempt is sound.
pub fn sound(bank: &Bank, attempt: &Attempt) -> Result<()> {
    match attempt.flaw(bank) {
        None => Ok(()),
        Some(flaw) => anyhow::bail!("an attempt is not sound: {flaw}: {attempt:?}"),
    }
}

//! The targets: a parser each, with real inputs for it and what must hold of every input.

mod address;
mod code;
mod pack;
mod page;
mod parser;
mod saved;

use anyhow::Result;

pub use parser::{Outcome, Target};

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

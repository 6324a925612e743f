//! The interface in the reader's language: texts, plurals, direction.

pub mod catalogue;
pub mod letter;
pub mod plural;
#[cfg(feature = "cli")]
pub mod written;

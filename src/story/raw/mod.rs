//! A story pack as it is written (parsed, not yet resolved): one record for each table of the files, with
//! the place of every value. What it means is [`resolve`](super::resolve)'s.

pub mod schema;
mod structure;
mod texts;

pub use structure::*;
pub use texts::*;

//! Reads TOML into records and gives back every mistake as a diagnostic, not the first only.
//!
//! A record is declared once by `record!`; the declaration is the reader, and
//! the list of keys that an unknown key is compared with.

mod container;
pub mod diagnostic;
mod file;
mod record;
mod scalar;
mod schema;
mod sink;
pub mod suggest;
mod text;
mod value;

pub use file::{MAX_FILE_BYTES, read};
pub(crate) use record::{entries, field, key, record, refuse_unknown};
pub(crate) use schema::{Field, object, set};
pub use sink::{Diagnostics, Lost};
pub use text::PlainText;
pub(crate) use value::mismatch;
pub use value::{At, Decode, Sound};

#[cfg(test)]
mod tests;

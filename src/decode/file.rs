//! Parses a whole TOML file as one record, and gives back every diagnostic.

use toml::de::{DeTable, DeValue};

use super::{Decode, Diagnostics, Lost};
use crate::decode::diagnostic::{Diagnostic, Source};

/// The largest file that is read, in bytes: far above any story, far below what
/// would slow a build.
pub const MAX_FILE_BYTES: usize = 1_000_000;

/// Reads a whole file as one record: the record, unless nothing usable is left; the
/// diagnostics, in the order of their places; and the ids of what could not be read. Errors of
/// syntax are all given, and then nothing else, since what follows them is guesswork.
pub fn read<T: Decode>(source: &Source) -> (Option<T>, Vec<Diagnostic>, Lost) {
    let mut sink = Diagnostics::new(source);
    let text = source.text();
    if text.len() > MAX_FILE_BYTES {
        sink.error(
            &(0..0),
            format!("a file of {} bytes", text.len()),
            format!("at most {MAX_FILE_BYTES} bytes are read"),
        );
        return (None, sink.into_diagnostics(), Lost::new());
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        sink.error(&span, format!("this is not TOML: {}", error.message()), "see toml.io for how it is written");
    }
    if !errors.is_empty() {
        return (None, sink.into_diagnostics(), Lost::new());
    }
    let span = table.span();
    let value = DeValue::Table(table.into_inner());
    let read = T::decode(&value, &span, "", &mut sink);
    let lost = std::mem::take(&mut sink.lost);
    (read, sink.into_diagnostics(), lost)
}

//! What others make of what Dateline writes: real readers, judges and stores of the formats, each run as a
//! program. `cargo xtask setup` brings them; where a machine cannot have one, that is said on the standard
//! error, and is not taken for a pass.

pub mod edx;
pub mod http;
pub mod lrs;
pub mod manifest;
mod run;
pub mod statements;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A file of what was set up for the project; nothing, and a word of it, where that is missing.
pub(crate) fn tool(path: &str) -> Option<PathBuf> {
    let file = root().join(".tools").join(path);
    if file.exists() {
        return Some(file);
    }
    skipped(&format!("{} is not here; `cargo xtask setup` brings it", file.display()));
    None
}

/// Says that something is not tried, and why: past the test's own output, which is shown of failures only.
pub fn skipped(why: &str) {
    drop(writeln!(io::stderr(), "SKIPPED: {why}"));
}

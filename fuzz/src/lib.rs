//! A fuzzer in plain Rust: real inputs, damaged by a seeded generator, are read by
//! every parser that a stranger can reach, and whatever they are, what each target
//! states must hold. The native tests check the same on a few inputs.

pub mod ground;
pub mod mutate;
pub mod target;

use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

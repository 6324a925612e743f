//! What the tests of the built site stand on: a static host for it, a real
//! browser that visits it, and a stage that puts the two together for one test.

pub mod browser;
pub mod lms;
mod rendered;
pub mod site;
mod stage;

use std::path::{Path, PathBuf};

pub use rendered::{Shipped, export, fixture, folders, render, stories};
pub use stage::{Stage, check, check_for};

/// The project's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The folder of the built site, as `cargo xtask build` leaves it; another one where `DATELINE_DIST` names it.
pub fn dist() -> PathBuf {
    std::env::var_os("DATELINE_DIST").map_or_else(|| root().join("dist"), PathBuf::from)
}

/// The folder of the small pages that the harness itself is tested on.
pub fn pages() -> PathBuf {
    root().join("e2e/pages")
}

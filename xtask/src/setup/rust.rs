//! What rustup adds to the Rust toolchain in use.

use std::path::Path;

use anyhow::Result;

use super::need::Need;
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for the browser.
pub struct Wasm;

impl Need for Wasm {
    fn name(&self) -> String {
        format!("Rust's {TARGET} target")
    }

    fn is_met(&self, project: &Project) -> bool {
        // Not asked of rustup: a toolchain from elsewhere may have it, too.
        let folder = project.ask(&["rustc", "--print", "target-libdir", "--target", TARGET]);
        folder.is_some_and(|folder| Path::new(&folder).is_dir())
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn get(&self, project: &Project) -> Result<()> {
        project.run(&["rustup", "target", "add", TARGET])
    }

    fn by_hand(&self) -> String {
        format!("`rustup target add {TARGET}`, with rustup from https://rustup.rs")
    }
}

/// The source of the standard library, which the release build compiles with the
/// program (see `tasks::build`).
pub struct Source;

impl Need for Source {
    fn name(&self) -> String {
        "rust-src".to_owned()
    }

    fn is_met(&self, project: &Project) -> bool {
        let folder = project.ask(&["rustc", "--print", "sysroot"]);
        folder.is_some_and(|folder| Path::new(&folder).join("lib/rustlib/src/rust/library/std").is_dir())
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn get(&self, project: &Project) -> Result<()> {
        project.run(&["rustup", "component", "add", "rust-src"])
    }

    fn by_hand(&self) -> String {
        "`rustup component add rust-src`, with rustup from https://rustup.rs".to_owned()
    }
}

/// A command of cargo's that is a component of the toolchain: the component and the command.
pub struct Component(pub &'static str, pub &'static str);

impl Need for Component {
    fn name(&self) -> String {
        self.0.to_owned()
    }

    fn is_met(&self, project: &Project) -> bool {
        project.ask(&["cargo", self.1, "--version"]).is_some()
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn get(&self, project: &Project) -> Result<()> {
        project.run(&["rustup", "component", "add", self.0])
    }

    fn by_hand(&self) -> String {
        format!("`rustup component add {}`, with rustup from https://rustup.rs", self.0)
    }
}

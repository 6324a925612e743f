//! Scripts that only the tests run, out of npm's registry, each at exactly one version.

use std::fs;

use anyhow::{Result, ensure};

use super::Need;
use crate::project::{Project, shown};

/// The packages and their versions.
const PACKAGES: [(&str, &str); 6] = [
    // Looks for what keeps readers out; the browser tests run it in the page.
    ("axe-core", "4.11.0"),
    // Host pages run these to give a frame its height.
    ("iframe-resizer", "4.4.5"),
    ("@iframe-resizer/parent", "5.5.9"),
    ("@open-iframe-resizer/core", "2.1.0"),
    ("pym.js", "1.3.2"),
    ("@datawrapper/chart-core", "8.47.0"),
];

/// All of them: npm takes away what a command does not name.
pub struct Scripts;

/// The command that installs them.
fn install() -> Vec<String> {
    let words = ["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"];
    let packages = PACKAGES.iter().map(|(name, version)| format!("{name}@{version}"));
    let words = words.into_iter().chain(["--prefix", ".tools"]).map(str::to_owned);
    words.chain(packages).collect()
}

impl Need for Scripts {
    fn name(&self) -> String {
        let names: Vec<String> = PACKAGES.iter().map(|(name, version)| format!("{name} {version}")).collect();
        names.join(", ")
    }

    fn is_met(&self, project: &Project) -> bool {
        PACKAGES.iter().all(|(name, version)| {
            let about = fs::read_to_string(project.at(&format!(".tools/node_modules/{name}/package.json")));
            about.is_ok_and(|about| about.contains(&format!("\"version\": \"{version}\"")))
        })
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn get(&self, project: &Project) -> Result<()> {
        ensure!(project.has("npm"), "they come from npm, which is not here; install Node");
        let words = install();
        project.run(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn by_hand(&self) -> String {
        let words = install();
        format!("`{}`", shown(&words.iter().map(String::as_str).collect::<Vec<_>>(), &[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_by_hand_is_what_the_task_does() {
        assert!(Scripts.by_hand().contains(&install().join(" ")));
        assert!(PACKAGES.iter().all(|(name, version)| Scripts.name().contains(&format!("{name} {version}"))));
    }
}

//! Scripts that only the tests run, out of npm's registry, at exactly one version.

use anyhow::{Result, ensure};

use super::Need;
use crate::project::{Project, shown};

/// A package of npm's, and the file of it that the tests read.
pub struct Library {
    name: &'static str,
    version: &'static str,
    file: &'static str,
}

/// Looks for what keeps readers out; the browser tests run it in the page.
pub const fn axe() -> Library {
    Library { name: "axe-core", version: "4.11.0", file: ".tools/node_modules/axe-core/axe.min.js" }
}

impl Library {
    /// The command that installs it.
    fn install(&self) -> Vec<String> {
        let package = format!("{}@{}", self.name, self.version);
        let words =
            ["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", ".tools"];
        words.iter().map(|word| (*word).to_owned()).chain([package]).collect()
    }
}

impl Need for Library {
    fn name(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    fn is_met(&self, project: &Project) -> bool {
        // Its first line states its version.
        std::fs::read_to_string(project.at(self.file))
            .is_ok_and(|text| text.lines().next().is_some_and(|line| line.contains(&format!("v{}", self.version))))
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn get(&self, project: &Project) -> Result<()> {
        ensure!(project.has("npm"), "it comes from npm, which is not here; install Node");
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
        let axe = axe();
        assert!(axe.by_hand().contains(&axe.install().join(" ")));
        assert!(axe.file.contains(axe.name));
    }
}

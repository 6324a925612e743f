//! What the system's own packages bring: on Debian and its kin they are installed,
//! elsewhere they are named.

use anyhow::{Result, ensure};

use super::need::Need;
use crate::project::Project;

const UPDATE: [&str; 2] = ["apt-get", "update"];
const INSTALL: [&str; 4] = ["apt-get", "install", "-y", "--no-install-recommends"];

/// A program of the system's, and how to find out whether it is there.
pub struct Packages {
    /// What it is.
    pub name: &'static str,
    /// Debian's packages that it is in.
    pub packages: &'static [&'static str],
    /// Whether it is there.
    pub is_there: fn(&Project) -> bool,
    /// What to install where there is no apt.
    pub elsewhere: &'static str,
}

impl Packages {
    /// The command that installs it.
    fn install(&self) -> Vec<&'static str> {
        [&INSTALL[..], self.packages].concat()
    }
}

impl Need for Packages {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn is_met(&self, project: &Project) -> bool {
        (self.is_there)(project)
    }

    fn takes(&self) -> &'static str {
        "about a minute"
    }

    fn get(&self, project: &Project) -> Result<()> {
        ensure!(project.has("apt-get"), "it is not here, and there is no apt-get");
        let root = project.ask(&["id", "-u"]).is_some_and(|user| user == "0");
        ensure!(root, "only root may install packages");
        project.run(&UPDATE)?;
        project.run_with(&self.install(), &[("DEBIAN_FRONTEND", "noninteractive")])
    }

    fn by_hand(&self) -> String {
        format!("`sudo {}` on Debian; elsewhere install {}", self.install().join(" "), self.elsewhere)
    }
}

//! The browser that the tests run in, and its driver: the system's own, or on
//! Debian and its kin its packages.

use anyhow::{Result, bail, ensure};

use super::Need;
use crate::project::Project;

/// The names that the browser goes by; the browser tests look for the same.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &str = "chromedriver";

const UPDATE: [&str; 2] = ["apt-get", "update"];
/// The fonts make a page's text as wide on every machine.
const INSTALL: [&str; 7] =
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "chromium-driver", "fonts-dejavu-core"];

/// Chromium and chromedriver.
pub struct Chromium;

impl Need for Chromium {
    fn name(&self) -> String {
        "Chromium with chromedriver".to_owned()
    }

    fn is_met(&self, project: &Project) -> bool {
        project.has(DRIVER) && BROWSERS.iter().any(|name| project.has(name))
    }

    fn takes(&self) -> &'static str {
        "about a minute"
    }

    fn get(&self, project: &Project) -> Result<()> {
        if !project.has("apt-get") {
            bail!("neither {} nor {DRIVER} is on PATH, and there is no apt-get", BROWSERS.join(", "));
        }
        let root = project.ask(&["id", "-u"]).is_some_and(|user| user == "0");
        ensure!(root, "only root may install packages");
        project.run(&UPDATE)?;
        project.run_with(&INSTALL, &[("DEBIAN_FRONTEND", "noninteractive")])
    }

    fn by_hand(&self) -> String {
        format!(
            "`sudo {}` on Debian; elsewhere install Chromium or Chrome and the {DRIVER} of the same version",
            INSTALL.join(" ")
        )
    }
}

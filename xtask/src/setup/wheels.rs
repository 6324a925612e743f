//! What tests run out of Python's registry, each at exactly one version, in an environment of its own.

use std::fs;

use anyhow::Result;

use super::need::Need;
use crate::project::{Project, shown};

/// Packages that are installed together into an environment.
pub struct Wheels {
    /// The packages and their versions.
    packages: &'static [(&'static str, &'static str)],
    /// The folder of the environment.
    folder: &'static str,
    /// How long that takes.
    takes: &'static str,
}

/// What reads exports: each the reader, or the judge, of a format.
pub const fn peers() -> Wheels {
    Wheels {
        packages: &[
            // GIFT.
            ("pygiftparser", "1.1"),
            // QTI 2.1 from QTI 3, to compare ours with.
            ("citolab-qti-convert", "0.2.0"),
            // Anki's own importer.
            ("anki", "26.9.3"),
            // Statements of xAPI.
            ("ralph-malph", "5.1.0"),
        ],
        folder: ".tools/peers/python",
        takes: "half a minute",
    }
}

/// What plays SCORM packages as Open edX does, apart from the others: it has a Django of its own.
pub const fn edx() -> Wheels {
    Wheels {
        packages: &[("openedx-scorm-xblock", "19.0.5"), ("XBlock", "6.1.0"), ("Django", "5.2.19")],
        folder: ".tools/peers/edx",
        takes: "half a minute",
    }
}

impl Wheels {
    /// The commands that make the environment and install them.
    fn install(&self) -> [Vec<String>; 2] {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let pip = format!("{}/bin/pip", self.folder);
        let mut install = words(&[&pip, "install", "--quiet", "--disable-pip-version-check"]);
        install.extend(self.packages.iter().map(|(name, version)| format!("{name}=={version}")));
        [words(&["python3", "-m", "venv", self.folder]), install]
    }

    /// Where packages are noted as installed.
    fn note(&self) -> String {
        format!("{}/installed", self.folder)
    }

    /// What is noted.
    fn noted(&self) -> String {
        self.packages.iter().map(|(name, version)| format!("{name} {version}\n")).collect()
    }
}

impl Need for Wheels {
    fn name(&self) -> String {
        let names: Vec<String> = self.packages.iter().map(|(name, version)| format!("{name} {version}")).collect();
        names.join(", ")
    }

    fn is_met(&self, project: &Project) -> bool {
        fs::read_to_string(project.at(&self.note())).is_ok_and(|noted| noted == self.noted())
    }

    fn takes(&self) -> &'static str {
        self.takes
    }

    fn get(&self, project: &Project) -> Result<()> {
        for words in self.install() {
            project.run(&words.iter().map(String::as_str).collect::<Vec<_>>())?;
        }
        Ok(fs::write(project.at(&self.note()), self.noted())?)
    }

    fn by_hand(&self) -> String {
        let shown = |words: Vec<String>| shown(&words.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
        format!("`{}`", self.install().map(shown).join(" && "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_is_named_with_its_version() {
        for wheels in [peers(), edx()] {
            for (name, version) in wheels.packages {
                assert!(wheels.by_hand().contains(&format!("{name}=={version}")));
                assert!(wheels.name().contains(&format!("{name} {version}")));
            }
        }
    }
}

//! What Open edX makes of a SCORM package and of what it sets: openedx-scorm-xblock, in as much of the platform
//! as it asks for.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use anyhow::Result;
use serde::Deserialize;
use serde_json::json;

use crate::{run, tool};

/// What it made of a package.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Outcome {
    /// What it takes the package for: `SCORM_12` or `SCORM_2004`.
    pub version: String,
    /// The page that it starts.
    pub start: String,
    /// What it warns the author of.
    pub warnings: Vec<String>,
    /// The values that it refused, each with its reason.
    pub refused: Vec<String>,
    /// The grades that it published, in their order, of 1; the last counts.
    pub grades: Vec<f64>,
    /// The completions that it published, of 1.
    pub completions: Vec<f64>,
    /// The status that it keeps, such as `completed`.
    pub status: String,
    /// The success that it keeps, such as `unknown`.
    pub success: String,
    /// All values that it keeps, by their elements.
    pub data: BTreeMap<String, String>,
}

/// A package, and what it sets in turn: elements and their values.
pub type Played<'p> = (&'p [u8], Vec<(&'p str, &'p str)>);

/// Gives it a package, and values that this sets in turn, each an element and a value; none where a machine lacks it,
/// which is said. An error where it refuses the package.
pub fn play(package: &[u8], set: &[(&str, &str)]) -> Result<Option<Outcome>> {
    Ok(play_all(&[(package, set.to_vec())])?.and_then(|all| all.into_iter().next()))
}

/// The same with several packages, to each of which it is new.
pub fn play_all(packages: &[Played]) -> Result<Option<Vec<Outcome>>> {
    let Some(python) = tool("peers/edx/bin/python") else { return Ok(None) };
    let folder = tempfile::tempdir()?;
    let mut all = Vec::new();
    for (number, (package, set)) in packages.iter().enumerate() {
        let file = folder.path().join(format!("{number}.zip"));
        fs::write(&file, package)?;
        all.push(json!([file, set]));
    }
    let mut command = Command::new(python);
    command.args(["-c", include_str!("edx.py")]).arg(folder.path().join("media"));
    run::answer(&mut command, &json!(all).to_string()).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A package of one page, as an archive; made by Python, as none of our own is to judge itself.
    fn package(schema_version: &str) -> Vec<u8> {
        let zip = "
import io, sys, zipfile
made = io.BytesIO()
with zipfile.ZipFile(made, 'w') as archive:
    archive.writestr('imsmanifest.xml', sys.argv[1])
    archive.writestr('start.html', '<!DOCTYPE html><title>lesson_status</title>')
sys.stdout.buffer.write(made.getvalue())";
        let manifest = format!(
            "<manifest xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" identifier=\"m\"><metadata>\
             <schemaversion>{schema_version}</schemaversion></metadata><organizations/><resources>\
             <resource identifier=\"r\" href=\"start.html\"/></resources></manifest>"
        );
        let output = Command::new("python3").args(["-c", zip, &manifest]).output().unwrap();
        assert!(output.status.success());
        output.stdout
    }

    #[test]
    fn its_grade_is_what_its_rules_say() {
        let package = package("1.2");
        let set = [
            ("cmi.core.score.raw", "55.5"),
            ("cmi.core.lesson_status", "completed"),
            ("cmi.suspend_data", "40V7"),
            ("cmi.core.score.raw", "55,5"),
        ];
        let Some(outcome) = play(&package, &set).unwrap() else { return };
        assert_eq!((outcome.version.as_str(), outcome.start.as_str()), ("SCORM_12", "start.html"));
        assert_eq!((outcome.grades.as_slice(), outcome.status.as_str()), ([0.555].as_slice(), "completed"));
        assert!(outcome.warnings.is_empty() && outcome.completions == [1.0]);
        assert!(outcome.refused.len() == 1 && outcome.refused[0].contains("55,5"), "{:?}", outcome.refused);
        assert_eq!(outcome.data["cmi.suspend_data"], "40V7");
        // Failed is 0, whatever was scored.
        let set = [("cmi.core.score.raw", "55.5"), ("cmi.core.lesson_status", "failed")];
        assert_eq!(play(&package, &set).unwrap().unwrap().grades, [0.0]);
    }

    #[test]
    fn white_space_makes_another_version() {
        let Some(outcome) = play(&package("\n1.2"), &[]).unwrap() else { return };
        assert_eq!(outcome.version, "SCORM_2004");
        assert!(play(b"no archive", &[]).is_err());
    }
}

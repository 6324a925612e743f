//! A SCORM package as a learning system unpacks it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use peers::manifest::Scorm;
use serde::Deserialize;

/// Unpacks an archive and tells what its manifest says, as Open edX reads it: the first resource with an `href`
/// is the start page, and only the exact text `1.2` is that version.
const UNPACK: &str = "
import json, sys, zipfile, xml.etree.ElementTree as tree
with zipfile.ZipFile(sys.argv[1]) as package:
    assert package.testzip() is None, 'a sum is wrong'
    package.extractall(sys.argv[2])
    manifest = tree.fromstring(package.read('imsmanifest.xml'))
find = lambda name: [element for element in manifest.iter() if element.tag.split('}')[-1] == name]
print(json.dumps({
    'start': next(element.get('href') for element in find('resource') if element.get('href')),
    'is2004': find('schemaversion')[0].text != '1.2',
}))
";

/// A package, unpacked.
pub struct Package {
    /// The folder that its files are in.
    pub folder: PathBuf,
    /// The way to its start page from there, with a query where the manifest has one.
    pub start: String,
    /// The version that it says it is of.
    pub version: Scorm,
}

/// What the manifest says.
#[derive(Deserialize)]
struct Manifest {
    start: String,
    is2004: bool,
}

impl Package {
    /// Unpacks an archive into a folder, by a reader that is not ours.
    pub fn unpack(archive: &[u8], folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let file = folder.with_extension("zip");
        fs::write(&file, archive)?;
        let output = Command::new("python3").args(["-c", UNPACK]).arg(&file).arg(folder).output().context("python3")?;
        ensure!(output.status.success(), "the package: {}", String::from_utf8_lossy(&output.stderr));
        let Manifest { start, is2004 } = serde_json::from_slice(&output.stdout)?;
        ensure!(folder.join(start.split(['?', '#']).next().unwrap_or_default()).is_file(), "there is no {start}");
        let version = if is2004 { Scorm::V2004 } else { Scorm::V1p2 };
        Ok(Self { folder: folder.to_owned(), start, version })
    }
}

//! What readers of others make of the packages. Where a machine lacks one, that is said, and not taken for a pass.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use dateline::export::format::ExportFormat;

use crate::package::{BOTH, stories, written};

/// What a program of the peers' Python says; none where there is none, which is said.
fn python(program: &str, arguments: &[&str]) -> Option<String> {
    let own = Path::new(".tools/peers/python/bin/python");
    let output = Command::new(if own.is_file() { own } else { Path::new("python3") })
        .args(["-c", program])
        .args(arguments)
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "SKIPPED: no Python: {error}");
            return None;
        }
    };
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    if error.contains("No module named") {
        let _ = writeln!(std::io::stderr(), "SKIPPED: {error}");
        return None;
    }
    assert!(output.status.success(), "{error}");
    Some(String::from_utf8(output.stdout).expect("a text"))
}

/// Prints the flags, the ways and the names of an archive's files.
const ZIP: &str = "
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
print(json.dumps([[one.flag_bits, one.compress_type, one.filename] for one in archive.infolist()]))
";

#[test]
fn python_reads_the_archives() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("package.zip");
    for story in stories() {
        for format in BOTH {
            let said = written(&story, format, |_, export, package| {
                fs::write(&path, &export.bytes).expect("the file");
                Some((python(ZIP, &[path.to_str().expect("a path")])?, package.names.clone()))
            });
            let Some((said, names)) = said else { return };
            let files: Vec<(u32, u32, String)> = serde_json::from_str(&said).expect("JSON");
            assert!(files.iter().all(|(flags, kind, _)| [0, 0x800].contains(flags) && *kind == 0), "{files:?}");
            assert!(files.iter().map(|(_, _, name)| name).eq(&names));
            assert_eq!(files[0].2, "imsmanifest.xml");
        }
    }
}

/// Makes a package of 2.1 of one of 3.0, and prints what it is warned of.
const DOWN: &str = "
import json, sys
from qti_convert import downgrade_package
print(json.dumps(sorted({one.code for one in downgrade_package(sys.argv[1], sys.argv[2]).warnings})))
";

/// Unpacks an archive that is deflated.
const UNPACK: &str = "
import json, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
print(json.dumps({name: archive.read(name).decode() for name in archive.namelist() if name.startswith('items/')}))
";

/// What matters of an item: what is declared, how it is marked, and what there is to choose from.
fn core(item: &str) -> String {
    let of = |start: &str, end: &str| {
        item.split_once(start).and_then(|(_, rest)| rest.split_once(end)).map_or("", |(part, _)| part).to_owned()
    };
    let texts = [
        of("<responseDeclaration", "<itemBody"),
        of("Interaction ", "Interaction>"),
        of("<responseProcessing", "</responseProcessing>"),
    ];
    texts.concat().split_whitespace().collect::<String>().replace("\"/>", "\">").replace(['\u{2067}', '\u{2069}'], "")
}

#[test]
fn a_converter_of_others_makes_our_2_1_of_our_3_0() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a path").to_owned();
    for story in stories() {
        written(&story, ExportFormat::Qti3, |_, export, _| fs::write(path("3.zip"), &export.bytes).expect("the file"));
        written(&story, ExportFormat::Qti21, |_, export, _| fs::write(path("2.zip"), &export.bytes).expect("the file"));
        let Some(warnings) = python(DOWN, &[&path("3.zip"), &path("down.zip")]) else { return };
        // 2.1 has no such attributes: of directions, and of the names of what is moved.
        assert!(["[\"accessibility-attributes-removed\"]", "[]"].contains(&warnings.trim()), "{warnings}");
        let items = |name| -> BTreeMap<String, String> {
            serde_json::from_str(&python(UNPACK, &[&path(name)]).expect("it is there")).expect("JSON")
        };
        let (theirs, ours) = (items("down.zip"), items("2.zip"));
        let mut same = 0;
        for (name, item) in &ours {
            // Where a speaker is right twice, ours are statements.
            let Some(their) = theirs.get(name) else { continue };
            assert_eq!(core(item), core(their), "{name}");
            assert!(core(item).len() > 500, "{name}");
            same += 1;
        }
        assert!(same + 3 >= theirs.len() && same > 9, "{same} of {}", theirs.len());
    }
}

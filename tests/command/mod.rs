//! The command, run in the project's folder, and folders for it to work on.

#![allow(dead_code, reason = "each program of tests uses a part of this")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What became of a run of the command.
pub struct Run {
    /// Its exit code.
    pub code: Option<i32>,
    /// What it wrote.
    pub out: String,
    /// What it complained of.
    pub err: String,
}

/// Runs the command in the project's folder.
pub fn dateline(args: &[&str]) -> Run {
    published(args, "")
}

/// Runs the command for a site that is published at an address.
pub fn published(args: &[&str], address: &str) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("DATELINE_URL", address)
        .output()
        .expect("the command was built for this test");
    let text = |bytes| String::from_utf8(bytes).expect("the command writes UTF-8");
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A temporary folder of a test's own, which goes away with it.
pub struct Folder(TempDir);

impl Folder {
    /// One that is empty, with a word in its name by which it is told from others.
    pub fn new(name: &str) -> Self {
        Self(tempfile::Builder::new().prefix(&format!("dateline-{name}-")).tempdir().expect("there is room for a test"))
    }

    /// Where something in it is, or would be.
    pub fn join(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.join(name);
        let folder = path.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).expect("a test may write in its folder");
    }

    /// Where it is.
    pub fn path(&self) -> &str {
        self.0.path().to_str().expect("a path that can be named")
    }

    /// All files that are in it, by their paths below it.
    pub fn contents(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            for name in names(self.join(&folder)) {
                let (path, below) = (self.join(&folder).join(&name), format!("{folder}{name}"));
                if path.is_dir() {
                    folders.push(format!("{below}/"));
                } else {
                    files.insert(below, fs::read(path).expect("a file that can be read"));
                }
            }
        }
        files
    }
}

/// The names of what lies in a folder, sorted.
pub fn names(folder: impl AsRef<Path>) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = entries.filter_map(Result::ok).map(name).collect();
    names.sort();
    names
}

/// The fixture: a small story without mistakes.
pub const HARBOUR: &str = "tests/packs/harbour";

/// The packs that ship, by their folders from the project's.
pub fn shipped() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/stories");
    names(Path::new(folder)).into_iter().map(|name| format!("assets/stories/{name}")).collect()
}

/// The fixture, with one place of one file changed.
pub fn damaged(name: &str, file: &str, from: &str, to: &str) -> Folder {
    let folder = Folder::new(name);
    for entry in names(Path::new(HARBOUR)) {
        let text = fs::read_to_string(format!("{HARBOUR}/{entry}")).expect("a file of the pack");
        assert!(entry != file || text.contains(from), "{from}");
        let text = if entry == file { text.replace(from, to) } else { text };
        folder.write(&entry, &text);
    }
    folder
}

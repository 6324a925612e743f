//! The source as text: its files, what they are made of, and which of them name which.

#![allow(dead_code, reason = "each program of tests uses a part of this")]

pub mod modules;
pub mod tokens;

use std::fs;
use std::path::Path;

/// A file of the source.
pub struct File {
    /// Its way from the folder that was read.
    pub way: String,
    /// Its text.
    pub text: String,
}

/// All files of a folder of the project, in the order of their ways.
pub fn files(folder: &str) -> Vec<File> {
    fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) {
        for entry in fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry of it").path();
            if path.is_dir() {
                collect(root, &path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let way = path.strip_prefix(root).expect("it lies in there").to_string_lossy().replace('\\', "/");
                files.push(File { way, text: fs::read_to_string(&path).expect("a file of it") });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort_by(|a, b| a.way.cmp(&b.way));
    files
}

/// Whether a file holds tests and nothing else, as its way says.
pub fn is_of_tests(way: &str) -> bool {
    way.split('/').any(|part| part == "tests" || part == "tests.rs")
}

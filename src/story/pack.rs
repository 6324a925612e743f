//! A pack on disk: a folder with `story.toml` and one text file a language.

use std::fs;
use std::path::{Path, PathBuf};

use super::raw::{StructureFile, TextFile};
use super::resolve::{Atlas, Edition, resolve};
use crate::base::decode;
use crate::base::issue::{Issue, Severity, Source};

/// Every language of a pack that has no error, and every issue of the pack.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// One edition a language, in the order of their files' names.
    pub editions: Vec<Edition>,
    /// What is wrong, by file, then by place.
    pub issues: Vec<Issue>,
}

/// Reads a pack. Nothing is written, whatever is wrong with it.
pub fn read(folder: &Path, atlas: &dyn Atlas) -> Pack {
    let mut pack = Pack::default();
    let structure_file = folder.join("story.toml");
    let Some(source) = source(&structure_file, &mut pack.issues) else { return pack };
    let (structure, issues) = decode::read::<StructureFile>(&source);
    pack.issues.extend(issues);
    let files = languages(folder, &mut pack.issues);
    for file in files {
        let Some(text_source) = self::source(&file, &mut pack.issues) else { continue };
        let (texts, issues) = decode::read::<TextFile>(&text_source);
        pack.issues.extend(issues);
        let (Some(structure), Some(texts)) = (&structure, &texts) else { continue };
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if texts.language.value != stem {
            let found = format!("`language` is \"{}\"", texts.language.value);
            let right = format!("the file's name says \"{stem}\"");
            pack.issues.push(text_source.issue(Severity::Error, &texts.language.span, found, right));
        }
        let (edition, issues) = resolve((&source, structure), (&text_source, texts), atlas);
        pack.editions.extend(edition);
        // What is wrong with the structure is found once for each language.
        for issue in issues {
            if !pack.issues.contains(&issue) {
                pack.issues.push(issue);
            }
        }
    }
    pack.issues.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    pack
}

/// The text files of a pack, by name.
fn languages(folder: &Path, issues: &mut Vec<Issue>) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .filter(|path| path.file_name().is_some_and(|name| name != "story.toml"))
        .collect();
    files.sort();
    if files.is_empty() {
        let source = Source::new(&folder.display().to_string(), "");
        issues.push(source.issue(Severity::Error, &(0..0), "a pack without texts", "add a file such as en.toml"));
    }
    files
}

/// A file as a source; what keeps it from being one is an issue.
pub fn source(path: &Path, issues: &mut Vec<Issue>) -> Option<Source> {
    let name = path.display().to_string();
    let fail =
        |source: &Source, at: usize, found: String, right: &str| source.issue(Severity::Error, &(at..at), found, right);
    let size = fs::metadata(path).map_or(0, |data| data.len());
    if size > decode::MAX_FILE_BYTES as u64 {
        let right = format!("at most {} bytes are read", decode::MAX_FILE_BYTES);
        issues.push(fail(&Source::new(&name, ""), 0, format!("a file of {size} bytes"), &right));
        return None;
    }
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(Source::new(&name, &text)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let byte = bytes.get(valid).copied().unwrap_or_default();
                let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default()).into_owned();
                let found = format!("the byte 0x{byte:02x}, which is not UTF-8");
                issues.push(fail(&Source::new(&name, &before), valid, found, "save the file as UTF-8"));
                None
            }
        },
        Err(error) => {
            issues.push(fail(&Source::new(&name, ""), 0, format!("the file cannot be read: {error}"), "is it there?"));
            None
        }
    }
}

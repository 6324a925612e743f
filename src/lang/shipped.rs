//! The message catalogues that travel in the command, as files: one for each language.

use crate::decode::diagnostic::Source;

/// All files of `assets/lang`, each as its name without the ending and its text.
const FILES: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/interface.rs"));

/// The languages that there are words of.
pub fn languages() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(tag, _)| *tag)
}

/// The file of a language.
pub fn file(tag: &str) -> Option<Source> {
    let (tag, text) = FILES.iter().find(|(known, _)| *known == tag)?;
    Some(Source::new(&format!("assets/lang/{tag}.toml"), text))
}

//! What the targets stand on: the map, the words of the interface, and packs.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use dateline::decode::diagnostic::Source;
use dateline::geo::atlas::Maps;
use dateline::lang::written::{self, Written};
use dateline::page::data::PageData;
use dateline::publish::page_data;
use dateline::story::pack;
use dateline::story::resolve::Edition;

use crate::root;

/// The folder of the fixture: a small story in which all stands that a pack can hold.
pub const HARBOUR: &str = "tests/packs/harbour";

/// The maps and the words of the interface.
pub struct Ground {
    /// The maps.
    pub maps: Maps,
    /// English.
    pub language: Written,
}

impl Ground {
    /// Reads both.
    pub fn read() -> Result<Self> {
        let text = text("assets/lang/en.toml")?;
        let (language, diagnostics) = written::read(&Source::new("en.toml", &text));
        let language = language.with_context(|| format!("the words of the interface: {diagnostics:?}"))?;
        Ok(Self { maps: Maps::shipped(), language })
    }

    /// The English edition of a pack without mistakes.
    pub fn edition(&self, folder: &str) -> Result<Edition> {
        let pack = pack::read(&root().join(folder), &self.maps);
        ensure!(pack.diagnostics.is_empty(), "{folder}: {:?}", pack.diagnostics);
        let english = pack.editions.into_iter().find(|edition| edition.story.language.as_str() == "en");
        english.with_context(|| format!("{folder} has no English"))
    }

    /// What the page of such a pack carries.
    pub fn data(&self, folder: &str) -> Result<PageData> {
        let story = self.edition(folder)?.story;
        let atlas = self.maps.of(&story.map).context("the map of the story")?;
        Ok(page_data::page(&story, &self.language, &self.maps, atlas).0)
    }
}

/// The folders of the stories that ship, which are larger.
pub fn shipped() -> Vec<String> {
    let folder = "assets/stories";
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    let mut folders: Vec<String> =
        entries.map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy())).collect();
    folders.sort();
    folders
}

/// The text of a file of the project.
pub fn text(path: impl AsRef<Path>) -> Result<String> {
    let path = root().join(path);
    fs::read_to_string(&path).with_context(|| path.display().to_string())
}

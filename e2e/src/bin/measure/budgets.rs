//! The budgets, as `budgets.toml` states and explains them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

/// All budgets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budgets {
    /// The story of a first visit.
    pub story: String,
    /// Its page, below the site's folder.
    #[serde(skip)]
    pub page: String,
    /// What travels.
    pub sizes: Sizes,
    /// What a reader waits for.
    pub times: Times,
    /// What a page takes of a reader's memory.
    pub memory: Memory,
    /// What Lighthouse says.
    pub lighthouse: Lighthouse,
    /// What a developer or an author waits for.
    pub work: Work,
}

/// What travels at a first visit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    /// All bodies, in bytes after brotli.
    pub first_visit_bytes: u32,
    /// Of a part of the teacher's page, all bodies together, after brotli 11.
    pub class_page_bytes: u32,
    /// Of its menu of exports, likewise.
    pub export_menu_bytes: u32,
    /// The requests.
    pub first_visit_requests: u32,
    /// The data of all paths in the page, in bytes after brotli.
    pub map_geometry_bytes: u32,
}

/// What a reader on a cheap phone waits for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    /// The first contentful paint, in milliseconds.
    pub first_paint_ms: f64,
    /// The mark that the page sets when it is hydrated, in milliseconds.
    pub hydrated_ms: f64,
    /// The cumulative layout shift.
    pub layout_shift: f64,
    /// The worst interaction, in milliseconds.
    pub interaction_ms: f64,
    /// A frame of a flight on a machine that is not slowed, in milliseconds.
    pub flight_frame_ms: f64,
}

/// What a page takes of a reader's memory: what scripts hold, and the program's own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Memory {
    /// Once it is hydrated, in bytes.
    pub hydrated_bytes: u32,
    /// After a whole quiz, in bytes.
    pub quiz_bytes: u32,
}

/// The least scores of Lighthouse, from 0 to 100.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lighthouse {
    /// How soon the page is there and answers.
    pub performance: f64,
    /// Who can use it.
    pub accessibility: f64,
    /// What a browser's maker wishes for.
    pub best_practices: f64,
    /// What a search engine wishes for.
    pub seo: f64,
}

/// What a developer or an author waits for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// A rebuild after an edit, in seconds.
    pub warm_rebuild_s: f64,
    /// The check of 1,000 packs, in seconds.
    pub packs_check_s: f64,
}

impl Budgets {
    /// The budgets of the project.
    pub fn read() -> Result<Self> {
        let path = e2e::root().join("e2e/budgets.toml");
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("in {}", path.display()))
    }

    /// The budgets for a built site, in which the story is looked for.
    pub fn of_site(dist: &Path) -> Result<Self> {
        let mut budgets = Self::read()?;
        let folders = e2e::folders(dist)?;
        let page = folders.get(&budgets.story);
        budgets.page = page.with_context(|| format!("the site has no story `{}`", budgets.story))?.clone();
        Ok(budgets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budgets_can_be_read() {
        assert!(Budgets::read().unwrap().sizes.first_visit_bytes > 0);
    }
}

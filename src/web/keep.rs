//! Keeps the attempt in the browser's storage. Where there is none, or it is
//! full, nothing is kept, and nobody is troubled with it.

use web_sys::Storage;

use super::dom;
use crate::base::id::StoryId;

fn storage() -> Option<Storage> {
    // Merely asking throws in a sandbox without an origin.
    dom::window()?.local_storage().ok().flatten()
}

fn key(story: &StoryId) -> String {
    format!("dateline:quiz:{story}")
}

/// What was kept of a story.
pub fn load(story: &StoryId) -> Option<String> {
    storage()?.get_item(&key(story)).ok().flatten()
}

/// Keeps something of a story.
pub fn save(story: &StoryId, text: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&key(story), text);
    }
}

/// Moves what was kept out of the way, for whoever can make sense of it.
pub fn set_aside(story: &StoryId) {
    let Some(storage) = storage() else { return };
    let key = key(story);
    if let Ok(Some(text)) = storage.get_item(&key) {
        let _ = storage.set_item(&format!("{key}:aside"), &text);
        let _ = storage.remove_item(&key);
    }
}

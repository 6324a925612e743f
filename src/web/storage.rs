//! Storage: keeps the attempt in the browser's `localStorage`. Where there is none, or it is full,
//! that is said, and the attempt lives on in its code.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};
use yew::Callback;

use super::{dom, listener};
use crate::page::action::Action;
use crate::story::id::StoryId;

fn storage() -> Option<Storage> {
    // Merely asking throws in a sandbox without an origin.
    dom::window()?.local_storage().ok().flatten()
}

fn key(story: &StoryId) -> String {
    ["dateline:quiz:", story.as_str()].concat()
}

/// What was kept of a story.
pub fn load(story: &StoryId) -> Option<String> {
    storage()?.get_item(&key(story)).ok().flatten()
}

/// Whether anything can be kept.
pub fn is_there(story: &StoryId) -> bool {
    let key = key(story) + ":probe";
    storage().is_some_and(|storage| storage.set_item(&key, "").and_then(|()| storage.remove_item(&key)).is_ok())
}

/// Keeps something of a story; whether it could be.
pub fn save(story: &StoryId, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&key(story), text).is_ok())
}

/// Hears what another window of this page keeps.
pub fn listen(story: &StoryId, dispatch: &Callback<Action>) -> Option<EventListener> {
    let (key, dispatch) = (key(story), dispatch.clone());
    Some(listener::listen(
        &dom::window()?.into(),
        "storage",
        Box::new(move |event| {
            let event: &StorageEvent = event.unchecked_ref();
            if let Some(text) = event.new_value().filter(|_| event.key().as_ref() == Some(&key)) {
                dispatch.emit(Action::KeptElsewhere(text));
            }
        }),
    ))
}

/// Moves what was kept out of the way, for whoever can make sense of it.
pub fn set_aside(story: &StoryId) {
    let Some(storage) = storage() else { return };
    let key = key(story);
    if let Ok(Some(text)) = storage.get_item(&key) {
        let _ = storage.set_item(&[&key, ":aside"].concat(), &text);
        let _ = storage.remove_item(&key);
    }
}

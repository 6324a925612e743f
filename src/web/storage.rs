//! Storage: keeps the attempt in the browser, by the story and by all that the address
//! sets. Where there is none, or it is full, that is said, and the attempt lives on in its
//! code.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Event;
use yew::Callback;

use super::{dom, listener};
use crate::page::action::Action;
use crate::quiz::saved::is_set_by;
use crate::quiz::settings::Settings;
use crate::story::id::StoryId;

// Of the page's scripts (`publish/script/program.js`), where merely asking throws in a sandbox without an origin.
#[wasm_bindgen]
extern "C" {
    /// What the browser keeps under a name.
    #[wasm_bindgen(js_name = datelineKept)]
    fn kept(key: &str) -> Option<String>;
    /// Keeps a text under a name, or nothing; whether that could be done.
    #[wasm_bindgen(js_name = datelineKeep)]
    fn keep(key: &str, text: Option<&str>) -> bool;
}

/// Where one attempt is kept.
#[derive(Clone)]
pub struct StorageSlot {
    key: String,
    /// What stood there when it was last read or written.
    known: Rc<RefCell<Option<String>>>,
}

impl StorageSlot {
    /// The slot of a story whose quiz is set by the query of the address.
    pub fn new(story: &StoryId) -> Self {
        let given = Settings::given(&dom::query());
        let mark = if given.is_empty() { "" } else { "?" };
        Self { key: ["dateline:quiz:", story.as_str(), mark, &given].concat(), known: Rc::default() }
    }

    /// What is kept, if another window of this page has written since, or nobody has read yet.
    pub fn news(&self) -> Option<String> {
        let kept = kept(&self.key);
        let before = self.known.replace(kept.clone());
        if kept == before { None } else { kept }
    }

    /// What an attempt that is set as the address has it was kept under before settings were a
    /// part of the name.
    pub fn old(&self) -> Option<String> {
        let (key, given) = self.key.split_once('?')?;
        kept(key).filter(|kept| is_set_by(kept, given))
    }

    /// Whether anything can be kept.
    pub fn is_there(&self) -> bool {
        let key = [&self.key, ":probe"].concat();
        keep(&key, Some("")) && keep(&key, None)
    }

    /// Keeps an attempt, unless another window has in the meantime: gives what there is to
    /// be done then, or where it cannot be kept.
    pub fn save(&self, text: String) -> Option<Action> {
        if let Some(kept) = self.news() {
            return Some(Action::KeptElsewhere { kept, is_newer: false });
        }
        if !keep(&self.key, Some(&text)) {
            return Some(Action::NotKept);
        }
        self.known.replace(Some(text));
        None
    }

    /// Hears what another window of this page keeps, also while this one was left: the start
    /// script says when it is come back to.
    pub fn listen(&self, dispatch: &Callback<Action>) -> Option<EventListener> {
        let (place, dispatch) = (self.clone(), dispatch.clone());
        let hear = move |_: &Event| {
            if let Some(kept) = place.news() {
                dispatch.emit(Action::KeptElsewhere { kept, is_newer: true });
            }
        };
        Some(listener::listen(&dom::window()?.into(), "storage", Box::new(hear)))
    }

    /// Moves what is kept out of the way, for whoever can make sense of it, beside whatever was
    /// moved there before. It is gone from its place first, since there may be room for one only.
    pub fn set_aside(&self) {
        let Some(text) = kept(&self.key) else { return };
        let mut name = [&self.key, ":aside"].concat();
        while kept(&name).is_some() {
            name.push('+');
        }
        keep(&self.key, None);
        self.known.take();
        if !keep(&name, Some(&text)) {
            keep(&self.key, Some(&text));
        }
    }
}

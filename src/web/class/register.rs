//! The register of a class.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{carried, drawn, effects, emit};
use crate::class::action::{ClassAction, Source, Trouble};
use crate::ui::class::register::{ClassProps, ClassRoot};
use crate::web::dom;
use crate::web::intl;

/// Draws it.
pub fn draw() {
    let (data, Some(root)) = (carried(), dom::by_id("register")) else { return };
    let (drawn, effects) = (drawn(), effects(data));
    yew::Renderer::<ClassRoot>::with_root_and_props(root, ClassProps { data, number: intl::tenths, drawn, effects }).render();
}

/// A text came in which codes may be: what it came from (`field`, `link`, `camera`, `file`, `picture`), and its name.
#[wasm_bindgen]
pub fn take(kind: &str, name: &str, text: String) {
    let source = match kind {
        "link" => Source::Link,
        "camera" => Source::Camera,
        "file" => Source::File(name.to_owned()),
        "picture" => Source::Picture(name.to_owned()),
        _ => Source::Field,
    };
    emit(ClassAction::Read(source, text));
}

/// A file is being read (`reading`), or cannot be (`unreadable`), or is too large (`large`).
#[wasm_bindgen]
pub fn trouble(name: &str, what: &str) {
    let trouble = match what {
        "reading" => Trouble::Reading,
        "large" => Trouble::TooLarge,
        _ => Trouble::Unreadable,
    };
    emit(ClassAction::File(name.to_owned(), trouble));
}

/// What the device has kept was read: the classes of all stories, each the story's id and its number, then a line break
/// and its text.
#[wasm_bindgen]
pub fn loaded(all: Vec<String>) {
    let story = carried().bank.story.as_str();
    let class = |text: String| {
        let (name, text) = text.split_once('\n')?;
        let (of, id) = name.split_once(' ')?;
        let id = id.parse().ok().filter(|_| of == story)?;
        Some((id, text.to_owned()))
    };
    emit(ClassAction::Loaded(all.into_iter().filter_map(class).collect()));
}

/// The device keeps nothing.
#[wasm_bindgen]
pub fn unkept() {
    emit(ClassAction::NotKept);
}

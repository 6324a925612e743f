//! What is taken in of a class.

use wasm_bindgen::prelude::wasm_bindgen;

use super::{carried, drawn, effects, emit};
use crate::class::action::{ClassAction, TextSource, Trouble};
use crate::ui::class::collect::{CollectProps, CollectRoot};
use crate::web::dom;
use crate::web::intl;

/// Draws it.
pub fn draw() {
    let (data, Some(root)) = (carried(), dom::by_id("collect")) else { return };
    let (drawn, effects) = (drawn(), effects(data));
    yew::Renderer::<CollectRoot>::with_root_and_props(
        root,
        CollectProps { data, number: intl::tenths, drawn, effects },
    )
    .render();
}

/// A text came in which codes may be: what it came from (`field`, `link`, `camera`, `file`, `picture`), and its name.
#[wasm_bindgen]
pub fn take(kind: &str, name: &str, text: String) {
    let source = match kind {
        "link" => TextSource::Link,
        "camera" => TextSource::Camera,
        "file" => TextSource::File(name.to_owned()),
        "picture" => TextSource::Picture(name.to_owned()),
        _ => TextSource::Field,
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

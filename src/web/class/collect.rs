//! What is taken in of a class.

use wasm_bindgen::prelude::wasm_bindgen;

use super::carried;
use super::part::{draw_part, emit};
use crate::class::action::{ClassAction, TextSource, Trouble};
use crate::class::collecting::Collecting;
use crate::class::kept;
use crate::web::dom;

/// Draws it.
pub fn draw() {
    draw_part(carried(), "collect", Collecting::default());
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
    let plain = if kept::is_class(&text) { text } else { plain(&text) };
    emit(ClassAction::Read(source, plain));
}

/// A text as codes are read in it, line by line.
fn plain(text: &str) -> String {
    text.split('\n').map(dom::plain).collect::<Vec<_>>().join("\n")
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

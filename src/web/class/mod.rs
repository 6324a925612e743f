//! The classroom's side of the browser: it reads what the page carries, draws the page from it, and performs what
//! follows. What a reader does comes as text from the page's script (`publish/script/room.js`, `class.js`,
//! `hand.js`).

mod shelf;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::Callback;

use crate::base::wire;
use crate::class::action::{ClassAction, Source, Trouble};
use crate::class::assignment::Assignment;
use crate::class::data::{ClassData, ClassPage};
use crate::class::hand::Hand;
use crate::class::state::ClassEffect;
use crate::quiz;
use crate::ui::class::hand::{HandProps, HandRoot};
use crate::ui::class::{ClassProps, ClassRoot};
use crate::web::dom;
use crate::web::intl;

#[wasm_bindgen]
extern "C" {
    /// The address of the folder that the page is in.
    #[wasm_bindgen(js_name = datelineBase)]
    fn base() -> String;
    /// Saves a file: its name, what it is, its bytes.
    #[wasm_bindgen(js_name = datelineSave)]
    fn save(name: &str, kind: &str, bytes: &[u8]);
    /// Copies a text, and says later whether that could be done.
    #[wasm_bindgen(js_name = datelineCopyText)]
    fn copy_text(text: &str);
    /// Empties a field.
    #[wasm_bindgen(js_name = datelineClear)]
    fn clear(selector: &str);
    /// Prints the page.
    #[wasm_bindgen(js_name = print)]
    fn print();
    /// What a pupil hands in, by lines: the resume code, the assignment, the mark of the attempt.
    #[wasm_bindgen(js_name = datelineHand)]
    fn hand() -> String;
}

thread_local! {
    /// The way to what is drawn.
    static DISPATCH: RefCell<Option<Callback<ClassAction>>> = const { RefCell::new(None) };
}

fn emit(action: ClassAction) {
    let dispatch = DISPATCH.with_borrow(Clone::clone);
    dispatch.into_iter().for_each(|dispatch| dispatch.emit(action.clone()));
}

/// Something was done, as it stands in the page.
#[wasm_bindgen]
pub fn deed(text: &str) {
    ClassAction::parse(text).into_iter().for_each(emit);
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

/// Draws what a pupil hands in anew, for another result.
#[wasm_bindgen]
pub fn draw() {
    start();
}

/// Draws the page that stands before the reader.
pub fn start() {
    let data = dom::by_id("class_data").and_then(|data| wire::read::<ClassData>(&data.text_content()?));
    let (Some(data), Some(root)) = (data, dom::by_id("class")) else {
        wasm_bindgen::throw_str("the page lacks what the program needs")
    };
    let data: &'static ClassData = Box::leak(Box::new(data));
    match data.page {
        ClassPage::Class => class(data, root),
        ClassPage::Hand => drop(hand_in(data, root)),
        ClassPage::Sheet => {}
    }
}

/// The way to what is drawn is known from now on.
fn drawn() -> Callback<Callback<ClassAction>> {
    Callback::from(|dispatch| DISPATCH.set(Some(dispatch)))
}

fn class(data: &'static ClassData, root: Element) {
    let drawn = Callback::from(move |dispatch| {
        DISPATCH.set(Some(dispatch));
        shelf::load(data.bank.story.as_str());
    });
    let effects = Callback::from(move |effects: Vec<ClassEffect>| {
        effects.into_iter().for_each(|effect| perform(data, effect));
    });
    let props = ClassProps { data, base: base(), number: intl::tenths, drawn, effects };
    yew::Renderer::<ClassRoot>::with_root_and_props(root, props).render();
}

/// What a pupil hands in; nothing where there is nothing yet.
fn hand_in(data: &'static ClassData, root: Element) -> Option<()> {
    let text = hand();
    let mut lines = text.lines();
    let (code, query, mark) = (lines.next()?, lines.next()?, lines.next()?.parse().ok()?);
    let attempt = quiz::code::read(&data.bank, code).ok()?;
    let assignment = Assignment::read(query)?;
    let hand = Hand { assignment, attempt, mark, who: String::new(), base: base(), copied: None };
    let effects = Callback::from(move |effects: Vec<ClassEffect>| {
        effects.into_iter().for_each(|effect| perform(data, effect));
    });
    yew::Renderer::<HandRoot>::with_root_and_props(root, HandProps { data, hand, drawn: drawn(), effects }).render();
    Some(())
}

fn perform(data: &ClassData, effect: ClassEffect) {
    match effect {
        ClassEffect::Keep(id, text) => shelf::keep(data.bank.story.as_str(), id, text),
        ClassEffect::Forget(id) => shelf::forget(data.bank.story.as_str(), id),
        ClassEffect::Save(name, kind, bytes) => save(&name, kind, &bytes),
        ClassEffect::Copy(text) => copy_text(&text),
        ClassEffect::Print => print(),
        ClassEffect::Focus(selector) => dom::focus(selector, false),
        ClassEffect::Clear => clear("#collect_text"),
    }
}

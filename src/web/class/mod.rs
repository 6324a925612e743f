//! The classroom's side of the browser, of three programs: what is handed out and in, what is
//! taken in, and the results. What
//! a reader does comes as text from the page's script (`publish/script/room.js`, `class.js`, `hand.js`).

#[cfg(feature = "collect-web")]
pub mod collect;
#[cfg(feature = "handout-web")]
pub mod handout;
#[cfg(feature = "results-web")]
pub mod results;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

use crate::base::vocabulary::Word;
use crate::base::wire;
use crate::class::action::ClassAction;
use crate::class::data::ClassData;
use crate::class::state::ClassEffect;
use crate::ui::class::root::{ClassPart, PartProps, PartRoot};
use crate::web::{dom, intl};

#[wasm_bindgen]
extern "C" {
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
    /// Shows which part of the page is open.
    #[wasm_bindgen(js_name = datelineTab)]
    fn show_tab(tab: &str);
    /// Keeps the assignment that is being set in the address.
    #[wasm_bindgen(js_name = datelineDraft)]
    fn draft(query: &str);
    /// Notes which class is open.
    #[wasm_bindgen(js_name = datelineOpened)]
    fn opened(id: u32);
    /// Keeps a text under a name, or, without a text, no more.
    #[wasm_bindgen(js_name = datelineShelve)]
    fn shelve(name: &str, text: Option<&str>);
}

thread_local! {
    /// The way to what is drawn.
    static DISPATCH: RefCell<Option<Callback<ClassAction>>> = const { RefCell::new(None) };
    /// What was done before anything was drawn.
    static EARLY: RefCell<Vec<ClassAction>> = const { RefCell::new(Vec::new()) };
}

fn emit(action: ClassAction) {
    match DISPATCH.with_borrow(Clone::clone) {
        Some(dispatch) => dispatch.emit(action),
        None => EARLY.with_borrow_mut(|early| early.push(action)),
    }
}

/// Something was done, as it stands in the page.
#[wasm_bindgen]
pub fn deed(text: &str) {
    ClassAction::parse(text).into_iter().for_each(emit);
}

#[cfg(any(feature = "collect-web", feature = "results-web"))]
/// What the device has kept was read: the classes of all stories, each the story's id and its number, then a line break
/// and its text; and the number of the one that was open last.
#[wasm_bindgen]
pub fn loaded(all: Vec<String>, open: u32) {
    let story = carried().bank.story.as_str();
    let class = |text: String| {
        let (name, text) = text.split_once('\n')?;
        let (of, id) = name.split_once(' ')?;
        let id = id.parse().ok().filter(|_| of == story)?;
        Some((id, text.to_owned()))
    };
    emit(ClassAction::Loaded(all.into_iter().filter_map(class).collect(), open));
}

/// The device keeps nothing.
#[cfg(any(feature = "collect-web", feature = "results-web"))]
#[wasm_bindgen]
pub fn unkept() {
    emit(ClassAction::NotKept);
}

/// What the page carries, for as long as it stands.
fn carried() -> &'static ClassData {
    let data = dom::by_id("class_data").and_then(|data| wire::read::<ClassData>(&data.text_content()?));
    let Some(data) = data else { wasm_bindgen::throw_str("the page lacks what the program needs") };
    Box::leak(Box::new(data))
}

/// Draws a part in the element with an id.
fn draw_part<P: ClassPart>(data: &'static ClassData, id: &str, part: P) {
    let Some(root) = dom::by_id(id) else { return };
    let drawn = Callback::from(|dispatch: Callback<ClassAction>| {
        DISPATCH.set(Some(dispatch.clone()));
        EARLY.take().into_iter().for_each(|action| dispatch.emit(action));
    });
    let effects = Callback::from(move |effects: Vec<ClassEffect>| {
        effects.into_iter().for_each(|effect| perform(data, effect));
    });
    let props = PartProps { data, part, number: intl::tenths, drawn, effects };
    yew::Renderer::<PartRoot<P>>::with_root_and_props(root, props).render();
}

fn perform(data: &ClassData, effect: ClassEffect) {
    let name = |id: u32| [data.bank.story.as_str(), " ", &id.to_string()].concat();
    match effect {
        ClassEffect::Keep(id, text) => shelve(&name(id), Some(&text)),
        ClassEffect::Forget(id) => shelve(&name(id), None),
        ClassEffect::Save(name, kind, bytes) => save(&name, kind, &bytes),
        ClassEffect::Copy(text) => copy_text(&text),
        ClassEffect::Print => print(),
        ClassEffect::Focus(selector) => dom::focus(selector, false),
        ClassEffect::Clear => clear("#collect_text"),
        ClassEffect::Draft(query) => draft(&query),
        ClassEffect::Opened(id) => opened(id),
        ClassEffect::Tab(tab) => show_tab(tab.as_str()),
    }
}

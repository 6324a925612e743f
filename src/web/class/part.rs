//! What is done in the parts of the page that hand out and in, collect and show results, and what follows.

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(any(feature = "collect-web", feature = "results-web"))]
use super::carried;
use super::{Way, draw, save};
use crate::base::vocabulary::Word;
use crate::class::action::ClassAction;
use crate::class::data::ClassData;
use crate::class::state::ClassEffect;
use crate::ui::class::root::ClassPart;
use crate::web::dom;

#[wasm_bindgen]
extern "C" {
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
    static WAY: Way<ClassAction> = const { Way::new() };
}

pub(super) fn emit(action: ClassAction) {
    WAY.with(|way| way.emit(action));
}

/// Something was done, as it stands in the page.
#[wasm_bindgen]
pub fn deed(text: &str) {
    ClassAction::parse(text).into_iter().for_each(emit);
}

/// What the device has kept was read: the classes of all stories, each the story's id and its number, then a line break
/// and its text; and the number of the one that was open last.
#[cfg(any(feature = "collect-web", feature = "results-web"))]
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

/// Draws a part in the element with an id.
pub(super) fn draw_part<P: ClassPart<Action = ClassAction, Effect = ClassEffect>>(
    data: &'static ClassData,
    id: &str,
    part: P,
) {
    draw((data, part), id, &WAY, move |effect| perform(data, effect));
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

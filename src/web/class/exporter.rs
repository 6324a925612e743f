//! The menu of exports.

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

use super::{Way, read, save};
use crate::base::archive::Packed;
use crate::base::wire;
use crate::export::menu::{ExportAction, ExportEffect, Exporting};

#[wasm_bindgen]
extern "C" {
    /// The address of the folder that the page is in.
    #[wasm_bindgen(js_name = datelineBase)]
    fn base() -> String;
    /// Fetches the questions in a language.
    #[wasm_bindgen(js_name = datelineQuestions)]
    fn fetch(language: &str);
    /// Fetches and deflates the files of the site in a language.
    #[wasm_bindgen(js_name = datelinePack)]
    fn pack(language: &str);
}

thread_local! {
    static WAY: Way<ExportAction> = const { Way::new() };
    /// The files of the site, as they come.
    static SITE: RefCell<Vec<Packed>> = const { RefCell::new(Vec::new()) };
}

fn emit(action: ExportAction) {
    WAY.with(|way| way.emit(action));
}

/// Draws it. `words` are those that the page does not carry, by the order of all.
#[wasm_bindgen]
pub fn menu(words: &str) {
    let mut data = read();
    let more = wire::read::<Vec<String>>(words).unwrap_or_default();
    let lacking = data.words.iter_mut().zip(more).filter(|(word, _)| word.is_empty());
    lacking.for_each(|(word, more)| *word = more);
    let data = Box::leak(Box::new(data));
    super::draw((data, Exporting::new(data, &base())), "export", &WAY, perform);
}

fn perform(effect: ExportEffect) {
    match effect {
        ExportEffect::Fetch(language) => fetch(language.as_str()),
        ExportEffect::Pack(language) => pack(language.as_str()),
        ExportEffect::Save(name, kind, bytes) => save(&name, kind, &bytes),
    }
}

/// Something was done, as it stands in the page.
#[wasm_bindgen]
pub fn deed(text: &str) {
    ExportAction::parse(text).into_iter().for_each(emit);
}

/// The page has a fragment.
#[wasm_bindgen]
pub fn addressed(fragment: String) {
    emit(ExportAction::Addressed(fragment));
}

/// The questions in a language are there, as they travel, from a file of some name.
#[wasm_bindgen]
pub fn came(name: String, carried: &str) {
    emit(wire::read(carried).map_or(ExportAction::Missed(name), |story| ExportAction::Came(Box::new(story))));
}

/// A file did not come, by its name.
#[wasm_bindgen]
pub fn missed(name: String) {
    emit(ExportAction::Missed(name));
}

/// A file of the site, by its name in a package: its bytes, and what deflating has made of them, or the same where
/// nothing deflates.
#[wasm_bindgen]
pub fn pack_file(name: &str, bytes: &[u8], deflated: &[u8]) {
    SITE.with_borrow_mut(|site| site.push(Packed::deflated(name, bytes, deflated)));
}

/// All files of the site are there.
#[wasm_bindgen]
pub fn packed() {
    emit(ExportAction::Packed(SITE.take()));
}

//! Internationalization (`Intl`): how the page's language writes lists and numbers and compares
//! letters, as the browser knows it. The functions stand in the page's script
//! (`publish/script/say.js`), with the language.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::base::vocabulary::Word;
use crate::lang::plural::Category;

#[wasm_bindgen(js_namespace = datelineSay)]
extern "C" {
    #[wasm_bindgen(js_name = list)]
    fn listed(lines: &str) -> String;
    fn number(n: f64) -> String;
    fn plural(n: u32) -> String;
    fn same(a: &str, b: &str) -> bool;
}

/// A list of things, none of which has a line break.
pub fn list(things: &[String]) -> String {
    listed(&things.join("\n"))
}

/// A number of tenths.
pub fn tenths(tenths: u32) -> String {
    number(f64::from(tenths) / 10.0)
}

/// The plural category of a whole number.
pub fn category(n: u32) -> Category {
    Category::parse(&plural(n)).unwrap_or(Category::Other)
}

/// Whether a name begins with a letter, be it a capital or not, with an accent or without.
pub fn begins(name: &str, letter: &str) -> bool {
    name.chars().next().is_some_and(|first| same(first.encode_utf8(&mut [0; 4]), letter))
}

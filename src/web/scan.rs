//! Codes in pictures, as a page's script asks for them. It belongs to a program of its own
//! (`src/bin/scan.rs`), in which nothing else of the browser's side is.

use wasm_bindgen::prelude::wasm_bindgen;

/// The texts of the codes in a grey picture: a byte a point, row by row.
#[wasm_bindgen]
pub fn scan(grey: &[u8], width: u32, height: u32) -> Vec<String> {
    dateline::class::scan::read(grey, width as usize, height as usize)
}

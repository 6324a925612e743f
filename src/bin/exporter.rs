//! The door in the browser of the menu of exports.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    // The page's script draws it, with the words that the page lacks.
    #[cfg(target_arch = "wasm32")]
    let _ = dateline::web::class::exporter::menu;
}

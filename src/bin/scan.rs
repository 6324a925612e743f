//! The door in the browser of what reads codes in pictures.

#[cfg(target_arch = "wasm32")]
#[path = "../web/scan.rs"]
mod scan;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

//! The door in the browser of what a learning system is told.

#[cfg(target_arch = "wasm32")]
#[path = "../web/lms.rs"]
mod lms;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

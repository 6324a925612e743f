//! The browser's door.

fn main() {
    #[cfg(target_arch = "wasm32")]
    dateline::web::start();
}

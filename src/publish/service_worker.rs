//! The service worker, by which a page opens without a network after a visit.

use serde_json::json;

use crate::publish::files::PageFiles;
use crate::publish::script::with_data;
use crate::publish::wasm_names::hash;

/// The name of its file, beside the pages.
pub const FILE: &str = "worker.js";

/// Its script, for a build that consists of some pages. Its version is a hash of
/// all of them, so that a browser takes any other build for another one.
pub fn worker<'p>(files: &PageFiles, pages: impl IntoIterator<Item = &'p str>) -> String {
    let build: String = pages.into_iter().collect();
    let data = json!({ "version": hash(build.as_bytes()), "names": [files.script, files.program] });
    with_data(&data, include_str!("script/worker.js"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_for_the_worker_by_its_name() {
        assert!(include_str!("script/start.js").contains("\"./\" + data.worker"));
    }

    #[test]
    fn another_page_makes_another_version() {
        let files =
            PageFiles { script: "app-1.js".to_owned(), program: "app-2.wasm".to_owned(), ..PageFiles::default() };
        let of = |pages: &[&str]| worker(&files, pages.iter().copied());
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["a", "c"]));
        let script = of(&["a"]);
        assert!(script.contains("[\"app-1.js\",\"app-2.wasm\"]") && !script.contains("//"));
    }
}

//! The script that reads codes in pictures and by camera, in a file of its own, so that only those who ask for
//! that load it. It lies beside the programs.

use serde_json::json;

use crate::publish::script;
use crate::publish::wasm_names::Program;

/// The script, and the name of its file, which is named by its content.
pub fn script(program: &Program) -> (String, String) {
    let data = json!({ "script": program.script_name, "program": program.name });
    script::file("scan", &data, include_str!("script/scan.js"))
}

//! `dateline schema DIR`: writes the JSON Schemas of a pack's files, for editors.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use dateline::story::raw::schema::schemas;

/// Writes the schemas into a folder.
pub fn run(args: &[String]) -> ExitCode {
    let [folder] = args else {
        eprintln!("dateline schema: name the folder to write into");
        return ExitCode::from(2);
    };
    for (name, schema) in schemas() {
        let path = Path::new(folder).join(name);
        if let Err(error) = fs::write(&path, schema) {
            eprintln!("{} cannot be written: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

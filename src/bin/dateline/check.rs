//! `dateline check [--format json] PACK…`: every mistake at once, none of them
//! written anywhere.

use std::process::ExitCode;

use dateline::story::report;
use serde_json::Value;

/// Checks the packs; fails if any has an error.
pub fn run(args: &[String]) -> ExitCode {
    let (as_json, packs) = match args {
        [option, format, packs @ ..] if option == "--format" && format == "json" => (true, packs),
        [option, format, ..] if option == "--format" => {
            eprintln!("dateline check: there is no format `{format}`; there is `json`");
            return ExitCode::from(2);
        }
        packs => (false, packs),
    };
    if packs.is_empty() {
        eprintln!("dateline check: name a pack: a folder with story.toml and a text file such as en.toml");
        return ExitCode::from(2);
    }
    let Some(reports) = report::of_packs(packs, as_json) else {
        eprintln!("dateline: the check broke off");
        return ExitCode::from(2);
    };
    if as_json {
        let all: Value = reports.iter().flat_map(|report| &report.objects).cloned().collect();
        println!("{all:#}");
    } else {
        reports.iter().for_each(|report| print!("{}", report.text));
    }
    if reports.iter().any(|report| report.failed) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

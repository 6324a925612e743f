//! `dateline check [--format json] PACK…`: every mistake at once, none of them
//! written anywhere.

use std::path::Path;
use std::process::ExitCode;

use dateline::base::issue::{Issue, Severity};
use dateline::site::atlas::EuropeAtlas;
use dateline::story::pack;
use serde_json::json;

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
    let atlas = match EuropeAtlas::read() {
        Ok(atlas) => atlas,
        Err(error) => {
            eprintln!("dateline: the map cannot be read: {error}");
            return ExitCode::from(2);
        }
    };
    let mut all = Vec::new();
    for folder in packs {
        let issues = pack::read(Path::new(folder), &atlas).issues;
        if !as_json {
            issues.iter().for_each(|issue| println!("{issue}"));
            if issues.is_empty() {
                println!("{folder}: no mistakes");
            }
        }
        all.extend(issues);
    }
    if as_json {
        println!("{:#}", all.iter().map(object).collect::<serde_json::Value>());
    }
    let failed = all.iter().any(|issue| issue.severity == Severity::Error);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// An issue as machines read it.
fn object(issue: &Issue) -> serde_json::Value {
    let Issue { severity, file, line, column, found, right } = issue;
    json!({
        "severity": severity.as_str(),
        "file": &**file,
        "line": line,
        "column": column,
        "found": found,
        "right": right,
    })
}

//! `dateline check PACK…`: every mistake at once, none of them written anywhere.

use std::path::Path;
use std::process::ExitCode;

use dateline::base::issue::Severity;
use dateline::site::atlas::EuropeAtlas;
use dateline::story::pack;

/// Checks the packs; fails if any has an error.
pub fn run(packs: &[String]) -> ExitCode {
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
    let mut errors = 0;
    for folder in packs {
        let pack = pack::read(Path::new(folder), &atlas);
        for issue in &pack.issues {
            println!("{issue}");
        }
        errors += pack.issues.iter().filter(|issue| issue.severity == Severity::Error).count();
        if pack.issues.is_empty() {
            println!("{folder}: no mistakes");
        }
    }
    if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

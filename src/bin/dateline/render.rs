//! `dateline render [--program FOLDER] PACK… DIST`: writes a site of one story or of several.
//!
//! The program is the one in FOLDER, or in DIST itself: as trunk leaves it, or as an earlier
//! `render` has left it there. What a site consists of is told in
//! [`site`](dateline::publish::site). Nothing is written where anything is wrong.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::publish::site;

use super::address::published;

/// Renders a site.
pub fn run(args: &[String]) -> ExitCode {
    let (program, args) = match args {
        [option, folder, rest @ ..] if option == "--program" => (Some(folder), rest),
        args => (None, args),
    };
    let (dist, packs) = match args.split_last() {
        Some((dist, packs)) if !packs.is_empty() => (dist, packs.iter().map(PathBuf::from).collect::<Vec<_>>()),
        Some(_) | None => {
            eprintln!("dateline render: name one or more packs, and then the folder to write the site into");
            return ExitCode::from(2);
        }
    };
    let address = match published() {
        Ok(address) => address,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    };
    match site::render(&packs, Path::new(program.unwrap_or(dist)), Path::new(dist), address.as_deref()) {
        Ok(diagnostics) => {
            diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
            ExitCode::SUCCESS
        }
        Err(refusal) => {
            eprint!("{refusal}");
            ExitCode::FAILURE
        }
    }
}

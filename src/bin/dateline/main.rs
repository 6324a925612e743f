//! The command for packs. One file a verb.

mod address;
mod check;
mod export;
mod render;
mod schema;

use std::process::ExitCode;

const HELP: &str = "\
dateline check [--format json] PACK…
                            reads story packs and names every mistake in them
dateline export PACK [--format FORMAT]… [--out FOLDER]
                            writes the questions of a story for learning systems, sheets and cards;
                            `dateline export --help` says more
dateline render [--program FOLDER] PACK… DIST
                            writes a site of one story or of several into a folder, with the
                            program that was built in FOLDER, or in DIST itself
dateline schema DIR         writes the JSON Schemas of a pack's files, for editors
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.split_first() {
        Some((verb, rest)) if verb == "check" => check::run(rest),
        Some((verb, rest)) if verb == "export" => export::run(rest),
        Some((verb, rest)) if verb == "render" => render::run(rest),
        Some((verb, rest)) if verb == "schema" => schema::run(rest),
        Some((verb, _)) if verb == "help" || verb == "--help" => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Some((verb, _)) => {
            eprintln!("dateline: there is no `{verb}`. There are:\n{HELP}");
            ExitCode::from(2)
        }
        None => {
            eprint!("{HELP}");
            ExitCode::from(2)
        }
    }
}

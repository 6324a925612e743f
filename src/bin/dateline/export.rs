//! `dateline export PACK …`: the questions of a story for other systems; `dateline export --help` says how.
//!
//! Without a format it is all that can be had, without a language all that the story has. What a format does not hold is
//! told by question. Nothing is written where anything is wrong.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use dateline::base::vocabulary::Word;
use dateline::class::assignment::{Assignment, CLASS};
use dateline::export::format::ExportFormat;
use dateline::lang::language::Language;
use dateline::publish::exports::{Order, exports};
use dateline::publish::trunk::Built;
use dateline::quiz::settings::Settings;

use super::address::published;

const HELP: &str = "\
dateline export PACK [--format FORMAT]… [--lang TAG]… [--assignment QUERY] [--program FOLDER] [--out FOLDER]

  PACK                a folder with story.toml and a text file such as en.toml
  --format FORMAT     one of those below, and again for more; all that can be had
  --lang TAG          a language of the story, and again for more; all
  --assignment QUERY  which questions, and how: the link of an assignment, or what stands behind its `?`,
                      such as questions=5&seed=3&pass=60&class=9b; all questions
  --program FOLDER    a built site, for packages that hold the site; dist
  --out FOLDER        where the files are put; the folder that one is in
  DATELINE_URL        an environment variable: the address of the folder of the story's pages, such as
                      https://news.example/talks/, for packages that frame them and for cmi5

formats:
";

/// What is asked for.
struct Asked {
    pack: String,
    formats: Vec<ExportFormat>,
    languages: Vec<Language>,
    assignment: Assignment,
    program: String,
    out: String,
}

/// Exports a pack.
pub fn run(args: &[String]) -> ExitCode {
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        print!("{HELP}");
        ExportFormat::ALL.iter().for_each(|format| println!("  {:<20}{}", format.as_str(), format.doc()));
        return ExitCode::SUCCESS;
    }
    match asked(args).and_then(|asked| write(&asked)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Misuse(code, message)) => {
            eprint!("{message}");
            ExitCode::from(code)
        }
    }
}

/// The code with which the command ends, and what it says.
struct Misuse(u8, String);

fn misused(message: &str) -> Misuse {
    Misuse(2, format!("dateline export: {message}\n"))
}

fn failed(message: &str) -> Misuse {
    Misuse(1, format!("{}\n", message.trim_end()))
}

fn asked(args: &[String]) -> Result<Asked, Misuse> {
    let mut asked = Asked {
        pack: String::new(),
        formats: Vec::new(),
        languages: Vec::new(),
        assignment: Assignment::default(),
        program: "dist".to_owned(),
        out: ".".to_owned(),
    };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        if !arg.starts_with("--") {
            if !asked.pack.is_empty() {
                return Err(misused(&format!("one pack at a time: there are {} and {arg}", asked.pack)));
            }
            asked.pack.clone_from(arg);
            continue;
        }
        let mut value = || args.next().ok_or_else(|| misused(&format!("`{arg}` needs a value")));
        match arg.as_str() {
            "--format" => asked.formats.push(format(value()?)?),
            "--lang" => {
                let tag = value()?;
                asked.languages.push(Language::parse(tag).ok_or_else(|| misused(&format!("`{tag}` is no language")))?);
            }
            "--assignment" => asked.assignment = assignment(value()?)?,
            "--program" => asked.program.clone_from(value()?),
            "--out" => asked.out.clone_from(value()?),
            other => {
                let there = "`--format`, `--lang`, `--assignment`, `--program` and `--out`";
                return Err(misused(&format!("there is no option `{other}`; there are {there}")));
            }
        }
    }
    if asked.pack.is_empty() {
        return Err(misused("name a pack: a folder with story.toml and a text file such as en.toml"));
    }
    Ok(asked)
}

/// The assignment of a link, or of what stands behind its `?`.
fn assignment(text: &str) -> Result<Assignment, Misuse> {
    let query = text.split_once('?').map_or(text, |(_, query)| query).split('#').next().unwrap_or_default();
    // What else stands in links.
    let others = [CLASS, "lang", "view", "theme", "accent", "layout", "chrome", "height"];
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let is_taken = Settings::takes(key, value);
        if !others.contains(&key) && !is_taken {
            let keys = "questions, seed, pass, order, feedback, change, time, practice, confirm, only and class";
            return Err(misused(&format!("`{pair}` is no setting of an assignment; there are {keys}")));
        }
    }
    let plain = || Assignment { settings: Settings::default().read(query), title: String::new() };
    Ok(Assignment::read(query).unwrap_or_else(plain))
}

fn format(word: &str) -> Result<ExportFormat, Misuse> {
    let all = || ExportFormat::ALL.iter().map(|format| format.as_str()).collect::<Vec<_>>().join(", ");
    ExportFormat::parse(word).ok_or_else(|| misused(&format!("there is no format `{word}`; there are {}", all())))
}

/// The formats that are asked for: without any all that can be had, and a line for each that cannot.
fn formats(asked: &Asked, address: Option<&str>) -> Vec<ExportFormat> {
    if !asked.formats.is_empty() {
        return asked.formats.clone();
    }
    let has_program = Built::find(Path::new(&asked.program)).is_ok();
    let can_be = |format: &ExportFormat| {
        let why = if format.needs_address() && address.is_none() {
            "it leads to the published page, whose address DATELINE_URL says"
        } else if format.needs_site() && !has_program {
            "it holds the site: name the folder of a built one by --program"
        } else {
            return true;
        };
        eprintln!("left out: {}: {why}", format.as_str());
        false
    };
    ExportFormat::ALL.iter().copied().filter(can_be).collect()
}

fn write(asked: &Asked) -> Result<(), Misuse> {
    let address = published().map_err(|message| failed(&message))?;
    let order = Order {
        pack: Path::new(&asked.pack),
        program: Path::new(&asked.program),
        formats: &formats(asked, address.as_deref()),
        languages: &asked.languages,
        assignment: &asked.assignment,
        address: address.as_deref(),
    };
    let (all, diagnostics) = exports(&order).map_err(|refusal| failed(&refusal.to_string()))?;
    diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
    let out = Path::new(&asked.out);
    let told = |what: &Path, error: &std::io::Error| failed(&format!("{} cannot be written: {error}", what.display()));
    fs::create_dir_all(out).map_err(|error| told(out, &error))?;
    for exported in &all {
        let path = out.join(&exported.export.name);
        fs::write(&path, &exported.export.bytes).map_err(|error| told(&path, &error))?;
        println!("{}: {} of {} questions", path.display(), exported.export.held, exported.export.of);
        exported.told().iter().for_each(|line| eprintln!("{line}"));
    }
    Ok(())
}

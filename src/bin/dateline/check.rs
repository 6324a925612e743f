//! `dateline check [--format json] PACK…`: every mistake at once, none of them
//! written anywhere.

use std::num::NonZero;
use std::path::Path;
use std::process::ExitCode;
use std::thread;

use dateline::base::issue::{Issue, Severity};
use dateline::map::atlas::Maps;
use dateline::story::pack;
use serde_json::{Value, json};

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
    let Some(reports) = reports_of(packs, as_json) else {
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

/// What is said of a pack.
struct Report {
    /// As people read it; empty where machines do.
    text: String,
    /// As machines read it; empty where people do.
    objects: Vec<Value>,
    failed: bool,
}

/// The reports of the packs in their order, made on every processor there is; none where one broke off.
fn reports_of(packs: &[String], as_json: bool) -> Option<Vec<Report>> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let share = packs.len().div_ceil(processors).max(1);
    thread::scope(|scope| {
        let work = |packs: &'_ [String]| -> Vec<Report> {
            let maps = Maps::shipped();
            packs.iter().map(|pack| report(pack, &maps, as_json)).collect()
        };
        let workers: Vec<_> = packs.chunks(share).map(|packs| scope.spawn(move || work(packs))).collect();
        let all: Option<Vec<Vec<Report>>> = workers.into_iter().map(|worker| worker.join().ok()).collect();
        all.map(|all| all.into_iter().flatten().collect())
    })
}

fn report(folder: &str, maps: &Maps, as_json: bool) -> Report {
    let issues = pack::read(Path::new(folder), maps).issues;
    let failed = issues.iter().any(|issue| issue.severity == Severity::Error);
    let (mut text, mut objects) = (String::new(), Vec::new());
    if as_json {
        objects.extend(issues.iter().map(object));
    } else if issues.is_empty() {
        text = format!("{folder}: no mistakes\n");
    } else {
        text.extend(issues.iter().map(|issue| format!("{issue}\n")));
    }
    Report { text, objects, failed }
}

/// An issue as machines read it.
fn object(issue: &Issue) -> Value {
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

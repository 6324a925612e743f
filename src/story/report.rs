//! Reports of a check, as text and as JSON: what is said of packs that are checked: as people read it, or as machines do.

use std::num::NonZero;
use std::path::Path;
use std::thread;

use serde_json::{Value, json};

use crate::decode::diagnostic::{Diagnostic, Severity};
use crate::geo::atlas::Maps;
use crate::story::pack;

/// What is said of a pack.
pub struct Report {
    /// As people read it; empty where machines do.
    pub text: String,
    /// As machines read it; empty where people do.
    pub objects: Vec<Value>,
    /// Whether there is an error among it.
    pub failed: bool,
}

/// The reports of the packs in their order, made on every processor there is; none where one broke off.
pub fn of_packs(packs: &[String], as_json: bool) -> Option<Vec<Report>> {
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
    let diagnostics = pack::read(Path::new(folder), maps).diagnostics;
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let (mut text, mut objects) = (String::new(), Vec::new());
    if as_json {
        objects.extend(diagnostics.iter().map(object));
    } else if diagnostics.is_empty() {
        text = format!("{folder}: no mistakes\n");
    } else {
        text.extend(diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")));
    }
    Report { text, objects, failed }
}

/// A diagnostic as machines read it.
fn object(diagnostic: &Diagnostic) -> Value {
    let Diagnostic { severity, file, line, column, found, right } = diagnostic;
    json!({
        "severity": severity.as_str(),
        "file": &**file,
        "line": line,
        "column": column,
        "found": found,
        "right": right,
    })
}

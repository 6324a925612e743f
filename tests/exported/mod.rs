//! The stories that exports are tried on, and the programs that read what comes of them.
#![allow(dead_code, reason = "each test takes what it needs of it")]

use std::io::Write;
use std::path::Path;
use std::process::Command;

use dateline::class::assignment::Assignment;
use dateline::export::format::{Export, ExportFormat, export};
use dateline::export::job::Job;
use dateline::export::source::ExportStory;
use dateline::geo::atlas::Maps;
use dateline::publish::export_source;
use dateline::story::kind::choose::Choice;
use dateline::story::kind::matching::Statement;
use dateline::story::kind::order::Item;
use dateline::story::pack;
use dateline::story::question::Interaction;

/// The packs: the two that ship, and one with every kind of question.
const PACKS: [&str; 3] = ["assets/stories/suez-canal-2021", "assets/stories/white-house-talks", "tests/packs/harbour"];

/// The stories, in each of their languages.
pub fn stories() -> Vec<ExportStory> {
    let maps = Maps::shipped();
    let mut stories = Vec::new();
    for folder in PACKS {
        let pack = pack::read(Path::new(folder), &maps);
        for edition in &pack.editions {
            let atlas = maps.of(&edition.story.map).expect("its map");
            stories.push(export_source::source(edition, "page.html", "the map", (&maps, atlas)));
        }
    }
    assert!(stories.len() >= 6, "both stories and the pack have two languages");
    stories
}

/// A story with other texts in place of all that a pack may set: what `text` gives, one after the other.
pub fn reworded(mut story: ExportStory, text: &mut dyn FnMut() -> String) -> ExportStory {
    story.title = text();
    story.credit = text();
    for question in &mut story.bank.questions {
        question.stem = text();
        match &mut question.interaction {
            Interaction::Choose(options) => {
                for Choice { text: says, why, .. } in &mut options.all {
                    *says = text();
                    *why = why.as_ref().map(|_| text());
                }
            }
            Interaction::Match(pairs) => {
                pairs.speakers.iter_mut().for_each(|speaker| speaker.name = text());
                for Statement { text: says, why, .. } in &mut pairs.statements {
                    (*says, *why) = (text(), text());
                }
            }
            Interaction::Order(sequence) => {
                for Item { text: says, why, .. } in &mut sequence.items {
                    (*says, *why) = (text(), text());
                }
            }
        }
    }
    for proof in &mut story.proofs {
        proof.why = text();
        proof.facts.iter_mut().for_each(|(fact, whose)| (*fact, *whose) = (text(), text()));
    }
    story
}

/// A job with all questions of a story.
pub fn job<'s>(story: &'s ExportStory, assignment: &'s Assignment) -> Job<'s> {
    Job { story, assignment, address: "https://news.example/talks/", site: &[] }
}

/// A story in a format.
pub fn exported(story: &ExportStory, format: ExportFormat) -> Export {
    export(&job(story, &Assignment::default()), format)
}

/// What a program says; none where it or a library of it is not there, which is said.
pub fn said(program: &str, arguments: &[&str]) -> Option<String> {
    let output = match Command::new(program).args(arguments).output() {
        Ok(output) => output,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "SKIPPED: {program} is not here: {error}");
            return None;
        }
    };
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    if error.contains("No module named") {
        let _ = writeln!(std::io::stderr(), "SKIPPED: {error}");
        return None;
    }
    assert!(output.status.success(), "{program}: {error}");
    Some(String::from_utf8(output.stdout).expect("a text"))
}

/// What a script says in the Python that has the readers of other systems.
pub fn python(script: &str, arguments: &[&str]) -> Option<String> {
    said(".tools/peers/python/bin/python", &[&["-c", script], arguments].concat())
}

/// What a script says in the system's Python, which has openpyxl; another may stand before it.
pub fn system_python(script: &str, arguments: &[&str]) -> Option<String> {
    let all = [&["-c", script], arguments].concat();
    said("/usr/bin/python3", &all).or_else(|| said("python3", &all))
}

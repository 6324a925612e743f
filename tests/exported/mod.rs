//! Exports as others read them: which stories are exported, what must be read of each question, and what an answer earns
//! by what was read.

#![allow(dead_code, reason = "each program of tests uses a part of this")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]

#[path = "../../src/export/sample.rs"]
pub mod sample;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use dateline::class::assignment::Assignment;
use dateline::export::format::{Export, ExportFormat, export};
use dateline::export::job::{ExportQuestion, Job};
use dateline::export::keeps::Partial;
use dateline::export::source::ExportStory;
use dateline::geo::atlas::Maps;
use dateline::publish::files::PageLanguage;
use dateline::publish::{export_source, page_data, site};
use dateline::quiz::answer::Answer;
use dateline::quiz::pick::Pick;
use dateline::quiz::score::{Outcome, score};
use dateline::story::kind::choose::Choice;
use dateline::story::kind::matching::Statement;
use dateline::story::kind::order::Item;
use dateline::story::question::{Interaction, Question};
use serde_json::Value;

/// The stories that ship and the fixture, each in all its languages.
pub fn stories() -> Vec<ExportStory> {
    let maps = Maps::shipped();
    let mut all = Vec::new();
    for pack in ["assets/stories/suez-canal-2021", "assets/stories/white-house-talks", "tests/packs/harbour"] {
        let (stories, _) = site::read(&[PathBuf::from(pack)], &maps).expect("a sound pack");
        for story in &stories {
            let tongues = PageLanguage::all(story.editions.iter().map(|edition| &edition.language));
            for (edition, tongue) in story.editions.iter().zip(&tongues) {
                let atlas = maps.of(&edition.story.map).expect("its map");
                let (_, basemap) = page_data::page(&edition.story, &edition.language, &maps, atlas);
                all.push(export_source::source(edition, ("", &tongue.file), &basemap.credit, (&maps, atlas)));
            }
        }
    }
    all
}

/// An export of a story with all its questions.
pub fn exported(story: &ExportStory, format: ExportFormat) -> Export {
    with_job(story, |job| export(job, format))
}

/// Exports of a story with all its questions.
pub fn with_job<T>(story: &ExportStory, make: impl Fn(&Job) -> T) -> T {
    make(&Job { address: "https://news.example/x/", ..job(story, &Assignment::default()) })
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

/// What a program of the peers says to files, which it is given as a list in JSON; none where it is not there, which is
/// said.
pub fn read_by(program: &Path, arguments: &[&str], files: &[PathBuf]) -> Option<Vec<Vec<Value>>> {
    let mut command = Command::new(program);
    let mut child =
        match command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() {
            Ok(child) => child,
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "SKIPPED: {} is not here: {error}", program.display());
                return None;
            }
        };
    let list = serde_json::to_string(files).expect("paths");
    // One that lacks what it needs ends before it reads.
    let _ = child.stdin.take().expect("its input").write_all(list.as_bytes());
    let output = child.wait_with_output().expect("it ends");
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    if ["No module named", "Cannot find module"].iter().any(|missing| error.contains(missing)) {
        let _ = writeln!(std::io::stderr(), "SKIPPED: {error}");
        return None;
    }
    assert!(output.status.success(), "{}: {error}", program.display());
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

/// A folder or program of the peers.
pub fn peer(way: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/peers").join(way)
}

/// A text in what was read.
pub fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no text `{key}`: {value}"))
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list `{key}`: {value}"))
}

/// How a reader gives texts: those around the answers, and those that are offered.
pub struct Reading<'f> {
    /// A text.
    pub plain: &'f dyn Fn(&str) -> String,
    /// A text to choose from.
    pub offered: &'f dyn Fn(&str) -> String,
}

/// Whether a question was read as it is: its texts, what is right, its reasons and proofs.
pub fn same(job: &Job, question: &ExportQuestion, read: &Value, reading: &Reading) {
    let Question { id, stem, skill, .. } = question.asked;
    let story = &job.story.bank.story;
    let Reading { plain, offered } = reading;
    assert_eq!(text(read, "id"), format!("{story}.{id}"), "{read}");
    assert_eq!(read["tags"], serde_json::json!([dateline::base::vocabulary::Word::as_str(*skill), story.as_str()]));
    assert_eq!(text(read, "stem"), format!("{}\n{}", plain(stem), plain(job.task(question.asked))));
    let mut told: Vec<String> = vec![question.proof.why.clone()];
    told.extend(question.proof.facts.iter().flat_map(|(fact, line)| [fact.clone(), line.clone()]));
    match &question.asked.interaction {
        Interaction::Choose(options) => {
            let read = list(read, "options");
            assert_eq!(read.len(), options.all.len());
            for (at, read) in question.order.iter().zip(read) {
                let choice = &options.all[*at];
                assert_eq!(text(read, "text"), offered(&choice.text));
                assert_eq!(read["weight"].as_f64().expect("a weight") > 0.0, choice.right, "{read}");
                assert_eq!(
                    read["why"].as_str().unwrap_or_default(),
                    choice.why.as_deref().map_or(String::new(), plain)
                );
            }
        }
        Interaction::Match(pairs) => {
            for (at, read) in question.order.iter().zip(list(read, "pairs")) {
                let said = &pairs.statements[*at];
                let by = &pairs.speakers[pairs.speaker(&said.by).expect("a speaker")].name;
                assert_eq!(*read, serde_json::json!([offered(&said.text), offered(by)]));
                told.push(said.why.clone());
            }
            let names: Vec<&Value> = list(read, "pairs").iter().map(|pair| &pair[1]).collect();
            assert!(pairs.speakers.iter().all(|by| names.contains(&&offered(&by.name).into())), "{read}");
            assert!(names.len() >= 3);
        }
        Interaction::Order(sequence) => {
            for (at, read) in question.order.iter().zip(list(read, "pairs")) {
                assert_eq!(*read, serde_json::json!([offered(&sequence.items[*at].text), (at + 1).to_string()]));
                told.push(sequence.items[*at].why.clone());
            }
            assert!(list(read, "pairs").len() >= 3);
        }
    }
    let feedback = text(read, "feedback");
    assert!(told.iter().all(|line| feedback.contains(&plain(line))), "{feedback}\n{told:?}");
}

/// An answer, by the places of what was given in the question: options, the speaker of each statement, the place of each
/// item.
pub type Given = Vec<usize>;

/// Many answers to a question: all choices, and all that can be had for some parts of others.
fn answers(question: &Question) -> Vec<Given> {
    let some = |of: usize, parts: usize| -> Vec<Given> {
        (0..300_usize)
            .map(|n| {
                (0..parts)
                    .map(|part| (n / of.pow(u32::try_from(part.min(4)).unwrap_or(4)) + n * part / 7) % of)
                    .collect()
            })
            .collect()
    };
    match &question.interaction {
        Interaction::Choose(options) if question.is_single_choice() => {
            (0..options.all.len()).map(|at| vec![at]).collect()
        }
        Interaction::Choose(options) => {
            let all = options.all.len();
            (0..1_usize << all).map(|set| (0..all).filter(|at| set >> at & 1 == 1).collect()).collect()
        }
        Interaction::Match(pairs) => {
            let right = pairs.statements.iter().filter_map(|said| pairs.speaker(&said.by)).collect();
            [some(pairs.speakers.len(), pairs.statements.len()), vec![right]].concat()
        }
        Interaction::Order(sequence) => {
            let all: Given = (0..sequence.items.len()).collect();
            let swapped = |n: usize| {
                let mut given = all.clone();
                given.swap(n % all.len(), n / 3 % all.len());
                given.rotate_left(if n.is_multiple_of(5) { n % all.len() } else { 0 });
                given
            };
            (0..60).map(swapped).chain([all.clone()]).collect()
        }
    }
}

/// What an answer is in the page.
fn in_page(question: &Question, given: &Given) -> Answer {
    let picks: Vec<Pick> = match &question.interaction {
        Interaction::Choose(_) => given.iter().map(|part| Pick { part: *part, target: 0 }).collect(),
        Interaction::Match(_) => {
            given.iter().enumerate().map(|(part, target)| Pick { part, target: *target }).collect()
        }
        Interaction::Order(_) => {
            let at = |place: usize| given.iter().position(|other| *other == place).expect("each place once");
            (0..given.len()).map(|place| Pick { part: at(place), target: 0 }).collect()
        }
    };
    Answer { picks }
}

/// What an answer earns by what was read, as a share: as Moodle reckons it.
fn earned(question: &ExportQuestion, read: &Value, given: &Given, reading: &Reading) -> f64 {
    let offered = reading.offered;
    let matched = |right: &dyn Fn(usize) -> String| {
        let rows = list(read, "pairs").iter().filter(|pair| pair[0] != "").zip(&question.order);
        let hits: Vec<bool> = rows.map(|(pair, at)| pair[1] == right(given[*at]).as_str()).collect();
        assert_eq!(hits.len(), given.len());
        hits.iter().filter(|hit| **hit).count() as f64 / hits.len() as f64
    };
    match &question.asked.interaction {
        Interaction::Choose(_) => {
            let chosen = list(read, "options").iter().zip(&question.order).filter(|(_, at)| given.contains(at));
            let weights = chosen.map(|(option, _)| option["weight"].as_f64().expect("a weight"));
            (weights.sum::<f64>() / 100.0).clamp(0.0, 1.0)
        }
        Interaction::Match(pairs) => matched(&|given| offered(&pairs.speakers[given].name)),
        Interaction::Order(_) => matched(&|given| (given + 1).to_string()),
    }
}

/// Whether answers earn by what was read what they earn in the page, as far as the format says that it keeps that.
pub fn scored(question: &ExportQuestion, partial: Partial, read: &Value, reading: &Reading) {
    let mut outcomes = Vec::new();
    let single = question.asked.is_single_choice();
    assert_eq!(read["single"].as_bool().unwrap_or_default(), single, "{read}");
    for given in answers(question.asked) {
        let outcome = score(question.asked, &in_page(question.asked, &given)).outcome();
        let share = earned(question, read, &given, reading);
        let is_same = match outcome {
            Outcome::Right => share > 0.999_999,
            Outcome::Wrong => share < 0.000_001,
            Outcome::Partly => 0.04 < share && share < 0.99 && partial == Partial::Share,
        };
        assert!(is_same, "{given:?} is {outcome:?} and earns {share}: {read}");
        outcomes.push(outcome);
    }
    assert!(outcomes.contains(&Outcome::Right) && outcomes.contains(&Outcome::Wrong) || !single);
}

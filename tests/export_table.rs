//! The table in `docs/exports.md` of what each format keeps of each kind of question: it is written from what the
//! formats say of themselves. `DATELINE_BLESS=1` writes it anew.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, reason = "a test may take what it knows to be there")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline::base::vocabulary::Word;
use dateline::export::format::ExportFormat;
use dateline::export::keeps::Keeps;
use dateline::story::question::{Kind, Question};

mod exported;

/// Between these the table stands.
const MARKS: [&str; 2] = ["<!-- what each format keeps -->\n", "<!-- end of what each format keeps -->\n"];

/// A question of each kind, as its name; of those on the map both with one right place and with several.
fn kinds(questions: &[Question]) -> Vec<(&'static str, Vec<&Question>)> {
    let of = |kind: Kind, is_single: bool| {
        let is_it = |question: &&Question| question.kind == kind && question.is_single_choice() == is_single;
        questions.iter().filter(is_it).collect::<Vec<_>>()
    };
    let name = |kind: Kind, is_single: bool| match (kind, is_single) {
        (Kind::One, _) => "one answer",
        (Kind::Several, _) => "several answers",
        (Kind::Stated, _) => "true, false or not stated",
        (Kind::Who, _) => "who said it",
        (Kind::Order, _) => "in the right order",
        (Kind::Map, true) => "on the map, one place",
        (Kind::Map, false) => "on the map, several places",
    };
    let all =
        Kind::ALL.iter().flat_map(|kind| [true, false].map(|is_single| (name(*kind, is_single), of(*kind, is_single))));
    all.filter(|(_, questions)| !questions.is_empty()).collect()
}

/// What a format keeps of questions of one kind, in words: all that it may become.
fn cell(format: ExportFormat, questions: &[&Question]) -> [String; 4] {
    let kept: Vec<Option<Keeps>> = questions.iter().map(|question| format.writer().keeps(question)).collect();
    let each = |text: &dyn Fn(&Option<Keeps>) -> String| {
        let texts: BTreeSet<String> = kept.iter().map(text).collect();
        texts.into_iter().collect::<Vec<_>>().join(", or ")
    };
    let of = |text: fn(&Keeps) -> &'static str| each(&|kept| kept.as_ref().map_or("–", text).to_owned());
    [
        each(&|kept| kept.as_ref().map_or("left out", |kept| kept.form.as_str()).to_owned()),
        of(|kept| kept.partial.as_str()),
        of(|kept| if kept.reasons { "yes" } else { "no" }),
        of(|kept| if kept.proof { "yes" } else { "no" }),
    ]
}

fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The table. Rows of a format that say the same stand in one.
fn table() -> String {
    let stories = exported::stories();
    let questions: Vec<Question> = stories.iter().flat_map(|story| story.bank.questions.clone()).collect();
    let mut text =
        row(&["format", "question", "becomes", "partly right earns", "why wrong parts are wrong", "what proves it"]);
    text += "|---|---|---|---|---|---|\n";
    for format in ExportFormat::ALL {
        let mut rows: Vec<(Vec<&str>, [String; 4])> = Vec::new();
        for (name, questions) in kinds(&questions) {
            let cell = cell(*format, &questions);
            match rows.iter_mut().find(|(_, other)| *other == cell) {
                Some((names, _)) => names.push(name),
                None => rows.push((vec![name], cell)),
            }
        }
        let is_one = rows.len() == 1;
        for (names, [form, partial, reasons, proof]) in &rows {
            let names = if is_one { "all".to_owned() } else { names.join("; ") };
            text += &row(&[&format!("`{}`", format.as_str()), &names, form, partial, reasons, proof]);
        }
    }
    text
}

#[test]
fn the_document_says_what_each_format_keeps() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exports.md");
    let document = fs::read_to_string(&path).expect("the document");
    let (before, rest) = document.split_once(MARKS[0]).expect("the first mark");
    let (_, after) = rest.split_once(MARKS[1]).expect("the second mark");
    let written = [before, MARKS[0], "\n", &table(), "\n", MARKS[1], after].concat();
    if written == document {
        return;
    }
    assert!(
        std::env::var_os("DATELINE_BLESS").is_some(),
        "docs/exports.md says something else: DATELINE_BLESS=1\n{written}"
    );
    fs::write(&path, written).expect("the document");
}

#[test]
fn every_format_and_every_kind_is_in_the_document() {
    let document =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/exports.md")).expect("the document");
    for format in ExportFormat::ALL {
        assert!(document.contains(&format!("`{}`", format.as_str())), "{}", format.as_str());
    }
    let stories = exported::stories();
    let questions: Vec<Question> = stories.iter().flat_map(|story| story.bank.questions.clone()).collect();
    assert_eq!(kinds(&questions).len(), Kind::ALL.len() + 1, "each kind, and two on the map");
}

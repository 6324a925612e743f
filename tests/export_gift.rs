//! GIFT as two parsers read it: each question of each story, and of stories of nothing but hostile texts, is what it was,
//! and answers earn what they should. Where a machine lacks a parser, that is said, and not taken for a pass.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::cast_precision_loss, clippy::cast_possible_truncation)]
#![allow(missing_docs, reason = "a program of tests")]

mod exported;

use std::fs;
use std::path::{Path, PathBuf};

use dateline::export::format::ExportFormat;
use dateline::export::source::ExportStory;
use dateline::export::writer::FormatWriter;
use dateline::story::question::Kind;
use exported::{Reading, exported, peer, read_by, same, sample, scored, stories, text, with_job};
use serde_json::Value;

/// Prints what gift-pegjs reads of each file.
const PEGJS: &str = r##"
const {parse} = require(process.argv[1]);
const signs = {"058": ":", "035": "#", "061": "=", "123": "{", "125": "}", "126": "~", "092": "\\", "010": "\n"};
// The right side of a pair comes with its escapes as the parser keeps them within.
const plain = text => text.replace(/&&(092|058|035|061|123|125|126|010);?/g, (_, sign) => signs[sign]);
const read = q => q.type === "Category" ? {kind: "category", name: q.title} : {
  kind: {MC: "choice", Matching: "pairs", Description: "description"}[q.type] || q.type,
  id: q.id, tags: q.tags, name: q.title, stem: q.stem.text, format: q.stem.format,
  feedback: q.globalFeedback ? q.globalFeedback.text : null,
  single: (q.choices || []).some(c => c.isCorrect),
  options: (q.choices || []).map(c => ({text: c.text.text, why: c.feedback && c.feedback.text,
    weight: c.weight === null ? (c.isCorrect ? 100 : 0) : c.weight})),
  pairs: (q.matchPairs || []).map(p => [p.subquestion.text, plain(p.subanswer)]),
};
const files = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(files.map(file => parse(require("fs").readFileSync(file, "utf8")).map(read))));
"##;

/// Prints what pygiftparser reads of each file. Texts come as they were written, escapes and all.
const PYGIFT: &str = r#"
import json, re, sys
from pygiftparser import parser, answer
def plain(text, has_form=True):
    text = re.sub(r"^\[plain\]", "", text.strip()) if has_form else text
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), text, flags=re.S).strip()
def read(q):
    a = q.answers
    kinds = {answer.Description: "description", answer.MatchingSet: "pairs", answer.SelectSet: "choice",
             answer.MultipleChoicesSet: "choice"}
    told = re.search(r"\[id:(.*?)\]", q.full)
    answers = getattr(a, "answers", [])
    return {"kind": kinds.get(type(a), type(a).__name__), "valid": q.valid, "category": q.cat, "markup": q.markup,
        "id": told and told.group(1), "tags": re.findall(r"\[tag:(.*?)\]", q.full), "name": plain(q.title, False),
        "stem": plain(q.text, False), "feedback": plain(q.generalFeedback), "single": isinstance(a, answer.SelectSet),
        "options": [{"text": plain(o.answer), "why": plain(o.feedback), "weight": o.fraction} for o in answers],
        "pairs": [[plain(o.question), plain(o.answer, False)] for o in answers if o.isMatching]}
print(json.dumps([[read(q) for q in parser.parseFile(open(path, encoding="utf-8"))] for path in json.load(sys.stdin)]))
"#;

/// The exports of stories, written to a folder.
fn written(folder: &Path, stories: &[ExportStory]) -> Vec<PathBuf> {
    let write = |(at, story): (usize, &ExportStory)| {
        let path = folder.join(format!("{at}.gift"));
        fs::write(&path, exported(story, ExportFormat::Gift).bytes).expect("the file");
        path
    };
    stories.iter().enumerate().map(write).collect()
}

/// Whether the questions of a story were read as they are, after a description of it.
fn all_same(story: &ExportStory, read: &[Value], reading: &Reading) {
    with_job(story, |job| {
        let questions = job.questions();
        assert_eq!(read.len(), questions.len() + 1, "{}", story.title);
        assert_eq!(text(&read[0], "kind"), "description");
        for line in [&story.title, &story.credit] {
            assert!(text(&read[0], "stem").contains(&(reading.plain)(line)), "{line}: {}", read[0]);
        }
        for (question, read) in questions.iter().zip(&read[1..]) {
            let is_pairs = matches!(question.asked.kind, Kind::Who | Kind::Order);
            assert_eq!(text(read, "kind"), if is_pairs { "pairs" } else { "choice" }, "{read}");
            let keeps = dateline::export::gift::Gift.keeps(question.asked).expect("all kinds");
            same(job, question, read, reading);
            scored(question, keeps.partial, read, reading);
        }
    });
}

/// A text without signs that nobody sees, and with each white space once: what there is of them is collapsed.
fn collapsed(text: &str) -> String {
    let text = text.trim().replace(['\r', '\u{feff}'], "");
    let mut parts: Vec<String> = Vec::new();
    let is_space = |c: char| c.is_whitespace() && c != '\n';
    for c in text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }) {
        match parts.last_mut() {
            Some(last) if is_space(c) && last.chars().all(is_space) => *last = " ".to_owned(),
            _ => parts.push(c.to_string()),
        }
    }
    parts.concat()
}

fn with_sign(text: &str) -> String {
    collapsed(&text.replace("->", "→"))
}

#[test]
fn gift_pegjs_reads_every_question_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let stories = [stories(), sample::hostile(), vec![sample::story(Vec::new())]].concat();
    let module = peer("node_modules/gift-pegjs").display().to_string();
    let files = written(folder.path(), &stories);
    let Some(read) = read_by(Path::new("node"), &["-e", PEGJS, &module], &files) else { return };
    assert_eq!(read.len(), stories.len());
    for (story, read) in stories.iter().zip(&read) {
        assert_eq!(text(&read[0], "kind"), "category");
        assert!(read[1..].iter().all(|read| read["format"] == "plain"));
        all_same(story, &read[1..], &Reading { plain: &collapsed, offered: &with_sign });
    }
}

#[test]
fn pygiftparser_reads_every_question_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    // It ends an answer at a `}` that is escaped, and makes a line break of a stroke and an `n`.
    let texts = sample::HOSTILE.into_iter().filter(|text| !text.contains(['{', '}', '\\']));
    let hostile = sample::hostile_of(&texts.collect::<Vec<_>>());
    assert!(hostile.len() > 50, "{}", hostile.len());
    let stories = [stories(), hostile].concat();
    let files = written(folder.path(), &stories);
    let Some(read) = read_by(&peer("python/bin/python"), &["-c", PYGIFT], &files) else { return };
    let plain = |text: &str| text.trim().replace('\r', "").replace(|c: char| c.is_control() && c != '\n', " ");
    let offered = |text: &str| plain(&text.replace("->", "→"));
    for (story, read) in stories.iter().zip(&read) {
        assert!(read.iter().all(|read| read["valid"] == true && read["markup"] == "plain"));
        assert!(read.iter().all(|read| text(read, "category") != "$course$"), "{}", read[0]);
        all_same(story, read, &Reading { plain: &plain, offered: &offered });
    }
}

#[test]
fn every_number_of_right_options_that_is_held_can_be_answered_in_full() {
    let folder = tempfile::tempdir().expect("a folder");
    let texts: Vec<String> = (0..12).map(|n| format!("option {n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let ask = |right: usize| sample::choice(&format!("q-{right}"), Kind::Several, "x", &texts[..right + 2], right);
    let story = sample::story((1..=10).map(ask).collect());
    let files = written(folder.path(), std::slice::from_ref(&story));
    let module = peer("node_modules/gift-pegjs").display().to_string();
    let Some(read) = read_by(Path::new("node"), &["-e", PEGJS, &module], &files) else { return };
    all_same(&story, &read[0][1..], &Reading { plain: &collapsed, offered: &with_sign });
    let Some(read) = read_by(&peer("python/bin/python"), &["-c", PYGIFT], &files) else { return };
    // It takes no sum over a hundred, which six shares of Moodle's list have by two millionths.
    let invalid: Vec<&str> =
        read[0].iter().filter(|read| read["valid"] == false).map(|read| text(read, "id")).collect();
    assert_eq!(invalid, ["made-up.q-6"]);
}

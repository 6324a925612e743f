//! Moodle XML as a strict reader has it, which takes nothing that Moodle would pass over without a word: each question of
//! each story, and of stories of nothing but hostile texts, is what it was, and answers earn what they should.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::cast_precision_loss, clippy::cast_possible_truncation)]
#![allow(missing_docs, reason = "a program of tests")]

mod exported;

use std::fs;
use std::path::{Path, PathBuf};

use dateline::export::format::ExportFormat;
use dateline::export::job::ExportQuestion;
use dateline::export::moodle::Moodle;
use dateline::export::source::ExportStory;
use dateline::export::writer::FormatWriter;
use dateline::lang::catalogue::Direction;
use dateline::story::question::Kind;
use exported::{Reading, exported, read_by, same, sample, scored, stories, text, with_job};
use serde_json::Value;

/// Prints what is read of each file, and fails at what breaks a rule.
const STRICT: &str = r#"
import base64, json, re, sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

# As `question_bank::fraction_options` has them.
LIST = [1, .9, .8333333, .8, .75, .7, .6666667, .6, .5, .4, .3333333, .3, .25, .2, .1666667, .1428571, .125, .1111111,
        .1, .05, 0]
# What an element holds: names, each once but for those with a `*`.
ALL = "name questiontext generalfeedback defaultgrade penalty hidden idnumber tags"
COMBINED = " correctfeedback partiallycorrectfeedback incorrectfeedback shownumcorrect"
HOLDS = {
    "quiz": "question*", "category": "text", "info": "text", "tags": "tag*", "tag": "text", "name": "text",
    "question category": "category info", "question description": ALL,
    "question multichoice": ALL + COMBINED + " single shuffleanswers answernumbering showstandardinstruction answer*",
    "question matching": ALL + COMBINED + " shuffleanswers subquestion*",
    "question ddmarker": ALL + COMBINED + " shuffleanswers showmisplaced file drag* drop*",
    "answer": "text feedback", "subquestion": "text answer", "subquestion answer": "text",
    "drag": "no text noofdrags", "drop": "no shape coords choice",
    "questiontext": "text", "generalfeedback": "text", "feedback": "text", "correctfeedback": "text",
    "partiallycorrectfeedback": "text", "incorrectfeedback": "text",
}
FORMATTED = ["info", "questiontext", "generalfeedback", "feedback", "correctfeedback", "partiallycorrectfeedback",
             "incorrectfeedback", "subquestion", "answer"]

def check(element, above=""):
    tag = element.tag
    key = tag + " " + element.get("type", "") if tag == "question" else tag
    key = "subquestion answer" if tag == "answer" and above == "subquestion" else key
    if key not in HOLDS:
        assert not len(element), (tag, "holds elements")
        return
    assert not (element.text or "").strip(), (tag, "has a text of its own", element.text)
    assert not any((child.tail or "").strip() for child in element)
    names = [child.tag for child in element]
    wanted = HOLDS[key].split()
    for name in wanted:
        if not name.endswith("*"):
            assert names.count(name) == 1, (key, name, names)
    assert all(name in [w.strip("*") for w in wanted] for name in names), (key, names)
    if tag in FORMATTED and key != "subquestion answer":
        assert element.get("format") == "html", key
    for child in element:
        check(child, tag)

class Shown(HTMLParser):
    def __init__(self, lang, dir):
        super().__init__(convert_charrefs=True)
        self.own, self.text = {"lang": lang, "dir": dir}, ""
    def handle_starttag(self, tag, attributes):
        assert tag in ["p", "span", "br", "small"], tag
        assert dict(attributes) == (self.own if tag in ["p", "span"] else {}), (tag, attributes)
        self.text += "\n" if tag == "br" or tag == "p" and self.text else ""
    def handle_data(self, data):
        self.text += data
    def handle_comment(self, data):
        raise AssertionError(data)
    handle_decl = unknown_decl = handle_pi = handle_comment

def read(path, lang, dir):
    root = ET.parse(path).getroot()
    check(root)
    def plain(element, way="text"):
        return element.find(way).text or ""
    def shown(element, way="text"):
        reader = Shown(lang, dir)
        reader.feed(plain(element, way))
        reader.close()
        return reader.text
    def weight(answer):
        fraction = float(answer.get("fraction"))
        assert re.fullmatch(r"-?\d+(\.\d{5})?", answer.get("fraction")), answer.get("fraction")
        assert any(abs(abs(fraction) / 100 - grade) < 0.00001 for grade in LIST), fraction
        return fraction
    def question(q):
        kind = q.get("type")
        if kind == "category":
            return {"kind": kind, "name": plain(q, "category/text"), "info": shown(q, "info/text")}
        if kind != "description":
            assert q.find("defaultgrade").text == "1" and 0 < float(q.find("penalty").text) <= 1
        assert plain(q, "name/text").strip() and len(plain(q, "name/text")) <= 255
        file = q.find("file")
        return {
            "kind": kind, "name": plain(q, "name/text"), "id": q.find("idnumber").text,
            "tags": [plain(tag) for tag in q.findall("tags/tag")], "stem": shown(q, "questiontext/text"),
            "feedback": shown(q, "generalfeedback/text"), "single": q.findtext("single") == "true",
            "shuffled": q.findtext("shuffleanswers"), "numbering": q.findtext("answernumbering"),
            "options": [{"text": shown(a), "why": shown(a, "feedback/text"), "weight": weight(a)}
                        for a in q.findall("answer")],
            "pairs": [[shown(s), plain(s, "answer/text")] for s in q.findall("subquestion")],
            "drags": [[int(d.find("no").text), shown(d)] for d in q.findall("drag")],
            "drops": [[d.find("shape").text, int(d.find("choice").text)] +
                      [int(n) for n in re.fullmatch(r"(\d+),(\d+);(\d+)", d.find("coords").text).groups()]
                      for d in q.findall("drop")],
            "file": file is not None and base64.b64decode(file.text, validate=True).decode() or None,
            "size": file is not None and ET.fromstring(base64.b64decode(file.text)).get("viewBox") or None,
        }
    return [question(q) for q in root]

arguments = sys.argv[1:]
print(json.dumps([read(path, *tongue.split("/")) for path, tongue in zip(json.load(sys.stdin), arguments)]))
"#;

/// Reads the exports of stories.
fn read(stories: &[ExportStory], format: ExportFormat) -> Option<Vec<Vec<Value>>> {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |(at, story): (usize, &ExportStory)| {
        let path = folder.path().join(format!("{at}.xml"));
        fs::write(&path, exported(story, format).bytes).expect("the file");
        path
    };
    let files: Vec<PathBuf> = stories.iter().enumerate().map(write).collect();
    let tongue = |story: &ExportStory| {
        format!("{}/{}", story.language.as_str(), if story.direction == Direction::Rtl { "rtl" } else { "ltr" })
    };
    let tongues: Vec<String> = stories.iter().map(tongue).collect();
    let mut arguments = vec!["-c", STRICT];
    arguments.extend(tongues.iter().map(String::as_str));
    let well_formed = std::process::Command::new("xmllint").arg("--noout").args(&files).output();
    match well_formed {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr)),
        Err(error) => eprintln!("SKIPPED: xmllint is not here: {error}"),
    }
    read_by(Path::new("python3"), &arguments, &files)
}

/// A text as XML can have it.
fn plain(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control() || "\t\n".contains(*c)).collect()
}

/// What stands before the questions, and that none has the id of another.
fn is_headed(story: &ExportStory, read: &[Value], questions: usize) {
    assert_eq!(read.len(), questions + 2, "{}", story.title);
    assert_eq!((text(&read[0], "kind"), text(&read[1], "kind")), ("category", "description"));
    for told in [text(&read[0], "info"), text(&read[1], "stem")] {
        assert!(told.contains(&plain(&story.title)) && told.contains(&plain(&story.credit)), "{told}");
    }
    let mut ids: Vec<&str> = read[1..].iter().map(|read| text(read, "id")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), questions + 1);
    assert!(ids.iter().all(|id| id.len() <= 100));
}

#[test]
fn a_strict_reader_reads_every_question_as_it_is() {
    let stories = [stories(), sample::hostile(), vec![sample::story(Vec::new())]].concat();
    let Some(all) = read(&stories, ExportFormat::Moodle) else { return };
    let reading = Reading { plain: &plain, offered: &plain };
    for (story, read) in stories.iter().zip(&all) {
        with_job(story, |job| {
            let questions = job.questions();
            is_headed(story, read, questions.len());
            for (question, read) in questions.iter().zip(&read[2..]) {
                let is_pairs = matches!(question.asked.kind, Kind::Who | Kind::Order);
                assert_eq!(text(read, "kind"), if is_pairs { "matching" } else { "multichoice" });
                let is_fixed = question.asked.kind == Kind::Stated;
                assert_eq!(text(read, "shuffled"), if is_fixed { "false" } else { "true" });
                same(job, question, read, &reading);
                let keeps = Moodle { has_markers: false }.keeps(question.asked).expect("all kinds");
                scored(question, keeps.partial, read, &reading);
            }
        });
    }
}

/// What markers on some points earn: as Moodle reckons it, by the zones that are hit and by how many markers lie there.
fn marked(read: &Value, markers: &[(u64, [f64; 2])]) -> f64 {
    let drops = read["drops"].as_array().expect("zones");
    let number = |drop: &Value, at: usize| drop[at].as_u64().expect("a number");
    let is_hit = |drop: &&Value| {
        let [x, y, radius] = [2, 3, 4].map(|at| number(drop, at) as f64);
        markers.iter().any(|(no, at)| *no == number(drop, 1) && (at[0] - x).hypot(at[1] - y) <= radius)
    };
    drops.iter().filter(is_hit).count() as f64 / drops.len().max(markers.len()) as f64
}

/// Whether markers can be answered, and only rightly.
fn markers_hold(story: &ExportStory, question: &ExportQuestion, read: &Value) {
    let map = story.map.as_ref().expect("a map");
    let size: Vec<f64> = text(read, "size").split(' ').map(|part| part.parse().expect("a number")).collect();
    assert!(size[2] <= 600.0 && size[3] <= 400.0, "{size:?}");
    assert!(text(read, "file").contains(&map.svg()));
    assert!(text(read, "stem").ends_with(&plain(&map.credit)));
    let scale = size[2] / f64::from(map.width);
    let middle = |id: &str| {
        let place = map.places.iter().find(|place| place.id == id).expect("it is on the map");
        [f64::from(place.x) * scale, f64::from(place.y) * scale]
    };
    let options = question.asked.options().expect("options");
    let offered: Vec<_> = question.order.iter().map(|at| &options.all[*at]).collect();
    let labels: Vec<Value> =
        (1..).zip(&offered).map(|(no, choice)| serde_json::json!([no, plain(&choice.text)])).collect();
    assert_eq!(read["drags"], Value::from(labels));
    let marker = |(no, choice): (u64, &&dateline::story::kind::choose::Choice)| (no, middle(choice.id.as_str()));
    let all: Vec<_> = (1..).zip(&offered).map(marker).collect();
    let right = |(no, _): &&(u64, [f64; 2])| offered[*no as usize - 1].right;
    let (good, bad): (Vec<_>, Vec<_>) = all.iter().partition(right);
    let of = good.len() as f64;
    assert_eq!(marked(read, &good), 1.0, "{read}");
    assert_eq!(marked(read, &bad), 0.0, "{read}");
    assert_eq!(marked(read, &good[..1]), 1.0 / of);
    assert_eq!(marked(read, &all), of / all.len() as f64, "each wrong marker costs");
    // Where a right name is dragged to the disc of any other place, it earns nothing.
    for place in &map.places {
        for (no, own) in &good {
            let there = middle(&place.id);
            assert!(there == *own || marked(read, &[(*no, there)]) == 0.0, "{}: {read}", place.id);
        }
    }
    let wrong = options.all.iter().filter_map(|choice| choice.why.as_deref());
    assert!(wrong.into_iter().all(|why| text(read, "feedback").contains(&plain(why))));
}

#[test]
fn markers_lie_on_the_right_places_of_a_picture_that_moodle_shows() {
    let stories = [stories(), sample::hostile()].concat();
    let Some(all) = read(&stories, ExportFormat::Markers) else { return };
    let reading = Reading { plain: &plain, offered: &plain };
    let mut count = 0;
    for (story, read) in stories.iter().zip(&all) {
        with_job(story, |job| {
            let questions = job.questions();
            is_headed(story, read, questions.len());
            for (question, read) in questions.iter().zip(&read[2..]) {
                if question.asked.kind == Kind::Map {
                    assert_eq!(text(read, "kind"), "ddmarker");
                    markers_hold(story, question, read);
                } else {
                    same(job, question, read, &reading);
                }
            }
        });
        count += read.iter().filter(|read| read["kind"] == "ddmarker").count();
    }
    assert!(count > stories.len(), "{count}");
}

//! The structure of a course, as XML's reader has it: of every story, and of hostile titles.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dateline::class::assignment::Assignment;
use dateline::export::format::{ExportFormat, export};
use dateline::export::job::Job;
use dateline::quiz::settings::{Number, Settings};
use serde_json::Value;

use crate::exported::{read_by, sample, stories, text};
use crate::played::forms::decimal;

const ADDRESSES: [&str; 3] =
    ["https://news.example/talks/", "https://xn--e1afmkfd.example:8443/a/b/", "http://127.0.0.1:8080/"];

/// Prints what is read of each file, and fails at what the structure does not have.
const READ: &str = r#"
import json, sys
import xml.etree.ElementTree as ET
SPACE = "{https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd}"

def names(element, *wanted):
    assert [child.tag for child in element] == [SPACE + name for name in wanted], [child.tag for child in element]
    assert not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)

def said(element):
    names(element, "langstring")
    assert list(element[0].attrib) == ["lang"] and not element.attrib
    return [element[0].get("lang"), element[0].text]

def read(path):
    raw = open(path, "rb").read()
    assert raw.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    root = ET.fromstring(raw)
    assert root.tag == SPACE + "courseStructure" and not root.attrib
    names(root, "course", "au")
    course, au = root
    names(course, "title", "description")
    names(au, "title", "description", "url")
    assert list(course.attrib) == ["id"]
    return {"course": course.get("id"), "au": dict(au.attrib), "url": au[2].text,
            "texts": [said(element) for element in [*course, *au[:2]]]}

print(json.dumps([[read(path)] for path in json.load(sys.stdin)]))
"#;

/// Whether an id or an address is absolute, of signs that such have.
fn is_absolute(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.starts_with('/') && rest.chars().all(is_sign) && text.matches('#').count() <= 1)
}

fn check(job: &Job, read: &Value) {
    let story = job.story;
    let au = &read["au"];
    let (course, id, url) = (text(read, "course"), text(au, "id"), text(read, "url"));
    assert!([course, id, url].iter().all(|text| is_absolute(text)), "{read}");
    assert_eq!([course, id, url].iter().collect::<BTreeSet<_>>().len(), 3, "{read}");
    let title = if job.assignment.title.is_empty() { &story.title } else { &job.assignment.title };
    // Line breaks are those of XML.
    let plain = |text: &str| text.replace('\r', "");
    let texts = [title, &story.credit].map(|text| serde_json::json!([story.language.as_str(), plain(text)]));
    assert_eq!(read["texts"], Value::from([&texts[..], &texts[..]].concat()));
    assert!(!title.trim().is_empty() && !story.credit.trim().is_empty());
    assert!(["AnyWindow", "OwnWindow"].contains(&text(au, "launchMethod")));
    let pass = job.assignment.settings.number(Number::Pass);
    let rules = ["Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed", "NotApplicable"];
    assert!(rules.contains(&text(au, "moveOn")));
    assert_eq!(text(au, "moveOn").contains("Passed"), pass > 0, "nobody passes where there is no mark");
    let mark = au["masteryScore"].as_str().map(|mark| decimal(mark, 4).expect("a plain number"));
    assert_eq!(mark, (pass > 0).then(|| f64::from(pass) / 100.0));
    let (way, query) = url.split_once('?').expect("a query");
    let page = if story.page == "index.html" { "launch.html".to_owned() } else { format!("launch-{}", story.page) };
    assert_eq!(way, [job.address, &page].concat());
    assert_eq!(Assignment::read(query).as_ref(), Some(job.assignment));
    assert!(query.split('&').any(|pair| pair == format!("lang={}", story.language)), "{query}");
}

#[test]
fn a_course_is_what_the_structure_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let all: Vec<_> = stories().into_iter().chain(sample::hostile()).collect();
    let queries = ["", "pass=60", "pass=1&questions=5&seed=7", "pass=100&change=yes", "pass=67&order=shuffled"];
    let assignment = |(at, story)| {
        let title = if at % 2 == 0 { "" } else { sample::HOSTILE[at % sample::HOSTILE.len()] };
        let settings = Settings::default().read(queries[at % queries.len()]);
        let written = Assignment { settings, title: title.to_owned() }.written();
        (story, Assignment::read(&written).expect("an assignment"))
    };
    let all: Vec<_> = all.into_iter().enumerate().map(assignment).collect();
    let (mut jobs, mut files) = (Vec::new(), Vec::new());
    for (at, (story, assignment)) in all.iter().enumerate() {
        let job = Job { story, assignment, address: ADDRESSES[at % ADDRESSES.len()], site: &[] };
        files.push(folder.path().join(format!("{at}.xml")));
        fs::write(&files[at], export(&job, ExportFormat::Cmi5).bytes).expect("it is written");
        jobs.push(job);
    }
    let Some(read) = read_by(Path::new("python3"), &["-c", READ], &files) else { return };
    for (job, read) in jobs.iter().zip(read) {
        check(job, &read[0]);
    }
}

#[test]
fn each_assignment_is_another_activity_of_the_same_course() {
    let story = &stories()[0];
    let mut ids = BTreeSet::new();
    let queries = ["class=", "class=9b", "class=&seed=1&order=shuffled", "class=&pass=50"];
    for query in queries {
        let assignment = Assignment::read(query).expect("an assignment");
        let job = Job { story, assignment: &assignment, address: ADDRESSES[0], site: &[] };
        let written = String::from_utf8(export(&job, ExportFormat::Cmi5).bytes).expect("a text");
        assert!(written.contains(&format!("<course id=\"{}#course\">", ADDRESSES[0])));
        ids.insert(written.split_once("<au id=\"").expect("an activity").1.split('"').next().map(str::to_owned));
    }
    assert_eq!(ids.len(), queries.len());
}

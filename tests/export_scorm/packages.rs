//! Packages of every story, and of stories of hostile texts, as readers of archives, of manifests and of pages have them,
//! and as Open edX takes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use dateline::base::archive::Packed;
use dateline::class::assignment::Assignment;
use dateline::export::format::{ExportFormat, export};
use dateline::export::job::Job;
use dateline::export::source::{ExportStory, carried};
use dateline::quiz::settings::Settings;
use peers::{edx, manifest};
use serde_json::Value;

use crate::exported::{read_by, sample, stories, text};

const FORMATS: [ExportFormat; 4] =
    [ExportFormat::Scorm12, ExportFormat::Scorm12Thin, ExportFormat::Scorm2004, ExportFormat::Scorm2004Thin];

/// Prints of each package what an archive's reader finds in it, what its manifest lists, and what its page consists of.
const READ: &str = r#"
import io, json, re, struct, sys, zipfile
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.inside, self.elements, self.texts = [], [], {}
    def handle_starttag(self, tag, attributes):
        self.elements.append([tag, dict(attributes)])
        self.inside.append(tag)
    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass
    def handle_data(self, data):
        if data.strip():
            at = self.inside[-1] if self.inside else ""
            self.texts[at] = self.texts.get(at, "") + data
    def handle_comment(self, data):
        raise AssertionError(data)
    handle_pi = unknown_decl = handle_comment

def read(path):
    raw = open(path, "rb").read()
    archive = zipfile.ZipFile(io.BytesIO(raw))
    assert archive.testzip() is None
    for entry in archive.infolist():
        assert entry.flag_bits in [0, 0x800] and not entry.is_dir(), entry
        assert (entry.flag_bits == 0x800) == (not entry.filename.isascii()), entry
        signature, _, flags, method, _, _, crc, packed, size = struct.unpack("<IHHHHHIII", raw[entry.header_offset:][:26])
        assert (signature, flags, method, crc, packed, size) == (0x04034b50, entry.flag_bits, entry.compress_type,
            entry.CRC, entry.compress_size, entry.file_size), entry
        assert method in [0, 8], entry
    manifest = archive.read("imsmanifest.xml").decode()
    root = ET.fromstring(manifest)
    name = lambda element: element.tag.split("}")[-1]
    find = lambda wanted: [element for element in root.iter() if name(element) == wanted]
    resource, = find("resource")
    page = Page()
    page.feed(archive.read("launch.html").decode())
    page.close()
    return {
        "names": archive.namelist(), "manifest": manifest,
        "listed": [file.get("href") for file in find("file")], "start": resource.get("href"),
        "ids": [element.get("identifier") for element in root.iter() if element.get("identifier") is not None],
        "story": root.get("identifier"), "titles": [title.text for title in find("title")],
        "elements": page.elements, "texts": page.texts,
        "scripts": [archive.read(file).decode() for file in archive.namelist() if file.endswith(".js")],
        "files": {file: len(archive.read(file)) for file in archive.namelist()},
    }

print(json.dumps([[read(path)] for path in json.load(sys.stdin)]))
"#;

/// A site of a few files.
fn site(page: &str) -> Vec<Packed> {
    let program = b"\0asm".repeat(50);
    vec![
        Packed::stored("app-0123.js", *b"void 0"),
        Packed::stored("app-0123_bg.wasm", program),
        Packed::stored(page, *b"<!doctype html><title>The story</title>"),
        Packed::stored("near/\u{43c}\u{456}\u{441}\u{442}\u{430}.json", *b"{}"),
    ]
}

/// All stories, and hostile ones, each with an assignment.
fn all() -> Vec<(ExportStory, Assignment)> {
    let mut all = Vec::new();
    for (at, story) in stories().into_iter().chain(sample::hostile()).enumerate() {
        let query = ["", "questions=5&seed=7&pass=60&order=shuffled", "change=yes&feedback=at-end"][at % 3];
        let mut assignment = Assignment { settings: Settings::default().read(query), title: String::new() };
        if at % 2 == 1 {
            // As it is read of an address, which is how each comes.
            assignment.title = sample::HOSTILE[at % sample::HOSTILE.len()].to_owned();
            assignment = Assignment::read(&assignment.written()).expect("an assignment");
        }
        all.push((story, assignment));
    }
    all
}

/// A text as one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What holds of the page that a system opens: no text has ended what it stands in.
fn check_page(job: &Job, format: ExportFormat, read: &Value) {
    let story = job.story;
    let page = read["elements"].as_array().expect("elements");
    let names: Vec<&str> = page.iter().map(|element| element[0].as_str().expect("a name")).collect();
    let own = "html head meta meta meta meta meta link title style body div p code a iframe script script";
    assert_eq!(names.join(" "), own);
    let of = |name: &str, key: &str| {
        let element = page.iter().find(|element| element[0] == name).expect("an element");
        element[1][key].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(of("html", "lang"), story.language.as_str());
    assert_eq!(line(&of("iframe", "title")), line(&story.title));
    assert_eq!(line(text(&read["texts"], "title")), line(&story.title));
    let script = page.last().expect("a script")[1]["src"].as_str().expect("its file");
    assert_eq!(script, format!("./{}", story.launcher.name));
    let (_, data) = text(&read["texts"], "script").split_at(0);
    let data: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(text(&data["words"], "told"), story.launcher.words.told);
    let is_12 = matches!(format, ExportFormat::Scorm12 | ExportFormat::Scorm12Thin);
    assert_eq!(data["standard"], if is_12 { "1.2" } else { "2004" });
    let (way, query) = text(&data, "story").split_once('?').expect("a query");
    let folder = if format.needs_site() { "./" } else { job.address };
    assert_eq!(way, [folder, &story.page].concat());
    assert_eq!(Assignment::read(query).as_ref(), Some(job.assignment));
    assert!(query.starts_with(&format!("view=quiz&lang={}&", story.language)), "{query}");
}

/// What holds of a package.
fn check(job: &Job, format: ExportFormat, read: &Value) {
    let list = |key: &str| -> Vec<String> { serde_json::from_value(read[key].clone()).expect("a list") };
    let (names, listed) = (list("names"), list("listed"));
    let once: BTreeSet<&String> = names.iter().collect();
    assert!(once.len() == names.len() && names[0] == "imsmanifest.xml", "{names:?}");
    assert_eq!(names[1..], listed, "each file is listed once, and is there");
    assert_eq!(text(read, "start"), "launch.html");
    assert_eq!(listed[0], "launch.html");
    let site = if format.needs_site() { job.site.len() } else { 0 };
    assert_eq!(listed.len(), 2 + site);
    for id in list("ids") {
        let is_plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        assert!(is_plain && id.starts_with(|first: char| first.is_ascii_alphabetic()), "{id}");
    }
    let title = if job.assignment.title.is_empty() { &job.story.title } else { &job.assignment.title };
    let title = line(title);
    assert_eq!(list("titles"), [title.as_str(), &title]);
    let version = match format {
        ExportFormat::Scorm12 | ExportFormat::Scorm12Thin => "1.2",
        _ => "2004 4th Edition",
    };
    let manifest = text(read, "manifest");
    assert!(manifest.lines().any(|line| line.contains(&format!("<schemaversion>{version}</schemaversion>"))));
    assert!(!manifest.contains("masteryscore") && !manifest.contains("sequencing"));
    let scripts = list("scripts");
    assert!(scripts.contains(&carried(&job.story.launcher.script)));
    check_page(job, format, read);
}

#[test]
fn every_package_is_one_to_readers_of_archives_to_the_schemas_and_to_open_edx() {
    let folder = tempfile::tempdir().expect("a folder");
    let all = all();
    let mut files = Vec::new();
    let mut jobs = Vec::new();
    let sites: BTreeMap<&str, Vec<Packed>> =
        all.iter().map(|(story, _)| (story.page.as_str(), site(&story.page))).collect();
    for (story, assignment) in &all {
        for format in &FORMATS {
            let job = Job { story, assignment, address: "https://news.example/talks/", site: &sites[&*story.page] };
            let exported = export(&job, *format);
            assert!(exported.name.ends_with(".zip") && (exported.held, exported.notes.len()) == (exported.of, 0));
            files.push(folder.path().join(format!("{}.zip", files.len())));
            fs::write(files.last().expect("a file"), &exported.bytes).expect("it is written");
            jobs.push((job, *format, exported.bytes));
        }
    }
    let Some(read) = read_by(Path::new("python3"), &["-c", READ], &files) else { return };
    // The schemas take their time: what differs in files alone is not judged twice, and a hostile title in one edition.
    let mut judged = BTreeSet::new();
    for (at, ((job, format, _), read)) in jobs.iter().zip(read.iter().map(|read| &read[0])).enumerate() {
        check(job, *format, read);
        let manifest = text(read, "manifest");
        let is_12 = manifest.contains(">1.2<");
        let is_next = text(read, "story") != "dateline_made_up" || is_12 == (at / FORMATS.len()).is_multiple_of(2);
        let version = if is_12 { manifest::Scorm::V1p2 } else { manifest::Scorm::V2004 };
        if is_next
            && judged.insert((is_12, read["titles"].to_string(), text(read, "story")))
            && let Some(faults) = manifest::faults(manifest, version).expect("the schemas are read")
        {
            assert!(faults.is_empty(), "{faults:?}\n{manifest}");
        }
    }
    let packages: Vec<edx::Played> = jobs.iter().map(|(_, _, bytes)| (bytes.as_slice(), Vec::new())).collect();
    let Some(outcomes) = edx::play_all(&packages).expect("it takes them") else { return };
    for ((job, format, _), outcome) in jobs.iter().zip(outcomes) {
        let is_12 = matches!(format, ExportFormat::Scorm12 | ExportFormat::Scorm12Thin);
        assert_eq!(outcome.version, if is_12 { "SCORM_12" } else { "SCORM_2004" });
        assert_eq!(outcome.start, "launch.html");
        // The stories by hand have no launcher's script.
        if job.story.bank.story.as_str() != "made-up" {
            assert!(outcome.warnings.is_empty(), "{:?}", outcome.warnings);
        }
    }
}

#[test]
fn the_launcher_says_in_a_script_what_hosts_look_for() {
    for story in stories() {
        let script = carried(&story.launcher.script);
        for word in ["lesson_status", "completion_status", "progress_measure"] {
            assert!(script.contains(word), "{word}");
        }
    }
}

//! The packages of the fixture and of the stories that ship, as they are read.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dateline::class::assignment::Assignment;
use dateline::export::format::{Export, ExportFormat, export};
use dateline::export::job::Job;
use dateline::export::source::ExportStory;
use dateline::geo::atlas::Maps;
use dateline::publish::export_source::source;
use dateline::story::pack;
use dateline::story::question::Question;

use crate::schema::by_old_names;
use crate::xml::{Node, parse};

/// Both formats.
pub const BOTH: [ExportFormat; 2] = [ExportFormat::Qti21, ExportFormat::Qti3];

/// The fixture and the stories that ship, in each of their languages.
pub fn stories() -> Vec<ExportStory> {
    let maps = Maps::shipped();
    let shipped = fs::read_dir("assets/stories").expect("the stories").map(|entry| entry.expect("one").path());
    let mut stories = Vec::new();
    for folder in shipped.chain([Path::new("tests/packs/harbour").to_owned()]) {
        for edition in &pack::read(&folder, &maps).editions {
            let atlas = maps.of(&edition.story.map).expect("a map");
            stories.push(source(edition, ("", "index.html"), "", (&maps, atlas)));
        }
    }
    assert!(stories.len() > 5);
    stories
}

/// What is written of a story, all of whose questions are asked.
pub fn written<T>(story: &ExportStory, format: ExportFormat, look: impl Fn(&Job, &Export, &Package) -> T) -> T {
    let assignment = Assignment::default();
    let job = Job { story, assignment: &assignment, address: "", site: &[] };
    let export = export(&job, format);
    let package = Package::read(&export.bytes, format);
    look(&job, &export, &package)
}

/// A package that was read.
pub struct Package {
    /// All files by their names, in their order.
    pub names: Vec<String>,
    /// The manifest.
    pub manifest: Node,
    /// The test, by the names of 2.1.
    pub test: Node,
    /// The items by their identifiers, by the names of 2.1.
    pub items: BTreeMap<String, Node>,
}

impl Package {
    /// The package of a format's file.
    pub fn read(mut bytes: &[u8], format: ExportFormat) -> Self {
        let mut files = Vec::new();
        while bytes.starts_with(b"PK\x03\x04") {
            let number = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
            let size = number(18) + (number(20) << 16);
            let end = 30 + number(26);
            let name = String::from_utf8(bytes[30..end].to_vec()).expect("a name");
            let text = String::from_utf8(bytes[end..end + size].to_vec()).expect("a text");
            files.push((name, text));
            bytes = &bytes[end + size..];
        }
        let document = |text: &str| match format {
            ExportFormat::Qti3 => by_old_names(&parse(text)),
            _ => parse(text),
        };
        let of = |name: &str| &files.iter().find(|(other, _)| other == name).expect("a file").1;
        let items = files.iter().filter(|(name, _)| name.starts_with("items/")).map(|(_, text)| document(text));
        Self {
            names: files.iter().map(|(name, _)| name.clone()).collect(),
            manifest: parse(of("imsmanifest.xml")),
            test: document(of("test.xml")),
            items: items.map(|item| (item.attribute("identifier").to_owned(), item)).collect(),
        }
    }

    /// The items of a question: itself, or its statements.
    pub fn of(&self, question: &Question) -> Vec<(&str, &Node)> {
        let whole = question.id.as_str();
        let part = [whole, "_"].concat();
        let is_of_it = |id: &&String| *id == whole || id.starts_with(&part);
        self.items.keys().filter(is_of_it).map(|id| (id.as_str(), &self.items[id])).collect()
    }
}

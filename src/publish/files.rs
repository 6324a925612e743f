//! The files of a site, as its pages name them: the paths to what they share, and the page of each language.

use crate::lang::catalogue::Prose;
use crate::lang::language::Language;
use crate::lang::written::Written;
use crate::publish::trunk::Built;
use crate::publish::wasm_names::Program;
use crate::story::resolve::Edition;

/// The files of a page, by the ways to them from its folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFiles {
    /// The glue, a JavaScript module.
    pub script: String,
    /// The program.
    pub program: String,
    /// The style, as text: it travels in the page.
    pub style: String,
    /// The glue and the program of what is handed out, and in.
    pub handout: [String; 2],
    /// Those that take results in.
    pub collect: [String; 2],
    /// Those of a class's results.
    pub results: [String; 2],
    /// Those of the menu of exports.
    pub exporter: [String; 2],
    /// The style of the teacher's page, as text.
    pub class_style: String,
    /// The style of the worksheet, as text.
    pub sheet_style: String,
    /// The glue and the program of what a learning system is told.
    pub lms: [String; 2],
    /// The script that reads codes in pictures.
    pub scan: String,
    /// Whether the licences stand in the folder of what all stories share.
    pub has_licences: bool,
    /// The way to the folder of what all stories share: empty, or with a `/` at its end.
    pub shared: String,
    /// The address at which that folder is published, if it is known, with a `/` at its end.
    pub site: Option<String>,
    /// The address of the page's own folder, likewise.
    pub address: Option<String>,
}

impl PageFiles {
    /// Those of a page that lies beside the programs.
    pub fn shared(built: &Built, scan: &str, address: Option<&str>) -> Self {
        let of = |program: &Program| [program.script_name.clone(), program.name.clone()];
        Self {
            script: built.program.script_name.clone(),
            program: built.program.name.clone(),
            style: built.style.clone(),
            handout: of(&built.handout),
            collect: of(&built.collect),
            results: of(&built.results),
            lms: of(&built.lms),
            exporter: of(&built.exporter),
            class_style: built.class_style.clone(),
            sheet_style: built.sheet_style.clone(),
            scan: scan.to_owned(),
            has_licences: built.licences.is_some(),
            shared: String::new(),
            site: address.map(str::to_owned),
            address: address.map(str::to_owned),
        }
    }

    /// Those of a page that lies in a folder beside the program.
    pub fn below(&self, folder: &str) -> Self {
        let up = |file: String| format!("../{file}");
        Self {
            script: format!("../{}", self.script),
            program: format!("../{}", self.program),
            style: self.style.clone(),
            handout: self.handout.clone().map(up),
            collect: self.collect.clone().map(up),
            results: self.results.clone().map(up),
            lms: self.lms.clone().map(up),
            exporter: self.exporter.clone().map(up),
            class_style: self.class_style.clone(),
            sheet_style: self.sheet_style.clone(),
            scan: format!("../{}", self.scan),
            has_licences: self.has_licences,
            shared: format!("../{}", self.shared),
            site: self.site.clone(),
            address: self.address.as_ref().map(|address| format!("{address}{folder}/")),
        }
    }
}

/// A file of a story's questions, for the menu of exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionsFile {
    /// The language that they are in.
    pub language: Language,
    /// Its name, which says its content.
    pub name: String,
    /// The files of a package that holds the site in that language, by their names in it and the ways to them.
    pub site: Vec<[String; 2]>,
}

/// A language that the story can be read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLanguage {
    /// The language.
    pub tag: Language,
    /// The language's name in itself.
    pub name: String,
    /// The file of its page, beside the others.
    pub file: String,
}

/// The file of a site's front page, which sends a reader on to the page of the browser's
/// language.
pub const FRONT: &str = "index.html";

impl PageLanguage {
    /// The language of a catalogue; the first one of a story has the front page.
    pub fn new(language: &Written, is_first: bool) -> Self {
        let tag = language.catalogue.language.clone();
        let file = if is_first { FRONT.to_owned() } else { format!("{tag}.html") };
        Self { tag, name: language.prose(Prose::LanguageName).to_owned(), file }
    }

    /// The languages of a story, in its order.
    pub fn all<'w>(languages: impl IntoIterator<Item = &'w Written>) -> Vec<Self> {
        languages.into_iter().enumerate().map(|(at, language)| Self::new(language, at == 0)).collect()
    }
}

/// Why a page cannot be written.
pub fn unwritable(edition: &Edition) -> String {
    format!("{}: a text holds a line break or a `<`, and cannot stand in a page", edition.story.id.as_str())
}

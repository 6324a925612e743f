//! The menu of exports, for who exports in a browser: its state, and how it changes.

use crate::base::archive::Packed;
use crate::base::vocabulary::Word;
use crate::class::assignment::Assignment;
use crate::class::data::ClassData;
use crate::export::format::{ExportFormat, Outlook, export, outlook};
use crate::export::job::Job;
use crate::export::source::ExportStory;
use crate::lang::class::ClassText;
use crate::lang::language::Language;
use crate::quiz::settings::Settings;

/// The formats, each group under what it is called.
pub const GROUPS: [(ClassText, &[ExportFormat]); 4] = [
    (
        ClassText::ExportPackages,
        &[
            ExportFormat::Scorm12,
            ExportFormat::Scorm12Thin,
            ExportFormat::Scorm2004,
            ExportFormat::Scorm2004Thin,
            ExportFormat::Cmi5,
        ],
    ),
    (
        ClassText::ExportQuestions,
        &[ExportFormat::Gift, ExportFormat::Moodle, ExportFormat::Markers, ExportFormat::Qti21, ExportFormat::Qti3],
    ),
    (ClassText::ExportSheets, &[ExportFormat::Workbook, ExportFormat::Csv, ExportFormat::Kahoot]),
    (ClassText::ExportCards, &[ExportFormat::Anki]),
];

/// What tells a format from its neighbours: a line each.
pub fn about(format: ExportFormat) -> &'static [ClassText] {
    match format {
        ExportFormat::Scorm12 => &[ClassText::ExportWhole, ClassText::ExportScorm12],
        ExportFormat::Scorm12Thin => &[ClassText::ExportThin, ClassText::ExportScorm12],
        ExportFormat::Scorm2004 => &[ClassText::ExportWhole, ClassText::ExportScorm2004],
        ExportFormat::Scorm2004Thin => &[ClassText::ExportThin, ClassText::ExportScorm2004],
        ExportFormat::Cmi5 => &[ClassText::ExportCmi5],
        ExportFormat::Gift => &[ClassText::ExportGift],
        ExportFormat::Moodle => &[ClassText::ExportMoodle],
        ExportFormat::Markers => &[ClassText::ExportMarkers],
        ExportFormat::Qti21 => &[ClassText::ExportQti21],
        ExportFormat::Qti3 => &[ClassText::ExportQti3],
        ExportFormat::Workbook => &[ClassText::ExportXlsx],
        ExportFormat::Csv => &[ClassText::ExportCsv],
        ExportFormat::Anki => &[ClassText::ExportAnki],
        ExportFormat::Kahoot => &[ClassText::ExportKahoot],
    }
}

/// What is done in the menu, or comes to it.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportAction {
    /// The page has a fragment, which may hold an assignment.
    Addressed(String),
    /// A format was chosen.
    Format(ExportFormat),
    /// A language of the story was chosen.
    Language(Language),
    /// The file is to be saved.
    Saved,
    /// What did not come is to be asked for again.
    Again,
    /// The questions in a language are there.
    Came(Box<ExportStory>),
    /// A file did not come, by its name.
    Missed(String),
    /// All files of the site are there, in their order.
    Packed(Vec<Packed>),
}

impl ExportAction {
    /// Reads what stands in the page.
    pub fn parse(text: &str) -> Option<Self> {
        let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
        Some(match verb {
            "format" => Self::Format(ExportFormat::parse(rest)?),
            "lang" => Self::Language(Language::parse(rest)?),
            "save" => Self::Saved,
            "again" => Self::Again,
            _ => return None,
        })
    }
}

/// What the browser's side is to do.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportEffect {
    /// Fetch the questions in a language.
    Fetch(Language),
    /// Fetch and deflate the files of the site in a language.
    Pack(Language),
    /// Save a file: its name, what it is, its bytes.
    Save(String, &'static str, Vec<u8>),
}

/// The files of the site, for a package that holds them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SiteFiles {
    /// Nobody has asked for them, or they did not come.
    #[default]
    Away,
    /// They are on their way.
    Coming,
    /// All are there.
    There(Vec<Packed>),
}

/// The state.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    /// The assignment; without one all questions are exported.
    pub assignment: Assignment,
    /// The address of the folder that the page is published in; empty where it is not published.
    pub address: String,
    /// The format that is chosen.
    pub format: ExportFormat,
    /// The language that is chosen.
    pub language: Language,
    /// The story in the languages that have come.
    pub stories: Vec<ExportStory>,
    /// The files of the site.
    pub site: SiteFiles,
    /// What did not come, by its name.
    pub missed: Option<String>,
    /// The file that was saved last, by its name.
    pub saved: Option<String>,
}

impl Exporting {
    /// The first state of a page that lies in a folder of some address. What a browser has opened from a disk is not
    /// published.
    pub fn new(data: &ClassData, base: &str) -> Self {
        let is_published = ["https://", "http://"].iter().any(|scheme| base.starts_with(scheme));
        Self {
            assignment: Assignment::default(),
            address: if is_published { base.to_owned() } else { String::new() },
            format: ExportFormat::Scorm12,
            language: data.language.clone(),
            stories: Vec::new(),
            site: SiteFiles::Away,
            missed: None,
            saved: None,
        }
    }

    /// The story in the language that is chosen, once it has come.
    pub fn story(&self) -> Option<&ExportStory> {
        self.stories.iter().find(|story| story.language == self.language)
    }

    fn job<'s>(&'s self, story: &'s ExportStory) -> Job<'s> {
        let site = match &self.site {
            SiteFiles::There(files) => files,
            SiteFiles::Away | SiteFiles::Coming => &[][..],
        };
        Job { story, assignment: &self.assignment, address: &self.address, site }
    }

    /// What the file would be.
    pub fn outlook<'s>(&'s self, story: &'s ExportStory) -> Outlook<'s> {
        outlook(&self.job(story), self.format)
    }

    /// Whether the file leads to the published page, and this one is not published.
    pub fn is_unpublished(&self) -> bool {
        self.format.needs_address() && self.address.is_empty()
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, data: &ClassData, action: ExportAction) -> Vec<ExportEffect> {
        match action {
            ExportAction::Addressed(fragment) => return self.open(data, &fragment),
            ExportAction::Format(format) => {
                self.format = format;
                self.settle();
            }
            ExportAction::Language(language) => return self.speak(data, language.as_str()),
            ExportAction::Saved => return self.save(),
            ExportAction::Again => return if self.story().is_none() { self.fetch() } else { self.save() },
            ExportAction::Came(story) => {
                if story.language == self.language {
                    self.missed = None;
                }
                self.stories.retain(|known| known.language != story.language);
                self.stories.push(*story);
            }
            ExportAction::Missed(name) => {
                if self.site == SiteFiles::Coming || self.story().is_none() {
                    self.missed = Some(name);
                    self.halt();
                }
            }
            ExportAction::Packed(files) => {
                // Whoever has chosen another format since is not given a file.
                let is_awaited = self.site == SiteFiles::Coming;
                self.site = SiteFiles::There(files);
                if is_awaited && self.format.needs_site() {
                    return self.save();
                }
            }
        }
        Vec::new()
    }

    /// Takes the assignment out of a fragment. Another part's is left alone.
    fn open(&mut self, data: &ClassData, fragment: &str) -> Vec<ExportEffect> {
        let Some(query) = fragment.strip_prefix("#export") else { return Vec::new() };
        let query = query.strip_prefix('=').unwrap_or_default();
        let plain = || Assignment { settings: Settings::default().read(query), title: String::new() };
        self.assignment = Assignment::read(query).unwrap_or_else(plain);
        let language = query.split('&').find_map(|pair| pair.strip_prefix("lang="));
        let own = self.language.as_str().to_owned();
        self.speak(data, language.unwrap_or(&own))
    }

    /// Another language is chosen; one that the story lacks is not.
    fn speak(&mut self, data: &ClassData, tag: &str) -> Vec<ExportEffect> {
        let known = data.editions.iter().map(|edition| &edition.language).find(|known| known.as_str() == tag);
        if let Some(known) = known.filter(|known| **known != self.language) {
            self.language = known.clone();
            // They are those of a language.
            self.site = SiteFiles::Away;
        }
        self.settle();
        if self.story().is_some() { Vec::new() } else { self.fetch() }
    }

    fn fetch(&mut self) -> Vec<ExportEffect> {
        self.missed = None;
        vec![ExportEffect::Fetch(self.language.clone())]
    }

    /// What is chosen has changed: what was said of the last file is not so of this one.
    fn settle(&mut self) {
        (self.missed, self.saved) = (None, None);
        self.halt();
    }

    /// Nothing is saved when the files of the site are there.
    fn halt(&mut self) {
        if self.site == SiteFiles::Coming {
            self.site = SiteFiles::Away;
        }
    }

    /// Saves the file, once all is there that it takes.
    fn save(&mut self) -> Vec<ExportEffect> {
        let Some(story) = self.story() else { return Vec::new() };
        if self.is_unpublished() || self.outlook(story).held.is_empty() {
            return Vec::new();
        }
        if self.format.needs_site() && !matches!(self.site, SiteFiles::There(_)) {
            let is_coming = std::mem::replace(&mut self.site, SiteFiles::Coming) == SiteFiles::Coming;
            (self.missed, self.saved) = (None, None);
            return if is_coming { Vec::new() } else { vec![ExportEffect::Pack(self.language.clone())] };
        }
        let file = export(&self.job(story), self.format);
        (self.missed, self.saved) = (None, Some(file.name.clone()));
        vec![ExportEffect::Save(file.name, file.kind, file.bytes)]
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

//! SCORM packages: the manifest, the page that a learning system opens, and what that plays: the whole site, or the
//! published page in a frame.

mod manifest;

use crate::base::archive::{Packed, archive};
use crate::base::vocabulary::Word;
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::{Adaptation, Form, Keeps, Partial};
use crate::export::launcher::Launcher;
use crate::export::source::carried;
use crate::export::writer::FormatWriter;
use crate::lms::launch::Standard;
use crate::lms::response::Recorded;
use crate::lms::scorm::Scorm;
use crate::quiz::answer::Answer;
use crate::quiz::pick::Pick;
use crate::story::question::Question;

/// The page that a learning system opens.
const START: &str = "launch.html";

/// A package.
pub struct ScormPackage {
    /// Which SCORM it is.
    pub edition: Scorm,
    /// Whether it frames the published page, else it holds the site.
    pub is_thin: bool,
}

/// What the page itself keeps, which is all.
pub const PAGE: Keeps = Keeps { form: Form::Page, partial: Partial::Half, reasons: true, proof: true };

impl ScormPackage {
    fn standard(&self) -> &'static str {
        match self.edition {
            Scorm::Scorm12 => Standard::Scorm12.as_str(),
            Scorm::Scorm2004 => Standard::Scorm2004.as_str(),
        }
    }
}

impl FormatWriter for ScormPackage {
    fn keeps(&self, _: &Question) -> Option<Keeps> {
        Some(PAGE)
    }

    fn changes(&self, _: &Job, question: &ExportQuestion) -> Vec<Adaptation> {
        let recorded = Recorded::new(question.asked);
        // The longest answer that there can be: all options, where several can be chosen.
        let most = if question.asked.is_single_choice() { 1 } else { recorded.parts.len() };
        let picks = (0..most).map(|part| Pick { part, target: 0 }).collect();
        let is_whole = self.edition.response(&recorded, &Answer { picks }).is_some();
        if is_whole { Vec::new() } else { vec![Adaptation::Record] }
    }

    fn write(&self, job: &Job, _: &[ExportQuestion]) -> Vec<u8> {
        let folder = if self.is_thin { job.address.to_owned() } else { ["./", &job.story.folder].concat() };
        let launcher = Launcher {
            title: &job.story.title,
            language: &job.story.language,
            direction: job.story.direction,
            story: &job.link(&folder),
            standard: self.standard(),
            script: &job.story.launcher.name,
            words: &job.story.launcher.words,
        };
        let script = Packed::stored(&job.story.launcher.name, carried(&job.story.launcher.script));
        let mut files = vec![Packed::stored(START, launcher.page()), script];
        if !self.is_thin {
            files.extend(job.site.iter().cloned());
        }
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let manifest = manifest::manifest(self.edition, job, &names);
        files.insert(0, Packed::stored("imsmanifest.xml", manifest));
        archive(&files)
    }
}

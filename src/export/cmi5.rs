//! The course structure of cmi5: one activity, which is the published page. It is the whole package.

use crate::base::xml::xml;
use crate::export::job::{ExportQuestion, Job};
use crate::export::keeps::Keeps;
use crate::export::launcher::file;
use crate::export::scorm::PAGE;
use crate::export::writer::FormatWriter;
use crate::lms::figures::Share;
use crate::quiz::settings::Number;
use crate::story::question::Question;

/// The format.
pub struct Cmi5;

impl FormatWriter for Cmi5 {
    fn keeps(&self, _: &Question) -> Option<Keeps> {
        Some(PAGE)
    }

    fn write(&self, job: &Job, _: &[ExportQuestion]) -> Vec<u8> {
        let story = job.story;
        let tag = story.language.as_str();
        let said = |element: &str, text: &str| {
            format!("<{element}><langstring lang=\"{tag}\">{}</langstring></{element}>", xml(text))
        };
        let own = job.assignment.title.trim();
        let texts =
            [said("title", if own.is_empty() { &story.title } else { own }), said("description", &story.credit)]
                .concat();
        let pass = job.assignment.settings.number(Number::Pass);
        let rule = if pass > 0 {
            format!("moveOn=\"CompletedAndPassed\" masteryScore=\"{}\"", Share(pass * 10).scaled())
        } else {
            "moveOn=\"Completed\"".to_owned()
        };
        let query = [&format!("lang={tag}&"), &*job.assignment.written()].concat();
        let url = [job.address, &file(&story.page), "?", &query].concat();
        // An id of its own for each assignment, and another than its address and than the course's.
        let id = [job.address, "?", &query, "#quiz"].concat();
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <courseStructure xmlns=\"https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd\">\n\
             <course id=\"{}\">{texts}</course>\n\
             <au id=\"{}\" {rule} launchMethod=\"AnyWindow\">{texts}<url>{}</url></au>\n</courseStructure>\n",
            xml(&[job.address, "#course"].concat()),
            xml(&id),
            xml(&url),
        )
        .into_bytes()
    }
}

//! The manifest of a SCORM package: one organization of one item, and one resource, whose page is the first that there
//! is. Ids are made of no title, no element has white space about its text, and no mastery score stands in it: whether the
//! quiz was passed says the quiz.

use crate::base::xml::xml;
use crate::export::job::Job;
use crate::lms::scorm::Scorm;

/// The manifest of a package of these files, of which the first is opened.
pub fn manifest(edition: Scorm, job: &Job, files: &[&str]) -> String {
    let (version, namespaces, kind) = match edition {
        Scorm::Scorm12 => (
            "1.2",
            "xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"",
            "scormtype",
        ),
        Scorm::Scorm2004 => (
            "2004 4th Edition",
            "xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_v1p3\"",
            "scormType",
        ),
    };
    let title = xml(&title(job));
    let start = files.first().copied().unwrap_or_default();
    let listed: String = files.iter().map(|file| format!("<file href=\"{}\"/>", xml(file))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest identifier=\"dateline_{}\" version=\"1\" {namespaces}>\n\
         <metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion></metadata>\n\
         <organizations default=\"organization\"><organization identifier=\"organization\"><title>{title}</title>\
         <item identifier=\"item\" identifierref=\"resource\"><title>{title}</title></item></organization></organizations>\n\
         <resources><resource identifier=\"resource\" type=\"webcontent\" adlcp:{kind}=\"sco\" href=\"{}\">{listed}\
         </resource></resources>\n</manifest>\n",
        crate::lms::response::word(job.story.bank.story.as_str()),
        xml(start),
    )
}

/// What the package is called, in one line: as the class calls the assignment, else as the story is.
fn title(job: &Job) -> String {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = line(&job.assignment.title);
    if own.is_empty() { line(&job.story.title) } else { own }
}

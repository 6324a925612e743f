//! The manifest of a package: what is in it, and which file is of which kind.

use super::element::QtiElement;
use super::item::QtiItem;
use super::sitting;
use super::version::QtiVersion;
use crate::export::job::Job;

/// The manifest.
pub fn manifest(version: QtiVersion, job: &Job, items: &[QtiItem]) -> String {
    let (schema, number) = version.package();
    let (test, item) = version.resources();
    let resource = |id: &str, kind: &str, file: &str| {
        QtiElement::new("resource")
            .with("identifier", id)
            .with("type", kind)
            .with("href", file)
            .and(QtiElement::new("file").with("href", file))
    };
    let depends = |item: &QtiItem| QtiElement::new("dependency").with("identifierref", &item.id);
    let word = |name, word: &str| QtiElement::new(name).word(word);
    QtiElement::new("manifest")
        .with("identifier", ["MANIFEST-", job.story.bank.story.as_str(), "-", job.story.language.as_str()].concat())
        .and(QtiElement::new("metadata").and(word("schema", schema)).and(word("schemaversion", number)))
        .and(QtiElement::new("organizations"))
        .and(
            QtiElement::new("resources")
                .and(resource(sitting::ID, test, sitting::FILE).all(items.iter().map(depends)))
                .all(items.iter().map(|of| resource(&of.id, item, &of.file()))),
        )
        .manifest(version)
}

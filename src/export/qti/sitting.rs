//! The test that holds the items in their order.

use super::element::QtiElement;
use super::item::QtiItem;
use crate::export::job::Job;

/// Its file, at the root of the package,
pub const FILE: &str = "test.xml";
/// and its identifier, which is no question's, as it is in capitals.
pub const ID: &str = "TEST";

/// The test of so many questions.
pub fn sitting(job: &Job, questions: usize, items: &[QtiItem]) -> QtiElement {
    let title = if job.assignment.title.is_empty() { &job.story.title } else { &job.assignment.title };
    let outcome = |identifier| {
        QtiElement::new("outcomeDeclaration")
            .with("identifier", identifier)
            .with("cardinality", "single")
            .with("baseType", "float")
    };
    let sum = |identifier: &'static str| {
        let each = QtiElement::new("testVariables").with("variableIdentifier", identifier);
        QtiElement::new("setOutcomeValue").with("identifier", identifier).and(QtiElement::new("sum").and(each))
    };
    let item =
        |item: &QtiItem| QtiElement::new("assessmentItemRef").with("identifier", &item.id).with("href", item.file());
    let part = QtiElement::new("testPart")
        .with("identifier", "PART")
        .with("navigationMode", "nonlinear")
        .with("submissionMode", "individual")
        // Without it no feedback is shown.
        .and(QtiElement::new("itemSessionControl").with("maxAttempts", "1").with("showFeedback", "true"))
        .and(
            QtiElement::new("assessmentSection")
                .with("identifier", "SECTION")
                .with("title", title)
                .with("visible", "true")
                .all(items.iter().map(item)),
        );
    QtiElement::new("assessmentTest")
        .with("identifier", ID)
        .with("title", title)
        .and(outcome("SCORE").with("normalMaximum", questions.to_string()).with("normalMinimum", "0"))
        .and(outcome("MAXSCORE"))
        .and(part)
        .and(QtiElement::new("outcomeProcessing").and(sum("SCORE")).and(sum("MAXSCORE")))
}

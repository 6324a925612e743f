//! Items: a question, or one of its statements, with all that QTI keeps of it.

use super::element::QtiElement;
use super::posed::{Posed, has_statements};
use super::processing::{RIGHT, WRONG, processing};
use super::version::QtiVersion;
use crate::export::job::{ExportQuestion, Job};
use crate::lang::catalogue::Direction;
use crate::lang::language::Language;

/// An item.
#[derive(Clone, Debug)]
pub struct QtiItem {
    /// Its identifier: a question's id, and a statement's behind it.
    pub id: String,
    /// The story's title, and the question's number.
    title: String,
    language: Language,
    direction: Direction,
    /// What is asked, in paragraphs, and what to do last.
    asked: Vec<String>,
    posed: Posed,
    /// The points, as a number is written.
    worth: String,
    credit: String,
    /// Why the right answer is right, and what proves it.
    proof: Vec<String>,
}

/// Into how many parts a point is divided at most.
const PARTS: usize = 10_000;

/// The items of a question: one, or one for each of its statements, in the order in which these are written.
pub fn items(version: QtiVersion, job: &Job, question: &ExportQuestion) -> Vec<QtiItem> {
    let asked = question.asked;
    let id = asked.id.as_str();
    let title = format!("{} – {}", job.story.title, question.number);
    let item = |id: String, title: String, told: Vec<String>, posed: Posed, worth: String| QtiItem {
        id,
        title,
        language: job.story.language.clone(),
        direction: job.story.direction,
        asked: told,
        posed,
        worth,
        credit: job.story.credit.clone(),
        proof: question.feedback(job),
    };
    match asked.pairs().filter(|_| has_statements(version, asked)) {
        None => {
            let told = vec![asked.stem.clone(), job.task(asked).to_owned()];
            vec![item(id.to_owned(), title, told, Posed::of(question), "1".to_owned())]
        }
        Some(pairs) => {
            let statements = question.order.iter().filter_map(|at| pairs.statements.get(*at)).enumerate();
            let own = statements.map(|(at, statement)| {
                let told = vec![asked.stem.clone(), statement.text.clone(), job.story.words.one.clone()];
                let title = format!("{title}.{}", at + 1);
                let posed = Posed::statement(pairs, statement);
                // No id has a low line.
                let id = [id, "_", statement.id.as_str()].concat();
                item(id, title, told, posed, share(at, pairs.statements.len()))
            });
            own.collect()
        }
    }
}

/// What one of some statements is worth: together they are worth a point, to the last digit.
pub fn share(at: usize, of: usize) -> String {
    let upto = |count: usize| (count * PARTS + of / 2) / of.max(1);
    let parts = upto(at + 1) - upto(at);
    match parts {
        PARTS => "1".to_owned(),
        _ => format!("0.{parts:04}").trim_end_matches('0').to_owned(),
    }
}

fn paragraph(text: &str) -> QtiElement {
    QtiElement::new("p").told(text)
}

fn outcome(identifier: &str, kind: &str, start: Option<&str>) -> QtiElement {
    let start = start.map(|start| QtiElement::new("defaultValue").and(QtiElement::new("value").word(start)));
    QtiElement::new("outcomeDeclaration")
        .with("identifier", identifier)
        .with("cardinality", "single")
        .with("baseType", kind)
        .all(start)
}

impl QtiItem {
    /// The way to its file from the root of the package.
    pub fn file(&self) -> String {
        // Some names alone, such as `con`, cannot be those of files everywhere.
        ["items/item-", &self.id, ".xml"].concat()
    }

    /// The element.
    pub fn element(&self) -> QtiElement {
        let one = QtiElement::new("assessmentItem")
            .with("identifier", &self.id)
            .with("title", &self.title)
            .with("xml:lang", self.language.as_str())
            .with("adaptive", "false")
            .with("timeDependent", "false")
            .and(self.posed.declaration())
            .and(outcome("SCORE", "float", Some("0")).with("normalMaximum", &self.worth).with("normalMinimum", "0"))
            .and(outcome("MAXSCORE", "float", Some(&self.worth)))
            .all(self.has_raw().then(|| outcome("RAW", "float", Some("0"))))
            .and(outcome("FEEDBACK", "identifier", None));
        let body = self.turned(QtiElement::new("itemBody"));
        let body = body.all(self.asked.iter().map(|text| paragraph(text)));
        one.and(body.and(self.posed.interaction()).and(paragraph(&self.credit)))
            .and(processing(&self.posed, &self.worth))
            .all(self.feedback())
    }

    /// Whether the parts of an answer are counted before it is marked.
    fn has_raw(&self) -> bool {
        match self.posed {
            Posed::One { .. } => false,
            Posed::Several { .. } | Posed::Pairs { .. } | Posed::Ordered { .. } => true,
        }
    }

    /// An element with the language and the direction of what stands in it.
    fn turned(&self, element: QtiElement) -> QtiElement {
        match self.direction {
            Direction::Ltr => element,
            Direction::Rtl => element.with("dir", "rtl"),
        }
    }

    /// What is told after an answer: one text in any case, since players lay several over each other.
    fn feedback(&self) -> Vec<QtiElement> {
        let modal = |identifier: &str, reasons: Vec<String>| {
            let lines = reasons.iter().chain(&self.proof).filter(|line| !line.is_empty());
            let text = self.turned(QtiElement::new("div").with("xml:lang", self.language.as_str()));
            QtiElement::new("modalFeedback")
                .with("outcomeIdentifier", "FEEDBACK")
                .with("identifier", identifier)
                .with("showHide", "show")
                .and(QtiElement::new("contentBody").and(text.all(lines.map(|line| paragraph(line)))))
        };
        match &self.posed {
            Posed::One { options, .. } => {
                options.iter().map(|option| modal(&option.id, option.why.iter().cloned().collect())).collect()
            }
            Posed::Several { .. } | Posed::Pairs { .. } | Posed::Ordered { .. } => {
                vec![modal(RIGHT, Vec::new()), modal(WRONG, self.posed.reasons())]
            }
        }
    }
}

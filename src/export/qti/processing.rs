//! How an answer is marked: all parts right earn what the item is worth, some of them half of it, and what is wrongly
//! chosen cancels what is right, as on the page; and which feedback follows.
//!
//! The rules stand in each item, though for a single choice there is a template: where one is named, a player may leave
//! the other rules away, and with them the feedback.

use super::element::QtiElement;
use super::posed::Posed;

/// The feedback where all is right,
pub const RIGHT: &str = "right";
/// and where not all is.
pub const WRONG: &str = "wrong";

/// An expression that is a variable.
fn variable(identifier: &str) -> QtiElement {
    QtiElement::new("variable").with("identifier", identifier)
}

fn value(kind: &str, value: &str) -> QtiElement {
    QtiElement::new("baseValue").with("baseType", kind).word(value)
}

/// An expression of others.
fn of<const N: usize>(name: &'static str, parts: [QtiElement; N]) -> QtiElement {
    QtiElement::new(name).all(parts)
}

fn set(identifier: &str, expression: QtiElement) -> QtiElement {
    QtiElement::new("setOutcomeValue").with("identifier", identifier).and(expression)
}

fn score(points: &str) -> QtiElement {
    set("SCORE", value("float", points))
}

fn feedback(identifier: &str) -> QtiElement {
    set("FEEDBACK", value("identifier", identifier))
}

fn condition<const N: usize>(branches: [QtiElement; N]) -> QtiElement {
    of("responseCondition", branches)
}

/// The marking of an item that is worth so many points.
pub fn processing(posed: &Posed, worth: &str) -> QtiElement {
    let all = QtiElement::new("responseProcessing");
    let (raw, most) = match posed {
        Posed::One { .. } => {
            let is_right =
                of("match", [variable("RESPONSE"), QtiElement::new("correct").with("identifier", "RESPONSE")]);
            return all
                .and(condition([of("responseIf", [is_right, score(worth)]), of("responseElse", [score("0")])]))
                .and(set("FEEDBACK", variable("RESPONSE")));
        }
        Posed::Several { right, .. } | Posed::Pairs { right, .. } => {
            (vec![set("RAW", QtiElement::new("mapResponse").with("identifier", "RESPONSE"))], right.len())
        }
        Posed::Ordered { right, .. } => {
            ((1..).zip(right).map(|(place, item)| placed(place, item)).collect(), right.len())
        }
    };
    let most = value("float", &most.to_string());
    let marked = condition([
        of("responseIf", [of("gte", [variable("RAW"), most]), score(worth), feedback(RIGHT)]),
        of("responseElseIf", [of("gt", [variable("RAW"), value("float", "0")]), score("0.5"), feedback(WRONG)]),
        of("responseElse", [score("0"), feedback(WRONG)]),
    ]);
    all.and(condition([
        // Where there is no answer, there is nothing to map.
        of("responseIf", [of("isNull", [variable("RESPONSE")]), score("0")]),
        QtiElement::new("responseElse").all(raw).and(marked),
    ]))
}

/// One more, where an item is at its place, from 1.
fn placed(place: usize, item: &str) -> QtiElement {
    let at = QtiElement::new("index").with("n", place.to_string()).and(variable("RESPONSE"));
    let more = set("RAW", of("sum", [variable("RAW"), value("float", "1")]));
    condition([of("responseIf", [of("match", [at, value("identifier", item)]), more])])
}

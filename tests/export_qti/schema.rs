//! What the schemas of QTI demand of the elements that we write: which stand in which, in which order and how often, and
//! their attributes. The schemas themselves are in no package; these are their rows, by the names of 2.1.

use crate::xml::Node;

/// What stands in an element: each of its elements with how often at least and at most, in this order.
type Row = (&'static str, &'static [(&'static str, usize, usize)], &'static [&'static str], &'static [&'static str]);

const MANY: usize = usize::MAX;
/// The expressions that are used.
const EXPRESSION: &str = "=expression";
const RULE: &str = "=rule";
const BLOCK: &str = "=block";

/// The elements: what stands in each, which attributes it must have, and which it may have beside these.
const ROWS: &[Row] = &[
    (
        "assessmentItem",
        &[
            ("responseDeclaration", 1, 1),
            ("outcomeDeclaration", 2, MANY),
            ("itemBody", 1, 1),
            ("responseProcessing", 1, 1),
            ("modalFeedback", 0, MANY),
        ],
        &["identifier", "title", "adaptive", "timeDependent"],
        &["xml:lang"],
    ),
    (
        "responseDeclaration",
        &[("correctResponse", 1, 1), ("mapping", 0, 1)],
        &["identifier", "cardinality", "baseType"],
        &[],
    ),
    ("correctResponse", &[("value", 1, MANY)], &[], &[]),
    ("value", &[], &[], &[]),
    ("mapping", &[("mapEntry", 1, MANY)], &["defaultValue"], &["lowerBound"]),
    ("mapEntry", &[], &["mapKey", "mappedValue"], &[]),
    (
        "outcomeDeclaration",
        &[("defaultValue", 0, 1)],
        &["identifier", "cardinality", "baseType"],
        &["normalMaximum", "normalMinimum"],
    ),
    ("defaultValue", &[("value", 1, 1)], &[], &[]),
    ("itemBody", &[(BLOCK, 1, MANY)], &[], &["dir"]),
    ("p", &[], &[], &[]),
    ("div", &[("p", 1, MANY)], &["xml:lang"], &["dir"]),
    (
        "choiceInteraction",
        &[("simpleChoice", 1, MANY)],
        &["responseIdentifier", "shuffle", "maxChoices"],
        &["minChoices"],
    ),
    (
        "orderInteraction",
        &[("simpleChoice", 1, MANY)],
        &["responseIdentifier", "shuffle"],
        &["minChoices", "maxChoices", "orientation"],
    ),
    ("simpleChoice", &[], &["identifier"], &["aria-label"]),
    (
        "matchInteraction",
        &[("simpleMatchSet", 2, 2)],
        &["responseIdentifier", "shuffle", "maxAssociations"],
        &["minAssociations"],
    ),
    ("simpleMatchSet", &[("simpleAssociableChoice", 0, MANY)], &[], &[]),
    ("simpleAssociableChoice", &[], &["identifier", "matchMax"], &["aria-label"]),
    ("responseProcessing", &[(RULE, 1, MANY)], &[], &[]),
    ("responseCondition", &[("responseIf", 1, 1), ("responseElseIf", 0, MANY), ("responseElse", 0, 1)], &[], &[]),
    ("responseIf", &[(EXPRESSION, 1, 1), (RULE, 0, MANY)], &[], &[]),
    ("responseElseIf", &[(EXPRESSION, 1, 1), (RULE, 0, MANY)], &[], &[]),
    ("responseElse", &[(RULE, 0, MANY)], &[], &[]),
    ("setOutcomeValue", &[(EXPRESSION, 1, 1)], &["identifier"], &[]),
    ("variable", &[], &["identifier"], &[]),
    ("correct", &[], &["identifier"], &[]),
    ("mapResponse", &[], &["identifier"], &[]),
    ("baseValue", &[], &["baseType"], &[]),
    ("index", &[(EXPRESSION, 1, 1)], &["n"], &[]),
    ("match", &[(EXPRESSION, 2, 2)], &[], &[]),
    ("gt", &[(EXPRESSION, 2, 2)], &[], &[]),
    ("gte", &[(EXPRESSION, 2, 2)], &[], &[]),
    ("sum", &[(EXPRESSION, 1, MANY)], &[], &[]),
    ("isNull", &[(EXPRESSION, 1, 1)], &[], &[]),
    ("modalFeedback", &[("div", 1, 1)], &["outcomeIdentifier", "identifier", "showHide"], &[]),
    ("contentBody", &[("div", 1, 1)], &[], &[]),
    (
        "assessmentTest",
        &[("outcomeDeclaration", 0, MANY), ("testPart", 1, MANY), ("outcomeProcessing", 0, 1)],
        &["identifier", "title"],
        &[],
    ),
    (
        "testPart",
        &[("itemSessionControl", 0, 1), ("assessmentSection", 1, MANY)],
        &["identifier", "navigationMode", "submissionMode"],
        &[],
    ),
    ("itemSessionControl", &[], &[], &["maxAttempts", "showFeedback"]),
    ("assessmentSection", &[("assessmentItemRef", 0, MANY)], &["identifier", "title", "visible"], &[]),
    ("assessmentItemRef", &[], &["identifier", "href"], &[]),
    ("outcomeProcessing", &[("setOutcomeValue", 1, MANY)], &[], &[]),
    ("testVariables", &[], &["variableIdentifier"], &[]),
];

/// What a word for several elements stands for.
fn stands_for(word: &str, name: &str) -> bool {
    match word {
        EXPRESSION => [
            "variable",
            "correct",
            "mapResponse",
            "baseValue",
            "index",
            "match",
            "gt",
            "gte",
            "sum",
            "isNull",
            "testVariables",
        ]
        .contains(&name),
        RULE => ["responseCondition", "setOutcomeValue"].contains(&name),
        BLOCK => ["p", "choiceInteraction", "orderInteraction", "matchInteraction"].contains(&name),
        _ => word == name,
    }
}

/// The elements whose text counts.
const WITH_TEXT: [&str; 5] = ["value", "p", "simpleChoice", "simpleAssociableChoice", "baseValue"];

/// What is not as the schema has it, of an element and all below.
pub fn wrong(node: &Node, is_3: bool) -> Vec<String> {
    let mut found = Vec::new();
    for node in node.all() {
        let name = node.name.as_str();
        let Some((_, content, must, may)) = ROWS.iter().find(|(other, ..)| *other == name) else {
            found.push(format!("unknown: {name}"));
            continue;
        };
        let framed: &[(&str, usize, usize)] = &[("contentBody", 1, 1)];
        let content = if is_3 && name == "modalFeedback" { &framed } else { content };
        let mut children = node.children.iter().map(|child| child.name.as_str()).peekable();
        for (word, least, most) in *content {
            let mut count = 0;
            while children.next_if(|child| stands_for(word, child)).is_some() {
                count += 1;
            }
            if !(*least..=*most).contains(&count) {
                found.push(format!("{name}: {count} of {word}"));
            }
        }
        found.extend(children.map(|child| format!("{name}: {child} out of place")));
        let has = |attribute: &&&str| node.attributes.iter().any(|(other, _)| other == **attribute);
        found.extend(must.iter().filter(|attribute| !has(attribute)).map(|a| format!("{name}: no {a}")));
        let is_known = |attribute: &str| {
            let of_3 = ["aria-label", "dir"].contains(&attribute);
            must.contains(&attribute) || may.contains(&attribute) && (is_3 || !of_3) || is_of_root(attribute)
        };
        let unknown = node.attributes.iter().filter(|(attribute, _)| !is_known(attribute));
        found.extend(unknown.map(|(attribute, _)| format!("{name}: the attribute {attribute}")));
        if !WITH_TEXT.contains(&name) && !node.text.trim().is_empty() {
            found.push(format!("{name}: the text {:?}", node.text));
        }
        for attribute in ["identifier", "outcomeIdentifier", "responseIdentifier", "variableIdentifier"] {
            let value = node.attribute(attribute);
            let mut letters = value.chars();
            let is_one = letters.next().is_none_or(|c| c.is_ascii_alphabetic())
                && letters.all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            if !is_one {
                found.push(format!("{name}: {attribute}={value:?}"));
            }
        }
    }
    found
}

fn is_of_root(attribute: &str) -> bool {
    ["xmlns", "xmlns:xsi", "xsi:schemaLocation"].contains(&attribute)
}

/// A document of 3.0 by the names of 2.1.
pub fn by_old_names(node: &Node) -> Node {
    let camel = |name: &str| {
        let mut parts = name.split('-');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| all + &part[..1].to_ascii_uppercase() + &part[1..])
    };
    let keeps = |name: &str| name.contains(':') || ["aria-label", "dir", "xmlns"].contains(&name);
    let attribute = |(name, value): &(String, String)| {
        assert!(keeps(name) || !name.contains(char::is_uppercase), "{name}");
        (if keeps(name) { name.clone() } else { camel(name) }, value.clone())
    };
    let name = node.name.strip_prefix("qti-").map_or_else(
        || {
            assert!(["p", "div"].contains(&node.name.as_str()), "{}", node.name);
            node.name.clone()
        },
        camel,
    );
    Node {
        name,
        attributes: node.attributes.iter().map(attribute).collect(),
        children: node.children.iter().map(by_old_names).collect(),
        text: node.text.clone(),
    }
}

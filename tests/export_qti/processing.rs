//! Marks an answer by the rules of an item, as the standard has them.

use std::collections::BTreeMap;

use crate::xml::Node;

/// What a variable or an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Words: one, or some in a container.
    Words(Vec<String>),
    /// A number.
    Number(f64),
    /// Whether something is so; what is NULL is not.
    Is(bool),
}

/// What an item says of an answer: its variables by their identifiers.
pub fn marked(item: &Node, answer: &[String]) -> BTreeMap<String, Value> {
    let mut variables = BTreeMap::new();
    for declared in item.named("outcomeDeclaration") {
        let start = declared.named("value").first().map(|value| value.text.clone());
        let value = match (start, declared.attribute("baseType")) {
            (Some(start), "float") => Value::Number(start.parse().expect("a number")),
            (None, "float") => Value::Number(0.0),
            (start, _) => start.map_or(Value::Null, |start| Value::Words(vec![start])),
        };
        variables.insert(declared.attribute("identifier").to_owned(), value);
    }
    let given = if answer.is_empty() { Value::Null } else { Value::Words(answer.to_vec()) };
    variables.insert("RESPONSE".to_owned(), given);
    let declaration = item.child("responseDeclaration").expect("a declaration");
    rules(&item.child("responseProcessing").expect("rules").children, declaration, &mut variables);
    variables
}

fn rules(all: &[Node], declaration: &Node, variables: &mut BTreeMap<String, Value>) {
    for rule in all {
        if rule.name == "setOutcomeValue" {
            let value = value(&rule.children[0], declaration, variables);
            assert!(variables.insert(rule.attribute("identifier").to_owned(), value).is_some(), "an undeclared one");
            continue;
        }
        for branch in &rule.children {
            if branch.name == "responseElse" {
                rules(&branch.children, declaration, variables);
            } else if value(&branch.children[0], declaration, variables) == Value::Is(true) {
                rules(&branch.children[1..], declaration, variables);
                break;
            }
        }
    }
}

fn value(node: &Node, declaration: &Node, variables: &BTreeMap<String, Value>) -> Value {
    let of: Vec<Value> = node.children.iter().map(|child| value(child, declaration, variables)).collect();
    let number = |value: &Value| match value {
        Value::Number(number) => *number,
        other => panic!("no number: {other:?}"),
    };
    let words = |node: &Node| node.named("value").iter().map(|value| value.text.clone()).collect::<Vec<_>>();
    match node.name.as_str() {
        "variable" => variables[node.attribute("identifier")].clone(),
        "correct" => Value::Words(words(declaration.child("correctResponse").expect("what is right"))),
        "baseValue" if node.attribute("baseType") == "float" => Value::Number(node.text.parse().expect("a number")),
        "baseValue" => Value::Words(vec![node.text.clone()]),
        "isNull" => Value::Is(of[0] == Value::Null),
        // A value that is not there is no match.
        "match" => Value::Is(!of.contains(&Value::Null) && of[0] == of[1]),
        "gt" => Value::Is(number(&of[0]) > number(&of[1])),
        "gte" => Value::Is(number(&of[0]) >= number(&of[1])),
        "sum" => Value::Number(of.iter().map(number).sum()),
        "index" => {
            let at: usize = node.attribute("n").parse().expect("a place");
            let Value::Words(words) = &of[0] else { return Value::Null };
            words.get(at - 1).map_or(Value::Null, |word| Value::Words(vec![word.clone()]))
        }
        "mapResponse" => {
            let mapping = declaration.child("mapping").expect("a mapping");
            let Value::Words(mut words) = variables["RESPONSE"].clone() else { return Value::Number(0.0) };
            words.sort_unstable();
            words.dedup();
            let float = |text: &str| text.parse::<f64>().expect("a number");
            let entry = |word: &String| {
                let entry = mapping.children.iter().find(|entry| entry.attribute("mapKey") == word);
                float(entry.map_or(mapping.attribute("defaultValue"), |entry| entry.attribute("mappedValue")))
            };
            Value::Number(words.iter().map(entry).sum::<f64>().max(float(mapping.attribute("lowerBound"))))
        }
        other => panic!("{other}"),
    }
}

//! A tour of all that the page can show: each view, each kind of card, step and
//! question, before and after an answer.

use anyhow::{Context, Result, ensure};
use e2e::browser::Page;
use serde_json::{Value, json};

use crate::questions::{Key, Question};

/// The states, and what leads from one to the next.
const STATES: &str = concat!(include_str!("tour/states.js"), "return makeTour(arguments[0]);");
/// Goes on to a state. Of what has been shown before, nothing moves any more.
const GO: &str = "return window.tour[arguments[0]][1]().then(() => scrollTo(0, 0));";

/// The settings that the tour needs: an answer can be changed.
pub const START: &str = "?change=yes";

/// Goes through the states of a living page, at `START`, as far as there are wanted ones: all where
/// none is named. What looks at each of these is given its name, and is to find no flaw in any.
pub async fn tour(
    page: &Page,
    questions: &[Question],
    wanted: &[&str],
    mut flaws: impl AsyncFnMut(&str) -> Result<Vec<String>>,
) -> Result<()> {
    let questions: Vec<Value> = questions.iter().map(told).collect();
    let states: Vec<String> = page.run(STATES, &[json!(questions)]).await?;
    let lost = wanted.iter().find(|state| !states.iter().any(|other| other == *state));
    ensure!(lost.is_none(), "there is no state {lost:?}");
    let is_wanted = |state: &String| wanted.is_empty() || wanted.contains(&state.as_str());
    let end = states.iter().rposition(is_wanted).map_or(0, |last| last + 1);
    let mut all = Vec::new();
    for (at, state) in states.iter().enumerate().take(end) {
        page.run::<Value>(GO, &[json!(at)]).await.with_context(|| format!("on the way to {state}"))?;
        if !is_wanted(state) {
            continue;
        }
        let found = flaws(state).await.with_context(|| state.clone())?;
        all.extend(found.into_iter().map(|flaw| format!("{state}: {flaw}")));
    }
    ensure!(all.is_empty(), "{all:#?}");
    Ok(())
}

/// A question, as the script of the states needs it.
fn told(question: &Question) -> Value {
    let told = |kind: &str, right: Vec<String>, statements: Vec<Value>, items: Vec<String>| json!({ "kind": kind, "stem": question.stem, "right": right, "statements": statements, "items": items });
    let choice = |kind: &str, right: &[String]| told(kind, right.to_vec(), Vec::new(), Vec::new());
    match &question.key {
        Key::One { right, .. } => choice("one", std::slice::from_ref(right)),
        Key::Stated { right } => choice("stated", std::slice::from_ref(right)),
        Key::Several { right } => choice("several", right),
        Key::Map { right } => choice("map", right),
        Key::Who { statements } => {
            let statements = statements.iter().map(|statement| json!({ "id": statement.id, "by": statement.by }));
            told("who", Vec::new(), statements.collect(), Vec::new())
        }
        Key::Order { items } => told("order", Vec::new(), Vec::new(), items.clone()),
    }
}

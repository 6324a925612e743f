//! Matching: at each statement, the speakers to choose from, as radio buttons.

use std::rc::Rc;

use yew::Html;

use super::form::Form;
use crate::quiz::attempt::QuizAction;
use crate::quiz::part::Part;
use crate::quiz::pick::Edit;
use crate::story::kind::matching::{NamedSpeaker, Pairs, Statement};
use crate::ui::render_context::join;
use crate::ui::tag::{element, tag, text};

/// The statements, each with the speakers.
pub fn draw(form: &Form, pairs: &Pairs) -> Html {
    let rows = pairs.statements.iter().enumerate().map(|(at, one)| statement(form, pairs, at, one)).collect();
    tag!("ul" { "class": "statements" } rows)
}

fn statement(form: &Form, pairs: &Pairs, at: usize, statement: &Statement) -> Html {
    let label = join(&[form.question.id.as_str(), "_", statement.id.as_str()]);
    let all = pairs.speakers.iter().enumerate();
    let chips = all.map(|(speaker, named)| chip(form, at, statement, &label, speaker, named)).collect();
    tag!("li" { "class": "statement" } [
        tag!("p" { "id": &*label } [text(&statement.text)]),
        tag!("fieldset" { "class": "chips", "aria-labelledby": &*label } chips),
    ])
}

/// A speaker as the answer to a statement.
fn chip(form: &Form, at: usize, statement: &Statement, label: &str, speaker: usize, named: &NamedSpeaker) -> Html {
    let edit = QuizAction::Chosen(Edit::Matched(statement.id.clone(), named.id.clone())).written();
    let part = form.parts.get(at);
    let is_given = part.is_some_and(|part| part.given == Some(speaker));
    let is_right = part.is_some_and(|part| part.right == Some(speaker));
    let one = |holds: bool| holds.then_some(speaker);
    let outcome = Part { given: one(is_given), right: one(is_right) }.outcome().filter(|_| form.marked);
    let keys = &["type", "name", "data-edit", "disabled"];
    let mut input = element("input", keys, &[Some("radio"), Some(label), Some(&edit), form.disabled()], Vec::new());
    input.set_checked(is_given);
    tag!("label" { "class": Form::marked_as("chip", outcome) } [
        Html::VTag(Rc::new(input)),
        text(&named.name),
        form.fate(is_given, outcome),
    ])
}

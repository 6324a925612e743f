//! Choice: radio buttons where one option can be picked, check boxes where several can.

use std::rc::Rc;

use yew::Html;

use super::super::head::stem_id;
use super::form::Form;
use crate::quiz::attempt::QuizAction;
use crate::quiz::pick::Edit;
use crate::story::kind::choose::{Choice, Options};
use crate::ui::tag::{element, tag, text};

/// The options; once marked, each with what came of it in words.
pub fn draw(form: &Form, options: &Options) -> Html {
    let kind = if form.question.is_single_choice() { "radio" } else { "checkbox" };
    let rows = options.all.iter().enumerate().map(|(at, choice)| option(form, kind, at, choice)).collect();
    // Named by the stem that stands over it, so that this is heard once.
    let stem = stem_id(form.question);
    tag!("fieldset" { "class": "options", "aria-labelledby": stem, "aria-describedby": "quiz_do" } rows)
}

fn option(form: &Form, kind: &str, at: usize, choice: &Choice) -> Html {
    // Of one to be chosen the keys that go from one to the next only pick it (`publish/script/program.js`).
    let edit = QuizAction::Chosen(Edit::Picked(choice.id.clone())).written();
    let name = Some(form.question.id.as_str());
    let keys = &["type", "name", "data-edit", "disabled"];
    let mut input = element("input", keys, &[Some(kind), name, Some(&edit), form.disabled()], Vec::new());
    let picked = form.parts.get(at).is_some_and(|part| part.given.is_some());
    input.set_checked(picked);
    let outcome = form.outcome(at);
    tag!("label" { "class": Form::marked_as("option", outcome) } [
        Html::VTag(Rc::new(input)),
        tag!("span" { "class": "option-text" } [text(&choice.text)]),
        form.fate(picked, outcome),
    ])
}

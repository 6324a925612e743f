//! Choice: radio buttons where one option can be picked, check boxes where several can.

use std::rc::Rc;

use yew::Html;

use super::super::head::stem_id;
use super::form::Form;
use crate::lang::catalogue::Text;
use crate::quiz::part::PartOutcome;
use crate::quiz::pick::Edit;
use crate::story::kind::choose::{Choice, Options};
use crate::ui::tag::{element, tag, text};

/// The options; once marked, each with what came of it in words.
pub fn draw(form: &Form, options: &Options) -> Html {
    let kind = if options.many { "checkbox" } else { "radio" };
    let rows = options.all.iter().enumerate().map(|(at, choice)| option(form, kind, at, choice)).collect();
    // Named by the stem that stands over it, so that this is heard once.
    let stem = stem_id(form.question);
    tag!("fieldset" { "class": "options", "aria-labelledby": stem, "aria-describedby": "quiz_do" } rows)
}

fn option(form: &Form, kind: &str, at: usize, choice: &Choice) -> Html {
    let edit = Edit::Picked(choice.id.clone()).written();
    let name = Some(form.question.id.as_str());
    let keys = &["type", "name", "data-edit", "disabled"];
    let mut input = element("input", keys, &[Some(kind), name, Some(&edit), form.disabled()], Vec::new());
    let picked = form.parts.get(at).is_some_and(|part| part.given.is_some());
    input.set_checked(picked);
    let outcome = form.outcome(at);
    tag!("label" { "class": form.class("option", at) } [
        Html::VTag(Rc::new(input)),
        tag!("span" { "class": "option-text" } [text(&choice.text)]),
        form.tag(picked && form.marked, Text::YourAnswer),
        form.tag(matches!(outcome, Some(PartOutcome::Right | PartOutcome::Missed)), Text::RightAnswer),
    ])
}

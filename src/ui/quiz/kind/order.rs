//! Ordering: a list whose items are moved up and down by buttons, or by drag and drop.

use std::rc::Rc;

use yew::Html;

use super::form::Form;
use crate::lang::catalogue::Text;
use crate::quiz::kind::order::shown;
use crate::quiz::part::PartOutcome;
use crate::quiz::pick::Edit;
use crate::story::kind::order::{Item, Sequence};
use crate::ui::icon::{self, icon};
use crate::ui::tag::{element, tag, text};

/// The items in the reader's order.
pub fn draw(form: &Form, sequence: &Sequence) -> Html {
    let order = shown(sequence, &form.question.id, &form.answer.picks).into_iter().enumerate();
    let items = order.filter_map(|(at, item)| Some(self::item(form, sequence.items.get(item)?, item, at)));
    tag!("ol" { "class": "items" } items.collect())
}

/// An item, by its place in the right order, at its place from 0. The buttons that cannot move it
/// on stay, so that the focus is not lost, and do nothing.
fn item(form: &Form, item: &Item, right: usize, at: usize) -> Html {
    let mover = |to: usize, words: Text, sign: &str| {
        let label = form.cx.fill(words, &[("item", &item.text)]);
        let action = Edit::Moved(item.id.clone(), to).written();
        tag!("button" { "type": "button", "class": "mover", "aria-label": label, "data-do": action } [icon(sign)])
    };
    let mut parts = vec![tag!("span" { "class": "option-text" } [text(&item.text)])];
    if form.marked {
        let place = form.cx.fill(Text::RightPlace, &[("n", &form.cx.number(right + 1))]);
        let is_right = form.outcome(right) == Some(PartOutcome::Right);
        let words = if is_right { form.cx.text(Text::OutcomeRight) } else { &place };
        parts.push(tag!("span" { "class": "movers" } [tag!("span" { "class": "fate" } [text(words)])]));
    } else {
        parts.push(tag!("span" { "class": "movers" } [
            tag!("span" { "class": "handle", "data-drag": item.id.as_str(), "aria-hidden": "true" } [icon(icon::HANDLE)]),
            mover(at.saturating_sub(1), Text::MoveUp, icon::UP),
            mover(at + 1, Text::MoveDown, icon::DOWN),
        ]));
    }
    let mut whole = element("li", &["class"], &[Some(&Form::marked_as("item", form.outcome(right)))], parts);
    whole.key = Some(item.id.as_str().into());
    Html::VTag(Rc::new(whole))
}

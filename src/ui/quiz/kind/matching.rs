//! Matching: a menu of speakers at each statement; a speaker can be taken up and placed, or moved
//! there by drag and drop.

use yew::Html;

use super::form::Form;
use crate::lang::catalogue::Text;
use crate::quiz::attempt::QuizAction;
use crate::quiz::pick::Edit;
use crate::story::kind::matching::{NamedSpeaker, Pairs, Statement};
use crate::ui::render_context::{aria_bool, join};
use crate::ui::tag::{button, nothing, row, tag, text};

/// The statements; while they are open, with the speakers before them.
pub fn draw(form: &Form, pairs: &Pairs) -> Html {
    let rows = pairs.statements.iter().enumerate().map(|(at, one)| statement(form, pairs, at, one)).collect();
    let statements = tag!("ul" { "class": "statements" } rows);
    if form.marked { statements } else { row(vec![speakers(form, pairs), statements]) }
}

/// The speakers, each to be taken up and placed at a statement, or dragged there.
fn speakers(form: &Form, pairs: &Pairs) -> Html {
    let speaker = |(at, named): (usize, &NamedSpeaker)| {
        let id = named.id.as_str();
        tag!("button" {
            "type": "button",
            "class": "chip",
            "aria-pressed": aria_bool(form.cx.state.attempt.held == Some(at)),
            "data-do": QuizAction::Held(named.id.clone()).written(),
            "data-drag": id,
        } [text(&named.name)])
    };
    let label = form.cx.text(Text::ChooseSpeaker);
    let all = pairs.speakers.iter().enumerate().map(speaker).collect();
    tag!("div" { "class": "row", "role": "group", "aria-label": label } all)
}

fn statement(form: &Form, pairs: &Pairs, at: usize, statement: &Statement) -> Html {
    let part = form.parts.get(at).copied();
    let given = part.and_then(|part| part.given);
    let label = join(&[form.question.id.as_str(), "_", statement.id.as_str()]);
    let edit = Edit::Matched(statement.id.clone(), None).written();
    let option = |speaker: Option<usize>, id: &str, words: &str| tag!("option" { "value": id, "selected": (given == speaker).then_some("") } [text(words)]);
    let mut options = vec![option(None, "", form.cx.text(Text::ChooseSpeaker))];
    let named = pairs.speakers.iter().enumerate();
    options.extend(named.map(|(at, named)| option(Some(at), named.id.as_str(), &named.name)));
    let speaker = |at: Option<usize>| at.and_then(|at| pairs.speakers.get(at));
    let place = speaker(form.cx.state.attempt.held).filter(|_| !form.marked).map_or_else(nothing, |held| {
        let words = form.cx.fill(Text::PlaceHere, &[("name", &held.name)]);
        button("plain", &Edit::Matched(statement.id.clone(), Some(held.id.clone())).written(), &words)
    });
    let right = speaker(part.and_then(|part| part.right)).map_or("", |named| &named.name);
    tag!("li" { "class": form.class("statement", at), "data-drop": &*edit } [
        tag!("label" { "for": label } [text(&statement.text)]),
        tag!("select" { "id": label, "data-edit": &*edit, "disabled": form.disabled() } options),
        place,
        row(form.correction(at, right, &statement.why)),
    ])
}

//! The start screen of the quiz, with its settings.

use std::rc::Rc;

use yew::Html;

use super::code;
use super::head::{heading, notice};
use crate::base::number::Digits;
use crate::base::vocabulary::Word;
use crate::lang::catalogue::{Count, Text};
use crate::quiz::attempt::QuizAction;
use crate::quiz::settings::{Number, Switch};
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{element, nothing, paragraph, tag, text};

/// The start.
pub fn draw(cx: &RenderContext) -> Vec<Html> {
    let attempt = &cx.state.attempt;
    let go = if attempt.answers.is_empty() { Text::QuizStart } else { Text::QuizResume };
    let n = u32::try_from(attempt.order.len()).unwrap_or_default();
    vec![
        paragraph("eyebrow", &cx.count(Count::Questions, n, &[("n", &cx.tenths(n * 10))])),
        heading(cx.text(Text::Quiz)),
        notice(cx),
        cx.paragraph("lead", Text::QuizIntro),
        cx.button("main", "start", go),
        settings(cx),
        code::draw(cx),
    ]
}

/// The settings; those that the address gives are only shown.
fn settings(cx: &RenderContext) -> Html {
    let mut rows = vec![tag!("summary" {} [text(cx.text(Text::QuizSettings))])];
    rows.extend([Number::Questions, Number::Pass].map(|number| self::number(cx, number)));
    rows.extend(Switch::ALL.iter().map(|switch| self::switch(cx, *switch)));
    let keys = Number::ALL.iter().map(|number| number.as_str());
    let mut keys = keys.chain(Switch::ALL.iter().map(|switch| switch.as_str()));
    let by_link = keys.any(|key| is_given(cx, key).is_some());
    rows.push(if by_link { cx.paragraph("hint", Text::SetByLink) } else { nothing() });
    tag!("details" { "class": "fold" } rows)
}

/// The mark of a setting that the address gives.
fn is_given(cx: &RenderContext, key: &str) -> Option<&'static str> {
    cx.state.is_given(key).then_some("")
}

/// A setting that is a number: one out of some, or any.
fn number(cx: &RenderContext, number: Number) -> Html {
    let value = cx.state.attempt.settings.number(number);
    let all = u32::try_from(cx.data.bank.questions.len()).unwrap_or(u32::MAX);
    // What a seed may be is not to be listed, and it is for who sets the quiz (`publish/embed.rs`).
    let (none, choices): (_, &[u32]) = match number {
        Number::Questions | Number::Seed => (Text::SetAll, &[5, 10, 15, 20]),
        Number::Pass => (Text::SetNone, &[50, 60, 70, 80, 90, 100]),
    };
    let edit = join(&["set ", number.as_str()]);
    let fits = |n: &u32| number != Number::Questions || *n < all;
    let own = [value].into_iter().filter(|value| *value > 0 && !choices.contains(value));
    let choices = [0].into_iter().chain(choices.iter().copied().filter(fits)).chain(own);
    let option = |n: u32| {
        let words = match (n, number) {
            (0, _) => cx.text(none).to_owned(),
            (n, Number::Pass) => cx.fill(Text::Percent, &[("n", &cx.tenths(n * 10))]),
            (n, Number::Questions | Number::Seed) => cx.tenths(n * 10),
        };
        tag!("option" { "value": n.digits(), "selected": (n == value).then_some("") } [text(&words)])
    };
    let options = choices.map(option).collect();
    let field =
        tag!("select" { "class": "field", "data-edit": edit, "disabled": is_given(cx, number.as_str()) } options);
    tag!("label" { "class": "set" } [tag!("span" {} [text(cx.text(number.name()))]), field])
}

/// A setting that is off or on.
fn switch(cx: &RenderContext, switch: Switch) -> Html {
    let on = cx.state.attempt.settings.is_on(switch);
    let [off, other] = switch.values();
    let edit = QuizAction::Set(switch.as_str().to_owned(), (if on { off } else { other }).to_owned()).written();
    let keys = &["type", "data-edit", "disabled"];
    let mut input = element("input", keys, &[Some("checkbox"), Some(&edit), is_given(cx, switch.as_str())], Vec::new());
    input.set_checked(on);
    tag!("label" { "class": "set" } [Html::VTag(Rc::new(input)), tag!("span" {} [text(cx.text(switch.name()))])])
}

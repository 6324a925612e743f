//! The start of the quiz, and how it is set.

use std::rc::Rc;

use yew::Html;

use super::{code, heading, notice};
use crate::base::number::Digits;
use crate::base::word::Word;
use crate::lang::catalogue::{Count, Text};
use crate::quiz::settings::{Number, Settings, Switch};
use crate::ui::page::{Page, join};
use crate::ui::tag::{element, nothing, paragraph, tag, text};

/// The start.
pub fn view(page: &Page) -> Vec<Html> {
    let attempt = &page.state.attempt;
    let go = if attempt.answers.is_empty() { Text::QuizStart } else { Text::QuizResume };
    let n = u32::try_from(attempt.order.len()).unwrap_or_default();
    vec![
        paragraph("eyebrow", &page.count(Count::Questions, n, &[("n", &page.tenths(n * 10))])),
        heading(page.text(Text::Quiz)),
        notice(page),
        page.paragraph("lead", Text::QuizIntro),
        page.button("main", "start", go),
        settings(page),
        code::view(page),
        page.paragraph("hint", Text::QuizHonest),
    ]
}

/// The settings; those that the address gives are only shown.
fn settings(page: &Page) -> Html {
    let mut rows = vec![tag!("summary" {} [text(page.text(Text::QuizSettings))])];
    rows.extend(Number::ALL.iter().map(|number| self::number(page, *number)));
    rows.extend(Switch::ALL.iter().map(|switch| self::switch(page, *switch)));
    let keys = Number::ALL.iter().map(|number| number.as_str());
    let mut keys = keys.chain(Switch::ALL.iter().map(|switch| switch.as_str()));
    let by_link = keys.any(|key| is_given(page, key).is_some());
    rows.push(if by_link { page.paragraph("hint", Text::SetByLink) } else { nothing() });
    tag!("details" { "class": "fold" } rows)
}

/// The mark of a setting that the address gives.
fn is_given(page: &Page, key: &str) -> Option<&'static str> {
    Settings::names(&page.state.query, key).then_some("")
}

/// A setting that is a number: one out of some, or any.
fn number(page: &Page, number: Number) -> Html {
    let value = page.state.attempt.settings.number(number);
    let all = u32::try_from(page.boot.bank.questions.len()).unwrap_or(u32::MAX);
    let (none, choices): (_, &[u32]) = match number {
        Number::Questions => (Text::SetAll, &[5, 10, 15, 20]),
        Number::Seed => (Text::SetNone, &[]),
        Number::Pass => (Text::SetNone, &[50, 60, 70, 80, 90, 100]),
    };
    let edit = join(&["set ", number.as_str()]);
    let disabled = is_given(page, number.as_str());
    let field = if choices.is_empty() {
        tag!("input" {
            "class": "field",
            "data-edit": edit,
            "disabled": disabled,
            "inputmode": "numeric",
            "maxlength": "10",
            "value": value.digits(),
        } [])
    } else {
        let fits = |n: &u32| number != Number::Questions || *n < all;
        let own = [value].into_iter().filter(|value| *value > 0 && !choices.contains(value));
        let choices = [0].into_iter().chain(choices.iter().copied().filter(fits)).chain(own);
        let option = |n: u32| {
            let words = match (n, number) {
                (0, _) => page.text(none).to_owned(),
                (n, Number::Pass) => page.fill(Text::Percent, &[("n", &page.tenths(n * 10))]),
                (n, Number::Questions | Number::Seed) => page.tenths(n * 10),
            };
            tag!("option" { "value": n.digits(), "selected": (n == value).then_some("") } [text(&words)])
        };
        let options = choices.map(option).collect();
        tag!("select" { "class": "field", "data-edit": edit, "disabled": disabled } options)
    };
    tag!("label" { "class": "set" } [tag!("span" {} [text(page.text(number.name()))]), field])
}

/// A setting that is off or on.
fn switch(page: &Page, switch: Switch) -> Html {
    let on = page.state.attempt.settings.is_on(switch);
    let [off, other] = switch.values();
    let edit = join(&["set ", switch.as_str(), " ", if on { off } else { other }]);
    let keys = &["type", "data-edit", "disabled"];
    let mut input =
        element("input", keys, &[Some("checkbox"), Some(&edit), is_given(page, switch.as_str())], Vec::new());
    input.set_checked(on);
    tag!("label" { "class": "set" } [Html::VTag(Rc::new(input)), tag!("span" {} [text(page.text(switch.name()))])])
}

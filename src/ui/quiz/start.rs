//! The start screen of the quiz, with its settings.

use std::rc::Rc;

use yew::Html;

use super::code;
use super::head::{heading, notice};
use crate::base::vocabulary::Word;
use crate::lang::catalogue::{Count, Text};
use crate::quiz::attempt::QuizAction;
use crate::quiz::duration::minutes;
use crate::quiz::mode::Mode;
use crate::quiz::settings::Switch;
use crate::story::id::QuestionId;
use crate::ui::render_context::{RenderContext, join};
use crate::ui::tag::{element, nothing, paragraph, tag, text};

/// The start.
pub fn draw(cx: &RenderContext) -> Vec<Html> {
    let attempt = &cx.state.attempt;
    let go = if attempt.answers.is_empty() { Text::QuizStart } else { Text::QuizResume };
    vec![
        paragraph("eyebrow", &extent(cx, &attempt.order)),
        heading(cx.text(Text::Quiz)),
        notice(cx),
        cx.paragraph("lead", Text::QuizIntro),
        cx.button("main", "start", go),
        tag!("div" { "class": "deeds" } Mode::ALL.iter().map(|mode| self::mode(cx, *mode)).collect()),
        settings(cx),
        code::draw(cx),
    ]
}

/// How many questions are asked, and how long they take.
fn extent(cx: &RenderContext, order: &[QuestionId]) -> String {
    let n = u32::try_from(order.len()).unwrap_or_default();
    let questions = cx.count(Count::Questions, n, &[("n", &cx.tenths(n * 10))]);
    let minutes = cx.tenths(minutes(&cx.data.bank, order) * 10);
    join(&[&questions, " · ", &cx.fill(Text::Minutes, &[("n", &minutes)])])
}

/// A mode that the quiz can be begun in, where it is another than the one that is set, and neither the address
/// nor the story rules it out.
fn mode(cx: &RenderContext, mode: Mode) -> Html {
    let attempt = &cx.state.attempt;
    let settings = mode.of(&attempt.settings);
    let order = settings.order(&cx.data.bank);
    let is_set = settings == attempt.settings;
    let all = cx.data.bank.questions.len();
    let is_less = mode == Mode::Quick || mode == Mode::OnMap;
    let is_given = Mode::KEYS.iter().any(|key| cx.state.is_given(key));
    if is_set || is_given || is_less && order.len() == all {
        return nothing();
    }
    let name = match mode {
        Mode::Quick => Text::ModeQuick,
        Mode::All => Text::ModeAll,
        Mode::OnMap => Text::ModeMap,
        Mode::Practice => Text::ModePractice,
    };
    tag!("button" { "type": "button", "class": "plain", "data-do": QuizAction::Begun(mode).written() } [
        text(cx.text(name)),
        tag!("span" { "class": "hint" } [text(&extent(cx, &order))]),
    ])
}

/// What can be set here. The rest is what modes do, or for who sets the quiz for others (`publish/embed.rs`).
const SWITCHES: [(Switch, Text); 5] = [
    (Switch::Shuffled, Text::SetShuffled),
    (Switch::AtEnd, Text::SetAtEnd),
    (Switch::Change, Text::SetChange),
    (Switch::Time, Text::SetTime),
    (Switch::Confirm, Text::SetConfirm),
];

/// The settings; those that the address gives are only shown.
fn settings(cx: &RenderContext) -> Html {
    let mut rows = vec![tag!("summary" {} [text(cx.text(Text::QuizSettings))])];
    rows.extend(SWITCHES.iter().map(|(switch, name)| self::switch(cx, *switch, *name)));
    let by_link = SWITCHES.iter().any(|(switch, _)| cx.state.is_given(switch.as_str()));
    rows.push(if by_link { cx.paragraph("hint", Text::SetByLink) } else { nothing() });
    tag!("details" { "class": "fold" } rows)
}

/// A setting that is off or on.
fn switch(cx: &RenderContext, switch: Switch, name: Text) -> Html {
    let on = cx.state.attempt.settings.is_on(switch);
    let [off, other] = switch.values();
    let edit = QuizAction::Set(switch.as_str().to_owned(), (if on { off } else { other }).to_owned()).written();
    let keys = &["type", "data-edit", "disabled"];
    let mut input = element(
        "input",
        keys,
        &[Some("checkbox"), Some(&edit), cx.state.is_given(switch.as_str()).then_some("")],
        Vec::new(),
    );
    input.set_checked(on);
    tag!("label" { "class": "set" } [Html::VTag(Rc::new(input)), tag!("span" {} [text(cx.text(name))])])
}

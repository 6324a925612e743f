//! The charts: questions by difficulty with the wrong choice most made, skills, how shares are spread, hands counted on
//! the wall. A bar is a button that says whom it stands for, and says its number in words.

use yew::Html;

use super::ClassContext;
use crate::base::vocabulary::Word;
use crate::class::action::Group;
use crate::class::register::{Hands, Register};
use crate::class::results::Results;
use crate::class::statistics::{OfQuestion, STEPS, questions, skills, spread};
use crate::class::table::{all_who, percent, skill_text};
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::ui::render_context::aria_bool;
use crate::ui::tag::{nothing, tag, text};

/// All charts of a class.
pub fn draw(cx: &ClassContext<'_, Results>, register: &Register) -> Vec<Html> {
    let mut parts = Vec::new();
    if !register.entries.is_empty() {
        let mut all: Vec<(usize, OfQuestion)> = (1..).zip(questions(&cx.data.bank, register)).collect();
        all.sort_by_key(|(_, of)| of.percent());
        parts.push(tag!("h3" {} [text(cx.word(ClassText::Hardest))]));
        parts
            .push(tag!("ol" { "class": "hardest" } all.iter().map(|(n, of)| question(cx, register, *n, of)).collect()));
        if all.iter().all(|(_, of)| of.trap.is_none()) && all.iter().any(|(_, of)| of.percent() < 100) {
            parts.push(cx.paragraph("hint", ClassText::TrapUnknown));
        }
        parts.push(tag!("div" { "class": "sides" } [
            tag!("div" { "class": "side" } by_skill(cx, register)),
            tag!("div" { "class": "side" } steps(cx, register)),
        ]));
    }
    if !register.hands.is_empty() {
        parts.push(tag!("h3" {} [text(cx.word(ClassText::HandsHeading))]));
        parts.push(
            tag!("ol" { "class": "hardest" } register.hands.iter().map(|hands| self::hands(cx, hands)).collect()),
        );
    }
    parts
}

/// A bar of so many parts, each with its class, its share, and what a press of it does. It is drawn by the attributes of
/// shapes, since the page's policy takes no style from an element; what it shows stands beside it in words.
fn bar(parts: &[(&str, usize, String)], of: usize) -> Html {
    let mut from = 0;
    let mut part = |(class, n, action): &(&str, usize, String)| {
        let share = |n: usize| (n * 1000).checked_div(of).unwrap_or(0).to_string();
        let x = share(from);
        from += n;
        let action = Some(action.as_str()).filter(|action| !action.is_empty());
        tag!("rect" { "class": *class, "x": x, "width": share(*n), "height": "10", "data-class": action } [])
    };
    tag!("svg" { "class": "bar", "viewBox": "0 0 1000 10", "preserveAspectRatio": "none", "aria-hidden": "true" }
        parts.iter().map(&mut part).collect())
}

fn question(cx: &ClassContext<'_, Results>, register: &Register, number: usize, of: &OfQuestion) -> Html {
    let stem = cx.data.bank.questions.get(of.at).map_or("", |question| question.stem.as_str());
    let groups = [
        (Group::Right, &of.right, "right", cx.data.catalogue.text(Text::OutcomeRight), ClassText::WhoRight),
        (Group::Partly, &of.partly, "partly", cx.data.catalogue.text(Text::OutcomePartly), ClassText::WhoPartly),
        (Group::Wrong, &of.wrong, "wrong", cx.data.catalogue.text(Text::OutcomeWrong), ClassText::WhoWrong),
        (Group::Absent, &of.none, "none", cx.word(ClassText::NoAnswer), ClassText::WhoNone),
    ];
    let action = |group: Group| ["press ", &of.at.to_string(), " ", group.as_str()].concat();
    let parts: Vec<(&str, usize, String)> =
        groups.iter().map(|(group, who, class, _, _)| (*class, who.len(), action(*group))).collect();
    let button = |(group, who, class, name, _): &(Group, &Vec<usize>, &str, &str, ClassText)| {
        if who.is_empty() {
            return nothing();
        }
        let open = aria_bool(cx.state.pressed == Some((of.at, *group)));
        tag!("button" { "type": "button", "class": *class, "data-class": action(*group), "aria-expanded": open } [
            text(&[*name, ": ", &cx.count(who.len())].concat()),
        ])
    };
    let pressed = groups.iter().find(|(group, _, _, _, _)| cx.state.pressed == Some((of.at, *group)));
    let told = match pressed {
        Some((_, who, _, _, words)) => {
            let names = all_who(cx.data, register, who, cx.state.hidden);
            tag!("p" { "class": "told" } [text(&cx.fill(*words, &[("who", &names)]))])
        }
        None => nothing(),
    };
    let trap = match &of.trap {
        Some(trap) => {
            let words = cx.fill(ClassText::Trap, &[("text", &trap.text), ("n", &cx.count(trap.who.len()))]);
            tag!("p" { "class": "trap" } [text(&words)])
        }
        None => nothing(),
    };
    tag!("li" { "value": number.to_string() } [
        tag!("p" { "class": "stem" } [cx.story(stem), text(" "), tag!("strong" {} [text(&cx.percent(of.percent()))])]),
        bar(&parts, of.count()),
        tag!("div" { "class": "stack" } groups.iter().map(button).collect()),
        tag!("div" { "role": "status" } [told]),
        trap,
    ])
}

fn by_skill(cx: &ClassContext<'_, Results>, register: &Register) -> Vec<Html> {
    let row = |(skill, points, of): (crate::story::question::Skill, _, u32)| {
        let share = percent(points, of as usize);
        tag!("div" { "class": "skill" } [
            tag!("dt" {} [text(cx.data.catalogue.text(skill_text(skill)))]),
            tag!("dd" {} [text(&cx.percent(share)), bar(&[("", share as usize, String::new())], 100)]),
        ])
    };
    vec![
        tag!("h3" {} [text(cx.data.catalogue.text(Text::BySkill))]),
        tag!("dl" { "class": "skills" } skills(&cx.data.bank, register).into_iter().map(row).collect()),
    ]
}

fn steps(cx: &ClassContext<'_, Results>, register: &Register) -> Vec<Html> {
    let all = spread(&cx.data.bank, register);
    let most = all.iter().map(Vec::len).max().unwrap_or(0);
    let step = |(at, who): (usize, &Vec<usize>)| {
        let to = if at + 1 == STEPS { 100 } else { (at + 1) * 100 / STEPS - 1 };
        let (from, to) = (cx.count(at * 100 / STEPS), cx.count(to));
        let name = cx.fill(ClassText::SpreadStep, &[("from", &from), ("to", &to)]);
        let action = ["press ", &at.to_string(), " ", Group::Share.as_str()].concat();
        let is_open = cx.state.pressed == Some((at, Group::Share));
        let label = [&name, ": ", &cx.count(who.len())].concat();
        let told = if is_open {
            tag!("p" { "class": "told" } [text(&all_who(cx.data, register, who, cx.state.hidden))])
        } else {
            nothing()
        };
        if who.is_empty() {
            return tag!("li" {} [tag!("span" { "class": "step-name" } [text(&name)])]);
        }
        tag!("li" {} [
            tag!("button" { "type": "button", "class": "step", "data-class": action, "aria-expanded": aria_bool(is_open), "aria-label": label } [
                tag!("span" { "class": "step-name" } [text(&name)]),
                bar(&[("", who.len(), String::new())], most),
                tag!("span" {} [text(&cx.count(who.len()))]),
            ]),
            tag!("div" { "role": "status" } [told]),
        ])
    };
    vec![
        tag!("h3" {} [text(cx.word(ClassText::Spread))]),
        tag!("ol" { "class": "steps", "role": "list" } all.iter().enumerate().map(step).collect()),
    ]
}

/// What was counted on the wall for a question: each option with its hands.
fn hands(cx: &ClassContext<'_, Results>, hands: &Hands) -> Html {
    let at = cx.data.bank.questions.iter().position(|question| question.id == hands.question);
    let question = at.and_then(|at| cx.data.bank.questions.get(at));
    let Some((question, options)) = question.and_then(|question| Some((question, question.options()?))) else {
        return nothing();
    };
    let most = hands.counts.iter().max().copied().unwrap_or(0) as usize;
    let option = |(choice, count): (&crate::story::kind::choose::Choice, &u32)| {
        let sign = if choice.right { "✓ " } else { "" };
        tag!("li" { "class": if choice.right { "is-right" } else { "" } } [
            tag!("span" { "class": "step-name" } [text(sign), cx.story(&choice.text)]),
            bar(&[("", *count as usize, String::new())], most),
            tag!("span" {} [text(&cx.count(*count as usize))]),
        ])
    };
    tag!("li" { "value": at.map_or(String::new(), |at| (at + 1).to_string()) } [
        tag!("p" { "class": "stem" } [cx.story(&question.stem)]),
        tag!("ul" { "class": "steps", "role": "list" } options.all.iter().zip(&hands.counts).map(option).collect()),
    ])
}

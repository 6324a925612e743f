//! A question on a worksheet: what is asked, what to do, and room for the answer. Blocks and text alone, which no
//! printer takes apart.

use yew::Html;

use super::context::SheetContext;
use crate::class::paper::{PaperQuestion, letter};
use crate::lang::class::ClassText;
use crate::story::kind::choose::Options;
use crate::story::kind::matching::Pairs;
use crate::story::question::{Interaction, Kind};
use crate::ui::tag::{paragraph, row, tag, text};

/// The question with its number from 1.
pub fn draw(cx: &SheetContext, number: usize, question: &PaperQuestion) -> Html {
    let asked = question.question;
    let task = match asked.kind {
        Kind::One | Kind::Stated => ClassText::SheetOne,
        Kind::Several => ClassText::SheetSeveral,
        Kind::Who => ClassText::SheetWho,
        Kind::Order => ClassText::SheetOrder,
        Kind::Map if asked.is_single_choice() => ClassText::SheetMapOne,
        Kind::Map => ClassText::SheetMapSeveral,
    };
    let form = match &asked.interaction {
        Interaction::Choose(options) if asked.kind == Kind::Map => numbers(cx, question, options),
        Interaction::Choose(options) => boxes(question, options),
        Interaction::Match(pairs) => {
            let statement = |part: &usize| pairs.statements.get(*part).map(|statement| statement.text.as_str());
            row(vec![speakers(pairs), blanks(question, statement)])
        }
        Interaction::Order(sequence) => {
            blanks(question, |part| sequence.items.get(*part).map(|item| item.text.as_str()))
        }
    };
    tag!("div" { "class": "ask", "data-question": asked.id.as_str() } [
        tag!("p" { "class": "ask-stem" } [
            tag!("b" {} [text(&[&*cx.count(number), "."].concat())]),
            text(" "),
            text(&asked.stem),
        ]),
        paragraph("ask-task", cx.word(task)),
        form,
    ])
}

/// A letter before what it stands for.
fn lettered(sign: &str, words: &str) -> Vec<Html> {
    vec![tag!("b" {} [text(sign)]), text("\u{a0}"), text(words)]
}

/// Options with a box each: verdicts in a line, as they are short.
fn boxes(question: &PaperQuestion, options: &Options) -> Html {
    let option = |part: &usize| {
        let choice = options.all.get(*part)?;
        let mut parts = vec![tag!("span" { "class": "box" } []), text(" ")];
        parts.extend(lettered(question.sign(*part), &choice.text));
        Some(tag!("li" {} parts))
    };
    let class = if question.question.kind == Kind::Stated { "ask-options in-line" } else { "ask-options" };
    tag!("ul" { "class": class } question.order.iter().filter_map(option).collect())
}

/// The places that the question offers, by their numbers, and a line to write on: of the same length whatever is
/// right.
fn numbers(cx: &SheetContext, question: &PaperQuestion, options: &Options) -> Html {
    let offered = question.order.iter().filter(|part| options.all.get(**part).is_some());
    let numbers: Vec<String> = offered.map(|part| cx.signs(question.sign(*part))).collect();
    tag!("p" { "class": "ask-numbers" } [
        tag!("span" { "class": "ask-offered" } [text(&numbers.join(" · "))]),
        text(" "),
        tag!("span" { "class": if question.question.is_single_choice() { "blank" } else { "blank blank-wide" } } []),
    ])
}

/// Who may have said it.
fn speakers(pairs: &Pairs) -> Html {
    let mut line = Vec::new();
    for (at, named) in pairs.speakers.iter().enumerate() {
        line.push(tag!("span" { "class": "ask-speaker" } lettered(&letter(at), &named.name)));
        line.push(text(" "));
    }
    tag!("p" { "class": "ask-speakers" } line)
}

/// Texts with a short line to write on before each.
fn blanks<'q>(question: &PaperQuestion<'q>, words: impl Fn(&usize) -> Option<&'q str>) -> Html {
    let line = |part: &usize| Some(tag!("li" {} [tag!("span" { "class": "blank" } []), text(" "), text(words(part)?)]));
    tag!("ul" { "class": "ask-blanks" } question.order.iter().filter_map(line).collect())
}

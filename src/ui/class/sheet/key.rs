//! The key of a worksheet: for each question the right answer in the signs of the sheet and in words, why it is right,
//! and the facts that prove it, each with whose words it is.

use yew::Html;

use super::context::SheetContext;
use crate::class::paper::PaperQuestion;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::story::question::{Interaction, Kind};
use crate::ui::tag::{tag, text};

/// How many letters of a stem are enough to tell which question it is, and of an item which that is.
const STEM: usize = 48;
const ITEM: usize = 36;

/// The answers, and the names of the places where any are asked for.
pub fn draw(cx: &SheetContext) -> Vec<Html> {
    let mut parts: Vec<Html> =
        (1..).zip(&cx.paper.questions).map(|(number, question)| answer(cx, number, question)).collect();
    if cx.asks_for_places() {
        let place = |(number, (_, name)): (usize, &(String, String))| [&*cx.count(number), "\u{a0}", name].concat();
        let places: Vec<String> = (1..).zip(&cx.sheet.places).map(place).collect();
        parts.push(tag!("p" { "class": "key-places" } [
            tag!("b" {} [text(cx.word(ClassText::SheetPlaces))]),
            text(" "),
            text(&places.join(" · ")),
        ]));
    }
    parts
}

fn answer(cx: &SheetContext, number: usize, question: &PaperQuestion) -> Html {
    let proof = cx.sheet.proofs.get(question.at);
    let mut facts = Vec::new();
    for (fact, line) in proof.map_or(&[][..], |proof| &proof.facts) {
        facts.push(text(&[fact, " "].concat()));
        facts.push(tag!("i" {} [text(&["(", line, ") "].concat())]));
    }
    tag!("div" { "class": "key-answer", "data-question": question.question.id.as_str() } [
        tag!("p" {} [
            tag!("b" {} [text(&[&*cx.count(number), "."].concat())]),
            text(" "),
            text(&short(&question.question.stem, STEM)),
            text(" "),
            // In the direction in which they are typed.
            tag!("b" { "class": "key-signs", "dir": "ltr" } [text(&cx.signs(&question.key()))]),
            text(" "),
            tag!("b" { "class": "key-words" } [text(&in_words(cx, question))]),
            text(" · "),
            tag!("span" { "class": "key-why" } [text(proof.map_or("", |proof| proof.why.as_str()))]),
        ]),
        tag!("p" { "class": "key-facts" } facts),
    ])
}

/// What is right in words: options, the speakers in the order of the statements on the sheet, the items in order.
fn in_words(cx: &SheetContext, question: &PaperQuestion) -> String {
    let words: Vec<String> = match &question.question.interaction {
        Interaction::Choose(options) => {
            let right = question.order.iter().filter_map(|part| options.all.get(*part)).filter(|choice| choice.right);
            right.map(|choice| choice.text.clone()).collect()
        }
        Interaction::Match(pairs) => {
            let statements = question.order.iter().filter_map(|part| pairs.statements.get(*part));
            let speaker = |by| pairs.speakers.get(pairs.speaker(by)?).map(|named| named.name.clone());
            statements.filter_map(|statement| speaker(&statement.by)).collect()
        }
        Interaction::Order(sequence) => {
            sequence.items.iter().map(|item| short(item.text.trim_end_matches('.'), ITEM)).collect()
        }
    };
    let between = match question.question.kind {
        Kind::Who | Kind::Map => cx.data.catalogue.text(Text::ListSeparator),
        // Whole sentences.
        Kind::One | Kind::Several | Kind::Stated | Kind::Order => " / ",
    };
    words.join(between)
}

/// The beginning of a text, up to the end of a word.
fn short(text: &str, most: usize) -> String {
    let mut cut = String::new();
    for word in text.split_inclusive(' ') {
        if cut.chars().count() + word.chars().count() > most {
            return [cut.trim_end(), " …"].concat();
        }
        cut.push_str(word);
    }
    cut
}

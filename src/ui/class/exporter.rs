//! The menu of exports: a format, what of the questions is not in its file, and then the file.

use std::rc::Rc;

use yew::Html;

use super::form::choice;
use super::root::ClassPart;
use super::{ClassContext, keyed};
use crate::base::vocabulary::Word;
use crate::class::assignment::Assignment;
use crate::class::data::ClassData;
use crate::export::format::{ExportFormat, Outlook};
use crate::export::menu::{ExportAction, ExportEffect, Exporting, GROUPS, SiteFiles, about};
use crate::export::note::{Loss, by_loss};
use crate::export::source::ExportStory;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::story::question::Question;
use crate::ui::tag::{element, nothing, paragraph, row, tag, text};

impl ClassPart for Exporting {
    type Action = ExportAction;
    type Effect = ExportEffect;

    fn step(&mut self, data: &ClassData, action: ExportAction) -> Vec<ExportEffect> {
        self.step(data, action)
    }

    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html> {
        let group = |(name, formats): &(ClassText, &[ExportFormat])| {
            let rows = formats.iter().map(|format| radio(cx, *format));
            let id = ["export_", name.as_str()].concat();
            let head = tag!("p" { "class": "name", "id": id.as_str() } [text(cx.word(*name))]);
            let rows = [head].into_iter().chain(rows).collect();
            tag!("div" { "class": "formats", "role": "group", "aria-labelledby": id.as_str() } rows)
        };
        let legend = tag!("legend" {} [text(cx.word(ClassText::ExportFormat))]);
        let groups = [legend].into_iter().chain(GROUPS.iter().map(group)).collect();
        vec![
            tag!("h2" { "tabindex": "-1" } [text(cx.word(ClassText::ExportHeading))]),
            cx.paragraph("lead", ClassText::ExportLead),
            asked(cx),
            tag!("form" { "class": "sides" } [
                tag!("div" { "class": "side" } [language(cx), tag!("fieldset" {} groups)]),
                tag!("div" { "class": "side file" } file(cx)),
            ]),
        ]
    }
}

/// Which questions they are, and where others are chosen.
fn asked(cx: &ClassContext<'_, Exporting>) -> Html {
    let assignment = &cx.state.assignment;
    let query = if *assignment == Assignment::default() { String::new() } else { assignment.written() };
    let way = if query.is_empty() { "#new".to_owned() } else { ["#new=", &query].concat() };
    let title = if assignment.title.is_empty() { nothing() } else { text(&[&assignment.title, " · "].concat()) };
    tag!("p" { "class": "eyebrow" } [title, tag!("a" { "href": way } [text(cx.word(ClassText::ExportChoose))])])
}

/// The choice of the language of the questions, where the story has several.
fn language(cx: &ClassContext<'_, Exporting>) -> Html {
    if cx.data.editions.len() < 2 {
        return nothing();
    }
    let all: Vec<(String, String)> =
        cx.data.editions.iter().map(|edition| (edition.language.as_str().to_owned(), edition.name.clone())).collect();
    choice("export_language", cx.word(ClassText::ExportLanguage), "lang", &all, cx.state.language.as_str())
}

/// A format, and what tells it from its neighbours.
fn radio(cx: &ClassContext<'_, Exporting>, format: ExportFormat) -> Html {
    let action = ["format ", format.as_str()].concat();
    let keys = &["type", "name", "data-tick"];
    let mut input = element("input", keys, &[Some("radio"), Some("export_format"), Some(&*action)], Vec::new());
    input.set_checked(format == cx.state.format);
    let lines: Vec<&str> = about(format).iter().map(|line| cx.word(*line)).collect();
    tag!("label" { "class": "set" } [
        Html::VTag(Rc::new(input)),
        tag!("span" {} [
            tag!("b" { "translate": "no", "dir": "ltr" } [text(format.title())]),
            text(" "),
            tag!("span" { "class": "hint" } [text(&lines.join(" "))]),
        ]),
    ])
}

/// What the file would be, and what saves it.
fn file(cx: &ClassContext<'_, Exporting>) -> Vec<Html> {
    let state = cx.state;
    let story = state.story();
    let outlook = story.map(|story| (story, state.outlook(story)));
    let missed = match &state.missed {
        None => nothing(),
        Some(name) => tag!("p" { "class": "notice", "role": "alert" } [
            text(&cx.fill(ClassText::ExportMissed, &[("name", name)])),
            text(" "),
            cx.button("link", "again", ClassText::ExportAgain),
        ]),
    };
    let said = match (&state.saved, &state.site) {
        (_, SiteFiles::Coming) => cx.word(ClassText::ExportFetching).to_owned(),
        (Some(name), _) => cx.fill(ClassText::ExportSaved, &[("name", name)]),
        (None, _) => String::new(),
    };
    let (told, is_off) = match &outlook {
        None => (nothing(), true),
        Some((story, outlook)) => (row(lost(cx, story, outlook)), outlook.held.is_empty() || state.is_unpublished()),
    };
    vec![
        tag!("p" { "class": "unseen", "role": "status" } [text(&outlook.as_ref().map(|(_, outlook)| heard(cx, outlook)).unwrap_or_default())]),
        tag!("div" {} outlook.as_ref().map(|(_, outlook)| summary(cx, outlook)).unwrap_or_default()),
        told,
        if state.is_unpublished() { cx.paragraph("notice", ClassText::ExportUnpublished) } else { nothing() },
        tag!("button" { "type": "button", "class": "main", "data-class": "save", "disabled": is_off.then_some("") } [
            text(cx.word(ClassText::ExportSave)),
        ]),
        missed,
        tag!("p" { "class": "said", "role": "status" } [text(&said)]),
    ]
}

/// How many questions go into the file, and whether anything is lost.
fn summary(cx: &ClassContext<'_, Exporting>, outlook: &Outlook) -> Vec<Html> {
    let count = [("n", &*cx.count(outlook.held.len())), ("of", &*cx.count(outlook.of))];
    vec![
        paragraph("score", &cx.fill(ClassText::ExportHeld, &count)),
        if outlook.notes.is_empty() && outlook.lost_pass.is_none() {
            cx.paragraph("", ClassText::ExportWholly)
        } else {
            tag!("h3" {} [text(cx.word(ClassText::ExportLost))])
        },
    ]
}

/// What is not as on the page: each loss with the numbers of the questions, and folded in it the questions.
fn lost(cx: &ClassContext<'_, Exporting>, story: &ExportStory, outlook: &Outlook) -> Vec<Html> {
    let id = |number: usize| outlook.notes.iter().find(|note| note.number == number).map(|note| &note.id);
    let stem = |number: &usize| {
        let question = id(*number).and_then(|id| story.bank.question(id));
        tag!("li" { "value": number.to_string() } [question.map_or_else(nothing, |question| stem(cx, story, question))])
    };
    let line = |(loss, numbers): (&Loss, Vec<usize>)| {
        let words = loss_told(cx, loss, &numbers);
        let fold = tag!("details" { "class": "fold" } [
            tag!("summary" {} [text(&words)]),
            tag!("ol" { "class": "asked" } numbers.iter().map(stem).collect()),
        ]);
        keyed(fold, &loss.told(|word| cx.word(word)))
    };
    let mut lines: Vec<Html> = by_loss(&outlook.notes).into_iter().map(line).collect();
    lines.extend(pass(cx, outlook).map(|words| paragraph("", &words)));
    lines
}

/// That the pass mark is not in the file, where it is not.
fn pass(cx: &ClassContext<'_, Exporting>, outlook: &Outlook) -> Option<String> {
    let pass = usize::try_from(outlook.lost_pass?).ok()?;
    Some(cx.fill(ClassText::ExportNoPass, &[("n", &cx.count(pass))]))
}

/// All of that for the ear: the format, how many questions, and each loss.
fn heard(cx: &ClassContext<'_, Exporting>, outlook: &Outlook) -> String {
    let count = [("n", &*cx.count(outlook.held.len())), ("of", &*cx.count(outlook.of))];
    let mut said = vec![cx.state.format.title().to_owned(), cx.fill(ClassText::ExportHeld, &count)];
    said.extend(by_loss(&outlook.notes).into_iter().map(|(loss, numbers)| loss_told(cx, loss, &numbers)));
    said.extend(pass(cx, outlook));
    said.join(". ")
}

/// A loss with the numbers of its questions.
fn loss_told(cx: &ClassContext<'_, Exporting>, loss: &Loss, numbers: &[usize]) -> String {
    let list = ranges(numbers, |n| cx.count(n)).join(cx.data.catalogue.text(Text::ListSeparator));
    cx.fill(ClassText::ExportLoss, &[("list", &list), ("loss", &loss.told(|word| cx.word(word)))])
}

/// A question, in the language of its story.
fn stem(cx: &ClassContext<'_, Exporting>, story: &ExportStory, question: &Question) -> Html {
    let is_other = story.language != cx.data.catalogue.language;
    let (language, direction) = (story.language.as_str(), story.direction.as_str());
    tag!("span" { "lang": is_other.then_some(language), "dir": is_other.then_some(direction) } [text(&question.stem)])
}

/// Numbers in their order, as they are written: more than two in a row as the first and the last.
fn ranges(numbers: &[usize], written: impl Fn(usize) -> String) -> Vec<String> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for n in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *n => *last = *n,
            _ => runs.push((*n, *n)),
        }
    }
    let run = |(first, last): (usize, usize)| match last - first {
        0 => vec![written(first)],
        1 => vec![written(first), written(last)],
        _ => vec![[&written(first), "–", &written(last)].concat()],
    };
    runs.into_iter().flat_map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_two_numbers_in_a_row_are_written_as_the_first_and_the_last() {
        let written = |numbers: &[usize]| ranges(numbers, |n| n.to_string()).join(", ");
        assert_eq!(written(&[1, 2, 3, 5, 7, 8, 10, 11, 12]), "1–3, 5, 7, 8, 10–12");
        assert_eq!((written(&[4]), written(&[])), ("4".to_owned(), String::new()));
    }
}

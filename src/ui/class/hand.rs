//! What a pupil hands in, at the end of the quiz: a field for a number or a pseudonym, and the same result four ways.

use yew::Html;

use super::form::{copyable, field};
use super::root::ClassPart;
use super::{ClassContext, qr};
use crate::class::action::ClassAction;
use crate::class::code::CodeForm;
use crate::class::data::ClassData;
use crate::class::hand::Hand;
use crate::class::state::ClassEffect;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::quiz::code::grouped;
use crate::ui::tag::{nothing, paragraph, tag, text};

impl ClassPart for Hand {
    type Action = ClassAction;
    type Effect = ClassEffect;

    fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        self.step(data, action)
    }

    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html> {
        draw(cx)
    }
}

fn draw(cx: &ClassContext<'_, Hand>) -> Vec<Html> {
    let ClassContext { data, state: hand, .. } = cx;
    let submission = hand.submission(&data.bank);
    let [class, full] = [CodeForm::Class, CodeForm::Full].map(|form| submission.code(&data.bank, form));
    let word = |words| data.word(words);
    let copy = word(ClassText::Copy);
    let title = &hand.assignment.title;
    let for_whom = if title.is_empty() {
        nothing()
    } else {
        paragraph("lead", &data.fill(ClassText::HandFor, &[("title", title)]))
    };
    let copied = hand.copied.filter(|copied| *copied).map(|_| data.catalogue.text(Text::Copied));
    vec![
        tag!("h3" {} [text(word(ClassText::HandIn))]),
        for_whom,
        field("hand_who", word(ClassText::HandWho), "sign", &hand.who),
        paragraph("hint", word(ClassText::HandSent)),
        if submission.number == 0 { paragraph("notice", word(ClassText::HandUnsigned)) } else { nothing() },
        copyable("hand_class", word(ClassText::ClassCode), &grouped(&class), "copy class", copy),
        paragraph("hint", word(ClassText::ClassCodeHint)),
        copyable("hand_full", word(ClassText::FullCode), &grouped(&full), "copy full", copy),
        paragraph("hint", word(ClassText::FullCodeHint)),
        copyable("hand_link", word(ClassText::ResultLink), &hand.link(data), "copy result", copy),
        tag!("p" { "class": "said", "role": "status" } [text(copied.unwrap_or_default())]),
        tag!("div" { "class": "deeds" } [
            tag!("button" { "type": "button", "class": "main", "data-class": "save txt" } [text(word(ClassText::ResultFile))]),
        ]),
        tag!("details" { "class": "fold" } [
            tag!("summary" {} [text(word(ClassText::ResultQr))]),
            // The bare code: a link would take twice the modules.
            tag!("div" { "class": "qr-frame" } [qr::draw(&full, word(ClassText::ResultQr))]),
        ]),
        tag!("p" { "class": "hint" } [
            text(word(ClassText::HandAgain)),
            text(" "),
            tag!("a" { "href": ["./class.html?lang=", data.catalogue.language.as_str(), "#open"].concat() } [text(word(ClassText::OpenPage))]),
        ]),
        paragraph("hint", word(ClassText::Practice)),
    ]
}

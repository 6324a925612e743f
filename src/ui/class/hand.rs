//! What a pupil hands in, at the end of the quiz: a field for a number or a pseudonym, and the same result four ways.

use yew::{Callback, Component, Context, Html, Properties};

use super::form::{copyable, field};
use super::qr;
use crate::class::action::ClassAction;
use crate::class::code::CodeForm;
use crate::class::data::ClassData;
use crate::class::hand::Hand;
use crate::class::state::ClassEffect;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::quiz::code::grouped;
use crate::ui::tag::{nothing, paragraph, row, tag, text};

/// What it is drawn from.
#[derive(Clone, Properties)]
pub struct HandProps {
    /// What the page carries.
    pub data: &'static ClassData,
    /// What is handed in.
    pub hand: Hand,
    /// Takes the way to it once it is drawn.
    pub drawn: Callback<Callback<ClassAction>>,
    /// Performs what follows.
    pub effects: Callback<Vec<ClassEffect>>,
}

// It is drawn once for a result.
impl PartialEq for HandProps {
    fn eq(&self, other: &Self) -> bool {
        self.hand == other.hand
    }
}

/// The panel.
pub struct HandRoot {
    hand: Hand,
    effects: Vec<ClassEffect>,
}

impl Component for HandRoot {
    type Message = ClassAction;
    type Properties = HandProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { hand: ctx.props().hand.clone(), effects: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: ClassAction) -> bool {
        let effects = self.hand.step(ctx.props().data, action);
        self.effects.extend(effects);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        draw(ctx.props().data, &self.hand)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            ctx.props().drawn.emit(ctx.link().callback(|action| action));
        }
        if !self.effects.is_empty() {
            ctx.props().effects.emit(std::mem::take(&mut self.effects));
        }
    }
}

fn draw(data: &ClassData, hand: &Hand) -> Html {
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
    row(vec![
        tag!("h3" {} [text(word(ClassText::HandIn))]),
        for_whom,
        field("hand_who", word(ClassText::HandWho), "sign", &hand.who),
        paragraph("hint", word(ClassText::HandSent)),
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
    ])
}

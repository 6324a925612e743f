//! Assigning an assignment: which questions, how they are set, and the link that holds all of it.

use yew::Html;

use super::form::{choice, copyable, field, number, tick};
use super::root::ClassPart;
use super::{ClassContext, qr};
use crate::base::vocabulary::Word;
use crate::class::action::ClassAction;
use crate::class::data::ClassData;
use crate::class::setting::Assigning;
use crate::class::state::ClassEffect;
use crate::class::table::{kind_text, skill_text};
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::quiz::settings::{Number, Switch};
use crate::story::id::QuestionId;
use crate::story::question::{Kind, Question, Skill};
use crate::ui::tag::{nothing, paragraph, tag, text};

impl ClassPart for Assigning {
    type Action = ClassAction;
    type Effect = ClassEffect;

    fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        self.step(data, action)
    }

    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html> {
        draw(cx)
    }
}

fn draw(cx: &ClassContext<'_, Assigning>) -> Vec<Html> {
    let draft = &cx.state.draft;
    let link = cx.state.link(cx.data);
    let copy = cx.word(ClassText::Copy);
    let order = draft.settings.order(&cx.data.bank);
    let query = draft.written();
    let edition = cx.data.editions.get(cx.state.edition);
    let sheet = edition.map_or(String::new(), |edition| {
        ["./", &edition.sheet, "?lang=", edition.language.as_str(), "&", &query].concat()
    });
    let tag = edition.map_or("", |edition| edition.language.as_str());
    let export = ["#export=lang=", tag, "&", &query].concat();
    let wall = link.replacen('?', "?layout=wall&", 1);
    vec![
        tag!("h2" { "tabindex": "-1" } [text(cx.word(ClassText::AssignHeading))]),
        tag!("div" { "class": "sides" } [
            tag!("form" { "class": "side", "data-form": "" } form(cx)),
            tag!("div" { "class": "side outcome" } [
                copyable("assign_link", cx.word(ClassText::AssignLink), &link, "copy link", copy),
                copyable("assign_line", cx.word(ClassText::AssignLine), &cx.state.line(cx.data), "copy line", copy),
                tag!("p" { "class": "said", "role": "status" } [
                    text(if cx.state.copied { cx.data.catalogue.text(Text::Copied) } else { "" }),
                ]),
                tag!("div" { "class": "qr-frame" } [qr::draw(&link, cx.word(ClassText::AssignQr))]),
                tag!("div" { "class": "deeds" } [
                    tag!("a" { "class": "main", "href": ["#collect=", &query].concat() } [text(cx.word(ClassText::AssignKeep))]),
                    tag!("a" { "class": "plain", "href": sheet } [text(cx.word(ClassText::AssignSheet))]),
                    tag!("a" { "class": "plain", "href": wall } [text(cx.word(ClassText::AssignWall))]),
                    tag!("a" { "class": "plain", "href": export } [text(cx.word(ClassText::TabExport))]),
                ]),
                cx.paragraph("hint", ClassText::Practice),
            ]),
        ]),
        asked(cx, &order),
    ]
}

fn form(cx: &ClassContext<'_, Assigning>) -> Vec<Html> {
    let settings = &cx.state.draft.settings;
    let editions: Vec<(String, String)> =
        cx.data.editions.iter().map(|edition| (edition.language.as_str().to_owned(), edition.name.clone())).collect();
    let chosen = cx.data.editions.get(cx.state.edition).map_or("", |edition| edition.language.as_str());
    let fit = cx.fill(ClassText::AssignFit, &[("n", &cx.count(cx.state.fitting(cx.data)))]);
    let kind = |kind: &Kind| {
        let is_there = cx.data.bank.questions.iter().any(|question| question.kind == *kind);
        let action = ["tick ", kind.as_str()].concat();
        if is_there { tick(cx.word(kind_text(*kind)), &action, cx.state.is_ticked(kind.as_str())) } else { nothing() }
    };
    let skill = |skill: &Skill| {
        let is_there = cx.data.bank.questions.iter().any(|question| question.skill == *skill);
        let action = ["tick ", skill.as_str()].concat();
        let name = cx.data.catalogue.text(skill_text(*skill));
        if is_there { tick(name, &action, cx.state.is_ticked(skill.as_str())) } else { nothing() }
    };
    let switch = |(switch, words): &(Switch, Text)| {
        let on = settings.is_on(*switch);
        let [off, other] = switch.values();
        let action = ["set ", switch.as_str(), " ", if on { off } else { other }].concat();
        tick(cx.data.catalogue.text(*words), &action, on)
    };
    let switches = [
        (Switch::AtEnd, Text::SetAtEnd),
        (Switch::Shuffled, Text::SetShuffled),
        (Switch::Change, Text::SetChange),
        (Switch::Confirm, Text::SetConfirm),
        (Switch::Practice, Text::ModePractice),
    ];
    let group = |words: ClassText, rows: Vec<Html>| {
        tag!("fieldset" {} [
            tag!("legend" {} [text(cx.word(words))]),
            tag!("div" { "class": "ticks" } rows),
            cx.paragraph("hint", ClassText::AssignAny),
        ])
    };
    vec![
        field("assign_title", cx.word(ClassText::AssignTitle), "set title", &cx.state.draft.title),
        number("assign_count", cx.word(ClassText::AssignCount), "set questions", settings.number(Number::Questions)),
        paragraph("hint", &fit),
        if settings.is_by_chance() {
            tag!("div" { "class": "beside" } [
                number("assign_seed", cx.word(ClassText::AssignSeed), "set seed", settings.number(Number::Seed)),
                tag!("button" { "type": "button", "class": "plain", "data-chance": "draw" } [text(cx.word(ClassText::AssignOther))]),
            ])
        } else {
            nothing()
        },
        group(ClassText::AssignKinds, Kind::ALL.iter().map(kind).collect()),
        group(ClassText::AssignSkills, Skill::ALL.iter().map(skill).collect()),
        tag!("div" { "class": "ticks" } switches.iter().map(switch).collect()),
        number("assign_pass", cx.word(ClassText::AssignPass), "set pass", settings.number(Number::Pass)),
        if editions.len() > 1 {
            choice("assign_language", cx.word(ClassText::AssignLanguage), "set lang", &editions, chosen)
        } else {
            nothing()
        },
    ]
}

/// The questions that are asked.
fn asked(cx: &ClassContext<'_, Assigning>, order: &[QuestionId]) -> Html {
    let words = cx.fill(ClassText::AssignAsked, &[("n", &cx.count(order.len()))]);
    let question = |question: &Question| {
        tag!("li" {} [
            cx.story(&question.stem),
            text(" "),
            tag!("span" { "class": "hint" } [text(cx.word(kind_text(question.kind)))]),
        ])
    };
    let all = order.iter().filter_map(|id| cx.data.bank.question(id)).map(question).collect();
    tag!("details" { "class": "fold" } [tag!("summary" {} [text(&words)]), tag!("ol" { "class": "asked" } all)])
}

//! The worksheet, or its key in its place: what is handed out holds nothing of the key.

mod context;
mod key;
mod question;

use yew::Html;

use self::context::SheetContext;
use super::root::ClassPart;
use super::{ClassContext, button, qr};
use crate::base::vocabulary::Word;
use crate::class::action::ClassAction;
use crate::class::data::ClassData;
use crate::class::paper::{Paper, Version};
use crate::class::state::ClassEffect;
use crate::class::worksheet::Worksheet;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;
use crate::ui::tag::{nothing, paragraph, tag, text};

/// What the page is drawn from.
#[derive(Clone)]
pub struct SheetPart {
    /// What can change.
    pub sheet: Worksheet,
    /// The map, as it was written; nothing where no question of the story asks for places.
    pub map: Html,
}

impl ClassPart for SheetPart {
    type Action = ClassAction;
    type Effect = ClassEffect;

    fn step(&mut self, _: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        self.sheet.step(&action)
    }

    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html> {
        let ClassContext { data, state, number } = cx;
        let (map, state, Some(sheet)) = (&state.map, &state.sheet, &data.sheet) else { return Vec::new() };
        let paper = Paper::new(&data.bank, &state.assignment.settings, state.version);
        let cx = SheetContext { data, sheet, paper: &paper, number: *number };
        let (class, parts) = if state.is_key {
            let head = head(&cx, state, ClassText::SheetKey);
            ("sheet key", [head].into_iter().chain(key::draw(&cx)).collect())
        } else {
            let mut parts = vec![head(&cx, state, ClassText::Sheet), lines(&cx)];
            parts.extend(cx.asks_for_places().then(|| map.clone()));
            parts.extend((1..).zip(&paper.questions).map(|(n, question)| question::draw(&cx, n, question)));
            parts.push(online(&cx, &state.link(data)));
            ("sheet", parts)
        };
        vec![
            tools(&cx, state),
            tag!("article" { "class": class, "lang": data.language.as_str(), "dir": data.direction.as_str() } parts),
        ]
    }
}

/// What is pressed, and not printed.
fn tools(cx: &SheetContext, state: &Worksheet) -> Html {
    let version = |version: &Version| {
        let current = (*version == state.version).then_some("page");
        tag!("a" { "class": "plain", "href": state.way(*version), "aria-current": current } [
            text(&cx.version(*version)),
        ])
    };
    let words = if state.is_key { ClassText::ShowSheet } else { ClassText::ShowKey };
    tag!("div" { "class": "sheet-tools" } [
        tag!("p" {} Version::ALL.iter().map(version).collect()),
        tag!("p" {} [
            button("main", "print", cx.data.catalogue.text(Text::Print)),
            tag!("a" { "class": "plain", "id": "sheet_other", "href": state.other() } [text(cx.word(words))]),
        ]),
        paragraph("hint", cx.word(ClassText::SheetHint)),
    ])
}

/// What it is: a sheet and its key say of which version they are.
fn head(cx: &SheetContext, state: &Worksheet, what: ClassText) -> Html {
    let title = &state.assignment.title;
    tag!("div" { "class": "sheet-head" } [
        paragraph("sheet-eyebrow", &[cx.word(what), " · ", &cx.version(state.version)].concat()),
        tag!("h2" {} [text(&cx.data.title)]),
        // In whatever direction the class writes.
        if title.is_empty() { nothing() } else { tag!("p" { "class": "sheet-title" } [tag!("bdi" {} [text(title)])]) },
    ])
}

/// The lines to be filled in.
fn lines(cx: &SheetContext) -> Html {
    let line = |class: &str, words: &str| tag!("span" { "class": "sheet-line" } [text(words), text(" "), tag!("span" { "class": class } [])]);
    let points = cx.data.fill(ClassText::SheetPoints, &[("n", &cx.count(cx.paper.questions.len()))]);
    tag!("p" { "class": "sheet-lines" } [
        line("blank blank-long", cx.word(ClassText::SheetName)),
        text(" "),
        line("blank blank-wide", cx.word(ClassText::SheetNumber)),
        text(" "),
        line("blank blank-wide", cx.word(ClassText::SheetDate)),
        text(" "),
        line("blank", &points),
    ])
}

/// Where the same is found as a page.
fn online(cx: &SheetContext, link: &str) -> Html {
    tag!("div" { "class": "sheet-online" } [
        qr::draw(link, cx.word(ClassText::AssignQr)),
        tag!("p" {} [text(cx.word(ClassText::SheetOnline))]),
        tag!("p" { "class": "sheet-address", "dir": "ltr", "translate": "no" } [text(link)]),
    ])
}

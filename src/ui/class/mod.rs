//! The pages of the classroom: the teacher's, in four parts, and what a pupil hands in.

mod assign;
mod collect;
mod form;
pub mod hand;
mod own;
mod paper;
mod qr;
mod report;
mod results;
mod statistics;

use yew::{Callback, Component, Context, Html, Properties};

use super::tag::{nothing, paragraph, row, tag, text};
use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Tab};
use crate::class::data::ClassData;
use crate::class::state::{ClassEffect, Said, State};
use crate::class::table::who;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;

/// What the page is drawn from.
#[derive(Clone, Properties)]
pub struct ClassProps {
    /// What the page carries.
    pub data: &'static ClassData,
    /// The address of the folder that it lies in.
    pub base: String,
    /// How the page's language writes a number of tenths.
    pub number: fn(u32) -> String,
    /// Takes the way to the page once it is drawn.
    pub drawn: Callback<Callback<ClassAction>>,
    /// Performs what follows from a state.
    pub effects: Callback<Vec<ClassEffect>>,
}

// There is one page, and it is drawn from one set of data.
impl PartialEq for ClassProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.data, other.data)
    }
}

/// The teacher's page.
pub struct ClassRoot {
    state: State,
    effects: Vec<ClassEffect>,
}

impl Component for ClassRoot {
    type Message = ClassAction;
    type Properties = ClassProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { state: State::new(ctx.props().data, &ctx.props().base), effects: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: ClassAction) -> bool {
        let effects = self.state.step(ctx.props().data, action);
        self.effects.extend(effects);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        draw(&ClassContext { data: ctx.props().data, state: &self.state, number: ctx.props().number })
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

/// What every part of the page needs.
struct ClassContext<'p> {
    /// What the page carries.
    data: &'p ClassData,
    /// What can change.
    state: &'p State,
    /// How the page's language writes a number of tenths.
    number: fn(u32) -> String,
}

impl ClassContext<'_> {
    /// A text of the classroom.
    fn word(&self, text: ClassText) -> &str {
        self.data.word(text)
    }

    /// A text of the classroom with its places filled.
    fn fill(&self, text: ClassText, places: &[(&str, &str)]) -> String {
        self.data.fill(text, places)
    }

    /// A paragraph of the classroom.
    fn paragraph(&self, class: &str, text: ClassText) -> Html {
        paragraph(class, self.word(text))
    }

    /// A button that does something.
    fn button(&self, class: &str, action: &str, text: ClassText) -> Html {
        button(class, action, self.word(text))
    }

    /// A whole number, as the page's language writes it.
    fn count(&self, n: usize) -> String {
        (self.number)(u32::try_from(n).unwrap_or_default().saturating_mul(10))
    }

    /// A share in per cent.
    fn percent(&self, percent: u32) -> String {
        self.data.catalogue.fill(Text::Percent, &[("n", &self.count(percent as usize))])
    }

    /// A text of the story, in its language.
    fn story(&self, words: &str) -> Html {
        let language = self.data.language.as_str();
        let is_other = self.data.language != self.data.catalogue.language;
        let direction = is_other.then_some(self.data.direction.as_str());
        tag!("span" { "lang": is_other.then_some(language), "dir": direction } [text(words)])
    }

    /// Whose a result is.
    fn who(&self, at: usize) -> String {
        self.state.register().map_or(String::new(), |register| who(self.data, register, at, self.state.hidden))
    }
}

/// A button that does something: `action` is a [`ClassAction`] in its written form. In a story's page, which takes
/// what stands in `data-do`, it is left to this program.
fn button(class: &str, action: &str, words: &str) -> Html {
    tag!("button" { "type": "button", "class": class, "data-class": action } [text(words)])
}

/// The page in a state.
fn draw(cx: &ClassContext) -> Html {
    let tab = cx.state.tab;
    let button = |of: &Tab| {
        let words = match of {
            Tab::Assign => ClassText::TabAssign,
            Tab::Collect => ClassText::TabCollect,
            Tab::Results => ClassText::TabResults,
            Tab::About => ClassText::TabAbout,
        };
        let current = (*of == tab).then_some("true");
        let action = ["open ", of.as_str()].concat();
        tag!("button" { "type": "button", "class": "tab", "data-class": action, "aria-current": current } [text(cx.word(words))])
    };
    let part = match tab {
        Tab::Assign => assign::draw(cx),
        Tab::Collect => collect::draw(cx),
        Tab::Results => results::draw(cx),
        Tab::About => about(cx),
    };
    row(vec![
        cx.paragraph("lead", ClassText::Lead),
        tag!("nav" { "class": "tabs", "aria-label": cx.word(ClassText::Parts) } Tab::ALL.iter().map(button).collect()),
        said(cx),
        if cx.state.unkept { tag!("p" { "class": "notice", "role": "alert" } [text(cx.word(ClassText::NotKept))]) } else { nothing() },
        tag!("section" { "class": "part", "id": tab.as_str() } part),
    ])
}

/// What there is to say in a line; it is heard as well.
fn said(cx: &ClassContext) -> Html {
    let (words, undo) = match &cx.state.said {
        Said::Nothing => (String::new(), nothing()),
        Said::Copied => (cx.data.catalogue.text(Text::Copied).to_owned(), nothing()),
        Said::NotCopied(_) => (String::new(), nothing()),
        Said::Deleted(name) => (cx.fill(ClassText::Deleted, &[("name", name)]), nothing()),
        Said::Removed(at, _) => {
            let who = cx.fill(ClassText::PupilHidden, &[("n", &cx.count(at + 1))]);
            let undo = tag!("button" { "type": "button", "class": "plain", "id": "undo", "data-class": "undo" } [
                text(cx.word(ClassText::Undo)),
            ]);
            (cx.fill(ClassText::ResultRemoved, &[("who", &who)]), undo)
        }
    };
    tag!("div" { "class": "said" } [tag!("p" { "role": "status" } [text(&words)]), undo])
}

/// What is kept where, and what a code proves.
fn about(cx: &ClassContext) -> Vec<Html> {
    let texts = [
        ClassText::AboutKept,
        ClassText::AboutSent,
        ClassText::AboutPupil,
        ClassText::AboutProof,
        ClassText::AboutFair,
        ClassText::AboutCamera,
    ];
    let heading = tag!("h2" {} [text(cx.word(ClassText::TabAbout))]);
    [heading].into_iter().chain(texts.map(|words| cx.paragraph("", words))).collect()
}

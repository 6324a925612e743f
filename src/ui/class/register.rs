//! The register of a class: results are taken in, and shown as a table and charts.

use yew::{Callback, Component, Context, Html, Properties};

use super::{ClassContext, Cx, collect, results};
use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Tab};
use crate::class::data::ClassData;
use crate::class::state::{ClassEffect, Said, State};
use crate::lang::class::ClassText;
use crate::ui::tag::{nothing, row, tag, text};

/// What the page is drawn from.
#[derive(Clone, Properties)]
pub struct ClassProps {
    /// What the page carries.
    pub data: &'static ClassData,
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

/// The register.
pub struct ClassRoot {
    state: State,
    effects: Vec<ClassEffect>,
}

impl Component for ClassRoot {
    type Message = ClassAction;
    type Properties = ClassProps;

    fn create(_: &Context<Self>) -> Self {
        Self { state: State::default(), effects: Vec::new() }
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

/// The page in a state.
fn draw(cx: &Cx) -> Html {
    let (part, tab) = match cx.state.tab {
        Tab::Collect => (collect::draw(cx), Tab::Collect),
        Tab::Results => (results::draw(cx), Tab::Results),
    };
    let unkept = tag!("p" { "class": "notice", "role": "alert" } [text(cx.word(ClassText::NotKept))]);
    row(vec![
        said(cx),
        if cx.state.unkept { unkept } else { nothing() },
        tag!("div" { "class": "part", "id": tab.as_str() } part),
    ])
}

/// What there is to say in a line; it is heard as well.
fn said(cx: &Cx) -> Html {
    let (words, undo) = match &cx.state.said {
        Said::Nothing => (String::new(), nothing()),
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

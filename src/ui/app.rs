//! The page as one component: it holds the state, steps it, and hands on what
//! follows once the new state is drawn.

use yew::{Component, Context, Html, Properties};

use super::ports::Ports;
use super::render_context::RenderContext;
use super::tag::{row, tag, text};
use super::{map, quiz, top};
use crate::lang::catalogue::Text;
use crate::page::action::Action;
use crate::page::data::PageData;
use crate::page::effect::Effect;
use crate::page::notice::{Announcement, Shown};
use crate::page::route::Route;
use crate::page::state::State;
use crate::page::watch::Snapshot;
use crate::quiz::score::Outcome;

/// What the page is drawn from.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// What the page carries, for as long as it stands.
    pub data: &'static PageData,
    /// Who listens.
    pub ports: Ports,
}

// There is one page, and it is drawn from one set of data.
impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.data, other.data)
    }
}

/// The page.
pub struct App {
    state: State,
    /// What follows from the state, not yet handed on.
    effects: Vec<Effect>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { state: State::new(ctx.props().data), effects: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        // Wherever the focus goes it is told that no pin is pointed at, which mostly is known.
        if matches!(action, Action::Pointed(None)) && self.state.tip.is_none() {
            return false;
        }
        let now = (ctx.props().ports.clock)();
        let (data, before) = (ctx.props().data, Snapshot::at(&self.state));
        self.effects.extend(self.state.step(data, action, now));
        self.effects.extend(before.since(data, &self.state).into_iter().map(Effect::Tell));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { data, ports } = ctx.props();
        let cx = RenderContext { data, state: &self.state, ports };
        let open = if self.state.route == Route::Quiz { quiz::view(&cx) } else { Vec::new() };
        row(vec![
            top::modes(&cx),
            top::topics(&cx),
            map::view(&cx),
            tag!("section" { "class": "panel", "id": "panel" } open),
            tag!("p" { "class": "unseen", "role": "status" } [text(&announcement(&cx))]),
        ])
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let ports = &ctx.props().ports;
        if first {
            ports.drawn.emit(ctx.link().callback(|action| action));
        }
        if !self.effects.is_empty() {
            ports.effects.emit(std::mem::take(&mut self.effects));
        }
    }
}

fn announcement(cx: &RenderContext) -> String {
    match &cx.state.announcement {
        None => String::new(),
        Some(Announcement::Selected(id)) => {
            cx.data.subject(id).map_or_else(String::new, |subject| subject.long.clone())
        }
        Some(Announcement::Showing(Shown::View(view))) => {
            let name = cx.data.map.view(*view).map_or("", |view| &view.name);
            cx.fill(Text::ViewIs, &[("name", name)])
        }
        Some(Announcement::Showing(Shown::Elsewhere(tenths))) => {
            cx.fill(Text::ViewTimes, &[("n", &cx.tenths(*tenths))])
        }
        Some(Announcement::Marked(outcome)) => cx.text(outcome_text(*outcome)).to_owned(),
        Some(Announcement::Incomplete) => cx.text(Text::NothingYet).to_owned(),
        Some(Announcement::Placed(n, of)) => cx.fill(Text::PlacedAt, &[("n", &cx.number(*n)), ("of", &cx.number(*of))]),
        Some(Announcement::Noticed) => quiz::notice_text(cx).unwrap_or_default(),
    }
}

/// An outcome in a word.
pub fn outcome_text(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Right => Text::OutcomeRight,
        Outcome::Partly => Text::OutcomePartly,
        Outcome::Wrong => Text::OutcomeWrong,
    }
}

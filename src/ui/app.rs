//! The page as one component: it holds the state, steps it, and hands on what
//! follows once the new state is drawn.

use yew::{Component, Context, Html, Properties};

use super::page::Page;
use super::ports::Ports;
use super::tag::{row, tag, text};
use super::{map, quiz, top};
use crate::lang::catalogue::Text;
use crate::quiz::mark::Outcome;
use crate::site::boot::Boot;
use crate::site::route::Route;
use crate::site::state::{Action, Announcement, Effect, Shown, State};
use crate::site::told::Glance;

/// What the page is drawn from.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// What the page carries, for as long as it stands.
    pub boot: &'static Boot,
    /// Who listens.
    pub ports: Ports,
}

// There is one page, and it is drawn from one boot.
impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.boot, other.boot)
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
        Self { state: State::new(ctx.props().boot), effects: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        // Wherever the focus goes it is told that no pin is pointed at, which mostly is known.
        if matches!(action, Action::Pointed(None)) && self.state.tip.is_none() {
            return false;
        }
        self.state.now = (ctx.props().ports.clock)();
        let (boot, before) = (ctx.props().boot, Glance::at(&self.state));
        self.effects.extend(self.state.step(boot, action));
        self.effects.extend(before.since(boot, &self.state).into_iter().map(Effect::Tell));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { boot, ports } = ctx.props();
        let page = Page { boot, state: &self.state, ports };
        let open = if self.state.route == Route::Quiz { quiz::view(&page) } else { Vec::new() };
        row(vec![
            top::modes(&page),
            top::topics(&page),
            map::view(&page),
            tag!("section" { "class": "panel", "id": "panel" } open),
            tag!("p" { "class": "unseen", "role": "status" } [text(&announcement(&page))]),
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

fn announcement(page: &Page) -> String {
    match &page.state.announcement {
        None => String::new(),
        Some(Announcement::Selected(id)) => {
            page.boot.subject(id).map_or_else(String::new, |subject| subject.long.clone())
        }
        Some(Announcement::Showing(Shown::View(view))) => {
            let name = page.boot.map.view(*view).map_or("", |view| &view.name);
            page.fill(Text::ViewIs, &[("name", name)])
        }
        Some(Announcement::Showing(Shown::Elsewhere(tenths))) => {
            page.fill(Text::ViewTimes, &[("n", &page.tenths(*tenths))])
        }
        Some(Announcement::Marked(outcome)) => page.text(outcome_text(*outcome)).to_owned(),
        Some(Announcement::Incomplete) => page.text(Text::NothingYet).to_owned(),
        Some(Announcement::Placed(n, of)) => {
            page.fill(Text::PlacedAt, &[("n", &page.number(*n)), ("of", &page.number(*of))])
        }
        Some(Announcement::Noticed) => quiz::notice_text(page).unwrap_or_default(),
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

//! The root component: it holds the state, steps it by the reducer, and hands on what follows once
//! the new state is drawn.

use yew::{Component, Context, Html, Properties};

use super::ports::{Excerpts, Ports, WrittenMap};
use super::render_context::RenderContext;
use super::tag::{row, tag, text};
use super::{live_region, map, quiz, top};
use crate::page::action::Action;
use crate::page::data::PageData;
use crate::page::effect::Effect;
use crate::page::excerpt;
use crate::page::route::Route;
use crate::page::state::State;
use crate::page::watch::Snapshot;

/// What the page is drawn from.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// What the page carries, for as long as it stands.
    pub data: &'static PageData,
    /// Who listens.
    pub ports: Ports,
    /// What of the map was drawn when the page was written.
    pub map: WrittenMap,
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
    /// The excerpts that were shown so far: a copy that replaced the one before would take the
    /// focus with it.
    excerpts: Excerpts,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { state: State::new(ctx.props().data), effects: Vec::new(), excerpts: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        // Wherever the focus goes it is told that no pin is pointed at, which mostly is known.
        if matches!(action, Action::Pointed(None)) && self.state.tip.is_none() {
            return false;
        }
        let now = (ctx.props().ports.clock)();
        let (data, before) = (ctx.props().data, Snapshot::at(&self.state));
        let effects = self.state.step(data, action, now);
        let (first, last) =
            self.state.answer_on_map(data).map_or((None, None), |[first, last]| (Some(first), Some(last)));
        self.effects.extend(first.into_iter().chain(effects).chain(last));
        self.effects.extend(before.since(data, &self.state).into_iter().map(Effect::Tell));
        (ctx.props().ports.excerpts)(&mut self.excerpts, excerpt::shown(&self.state, data));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let AppProps { data, ports, map } = ctx.props();
        let cx = RenderContext { data, state: &self.state, ports, map, excerpts: &self.excerpts };
        draw(&cx)
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

/// The page in a state.
pub(super) fn draw(cx: &RenderContext) -> Html {
    let open = if cx.state.route == Route::Quiz { quiz::draw(cx) } else { Vec::new() };
    row(vec![
        top::modes(cx),
        map::draw(cx),
        top::close(cx),
        top::topics(cx),
        tag!("section" { "class": "panel", "id": "panel" } open),
        tag!("p" { "class": "unseen", "role": "status" } [text(&live_region::announcement(cx))]),
    ])
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

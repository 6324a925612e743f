//! The page as one component: it holds the state, steps it, and hands on what
//! follows once the new state is drawn.

use std::rc::Rc;

use yew::{Component, Context, Html, Properties, html};

use super::page::Page;
use super::ports::Ports;
use super::{map, panel, top};
use crate::site::boot::Boot;
use crate::site::state::{Action, Effect, State};

/// What the page is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the page carries.
    pub boot: Rc<Boot>,
    /// Who listens.
    pub ports: Ports,
}

/// The page.
pub struct App {
    state: Rc<State>,
    /// What follows from the state, not yet handed on.
    effects: Vec<Effect>,
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { state: Rc::new(State::new(&ctx.props().boot.story)), effects: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let (next, effects) = self.state.step(&ctx.props().boot, &action);
        let changed = next != *self.state;
        self.state = Rc::new(next);
        self.effects.extend(effects);
        changed || !self.effects.is_empty()
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let page = Page {
            boot: ctx.props().boot.clone(),
            state: self.state.clone(),
            dispatch: ctx.link().callback(|action| action),
            selected: ctx.props().ports.selected.clone(),
        };
        html! {
            <>
                { top::view(&page) }
                { map::view(&page) }
                { panel::view(&page) }
            </>
        }
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

//! The root component of each part of the classroom: it holds the part's state, steps it, and hands on what follows
//! once the new state is drawn.

use yew::{Callback, Component, Context, Html, Properties};

use super::ClassContext;
use crate::class::data::ClassData;
use crate::ui::tag::row;

/// A part of the classroom, by its state.
pub trait ClassPart: Clone + 'static {
    /// What is done in it.
    type Action: 'static;
    /// What the browser's side is to do then.
    type Effect: 'static;

    /// Takes an action; what follows from that.
    fn step(&mut self, data: &ClassData, action: Self::Action) -> Vec<Self::Effect>;

    /// Draws it.
    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html>;
}

/// What a part is drawn from.
#[derive(Clone, Properties)]
pub struct PartProps<P: ClassPart> {
    /// What the page carries.
    pub data: &'static ClassData,
    /// The first state.
    pub part: P,
    /// How the page's language writes a number of tenths.
    pub number: fn(u32) -> String,
    /// Takes the way to the part once it is drawn.
    pub drawn: Callback<Callback<P::Action>>,
    /// Performs what follows.
    pub effects: Callback<Vec<P::Effect>>,
}

// A part is drawn from one set of data.
impl<P: ClassPart> PartialEq for PartProps<P> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.data, other.data)
    }
}

/// A part.
pub struct PartRoot<P: ClassPart> {
    part: P,
    effects: Vec<P::Effect>,
}

impl<P: ClassPart> Component for PartRoot<P> {
    type Message = P::Action;
    type Properties = PartProps<P>;

    fn create(ctx: &Context<Self>) -> Self {
        Self { part: ctx.props().part.clone(), effects: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: P::Action) -> bool {
        let effects = self.part.step(ctx.props().data, action);
        self.effects.extend(effects);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PartProps { data, number, .. } = ctx.props();
        row(P::draw(&ClassContext { data, state: &self.part, number: *number }))
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

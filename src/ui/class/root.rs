//! The root component of each part of the classroom: it holds the part's state, steps it, and hands on what follows
//! once the new state is drawn.

use yew::{Callback, Component, Context, Html, Properties};

use super::ClassContext;
use crate::class::action::ClassAction;
use crate::class::data::ClassData;
use crate::class::state::ClassEffect;
use crate::ui::tag::row;

/// A part of the classroom, by its state.
pub trait ClassPart: Clone + 'static {
    /// Takes an action; what follows from that.
    fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect>;

    /// Draws it.
    fn draw(cx: &ClassContext<'_, Self>) -> Vec<Html>;
}

/// What a part is drawn from.
#[derive(Clone, Properties)]
pub struct PartProps<P: Clone> {
    /// What the page carries.
    pub data: &'static ClassData,
    /// The first state.
    pub part: P,
    /// How the page's language writes a number of tenths.
    pub number: fn(u32) -> String,
    /// Takes the way to the part once it is drawn.
    pub drawn: Callback<Callback<ClassAction>>,
    /// Performs what follows.
    pub effects: Callback<Vec<ClassEffect>>,
}

// A part is drawn from one set of data.
impl<P: Clone> PartialEq for PartProps<P> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.data, other.data)
    }
}

/// A part.
pub struct PartRoot<P> {
    part: P,
    effects: Vec<ClassEffect>,
}

impl<P: ClassPart> Component for PartRoot<P> {
    type Message = ClassAction;
    type Properties = PartProps<P>;

    fn create(ctx: &Context<Self>) -> Self {
        Self { part: ctx.props().part.clone(), effects: Vec::new() }
    }

    fn update(&mut self, ctx: &Context<Self>, action: ClassAction) -> bool {
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

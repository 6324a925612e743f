//! The ports of the root component: what the browser's side listens to, and what it answers.

use yew::{Callback, Html};

use crate::base::number::Digits;
use crate::lang::plural::Category;
use crate::page::action::Action;
use crate::page::effect::Effect;

/// Copies of parts of the page that are only read, by their ids.
pub type Excerpts = Vec<(String, Html)>;

/// What the page tells the browser's side. On the native side nobody listens.
#[derive(Clone, Debug)]
pub struct Ports {
    /// The page was drawn for the first time: here is how to tell it what happens.
    pub drawn: Callback<Callback<Action>>,
    /// A state was drawn, and this follows from it.
    pub effects: Callback<Vec<Effect>>,
    /// Adds the excerpts of these ids that are not among them yet.
    pub excerpts: fn(&mut Excerpts, Vec<String>),
    /// What the clock says, in seconds from whenever.
    pub clock: fn() -> u32,
    /// A list of things as the page's language says it.
    pub list: fn(&[String]) -> String,
    /// A number of tenths as the page's language writes it.
    pub number: fn(u32) -> String,
    /// The plural category of a whole number in the page's language.
    pub plural: fn(u32) -> Category,
}

impl Ports {
    /// Ports to which nobody listens.
    pub fn silent() -> Self {
        Self {
            drawn: Callback::noop(),
            effects: Callback::noop(),
            excerpts: |_, _| {},
            clock: || 0,
            list: |things| things.join(", "),
            number: |tenths| (tenths / 10).digits(),
            plural: |_| Category::Other,
        }
    }
}

/// The parts of the map that were drawn when the page was written, to be drawn as they are.
#[derive(Clone, Debug, Default)]
pub struct WrittenMap {
    /// The basemap: its shapes.
    pub basemap: Html,
    /// The names on it.
    pub names: Html,
}

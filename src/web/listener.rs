//! Event listeners, all of one kind: each kind of closure takes the program a piece of its own.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::{Event, EventTarget};

/// What an event does.
pub type Act = Box<dyn FnMut(&Event)>;

/// Listens until it is dropped; it can keep the browser from what that does by itself.
pub fn listen(to: &EventTarget, name: &'static str, act: Act) -> EventListener {
    let options = EventListenerOptions { phase: EventListenerPhase::Bubble, passive: false };
    EventListener::new_with_options(to, name, options, act)
}

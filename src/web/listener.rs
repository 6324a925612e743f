//! Event listeners, all of one kind: each kind of closure takes the program a piece of its own.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::{Event, EventTarget};

/// What an event does.
pub type Act = Box<dyn FnMut(&Event)>;

/// Listens until it is dropped; it can keep the browser from what that does by itself.
pub fn listen(to: &EventTarget, name: &'static str, act: Act) -> EventListener {
    listen_in(EventListenerPhase::Bubble, to, name, act)
}

/// Listens until it is dropped, before what stands within can listen (capture phase).
pub fn listen_before(to: &EventTarget, name: &'static str, act: Act) -> EventListener {
    listen_in(EventListenerPhase::Capture, to, name, act)
}

fn listen_in(phase: EventListenerPhase, to: &EventTarget, name: &'static str, act: Act) -> EventListener {
    EventListener::new_with_options(to, name, EventListenerOptions { phase, passive: false }, act)
}

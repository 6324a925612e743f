//! What every part of the page needs: what the page carries, the state, and how
//! to tell what happened.

use yew::{Callback, Event, Html, MouseEvent, html};

use super::ports::Ports;
use crate::lang::catalogue::Text;
use crate::quiz::answer::Edit;
use crate::quiz::attempt;
use crate::site::boot::Boot;
use crate::site::state::{Action, State};

/// What every part of the page needs.
pub struct Page<'p> {
    /// What the page carries.
    pub boot: &'p Boot,
    /// What can change.
    pub state: &'p State,
    /// Tells what happened.
    pub dispatch: Callback<Action>,
    /// The way out.
    pub ports: &'p Ports,
}

impl Page<'_> {
    /// A text of the interface.
    pub fn text(&self, text: Text) -> &str {
        self.boot.catalogue.text(text)
    }

    /// A text of the interface with its places filled.
    pub fn fill(&self, text: Text, places: &[(&str, &str)]) -> String {
        self.boot.catalogue.fill(text, places)
    }

    /// Tells of a change to the answer.
    pub fn edit(&self, edit: Edit) -> Callback<Event> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.emit(Action::Quiz(attempt::Action::Edited(edit.clone()))))
    }

    /// A button.
    pub fn button(
        &self,
        class: &'static str,
        label: Option<String>,
        pressed: Option<bool>,
        text: &str,
        action: Action,
    ) -> Html {
        let dispatch = self.dispatch.clone();
        let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()));
        let aria_pressed = pressed.map(truth);
        html! { <button type="button" {class} aria-label={label} aria-pressed={aria_pressed} {onclick}>{ text }</button> }
    }

    /// A paragraph.
    pub fn paragraph(&self, class: &'static str, text: &str) -> Html {
        html! { <p {class}>{ text }</p> }
    }

    /// The heading that takes the focus when the panel changes.
    pub fn heading(&self, text: &str) -> Html {
        html! { <h2 class="title" tabindex="-1">{ text }</h2> }
    }
}

/// A truth as an ARIA attribute says it.
pub fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// A number as text.
pub fn number(n: usize) -> String {
    n.to_string()
}

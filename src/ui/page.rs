//! What every part of the page needs: the story, the state, and how to tell
//! what happened.

use std::rc::Rc;

use yew::{Callback, Event, Html, MouseEvent, html};

use crate::base::id::{FactId, PlaceId};
use crate::lang::catalogue::{Count, Text};
use crate::quiz::answer::Edit;
use crate::quiz::attempt;
use crate::site::boot::Boot;
use crate::site::state::{Action, State};
use crate::story::model::{Fact, Place, Story, Subject};

/// What every part of the page needs.
pub struct Page {
    /// What the page carries.
    pub boot: Rc<Boot>,
    /// What can change.
    pub state: Rc<State>,
    /// Tells what happened.
    pub dispatch: Callback<Action>,
    /// Reads what a `select` was set to: the place of its option, from 0.
    pub selected: Callback<Event, Option<usize>>,
}

impl Page {
    /// The story.
    pub fn story(&self) -> &Story {
        &self.boot.story
    }

    /// A text of the interface.
    pub fn text(&self, text: Text) -> &str {
        self.boot.catalogue.text(text)
    }

    /// A text of the interface with its places filled.
    pub fn fill(&self, text: Text, places: &[(&str, &str)]) -> String {
        self.boot.catalogue.fill(text, places)
    }

    /// A number of facts in words.
    pub fn facts(&self, n: usize) -> String {
        self.boot.catalogue.count(Count::Facts, u32::try_from(n).unwrap_or(u32::MAX))
    }

    /// Tells of a click.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        self.dispatch.reform(move |_| action.clone())
    }

    /// Tells of a change to the answer.
    pub fn edit(&self, edit: Edit) -> Callback<Event> {
        self.dispatch.reform(move |_| Action::Quiz(attempt::Action::Edited(edit.clone())))
    }

    /// A fact that the story is sure to have.
    pub fn fact(&self, id: &FactId) -> Option<&Fact> {
        self.story().fact(id)
    }

    /// The name of a place.
    pub fn place_name(&self, id: &PlaceId) -> &str {
        self.story().place(id).map_or("", |place: &Place| &place.full)
    }

    /// What a subject is, in a line: an office, or where a place is.
    pub fn role(&self, subject: &Subject) -> &str {
        match subject {
            Subject::Person(id) => self.story().person(id).map_or("", |person| &person.role),
            Subject::Place(id) => self.story().place(id).map_or("", |place| &place.whereabouts),
        }
    }

    /// Who or what, where, and what there is to learn: the name of a pin to
    /// those who do not see it.
    pub fn long_name(&self, subject: &Subject) -> String {
        let facts = self.facts(self.story().facts_of(subject).len());
        let separator = self.text(Text::ListSeparator);
        [self.story().subject_name(subject), self.role(subject), &facts].join(separator)
    }

    /// The heading that takes the focus when the panel changes.
    pub fn heading(&self, text: &str) -> Html {
        html! { <h2 class="title" tabindex="-1">{ text }</h2> }
    }
}

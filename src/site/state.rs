//! What the page knows that can change, and how it changes: one pure step from
//! a state and an action to the next state and the effects that follow.

use crate::base::id::{PlaceId, TopicId};
use crate::base::word::words;
use crate::quiz::answer::Edit;
use crate::quiz::attempt::{self, Attempt};
use crate::quiz::saved::{self, Restored};
use crate::site::boot::Boot;
use crate::site::route::Route;
use crate::story::model::{Interaction, Story, Subject, View};

/// What the page knows that can change. Where the camera is in a flight is not
/// among it: only where it shall go.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is open.
    pub route: Route,
    /// The topic that the map and the list are filtered by.
    pub topic: Option<TopicId>,
    /// The quiz.
    pub attempt: Attempt,
    /// What the map shows, as far as a button says it.
    pub shown: Shown,
    /// The map item that has the tab stop.
    pub roving: Option<Subject>,
    /// What was kept from an earlier visit could not all be used.
    pub notice: Option<Notice>,
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A named view.
    View(View),
    /// Somewhere of the reader's own choosing.
    Elsewhere,
}

/// A word about what was kept from an earlier visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// So many answers do not fit the questions any more.
    Dropped(u32),
    /// What was found could not be read, and was set aside.
    Unreadable,
}

words! {
    /// A step of zoom.
    Zoom {
        /// Nearer.
        In = "in",
        /// Farther.
        Out = "out",
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The program took over the page: with the address's fragment and what was
    /// kept from an earlier visit.
    Began {
        /// The fragment, with or without its `#`.
        fragment: String,
        /// What was kept.
        kept: Option<String>,
    },
    /// A link to a part of this page was followed, or the address was changed.
    AddressChanged(String),
    /// A view of the map was asked for.
    ViewChosen(View),
    /// The map was asked to come nearer or go farther.
    Zoomed(Zoom),
    /// The camera was moved by the reader's hand.
    CameraMoved,
    /// A map item got the focus.
    ItemFocused(Subject),
    /// A shape of the map was clicked.
    ShapePicked(Subject),
    /// A candidate was picked on the map or in the question.
    CandidatePicked(PlaceId),
    /// Something happened in the quiz.
    Quiz(attempt::Action),
}

/// Where the camera shall go.
#[derive(Clone, Debug, PartialEq)]
pub enum Flight {
    /// To a named view.
    View(View),
    /// A step nearer or farther, about the middle.
    Zoom(Zoom),
    /// So that a subject is well in view.
    Subject(Subject),
}

/// What follows from a step, outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The address shows what is open.
    Address(String),
    /// The camera flies.
    Fly(Flight),
    /// The attempt is kept.
    Keep(String),
    /// What was kept is set aside.
    SetAside,
    /// The head of the panel comes into view and gets the focus, so that a
    /// keyboard or a screen reader goes on from there.
    FocusPanel,
}

impl State {
    /// The state that a page is rendered with, before anything is known of its
    /// reader.
    pub fn new(story: &Story) -> Self {
        Self {
            route: Route::Explore,
            topic: None,
            attempt: Attempt::new(story),
            shown: Shown::View(View::Europe),
            roving: story.people.first().map(|person| Subject::Person(person.id.clone())),
            notice: None,
        }
    }

    /// The subject whose card is open.
    pub fn selection(&self) -> Option<&Subject> {
        match &self.route {
            Route::Subject(subject) => Some(subject),
            Route::Explore | Route::Follow(_) | Route::Quiz => None,
        }
    }

    /// Whether the map is the answer sheet of the question that is asked.
    pub fn answering_on_map<'s>(&self, story: &'s Story) -> Option<&'s crate::story::model::Question> {
        if self.route != Route::Quiz {
            return None;
        }
        let (_, question) = self.attempt.question(story)?;
        matches!(question.interaction, Interaction::Map { .. }).then_some(question)
    }

    /// The state after an action, and what follows.
    pub fn step(&self, boot: &Boot, action: &Action) -> (Self, Vec<Effect>) {
        let story = &boot.story;
        let mut next = self.clone();
        let mut effects = Vec::new();
        match action {
            Action::Began { fragment, kept } => {
                next.route = Route::parse(fragment, story);
                match kept.as_deref().map(|kept| saved::restore(story, kept)) {
                    Some(Restored::Attempt { attempt, dropped }) => {
                        next.attempt = *attempt;
                        let dropped = u32::try_from(dropped).unwrap_or(u32::MAX);
                        next.notice = (dropped > 0).then_some(Notice::Dropped(dropped));
                    }
                    Some(Restored::OtherStory(_) | Restored::Unreadable) => {
                        next.notice = Some(Notice::Unreadable);
                        effects.push(Effect::SetAside);
                    }
                    None => {}
                }
                next.arrive(story, &mut effects);
            }
            Action::AddressChanged(fragment) => {
                let route = Route::parse(fragment, story);
                if route != self.route {
                    next.go(route, story, &mut effects);
                    effects.push(Effect::FocusPanel);
                }
            }
            Action::ViewChosen(view) => {
                next.shown = Shown::View(*view);
                effects.push(Effect::Fly(Flight::View(*view)));
            }
            Action::Zoomed(zoom) => {
                next.shown = Shown::Elsewhere;
                effects.push(Effect::Fly(Flight::Zoom(*zoom)));
            }
            Action::CameraMoved => next.shown = Shown::Elsewhere,
            Action::ItemFocused(subject) => next.roving = Some(subject.clone()),
            Action::ShapePicked(subject) => {
                if let (Some(_), Subject::Place(place)) = (self.answering_on_map(story), subject) {
                    return self.step(boot, &Action::CandidatePicked(place.clone()));
                }
                next.go(Route::Subject(subject.clone()), story, &mut effects);
            }
            Action::CandidatePicked(place) => {
                return self.step(boot, &Action::Quiz(attempt::Action::Edited(Edit::PlacePicked(place.clone()))));
            }
            Action::Quiz(action) => {
                next.attempt = self.attempt.step(story, action);
                next.notice = None;
                if next.attempt.answers != self.attempt.answers || next.attempt.stage != self.attempt.stage {
                    effects.push(Effect::Keep(saved::save(story, &next.attempt)));
                }
                if next.attempt.stage != self.attempt.stage {
                    effects.push(Effect::FocusPanel);
                    next.frame_question(story, &mut effects);
                }
            }
        }
        (next, effects)
    }

    /// Opens something else.
    fn go(&mut self, route: Route, story: &Story, effects: &mut Vec<Effect>) {
        self.route = route;
        effects.push(Effect::Address(self.route.fragment()));
        self.arrive(story, effects);
    }

    /// What opening something brings with it on the map.
    fn arrive(&mut self, story: &Story, effects: &mut Vec<Effect>) {
        match &self.route {
            Route::Subject(subject) => {
                self.roving = Some(subject.clone());
                effects.push(Effect::Fly(Flight::Subject(subject.clone())));
            }
            Route::Quiz => self.frame_question(story, effects),
            Route::Explore | Route::Follow(_) => {}
        }
    }

    /// Shows the whole map when a question is to be answered on it.
    fn frame_question(&mut self, story: &Story, effects: &mut Vec<Effect>) {
        if self.answering_on_map(story).is_some() {
            self.shown = Shown::View(View::Europe);
            effects.push(Effect::Fly(Flight::View(View::Europe)));
        }
    }
}

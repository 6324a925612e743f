//! What the page knows that can change, and how it changes: one pure step from
//! a state and an action to the next state and the effects that follow.

use crate::base::id::{FactId, PlaceId, TopicId};
use crate::base::word::words;
use crate::quiz::answer::Edit;
use crate::quiz::attempt::{self, Attempt};
use crate::quiz::mark::Outcome;
use crate::quiz::saved::{self, Restored};
use crate::site::boot::Boot;
use crate::site::route::Route;
use crate::story::model::{Destination, Interaction, Question, Story, Subject, View};

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
    /// What a screen reader is told.
    pub announcement: Option<Announcement>,
    /// Whether the program has taken over the page: before, all is links.
    pub live: bool,
}

/// What a screen reader is told, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A card was opened.
    Selected(Subject),
    /// The map shows a view.
    Showing(View),
    /// An answer was marked.
    Marked(Outcome),
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
    /// A token, a marker or a shape of the map was picked.
    Picked(Subject),
    /// A topic was chosen, or all of them.
    TopicChosen(Option<TopicId>),
    /// Where a fact happened was asked for.
    FactShown(FactId),
    /// The last thing was left, by Escape.
    Escaped,
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
    /// The drawn page takes the place of the one that was only read.
    TakeOver,
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
            roving: story.subjects().next(),
            notice: None,
            announcement: None,
            live: false,
        }
    }

    /// Whether the map is the answer sheet of the question that is asked.
    pub fn answering_on_map<'s>(&self, story: &'s Story) -> Option<&'s Question> {
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
                next.live = true;
                effects.push(Effect::TakeOver);
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
            Action::TopicChosen(topic) => next.topic.clone_from(topic),
            Action::FactShown(fact) => {
                let place = story.fact(fact).and_then(|fact| story.subject_of(fact));
                effects.extend(place.map(|subject| Effect::Fly(Flight::Subject(subject))));
            }
            Action::Escaped => {
                if self.route.subject(story).is_some() {
                    next.go(Route::Explore, story, &mut effects);
                }
            }
            Action::ViewChosen(view) => {
                next.announcement = Some(Announcement::Showing(*view));
                next.shown = Shown::View(*view);
                effects.push(Effect::Fly(Flight::View(*view)));
            }
            Action::Zoomed(zoom) => {
                next.shown = Shown::Elsewhere;
                effects.push(Effect::Fly(Flight::Zoom(*zoom)));
            }
            Action::CameraMoved => next.shown = Shown::Elsewhere,
            Action::ItemFocused(subject) => next.roving = Some(subject.clone()),
            Action::Picked(subject) => {
                if let Some(question) = self.answering_on_map(story) {
                    if let Some(place) = candidate(question, subject, story) {
                        return self.step(boot, &Action::Quiz(attempt::Action::Edited(Edit::PlacePicked(place))));
                    }
                } else if self.route.subject(story).as_ref() != Some(subject) {
                    next.go(Route::Subject(subject.clone()), story, &mut effects);
                }
            }
            Action::Quiz(quiz_action) => {
                next.announcement = None;
                next.attempt = self.attempt.step(story, quiz_action);
                next.notice = None;
                if let (Action::Quiz(attempt::Action::Answered), Some((_, question))) = (action, next.attempt.question(story)) {
                    next.announcement = next.attempt.points(question).map(|points| Announcement::Marked(points.outcome()));
                }
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
        self.announcement = None;
        match &self.route {
            Route::Subject(_) | Route::Fact(_) => {
                if let Some(subject) = self.route.subject(story) {
                    self.roving = Some(subject.clone());
                    self.announcement = Some(Announcement::Selected(subject.clone()));
                    effects.push(Effect::Fly(Flight::Subject(subject)));
                }
            }
            Route::Follow(_) => {
                let destination = self.route.step(story).map(|(_, step)| &step.destination);
                effects.extend(destination.map(|destination| match destination {
                    Destination::Place(place) => Effect::Fly(Flight::Subject(Subject::Place(place.clone()))),
                    Destination::View(view) => Effect::Fly(Flight::View(*view)),
                }));
            }
            Route::Quiz => self.frame_question(story, effects),
            Route::Explore => {}
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

/// The candidate that picking something on the map means: a place itself, or
/// the seat of a person.
fn candidate(question: &Question, subject: &Subject, story: &Story) -> Option<PlaceId> {
    let Interaction::Map { candidates, .. } = &question.interaction else { return None };
    let place = story.place_of(subject)?;
    candidates.iter().find(|candidate| candidate.place == place.id).map(|candidate| candidate.place.clone())
}

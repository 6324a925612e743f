//! What the page knows that can change, and how it changes: one pure step from
//! a state and an action to the next state and the effects that follow.

use crate::base::id::{FactId, PlaceId, SubjectId, TopicId};
use crate::base::word::{Word, words};
use crate::quiz::answer::Edit;
use crate::quiz::attempt::{self, Attempt};
use crate::quiz::mark::Outcome;
use crate::quiz::saved::{self, Restored};
use crate::site::boot::{Boot, Destination, Subject};
use crate::site::route::Route;
use crate::story::model::{Interaction, Question, View};

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
    pub roving: Option<SubjectId>,
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
    Selected(SubjectId),
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
    /// The camera was moved to where no button names.
    CameraMoved,
    /// A map item got the focus.
    ItemFocused(SubjectId),
    /// A token, a marker or a shape of the map was picked.
    Picked(SubjectId),
    /// A topic was chosen, or all of them.
    TopicChosen(Option<TopicId>),
    /// Where a fact happened was asked for.
    FactShown(FactId),
    /// The card was left, by Escape.
    Escaped,
    /// Something happened in the quiz.
    Quiz(attempt::Action),
}

impl Action {
    /// Reads the written form of an action, as it stands in the page: `view WORD`,
    /// `zoom WORD`, `topic ID`, `topic`, `fact ID`, or something of the
    /// [quiz](attempt::Action::parse).
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "view" => View::parse(id).map(Self::ViewChosen),
            "zoom" => Zoom::parse(id).map(Self::Zoomed),
            "topic" => Some(Self::TopicChosen(TopicId::parse(id))),
            "fact" => FactId::parse(id).map(Self::FactShown),
            _ => attempt::Action::parse(text).map(Self::Quiz),
        }
    }
}

/// Where the camera shall go.
#[derive(Clone, Debug, PartialEq)]
pub enum Flight {
    /// To a named view.
    View(View),
    /// A step nearer or farther, about the middle.
    Zoom(Zoom),
    /// So that a subject is well in view.
    Subject(SubjectId),
}

/// What follows from a step, outside of the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The part of the page that is open is shown, and no other.
    Show(Route),
    /// The drawn page takes the place of the one that was only read.
    TakeOver,
    /// The address shows what is open.
    Address(String),
    /// The camera flies.
    Fly(Flight),
    /// The list shows where people stand on a topic, or on none.
    Topic(Option<TopicId>),
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
    pub fn new(boot: &Boot) -> Self {
        Self {
            route: Route::Explore,
            topic: None,
            attempt: Attempt::new(&boot.bank),
            shown: Shown::View(View::Europe),
            roving: boot.subjects.first().map(|subject| subject.id.clone()),
            notice: None,
            announcement: None,
            live: false,
        }
    }

    /// The question that is asked, if the map is its answer sheet.
    pub fn answering_on_map<'b>(&self, boot: &'b Boot) -> Option<&'b Question> {
        let (_, question) = self.attempt.question(&boot.bank).filter(|_| self.route == Route::Quiz)?;
        matches!(question.interaction, Interaction::Map { .. }).then_some(question)
    }

    /// Takes an action; gives back what follows.
    pub fn step(&mut self, boot: &Boot, action: Action) -> Vec<Effect> {
        let mut effects = Vec::new();
        match action {
            Action::Began { fragment, kept } => {
                self.live = true;
                self.route = Route::parse(&fragment, boot);
                if let Some(kept) = kept {
                    self.restore(boot, &kept, &mut effects);
                }
                self.arrive(boot, &mut effects);
                effects.push(Effect::TakeOver);
            }
            Action::AddressChanged(fragment) => {
                let route = Route::parse(&fragment, boot);
                if route != self.route {
                    self.go(route, boot, &mut effects);
                    effects.push(Effect::FocusPanel);
                }
            }
            Action::TopicChosen(topic) => {
                self.topic.clone_from(&topic);
                effects.push(Effect::Topic(topic));
            }
            Action::FactShown(fact) => {
                let place = boot.facts.iter().find(|(id, _)| *id == fact).and_then(|(_, subject)| subject.clone());
                effects.extend(place.map(|subject| Effect::Fly(Flight::Subject(subject))));
            }
            Action::Escaped => {
                if self.route.subject().is_some() {
                    self.go(Route::Explore, boot, &mut effects);
                }
            }
            Action::ViewChosen(view) => {
                self.announcement = Some(Announcement::Showing(view));
                self.shown = Shown::View(view);
                effects.push(Effect::Fly(Flight::View(view)));
            }
            Action::Zoomed(zoom) => effects.push(Effect::Fly(Flight::Zoom(zoom))),
            Action::CameraMoved => self.shown = Shown::Elsewhere,
            Action::ItemFocused(subject) => self.roving = Some(subject),
            Action::Picked(id) => match self.answering_on_map(boot) {
                Some(question) => {
                    let place = boot.subject(&id).and_then(|subject| candidate(question, subject));
                    if let Some(place) = place {
                        self.quiz(boot, &attempt::Action::Edited(Edit::PlacePicked(place)), &mut effects);
                    }
                }
                None if self.route.subject() != Some(&id) => self.go(Route::Subject(id), boot, &mut effects),
                None => {}
            },
            Action::Quiz(action) => self.quiz(boot, &action, &mut effects),
        }
        effects
    }

    fn restore(&mut self, boot: &Boot, kept: &str, effects: &mut Vec<Effect>) {
        match saved::restore(&boot.bank, kept) {
            Restored::Attempt { attempt, dropped } => {
                self.attempt = *attempt;
                self.notice = u32::try_from(dropped).ok().filter(|dropped| *dropped > 0).map(Notice::Dropped);
            }
            Restored::OtherStory(_) | Restored::Unreadable => {
                self.notice = Some(Notice::Unreadable);
                effects.push(Effect::SetAside);
            }
        }
    }

    fn quiz(&mut self, boot: &Boot, action: &attempt::Action, effects: &mut Vec<Effect>) {
        let (stage, answered) = (self.attempt.stage.clone(), self.attempt.answers.len());
        self.attempt.step(&boot.bank, action);
        self.notice = None;
        self.announcement = None;
        let moved = stage != self.attempt.stage;
        if answered != self.attempt.answers.len() {
            let marked = self.attempt.question(&boot.bank).and_then(|(_, question)| self.attempt.points(question));
            self.announcement = marked.map(|points| Announcement::Marked(points.outcome()));
        } else if !moved {
            return;
        }
        effects.push(Effect::Keep(saved::save(&boot.bank, &self.attempt)));
        if moved {
            effects.push(Effect::FocusPanel);
            self.frame_question(boot, effects);
        }
    }

    /// Opens something else.
    fn go(&mut self, route: Route, boot: &Boot, effects: &mut Vec<Effect>) {
        self.route = route;
        effects.push(Effect::Address(self.route.fragment()));
        self.arrive(boot, effects);
    }

    /// What opening something brings with it.
    fn arrive(&mut self, boot: &Boot, effects: &mut Vec<Effect>) {
        self.announcement = None;
        effects.push(Effect::Show(self.route.clone()));
        match &self.route {
            Route::Subject(_) | Route::Fact(..) => {
                if let Some(subject) = self.route.subject().cloned() {
                    self.roving = Some(subject.clone());
                    self.announcement = Some(Announcement::Selected(subject.clone()));
                    effects.push(Effect::Fly(Flight::Subject(subject)));
                }
            }
            Route::Step(step) => {
                let destination = boot.steps.iter().find(|(id, _)| id == step).map(|(_, destination)| destination);
                effects.extend(destination.and_then(|destination| flight(boot, destination)).map(Effect::Fly));
            }
            Route::Quiz => self.frame_question(boot, effects),
            Route::Explore => {}
        }
    }

    /// Shows the whole map when a question is to be answered on it.
    fn frame_question(&mut self, boot: &Boot, effects: &mut Vec<Effect>) {
        if self.answering_on_map(boot).is_some() {
            self.shown = Shown::View(View::Europe);
            effects.push(Effect::Fly(Flight::View(View::Europe)));
        }
    }
}

fn flight(boot: &Boot, destination: &Destination) -> Option<Flight> {
    match destination {
        Destination::View(view) => Some(Flight::View(*view)),
        Destination::Place(place) => {
            let subject = boot.subjects.iter().find(|subject| subject.place == *place)?;
            Some(Flight::Subject(subject.id.clone()))
        }
    }
}

/// The candidate that picking something on the map means: a place itself, or
/// the seat of a person.
pub fn candidate(question: &Question, subject: &Subject) -> Option<PlaceId> {
    let Interaction::Map { candidates, .. } = &question.interaction else { return None };
    candidates.iter().find(|candidate| candidate.place == subject.place).map(|candidate| candidate.place.clone())
}

//! What the page knows that can change, and how it changes: one pure step from
//! a state and an action to the next state and the effects that follow.

use crate::base::id::{FactId, PlaceId, StepId, SubjectId, TopicId, ViewId};
use crate::base::word::{Word, words};
use crate::map::nearest::Heading;
use crate::map::tip::Corner;
use crate::quiz::answer::{Answer, Edit};
use crate::quiz::attempt::{self, Attempt, Stage};
use crate::quiz::code::{self, Refusal};
use crate::quiz::mark::Outcome;
use crate::quiz::saved::{self, Restored};
use crate::quiz::settings::{Number, Settings, Switch};
use crate::site::boot::{Boot, Destination, Subject, ViewAt};
use crate::site::route::{QUIZ_CODE, Route};
use crate::site::told::Event;
use crate::site::turn::Turn;
use crate::story::model::{Interaction, Question};

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
    /// The map item whose card is shown beside it, and where.
    pub tip: Option<(SubjectId, Corner)>,
    /// Whether the map fills the screen.
    pub large: bool,
    /// What was kept from an earlier visit could not all be used.
    pub notice: Option<Notice>,
    /// What a screen reader is told.
    pub announcement: Option<Announcement>,
    /// Whether the program has taken over the page: before, all is links.
    pub live: bool,
    /// Whether the browser keeps nothing for this page.
    pub unkept: bool,
    /// The query of the address: what it sets is not to be changed.
    pub query: String,
    /// The seed for a quiz that needs one and is not given it.
    pub chance: u32,
    /// What the clock says, in seconds from whenever: to be set before a step.
    pub now: u32,
    /// What the clock said when time was last taken.
    since: u32,
}

/// What a screen reader is told, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A card was opened.
    Selected(SubjectId),
    /// What the map shows.
    Showing(Shown),
    /// An answer was marked.
    Marked(Outcome),
    /// An answer was handed in before there was enough of it.
    Incomplete,
    /// An item stands at a place, from 1, of so many.
    Placed(usize, usize),
    /// There is a notice.
    Noticed,
}

/// What the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A named view.
    View(ViewAt),
    /// Somewhere else, so many times enlarged, in tenths.
    Elsewhere(u32),
}

/// A word about what was kept from an earlier visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The answers to these questions, by id, do not fit any more.
    Dropped(Vec<String>),
    /// What was found could not be read, and was set aside.
    Unreadable,
    /// A resume code was not taken.
    Refused(Refusal),
    /// The address sets the quiz otherwise, and what was found was set aside.
    SetOtherwise,
    /// The browser keeps nothing for this page.
    NotKept,
    /// A text was copied.
    Copied,
    /// A text could not be copied: here it is.
    NotCopied(String),
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
        /// The query, with or without its `?`: it sets the quiz.
        query: String,
        /// What was kept.
        kept: Option<String>,
        /// Whether the browser keeps what it is given.
        keeps: bool,
        /// Any number but 0.
        chance: u32,
    },
    /// The browser did not keep what it was given.
    NotKept,
    /// The quiz was kept by another window of this page.
    KeptElsewhere(String),
    /// A resume code was typed in.
    CodeEntered(String),
    /// The resume code was asked for, to be put in elsewhere.
    CodeCopied,
    /// The result is to be shared.
    Shared,
    /// The page is to be printed.
    Printed,
    /// A text was copied.
    Copied,
    /// A text could not be copied.
    NotCopied(String),
    /// A link to a part of this page was followed, by its fragment.
    Followed(String),
    /// The address has another fragment: the reader went back or forward.
    AddressChanged(String),
    /// A view of the map was asked for.
    ViewChosen(ViewId),
    /// The map was asked to come nearer or go farther.
    Zoomed(Zoom),
    /// The map was asked to move the camera a step in a direction.
    Panned(Heading),
    /// The camera has come to rest, and the map shows this.
    CameraMoved(Shown),
    /// The map was made to fill the screen, or not to fill it any more.
    Enlarged,
    /// A map item is pointed at, by the mouse or by the focus, or none is.
    Pointed(Option<(SubjectId, Corner)>),
    /// A map item got the focus.
    ItemFocused(SubjectId),
    /// A token, a marker or a shape of the map was picked.
    Picked(SubjectId),
    /// A topic was chosen, or all of them.
    TopicChosen(Option<TopicId>),
    /// Where a fact happened was asked for.
    FactShown(FactId),
    /// Escape was pressed.
    Escaped {
        /// Whether the map had the focus.
        in_map: bool,
    },
    /// Another step was asked for.
    Turned(Turn),
    /// Something happened in the quiz.
    Quiz(attempt::Action),
}

impl Action {
    /// Reads the written form of an action, as it stands in the page: `view ID`,
    /// `zoom WORD`, `pan WORD`, `enlarge`, `topic ID`, `topic`, `fact ID`, `code TEXT`,
    /// `copy`, `share`, `print`, or something of the [quiz](attempt::Action::parse).
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "view" => ViewId::parse(id).map(Self::ViewChosen),
            "zoom" => Zoom::parse(id).map(Self::Zoomed),
            "pan" => Heading::parse(id).map(Self::Panned),
            "enlarge" => Some(Self::Enlarged),
            "topic" => Some(Self::TopicChosen(TopicId::parse(id))),
            "fact" => FactId::parse(id).map(Self::FactShown),
            "code" => Some(Self::CodeEntered(id.to_owned())),
            "copy" => Some(Self::CodeCopied),
            "share" => Some(Self::Shared),
            "print" => Some(Self::Printed),
            _ => attempt::Action::parse(text).map(Self::Quiz),
        }
    }
}

/// Where the camera shall go.
#[derive(Clone, Debug, PartialEq)]
pub enum Flight {
    /// To a named view.
    View(ViewAt),
    /// A step nearer or farther, about the middle.
    Zoom(Zoom),
    /// A step in a direction.
    Pan(Heading),
    /// So that a subject is well in view.
    Subject(SubjectId),
}

/// A part of what is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title.
    Title,
    /// What came of an answer.
    Feedback,
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
    /// The map's box has another size.
    Resize,
    /// The list shows where people stand on a topic, or on none.
    Topic(Option<TopicId>),
    /// The attempt is kept.
    Keep(String),
    /// What was kept is set aside.
    SetAside,
    /// A text is copied.
    Copy(String),
    /// The score is shared, or else copied.
    Share {
        /// What was earned, in tenths of a point.
        tenths: u32,
        /// How many points there are.
        of: u32,
    },
    /// The page is printed.
    Print,
    /// What has been moved in the page gets the focus back.
    Refocus,
    /// A part of what is open comes into view, where it is not; the focus stays.
    Reveal(Part),
    /// The head of the panel comes into view and gets the focus, so that a
    /// keyboard or a screen reader goes on from there.
    FocusPanel,
    /// The host page is told something.
    Tell(Event),
}

impl State {
    /// The state that a page is rendered with, before anything is known of its
    /// reader.
    pub fn new(boot: &Boot) -> Self {
        Self {
            route: Route::Explore,
            topic: None,
            attempt: Attempt::new(&boot.bank),
            shown: Shown::View(ViewAt::HOME),
            roving: boot.subjects.first().map(|subject| subject.id.clone()),
            tip: None,
            large: false,
            notice: None,
            announcement: None,
            live: false,
            unkept: false,
            query: String::new(),
            chance: 0,
            now: 0,
            since: 0,
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
            Action::Began { fragment, query, kept, keeps, chance } => {
                self.live = true;
                self.unkept = !keeps;
                self.chance = chance;
                self.since = self.now;
                self.route = Route::parse(&fragment, boot);
                self.attempt = Attempt::with(&boot.bank, Settings::default().read(&query));
                if let Some(kept) = kept {
                    self.restore(boot, &kept, &mut effects);
                } else if let Some(code) = fragment.trim_start_matches('#').strip_prefix(QUIZ_CODE) {
                    self.enter(boot, code);
                }
                self.query = query;
                self.heed_query(boot, &mut effects);
                self.draw_lots(boot);
                if self.unkept && self.notice.is_none() {
                    self.notice = Some(Notice::NotKept);
                }
                self.arrive(boot, &mut effects);
                effects.push(Effect::TakeOver);
            }
            Action::Followed(fragment) => {
                let route = Route::parse(&fragment, boot);
                if route != self.route {
                    self.go(route, boot, &mut effects);
                    effects.push(Effect::FocusPanel);
                }
            }
            Action::AddressChanged(fragment) => {
                let route = Route::parse(&fragment, boot);
                if route != self.route {
                    self.route = route;
                    self.arrive(boot, &mut effects);
                }
            }
            Action::TopicChosen(topic) => {
                if topic.iter().all(|topic| boot.topics.iter().any(|(id, _)| id == topic)) {
                    self.topic.clone_from(&topic);
                    effects.push(Effect::Topic(topic));
                }
            }
            Action::FactShown(fact) => {
                let place = boot.facts.iter().find(|(id, _)| *id == fact).and_then(|(_, subject)| subject.clone());
                effects.extend(place.map(|subject| Effect::Fly(Flight::Subject(subject))));
            }
            // One thing at a time, what is uppermost first; then out of the map.
            Action::Escaped { in_map } => {
                if self.tip.take().is_some() {
                } else if self.large {
                    self.large = false;
                    effects.push(Effect::Resize);
                } else if self.route.subject().is_some() {
                    self.go(Route::Explore, boot, &mut effects);
                } else if in_map {
                    effects.push(Effect::FocusPanel);
                }
            }
            Action::Turned(turn) => {
                if let Some(step) = self.turned(boot, turn) {
                    self.go(Route::Step(step), boot, &mut effects);
                    effects.push(Effect::FocusPanel);
                }
            }
            Action::ViewChosen(view) => {
                if let Some(view) = boot.map.find_view(|known| known.id == view) {
                    self.show(view, &mut effects);
                    self.announcement = Some(Announcement::Showing(self.shown));
                }
            }
            Action::Zoomed(zoom) => effects.push(Effect::Fly(Flight::Zoom(zoom))),
            Action::Panned(heading) => effects.push(Effect::Fly(Flight::Pan(heading))),
            Action::CameraMoved(shown) => {
                if shown != self.shown {
                    self.shown = shown;
                    self.announcement = Some(Announcement::Showing(shown));
                }
            }
            Action::Enlarged => {
                self.large = !self.large;
                effects.push(Effect::Resize);
            }
            Action::Pointed(tip) => self.tip = tip.filter(|(id, _)| boot.subject(id).is_some()),
            Action::ItemFocused(id) => {
                if boot.subject(&id).is_some() {
                    self.roving = Some(id);
                }
            }
            Action::Picked(id) => match self.answering_on_map(boot) {
                Some(question) => {
                    let place = boot.subject(&id).and_then(|subject| candidate(question, subject));
                    if let Some(place) = place {
                        self.quiz(boot, &attempt::Action::Edited(Edit::PlacePicked(place)), &mut effects);
                    }
                }
                None => {
                    if boot.subject(&id).is_some() && self.route.subject() != Some(&id) {
                        self.go(Route::Subject(id), boot, &mut effects);
                        effects.push(Effect::Reveal(Part::Title));
                    }
                }
            },
            Action::NotKept => {
                if !self.unkept {
                    self.unkept = true;
                    self.notify(Notice::NotKept);
                }
                effects.extend((self.route == Route::Quiz).then(|| Effect::Address(self.fragment(boot))));
            }
            Action::KeptElsewhere(kept) => self.merge(boot, &kept),
            Action::CodeEntered(text) => {
                if self.enter(boot, &text) {
                    self.query.clear();
                    self.keep(boot, saved::save(&boot.bank, &self.attempt), &mut effects);
                    effects.push(Effect::FocusPanel);
                    self.frame_question(boot, &mut effects);
                }
            }
            Action::CodeCopied => {
                effects.push(Effect::Copy(code::grouped(&code::write(&boot.bank, &self.attempt))));
            }
            Action::Shared => {
                let (points, of) = self.attempt.score(&boot.bank, None);
                effects.push(Effect::Share { tenths: points.tenths(), of });
            }
            Action::Printed => effects.push(Effect::Print),
            Action::Copied => self.notify(Notice::Copied),
            Action::NotCopied(text) => self.notify(Notice::NotCopied(text)),
            Action::Quiz(action) => self.quiz(boot, &action, &mut effects),
        }
        effects
    }

    /// The step before or after the one that is open.
    fn turned(&self, boot: &Boot, turn: Turn) -> Option<StepId> {
        let Route::Step(open) = &self.route else { return None };
        let at = boot.steps.iter().position(|(id, _)| id == open)?;
        let to = match turn {
            Turn::Back => at.checked_sub(1)?,
            Turn::On => at + 1,
        };
        boot.steps.get(to).map(|(id, _)| id.clone())
    }

    fn restore(&mut self, boot: &Boot, kept: &str, effects: &mut Vec<Effect>) {
        match saved::restore(&boot.bank, kept) {
            Restored::Attempt { attempt, dropped } => {
                self.attempt = *attempt;
                self.notice = (!dropped.is_empty()).then_some(Notice::Dropped(dropped));
            }
            Restored::OtherStory(_) | Restored::Unreadable => {
                self.notice = Some(Notice::Unreadable);
                effects.push(Effect::SetAside);
            }
        }
    }

    /// Goes on with the attempt of a resume code; whether there is one.
    fn enter(&mut self, boot: &Boot, text: &str) -> bool {
        match code::read(&boot.bank, text) {
            Ok(attempt) => {
                self.attempt = attempt;
                self.notice = None;
                self.announcement = None;
                true
            }
            Err(refusal) => {
                self.notify(Notice::Refused(refusal));
                false
            }
        }
    }

    /// Says something beside the quiz, to be seen and to be heard.
    fn notify(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.announcement = Some(Announcement::Noticed);
    }

    /// Begins anew where the address sets the quiz otherwise than what was found.
    fn heed_query(&mut self, boot: &Boot, effects: &mut Vec<Effect>) {
        let settings = self.attempt.settings.clone().read(&self.query);
        if settings != self.attempt.settings {
            if !self.attempt.answers.is_empty() {
                self.notice = Some(Notice::SetOtherwise);
                effects.push(Effect::SetAside);
            }
            self.attempt = Attempt::with(&boot.bank, Settings::default().read(&self.query));
        }
    }

    /// Takes over what another window of this page has kept: its answers, which
    /// are newer, and all of it where nothing was begun here. Nothing is taken away.
    fn merge(&mut self, boot: &Boot, kept: &str) {
        let Restored::Attempt { attempt: other, .. } = saved::restore(&boot.bank, kept) else { return };
        if self.attempt.stage == Stage::Start {
            self.attempt = *other;
            return;
        }
        for (id, answer) in other.answers.iter() {
            let is_asked = matches!(&self.attempt.stage, Stage::Question(asked) if asked == id);
            if is_asked && self.attempt.answers.get(id) != Some(answer) {
                self.attempt.draft = None;
                self.attempt.held = None;
            }
            self.attempt.answers.insert(id.clone(), answer.clone());
        }
        self.attempt.outdated.retain(|id| !other.answers.contains(id));
        self.attempt.outdated.extend(other.outdated);
    }

    /// Gives a quiz that needs a seed one by chance, before it is begun: one that came
    /// from elsewhere without a seed has its order already.
    fn draw_lots(&mut self, boot: &Boot) {
        let settings = &mut self.attempt.settings;
        let is_open = self.attempt.stage == Stage::Start && settings.number(Number::Seed) == 0;
        if is_open && settings.is_by_chance() {
            settings.set_number(Number::Seed, self.chance);
            self.attempt.order = settings.order(&boot.bank);
        }
    }

    fn quiz(&mut self, boot: &Boot, action: &attempt::Action, effects: &mut Vec<Effect>) {
        let bank = &boot.bank;
        if matches!(action, attempt::Action::Set(key, _) if Settings::names(&self.query, key)) {
            return;
        }
        let (stage, kept) = (self.attempt.stage.clone(), saved::save(bank, &self.attempt));
        let marked = |attempt: &Attempt| {
            let question = attempt.question(bank).map(|(_, question)| question);
            question.filter(|question| attempt.is_marked(&question.id)).and_then(|question| attempt.points(question))
        };
        let before = marked(&self.attempt);
        if self.attempt.settings.is_on(Switch::Time) && matches!(stage, Stage::Question(_)) {
            self.attempt.seconds = self.attempt.seconds.saturating_add(self.now.saturating_sub(self.since));
        }
        self.since = self.now;
        self.attempt.step(bank, action);
        self.draw_lots(boot);
        self.notice = None;
        self.announcement = None;
        let moved = stage != self.attempt.stage;
        let after = marked(&self.attempt);
        if let (Some(points), None, false) = (after, before, moved) {
            self.announcement = Some(Announcement::Marked(points.outcome()));
            effects.push(Effect::Reveal(Part::Feedback));
        }
        if self.attempt.incomplete {
            self.announcement = Some(Announcement::Incomplete);
        }
        if let (attempt::Action::Edited(Edit::ItemMoved(id, _)), Some(Answer::Order { items, .. })) =
            (action, &self.attempt.draft)
        {
            let place = items.iter().position(|item| item == id);
            self.announcement = place.map(|place| Announcement::Placed(place + 1, items.len()));
            effects.push(Effect::Refocus);
        }
        let now = saved::save(bank, &self.attempt);
        if kept != now {
            self.keep(boot, now, effects);
        }
        if moved || before.is_some() && after.is_none() {
            effects.push(Effect::FocusPanel);
        }
        if moved {
            self.frame_question(boot, effects);
        }
    }

    /// Keeps the attempt, as it is [saved]; where the browser does not, the address does.
    fn keep(&self, boot: &Boot, saved: String, effects: &mut Vec<Effect>) {
        effects.push(Effect::Keep(saved));
        if self.unkept {
            effects.push(Effect::Address(self.fragment(boot)));
        }
    }

    /// The fragment of what is open, with all that the browser does not keep.
    fn fragment(&self, boot: &Boot) -> String {
        let mut fragment = self.route.fragment();
        if self.unkept && self.route == Route::Quiz {
            fragment.clear();
            fragment.push_str(QUIZ_CODE);
            fragment.push_str(&code::write(&boot.bank, &self.attempt));
        }
        fragment
    }

    /// Opens something else.
    fn go(&mut self, route: Route, boot: &Boot, effects: &mut Vec<Effect>) {
        self.route = route;
        effects.push(Effect::Address(self.fragment(boot)));
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
                match destination {
                    Some(Destination::View(view)) => self.show(*view, effects),
                    Some(Destination::Place(place)) => {
                        let subject = boot.subjects.iter().find(|subject| subject.place == *place);
                        effects.extend(subject.map(|subject| Effect::Fly(Flight::Subject(subject.id.clone()))));
                    }
                    None => {}
                }
            }
            Route::Quiz => self.frame_question(boot, effects),
            Route::Explore | Route::Corrections => {}
        }
    }

    /// Goes to a named view.
    fn show(&mut self, view: ViewAt, effects: &mut Vec<Effect>) {
        self.shown = Shown::View(view);
        effects.push(Effect::Fly(Flight::View(view)));
    }

    /// Shows all that can be picked when a question is to be answered on the map: all
    /// of it, or the view from near that holds all that is offered.
    fn frame_question(&mut self, boot: &Boot, effects: &mut Vec<Effect>) {
        if let Some(Interaction::Map { candidates, .. }) =
            self.answering_on_map(boot).map(|question| &question.interaction)
        {
            let view_of = |place: &PlaceId| {
                let extra = boot.extras.iter().find(|extra| extra.place == *place).and_then(|extra| extra.view);
                let stands = |subject: &&Subject| subject.place == *place && subject.view.is_some();
                extra.or_else(|| boot.subjects.iter().find(stands).and_then(|subject| subject.view))
            };
            let near = candidates.first().and_then(|candidate| view_of(&candidate.place));
            let near = near.filter(|_| candidates.iter().all(|candidate| view_of(&candidate.place) == near));
            self.show(near.unwrap_or(ViewAt::HOME), effects);
        }
    }
}

/// The candidate that picking something on the map means: a place itself, or
/// the seat of a person.
fn candidate(question: &Question, subject: &Subject) -> Option<PlaceId> {
    let Interaction::Map { candidates, .. } = &question.interaction else { return None };
    candidates.iter().find(|candidate| candidate.place == subject.place).map(|candidate| candidate.place.clone())
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests;

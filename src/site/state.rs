//! What the page knows that can change, and how it changes: one pure step from
//! a state and an action to the next state and the effects that follow.

use crate::base::id::{FactId, PlaceId, StepId, SubjectId, TopicId};
use crate::base::word::{Word, words};
use crate::lang::catalogue::Text;
use crate::map::nearest::Heading;
use crate::map::tip::Corner;
use crate::quiz::answer::{Answer, Edit};
use crate::quiz::attempt::{self, Attempt, Stage};
use crate::quiz::code::{self, Refusal};
use crate::quiz::mark::Outcome;
use crate::quiz::saved::{self, Restored};
use crate::quiz::settings::{Number, Settings, Switch};
use crate::site::boot::{Boot, Destination, Subject};
use crate::site::route::{QUIZ_CODE, Route};
use crate::site::told::Event;
use crate::site::turn::Turn;
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
    View(View),
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
    ViewChosen(View),
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
    /// Reads the written form of an action, as it stands in the page: `view WORD`,
    /// `zoom WORD`, `pan WORD`, `enlarge`, `topic ID`, `topic`, `fact ID`, `code TEXT`,
    /// `copy`, `share`, `print`, or something of the [quiz](attempt::Action::parse).
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "view" => View::parse(id).map(Self::ViewChosen),
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
    View(View),
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
    /// A text is shared, or else copied.
    Share(String),
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
            shown: Shown::View(View::Europe),
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
                self.shown = Shown::View(view);
                self.announcement = Some(Announcement::Showing(self.shown));
                effects.push(Effect::Fly(Flight::View(view)));
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
                let (n, of) = (boot.catalogue.tenths(points.tenths()), of.to_string());
                effects.push(Effect::Share(boot.catalogue.fill(Text::ShareText, &[("n", &n), ("of", &of)])));
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
                if let Some(Destination::View(view)) = destination {
                    self.shown = Shown::View(*view);
                }
                effects.extend(destination.and_then(|destination| flight(boot, destination)).map(Effect::Fly));
            }
            Route::Quiz => self.frame_question(boot, effects),
            Route::Explore => {}
        }
    }

    /// Shows all that can be picked when a question is to be answered on the map: all
    /// of it, or Ukraine where nothing else is offered.
    fn frame_question(&mut self, boot: &Boot, effects: &mut Vec<Effect>) {
        if let Some(Interaction::Map { candidates, .. }) =
            self.answering_on_map(boot).map(|question| &question.interaction)
        {
            let is_near = |place: &PlaceId| {
                boot.extras.iter().any(|extra| extra.place == *place)
                    || boot.subjects.iter().any(|subject| subject.is_region && subject.place == *place)
            };
            let near = candidates.iter().all(|candidate| is_near(&candidate.place));
            let view = if near { View::Ukraine } else { View::Europe };
            self.shown = Shown::View(view);
            effects.push(Effect::Fly(Flight::View(view)));
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
fn candidate(question: &Question, subject: &Subject) -> Option<PlaceId> {
    let Interaction::Map { candidates, .. } = &question.interaction else { return None };
    candidates.iter().find(|candidate| candidate.place == subject.place).map(|candidate| candidate.place.clone())
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::base::sorted::Map;
    use crate::quiz::answer::Answer;
    use crate::quiz::attempt::tests::{check_sound, random_action};
    use crate::site::route::tests::{boot, routes};

    fn subject(id: &str) -> SubjectId {
        SubjectId::parse(id).unwrap()
    }

    fn began(fragment: &str, kept: Option<&str>) -> Action {
        let (fragment, kept) = (fragment.to_owned(), kept.map(str::to_owned));
        Action::Began { fragment, query: String::new(), kept, keeps: true, chance: 7 }
    }

    fn address(fragment: &str) -> Action {
        Action::Followed(fragment.to_owned())
    }

    fn picked(id: &str) -> Action {
        Action::Picked(subject(id))
    }

    const ESCAPED: Action = Action::Escaped { in_map: false };
    const FEEDBACK: Effect = Effect::Reveal(Part::Feedback);

    fn written(text: &str) -> Action {
        Action::parse(text).unwrap()
    }

    fn fly(id: &str) -> Effect {
        Effect::Fly(Flight::Subject(subject(id)))
    }

    fn whole_map() -> Effect {
        Effect::Fly(Flight::View(View::Europe))
    }

    fn shows(route: &Route) -> Effect {
        Effect::Show(route.clone())
    }

    fn to(fragment: &str) -> Effect {
        Effect::Address(fragment.to_owned())
    }

    fn keep(text: &str) -> Effect {
        Effect::Keep(format!("dateline-quiz 2 white-house-talks\n{text}"))
    }

    /// The state after a page began, and then some actions.
    fn after(boot: &Boot, fragment: &str, actions: &[Action]) -> State {
        let mut state = State::new(boot);
        state.step(boot, began(fragment, None));
        for action in actions {
            state.step(boot, action.clone());
        }
        state
    }

    /// What follows from an action in a state, and the next state.
    #[track_caller]
    fn check(boot: &Boot, state: &State, action: Action, expected: &[Effect]) -> State {
        let mut state = state.clone();
        assert_eq!(state.step(boot, action), expected);
        state
    }

    /// That an action changes nothing.
    #[track_caller]
    fn check_idle(boot: &Boot, state: &State, action: Action) {
        assert_eq!(&check(boot, state, action, &[]), state);
    }

    #[test]
    fn a_page_is_drawn_before_anything_is_known_of_its_reader() {
        let boot = boot();
        let state = State::new(&boot);
        assert_eq!((&state.route, state.shown, state.live), (&Route::Explore, Shown::View(View::Europe), false));
        assert_eq!(state.roving, Some(boot.subjects[0].id.clone()));
        assert_eq!((state.topic, state.notice, state.announcement), (None, None, None));
    }

    #[test]
    fn a_page_begins_with_what_its_address_names() {
        let boot = boot();
        let new = State::new(&boot);
        let state = check(&boot, &new, began("", None), &[shows(&Route::Explore), Effect::TakeOver]);
        assert!(state.live && state.announcement.is_none());

        let card = Route::Subject(subject("merz"));
        let state = check(&boot, &new, began("#merz", None), &[shows(&card), fly("merz"), Effect::TakeOver]);
        assert_eq!((&state.route, &state.roving), (&card, &Some(subject("merz"))));
        assert_eq!(state.announcement, Some(Announcement::Selected(subject("merz"))));

        let fact = Route::parse("f12", &boot);
        let state = check(&boot, &new, began("#f12", None), &[shows(&fact), fly("merz"), Effect::TakeOver]);
        assert_eq!(state.route.subject(), Some(&subject("merz")));

        let background = Route::parse("f23", &boot);
        check(&boot, &new, began("#f23", None), &[shows(&background), Effect::TakeOver]);
        check(&boot, &new, began("#quiz", None), &[shows(&Route::Quiz), Effect::TakeOver]);
    }

    #[test]
    fn a_page_begins_with_the_list_where_its_address_names_nothing() {
        let boot = boot();
        for fragment in ["#nothing", "#step=nothing", "#q-hosts", "#/", &"x".repeat(100_000)] {
            let expected = [shows(&Route::Explore), Effect::TakeOver];
            let state = check(&boot, &State::new(&boot), began(fragment, None), &expected);
            assert_eq!(state.route, Route::Explore);
        }
    }

    #[test]
    fn a_step_shows_its_place_or_its_view() {
        let boot = boot();
        let step = |id: &str| Route::Step(StepId::parse(id).unwrap());
        let new = State::new(&boot);
        let ukraine = Effect::Fly(Flight::View(View::Ukraine));
        let expected = [shows(&step("first-account")), ukraine, Effect::TakeOver];
        let state = check(&boot, &new, began("#step=first-account", None), &expected);
        assert_eq!(state.shown, Shown::View(View::Ukraine));

        let second = step("second-account");
        let expected = [to("step=second-account"), shows(&second), fly("donetsk"), Effect::FocusPanel];
        check(&boot, &state, address("#step=second-account"), &expected);
        // Whoever stands at a place stands for it.
        check(&boot, &new, began("#follow", None), &[shows(&step("terms")), fly("putin"), Effect::TakeOver]);
    }

    #[test]
    fn every_step_goes_somewhere() {
        let boot = boot();
        for (id, _) in &boot.steps {
            let mut state = State::new(&boot);
            let effects = state.step(&boot, began(&Route::Step(id.clone()).fragment(), None));
            assert!(effects.iter().any(|effect| matches!(effect, Effect::Fly(_))), "{id}");
        }
    }

    #[test]
    fn what_was_kept_is_taken_up_again() {
        let boot = boot();
        let new = State::new(&boot);
        let head = "dateline-quiz 2 white-house-talks\n";
        let kept = format!("{head}at q-hosts\none q-meeting three\n");
        let expected = [shows(&Route::Quiz), whole_map(), Effect::TakeOver];
        let state = check(&boot, &new, began("#quiz", Some(&kept)), &expected);
        assert_eq!((state.attempt.answers.len(), state.notice), (1, None));

        let kept = format!("{head}at q-meeting\none q-meeting three\none q-gone a\nstated q-seven perhaps\n");
        let expected = [shows(&Route::Explore), Effect::TakeOver];
        let state = check(&boot, &new, began("", Some(&kept)), &expected);
        assert_eq!(
            (state.attempt.answers.len(), state.notice),
            (1, Some(Notice::Dropped(vec!["q-gone".to_owned(), "q-seven".to_owned()])))
        );

        for other in ["", "{}", "dateline-quiz 2 other\nat start\n", "dateline-quiz 9 white-house-talks\nat start\n"] {
            let expected = [Effect::SetAside, shows(&Route::Explore), Effect::TakeOver];
            let state = check(&boot, &new, began("", Some(other)), &expected);
            assert_eq!((&state.attempt, state.notice), (&new.attempt, Some(Notice::Unreadable)));
        }
    }

    #[test]
    fn an_address_opens_what_it_names_unless_it_is_open() {
        let boot = boot();
        let state = after(&boot, "#merz", &[]);
        check_idle(&boot, &state, address("#merz"));
        check_idle(&boot, &state, address("merz"));
        check_idle(&boot, &after(&boot, "", &[]), address("#nothing"));
        let fact = Route::parse("f12", &boot);
        check(&boot, &state, address("#f12"), &[to("f12"), shows(&fact), fly("merz"), Effect::FocusPanel]);
        let expected = [to("explore"), shows(&Route::Explore), Effect::FocusPanel];
        let state = check(&boot, &state, address("#nothing"), &expected);
        assert_eq!(state.announcement, None);
        check(&boot, &state, address("#quiz"), &[to("quiz"), shows(&Route::Quiz), Effect::FocusPanel]);
    }

    #[test]
    fn going_back_opens_what_the_address_says_and_does_not_write_it_again() {
        let boot = boot();
        let state = after(&boot, "", &[picked("stubb")]);
        let back = Action::AddressChanged(String::new());
        let state = check(&boot, &state, back, &[shows(&Route::Explore)]);
        check_idle(&boot, &state, Action::AddressChanged("#nonsense".to_owned()));
    }

    #[test]
    fn picking_something_opens_its_card() {
        let boot = boot();
        let card = Route::Subject(subject("stubb"));
        for from in ["", "#merz", "#f12", "#f23", "#step=summit", "#quiz"] {
            let expected = [to("stubb"), shows(&card), fly("stubb"), Effect::Reveal(Part::Title)];
            let state = check(&boot, &after(&boot, from, &[]), picked("stubb"), &expected);
            assert_eq!((&state.route, &state.roving), (&card, &Some(subject("stubb"))));
            assert_eq!(state.announcement, Some(Announcement::Selected(subject("stubb"))));
            check_idle(&boot, &state, picked("stubb"));
        }
        check_idle(&boot, &after(&boot, "#f12", &[]), picked("merz"));
        check_idle(&boot, &after(&boot, "", &[]), picked("nothing"));
    }

    #[test]
    fn picking_during_a_question_on_the_map_answers_it() {
        let boot = boot();
        let answer = |state: &State| match state.attempt.answer(boot.bank.sample("q-hosts")) {
            Answer::Map(picked) => picked.keys().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            other => panic!("{other:?}"),
        };
        let mut state = after(&boot, "#quiz", &[written("start")]);
        // A place, and a person for the place where the token stands.
        let picks = [
            ("alaska", "alaska"),
            ("trump", "alaska white-house"),
            ("alaska", "white-house"),
            ("white-house", ""),
            ("zelensky", "kyiv"),
        ];
        for (id, answered) in picks {
            state = check(&boot, &state, picked(id), &[]);
            assert_eq!((answer(&state).as_str(), &state.route), (answered, &Route::Quiz), "{id}");
        }
        // No candidate, and nothing at all.
        check_idle(&boot, &state, picked("meloni"));
        check_idle(&boot, &state, picked("nothing"));
        let state = check(&boot, &state, written("check"), &[FEEDBACK, keep("at q-hosts\nmap q-hosts kyiv\n")]);
        assert_eq!(state.announcement, Some(Announcement::Marked(Outcome::Wrong)));
        // Once it is marked it stays so, and the quiz stays open.
        let state = check(&boot, &state, picked("white-house"), &[]);
        assert_eq!((answer(&state).as_str(), &state.route), ("kyiv", &Route::Quiz));
    }

    #[test]
    fn picking_during_another_question_opens_a_card() {
        let boot = boot();
        let quiz = after(&boot, "#quiz", &[written("start"), picked("zelensky"), written("check"), written("next")]);
        let card = Route::Subject(subject("merz"));
        let state =
            check(&boot, &quiz, picked("merz"), &[to("merz"), shows(&card), fly("merz"), Effect::Reveal(Part::Title)]);
        assert_eq!(state.attempt, quiz.attempt);
    }

    #[test]
    fn escape_leaves_a_card_and_nothing_else() {
        let boot = boot();
        for open in ["#merz", "#f12"] {
            check(&boot, &after(&boot, open, &[]), ESCAPED, &[to("explore"), shows(&Route::Explore)]);
        }
        for other in ["", "#f23", "#step=summit", "#quiz"] {
            check_idle(&boot, &after(&boot, other, &[]), ESCAPED);
        }
    }

    #[test]
    fn a_turn_leads_from_step_to_step_and_not_beyond_them() {
        let boot = boot();
        let steps: Vec<StepId> = boot.steps.iter().map(|(id, _)| id.clone()).collect();
        let mut state = after(&boot, "#follow", &[]);
        check_idle(&boot, &state, Action::Turned(Turn::Back));
        for step in &steps[1..] {
            let effects = state.step(&boot, Action::Turned(Turn::On));
            assert_eq!(state.route, Route::Step(step.clone()));
            assert_eq!(effects[..2], [to(&format!("step={step}")), shows(&state.route)]);
            assert_eq!(effects.last(), Some(&Effect::FocusPanel));
        }
        check_idle(&boot, &state, Action::Turned(Turn::On));
        for step in steps.iter().rev().skip(1) {
            state.step(&boot, Action::Turned(Turn::Back));
            assert_eq!(state.route, Route::Step(step.clone()));
        }
        for elsewhere in ["", "#merz", "#f12", "#quiz"] {
            check_idle(&boot, &after(&boot, elsewhere, &[]), Action::Turned(Turn::On));
        }
    }

    #[test]
    fn escape_takes_one_thing_at_a_time_and_then_leaves_the_map() {
        let boot = boot();
        let escaped = Action::Escaped { in_map: true };
        let tip = Some((subject("rutte"), Corner::Up));
        let mut state = after(&boot, "#merz", &[Action::Pointed(tip.clone()), written("enlarge")]);
        assert_eq!((&state.tip, state.large), (&tip, true));
        state = check(&boot, &state, escaped.clone(), &[]);
        assert_eq!((&state.tip, state.large), (&None, true));
        state = check(&boot, &state, escaped.clone(), &[Effect::Resize]);
        assert!(!state.large);
        state = check(&boot, &state, escaped.clone(), &[to("explore"), shows(&Route::Explore)]);
        check(&boot, &state, escaped, &[Effect::FocusPanel]);
    }

    #[test]
    fn what_the_map_shows_is_said_once() {
        let boot = boot();
        let state = after(&boot, "", &[written("zoom in"), Action::CameraMoved(Shown::Elsewhere(16))]);
        assert_eq!(state.announcement, Some(Announcement::Showing(Shown::Elsewhere(16))));
        check_idle(&boot, &state, Action::CameraMoved(Shown::Elsewhere(16)));
        let chosen = after(&boot, "", &[written("view ukraine")]);
        check_idle(&boot, &chosen, Action::CameraMoved(Shown::View(View::Ukraine)));
    }

    #[test]
    fn a_topic_is_chosen_and_chosen_off() {
        let boot = boot();
        let land = TopicId::parse("land");
        let state = check(&boot, &after(&boot, "", &[]), written("topic land"), &[Effect::Topic(land.clone())]);
        assert_eq!(state.topic, land);
        check_idle(&boot, &state, written("topic weather"));
        let state = check(&boot, &state, written("topic"), &[Effect::Topic(None)]);
        assert_eq!(state.topic, None);
    }

    #[test]
    fn a_view_is_shown_until_the_camera_is_moved() {
        let boot = boot();
        let ukraine = Effect::Fly(Flight::View(View::Ukraine));
        let state = check(&boot, &after(&boot, "", &[]), written("view ukraine"), &[ukraine]);
        assert_eq!(state.shown, Shown::View(View::Ukraine));
        assert_eq!(state.announcement, Some(Announcement::Showing(state.shown)));
        let state = check(&boot, &state, written("zoom in"), &[Effect::Fly(Flight::Zoom(Zoom::In))]);
        let state = check(&boot, &state, Action::CameraMoved(Shown::Elsewhere(54)), &[]);
        assert_eq!(state.shown, Shown::Elsewhere(54));
    }

    #[test]
    fn a_fact_is_shown_where_its_subject_stands() {
        let boot = boot();
        let state = after(&boot, "#quiz", &[]);
        assert_eq!(check(&boot, &state, written("fact f12"), &[fly("merz")]), state);
        check_idle(&boot, &state, written("fact f23"));
        check_idle(&boot, &state, written("fact f99"));
    }

    #[test]
    fn the_item_with_the_focus_has_the_tab_stop() {
        let boot = boot();
        let state = check(&boot, &after(&boot, "", &[]), Action::ItemFocused(subject("rutte")), &[]);
        assert_eq!(state.roving, Some(subject("rutte")));
        check_idle(&boot, &state, Action::ItemFocused(subject("nothing")));
    }

    #[test]
    fn the_quiz_is_kept_at_every_move_and_every_answer() {
        let boot = boot();
        let state = after(&boot, "#quiz", &[written("view ukraine")]);
        let state = check(&boot, &state, written("start"), &[keep("at q-hosts\n"), Effect::FocusPanel, whole_map()]);
        assert_eq!(state.shown, Shown::View(View::Europe));
        let state = check(&boot, &state, written("check"), &[]);
        assert!(state.attempt.incomplete);
        let state = check(&boot, &state, written("place white-house"), &[]);
        let state = check(&boot, &state, written("check"), &[FEEDBACK, keep("at q-hosts\nmap q-hosts white-house\n")]);
        assert_eq!(state.announcement, Some(Announcement::Marked(Outcome::Right)));
        let expected = [keep("at q-meeting\nmap q-hosts white-house\n"), Effect::FocusPanel];
        let state = check(&boot, &state, written("next"), &expected);
        assert_eq!(state.announcement, None);
        check_idle(&boot, &state, written("next"));
        check_idle(&boot, &state, written("retry"));
        check(&boot, &state, written("restart"), &[keep("at start\n"), Effect::FocusPanel]);
    }

    #[test]
    fn a_question_that_offers_regions_alone_is_asked_near_them() {
        let boot = boot();
        let kept = "dateline-quiz 2 white-house-talks\nat q-regions\n";
        let state = check_begun(&boot, kept);
        assert_eq!(state.shown, Shown::View(View::Ukraine));
        assert!(boot.extras.len() == 4 && boot.extras.iter().all(|extra| boot.named(extra.place.as_str()).is_none()));
    }

    fn check_begun(boot: &Boot, kept: &str) -> State {
        let mut state = State::new(boot);
        state.step(boot, began("#quiz", Some(kept)));
        state
    }

    #[test]
    fn coming_back_to_a_question_on_the_map_shows_all_of_it() {
        let boot = boot();
        let away =
            after(&boot, "#quiz", &[written("start"), address("#merz"), Action::CameraMoved(Shown::Elsewhere(20))]);
        let expected = [to("quiz"), shows(&Route::Quiz), whole_map(), Effect::FocusPanel];
        assert_eq!(check(&boot, &away, address("#quiz"), &expected).shown, Shown::View(View::Europe));
    }

    #[test]
    fn a_notice_is_gone_once_the_quiz_goes_on() {
        let boot = boot();
        let mut state = State::new(&boot);
        state.step(&boot, began("#quiz", Some("?")));
        assert_eq!(state.notice, Some(Notice::Unreadable));
        state.step(&boot, address("#merz"));
        assert_eq!(state.notice, Some(Notice::Unreadable));
        state.step(&boot, written("start"));
        assert_eq!(state.notice, None);
    }

    #[test]
    fn an_action_is_read_from_its_written_form() {
        let cases = [
            ("view ukraine", Some(Action::ViewChosen(View::Ukraine))),
            ("zoom out", Some(Action::Zoomed(Zoom::Out))),
            ("pan left", Some(Action::Panned(Heading::Left))),
            ("enlarge", Some(Action::Enlarged)),
            ("pan away", None),
            ("topic", Some(Action::TopicChosen(None))),
            ("topic land", Some(Action::TopicChosen(TopicId::parse("land")))),
            ("fact f1", FactId::parse("f1").map(Action::FactShown)),
            ("next", Some(Action::Quiz(attempt::Action::Advanced))),
            ("view", None),
            ("view Europe", None),
            ("zoom", None),
            ("fact", None),
            ("", None),
            ("escape", None),
        ];
        for (text, action) in cases {
            assert_eq!(Action::parse(text), action, "{text:?}");
        }
    }

    /// Something that a page or a program could do.
    fn any_action(random: &mut Random, boot: &Boot, state: &State, fragments: &[String]) -> Action {
        fn any<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
            &all[random.below(all.len() as u32) as usize]
        }
        let some = |random: &mut Random| match random.below(10) {
            0 => subject("nothing"),
            _ => any(random, &boot.subjects).id.clone(),
        };
        match random.below(20) {
            0 => address(any(random, fragments).as_str()),
            1 => Action::ViewChosen(*any(random, View::ALL)),
            2 => Action::Zoomed(*any(random, Zoom::ALL)),
            3 => Action::CameraMoved(*any(random, &[Shown::Elsewhere(20), Shown::View(View::Ukraine)])),
            4 => Action::ItemFocused(some(random)),
            5 => Action::Picked(some(random)),
            6 => Action::TopicChosen(Some(any(random, &boot.topics).0.clone()).filter(|_| random.below(3) > 0)),
            7 => Action::FactShown(any(random, &boot.facts).0.clone()),
            8 => Action::Escaped { in_map: random.below(2) == 0 },
            9 => address("#quiz"),
            10 => Action::Turned(*any(random, Turn::ALL)),
            11 => Action::Panned(*any(random, Heading::ALL)),
            12 => Action::Enlarged,
            13 => Action::Pointed(Some((some(random), *any(random, Corner::ALL)))),
            _ => Action::Quiz(random_action(random, &boot.bank, &state.attempt)),
        }
    }

    /// A state at a beginning that says everything.
    fn begun(boot: &Boot, fragment: &str, query: &str, kept: Option<&str>, keeps: bool) -> (State, Vec<Effect>) {
        let mut state = State::new(boot);
        let (fragment, kept) = (fragment.to_owned(), kept.map(str::to_owned));
        let effects = state.step(boot, Action::Began { fragment, query: query.to_owned(), kept, keeps, chance: 7 });
        (state, effects)
    }

    #[test]
    fn the_address_sets_the_quiz_and_what_it_sets_stays() {
        let boot = boot();
        let (mut state, _) = begun(&boot, "#quiz", "?questions=5&pass=60&order=odd", None, true);
        assert_eq!((state.attempt.order.len(), state.attempt.settings.number(Number::Seed)), (5, 7));
        state.step(&boot, written("set pass 90"));
        state.step(&boot, written("set feedback at-end"));
        assert_eq!(state.attempt.settings.written(), "questions=5&seed=7&pass=60&feedback=at-end");
        // What the reader has set beside it, and the answers, are taken up again.
        state.step(&boot, written("start"));
        let kept = saved::save(&boot.bank, &state.attempt);
        let (again, _) = begun(&boot, "#quiz", "?questions=5&pass=60&order=odd", Some(&kept), true);
        assert_eq!((again.attempt, again.notice), (state.attempt, None));
    }

    #[test]
    fn a_link_that_sets_the_quiz_otherwise_begins_anew_and_says_so() {
        let boot = boot();
        let kept = "dateline-quiz 2 white-house-talks\nat q-hosts\none q-meeting three\n";
        let (state, effects) = begun(&boot, "#quiz", "?seed=3&order=shuffled", Some(kept), true);
        assert_eq!((state.attempt.answers.len(), state.notice), (0, Some(Notice::SetOtherwise)));
        assert!(effects.contains(&Effect::SetAside));
        let (state, _) = begun(&boot, "#quiz", "?order=story", Some(kept), true);
        assert_eq!((state.attempt.answers.len(), state.notice), (1, None));
    }

    #[test]
    fn where_nothing_is_kept_it_is_said_once_and_the_address_holds_the_answers() {
        let boot = boot();
        let (mut state, _) = begun(&boot, "#quiz", "", None, false);
        assert_eq!(state.notice, Some(Notice::NotKept));
        state.step(&boot, written("start"));
        state.step(&boot, written("place kyiv"));
        let effects = state.step(&boot, written("check"));
        assert_eq!(state.notice, None);
        let address = effects.iter().find_map(|effect| match effect {
            Effect::Address(fragment) => Some(fragment.clone()),
            _ => None,
        });
        let (again, _) = begun(&boot, &address.unwrap(), "", None, false);
        assert_eq!(again.attempt.answers, state.attempt.answers);
        // Where it turns out later.
        let mut state = after(&boot, "#quiz", &[written("start"), Action::NotKept]);
        assert_eq!((&state.notice, state.announcement.clone()), (&Some(Notice::NotKept), Some(Announcement::Noticed)));
        state.notice = None;
        state.step(&boot, Action::NotKept);
        assert_eq!(state.notice, None);
    }

    #[test]
    fn a_code_that_is_typed_in_is_gone_on_from_or_refused_with_a_word() {
        let boot = boot();
        let begun = after(&boot, "#quiz", &[written("start"), written("place kyiv"), written("check")]);
        let code = code::grouped(&code::write(&boot.bank, &begun.attempt)).to_lowercase();
        let mut fresh = after(&boot, "#quiz", &[]);
        let refused = fresh.step(&boot, written("code no such thing"));
        assert_eq!((refused, &fresh.notice), (Vec::new(), &Some(Notice::Refused(Refusal::Mistyped))));
        let taken = fresh.step(&boot, written(&format!("code {code}")));
        assert_eq!((&fresh.attempt.answers, &fresh.notice), (&begun.attempt.answers, &None));
        assert!(taken.contains(&Effect::FocusPanel) && taken.iter().any(|effect| matches!(effect, Effect::Keep(_))));
    }

    #[test]
    fn two_windows_take_over_each_others_answers_and_lose_none() {
        let boot = boot();
        let mut random = Random::new(21);
        for _ in 0..40 {
            let mut windows = [after(&boot, "#quiz", &[written("start")]), after(&boot, "#quiz", &[written("start")])];
            let mut all = Map::default();
            for _ in 0..40 {
                let at = random.below(2) as usize;
                let action = random_action(&mut random, &boot.bank, &windows[at].attempt);
                let takes_away = [attempt::Action::Restarted, attempt::Action::Retried, attempt::Action::Started];
                if takes_away.contains(&action) {
                    continue;
                }
                let effects = windows[at].step(&boot, Action::Quiz(action));
                windows[at].attempt.answers.iter().for_each(|(id, answer)| all.insert(id.clone(), answer.clone()));
                for effect in effects {
                    if let Effect::Keep(text) = effect {
                        windows[1 - at].step(&boot, Action::KeptElsewhere(text));
                    }
                }
                for window in &windows {
                    check_sound(&boot.bank, &window.attempt);
                    assert_eq!(window.attempt.answers.len(), all.len());
                }
            }
        }
        let mut state = after(&boot, "#quiz", &[written("start")]);
        let before = state.clone();
        state.step(&boot, Action::KeptElsewhere("damaged".to_owned()));
        assert_eq!(state, before);
    }

    #[test]
    fn what_is_shared_gives_no_answer_away() {
        let boot = boot();
        let state = after(&boot, "#quiz", &[written("start"), written("place white-house"), written("check")]);
        let [Effect::Share(text)] = &state.clone().step(&boot, written("share"))[..] else { panic!() };
        assert!(text.contains("1 of 24"), "{text}");
        assert!(!boot.bank.questions.iter().any(|question| text.contains(&question.stem)));
    }

    #[test]
    fn no_sequence_of_actions_makes_a_state_unsound() {
        let boot = boot();
        let routes = routes(&boot);
        let mut fragments: Vec<String> = routes.iter().map(Route::fragment).collect();
        fragments.extend(["".to_owned(), "#nothing".to_owned(), "#step=".to_owned()]);
        for seed in 0..8 {
            let mut random = Random::new(seed);
            let mut state = State::new(&boot);
            state.step(&boot, began("", None));
            for _ in 0..500 {
                let action = any_action(&mut random, &boot, &state, &fragments);
                let before = state.clone();
                let effects = state.step(&boot, action.clone());
                check_sound(&boot.bank, &state.attempt);
                assert!(routes.contains(&state.route) && state.live, "{action:?}");
                assert!(state.tip.iter().all(|(id, _)| boot.subject(id).is_some()), "{action:?}");
                assert!(state.roving.iter().all(|id| boot.subject(id).is_some()), "{action:?}");
                // What is shown, addressed and kept is never behind the state.
                let opened = state.route != before.route;
                assert_eq!(effects.contains(&shows(&state.route)), opened, "{action:?}");
                assert_eq!(effects.contains(&to(&state.route.fragment())), opened, "{action:?}");
                let kept = saved::save(&boot.bank, &state.attempt);
                let changed = kept != saved::save(&boot.bank, &before.attempt);
                assert_eq!(effects.contains(&Effect::Keep(kept)), changed, "{action:?}");
                assert!(state.topic == before.topic || effects == [Effect::Topic(state.topic.clone())], "{action:?}");
                for effect in &effects {
                    match effect {
                        Effect::Fly(Flight::Subject(id)) => assert!(boot.subject(id).is_some(), "{action:?}"),
                        Effect::Fly(Flight::View(view)) => assert_eq!(state.shown, Shown::View(*view), "{action:?}"),
                        Effect::TakeOver | Effect::SetAside => panic!("only as a page begins: {action:?}"),
                        Effect::Fly(Flight::Zoom(_) | Flight::Pan(_))
                        | Effect::Resize
                        | Effect::Copy(_)
                        | Effect::Share(_)
                        | Effect::Print
                        | Effect::Refocus
                        | Effect::Show(_)
                        | Effect::Address(_)
                        | Effect::Topic(_)
                        | Effect::Keep(_)
                        | Effect::Reveal(_)
                        | Effect::FocusPanel
                        | Effect::Tell(_) => {}
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_kept_makes_the_same_quiz_again() {
        let boot = boot();
        let mut random = Random::new(11);
        let mut state = after(&boot, "#quiz", &[]);
        let mut kept = None;
        for _ in 0..300 {
            let action = Action::Quiz(random_action(&mut random, &boot.bank, &state.attempt));
            for effect in state.step(&boot, action) {
                if let Effect::Keep(text) = effect {
                    kept = Some(text);
                }
            }
        }
        let mut again = State::new(&boot);
        again.step(&boot, began("#quiz", kept.as_deref()));
        assert!(again.attempt.answers.len() > 3);
        assert_eq!((&again.attempt.answers, &again.attempt.stage), (&state.attempt.answers, &state.attempt.stage));
    }
}

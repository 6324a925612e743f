//! The reducer: one pure step from a state and an action to the next state and the effects that follow.

use crate::page::action::Action;
use crate::page::data::PageData;
use crate::page::effect::{CameraMove, Effect};
use crate::page::notice::{Announcement, Notice};
use crate::page::route::{Route, apart};
use crate::page::state::State;
use crate::page::swipe::Turn;
use crate::quiz::attempt::{Attempt, Phase};
use crate::quiz::code::{self};
use crate::quiz::mode::FEW;
use crate::quiz::saved;
use crate::quiz::score::Outcome;
use crate::quiz::settings::{Number, Settings};
use crate::story::id::StepId;

impl State {
    /// Takes an action; gives back what follows. `now` is what the clock says, in seconds from whenever.
    pub fn step(&mut self, data: &PageData, action: Action, now: u32) -> Vec<Effect> {
        let mut effects = Vec::new();
        match action {
            Action::Began { fragment, query, kept, keeps, chance } => {
                self.live = true;
                self.unkept = !keeps;
                self.chance = chance;
                self.since = now;
                self.route = Route::parse(&fragment, data);
                let mut settings = Settings::default();
                if self.card {
                    settings.set_number(Number::Questions, FEW);
                }
                self.attempt = Attempt::with(&data.bank, settings.read(&query));
                self.query = query;
                if let Some(kept) = kept {
                    self.restore(data, &kept, &mut effects);
                }
                if let (_, Some(code)) = apart(&fragment) {
                    self.enter_first(data, code, &mut effects);
                }
                self.draw_lots(data);
                self.kept = saved::save(&data.bank, &self.attempt);
                if self.unkept && self.notice.is_none() {
                    self.notice = Some(Notice::NotKept);
                }
                self.arrive(data, &mut effects);
                effects.push(Effect::TakeOver);
            }
            Action::Followed(fragment) => {
                let route = Route::parse(&fragment, data);
                if route != self.route {
                    self.go(route, data, &mut effects);
                    effects.push(Effect::FocusPanel);
                    // The heading that gets the focus is heard.
                    self.announcement = None;
                }
            }
            Action::AddressChanged { fragment, is_own } => {
                let route = Route::parse(&fragment, data);
                if route != self.route {
                    self.route = route;
                    self.arrive(data, &mut effects);
                }
                let code = apart(&fragment).1.filter(|_| !is_own);
                if code.is_some_and(|code| self.enter_first(data, code, &mut effects)) {
                    effects.push(Effect::FocusPanel);
                    self.frame_question(data, &mut effects);
                } else if self.unkept {
                    // An entry from before the newest answers is to carry them, too.
                    effects.push(Effect::ReplaceAddress(self.fragment(data)));
                }
            }
            Action::TopicChosen(topic) => {
                if topic.iter().all(|topic| data.topics.iter().any(|(id, _)| id == topic)) {
                    self.topic.clone_from(&topic);
                    effects.push(Effect::Topic(topic));
                }
            }
            Action::FactShown(fact) => {
                let place = data.facts.iter().find(|(id, _)| *id == fact).and_then(|(_, subject)| subject.clone());
                if let Some(subject) = place {
                    self.announcement = Some(Announcement::Spotted(subject.clone()));
                    self.spot = Some(subject.clone());
                    effects.push(Effect::Fly(CameraMove::Subject(subject)));
                }
            }
            // One thing at a time, what is uppermost first; then out of the map.
            Action::Escaped { in_map } => {
                if self.tip.take().is_some() {
                } else if self.large {
                    self.large = false;
                    effects.push(Effect::Resize);
                } else if self.route.subject().is_some() {
                    self.close(data, &mut effects);
                } else if in_map {
                    effects.push(Effect::FocusPanel);
                }
            }
            Action::Turned(turn) => {
                if let Some(step) = self.turned(data, turn) {
                    self.go(Route::Step(step), data, &mut effects);
                    effects.push(Effect::FocusPanel);
                }
            }
            Action::Carded => self.card = true,
            Action::Listed => {
                self.go(Route::Explore, data, &mut effects);
                effects.extend([Effect::ShowList, Effect::FocusPanel]);
            }
            Action::Closed => {
                self.close(data, &mut effects);
                effects.push(if self.route == Route::Quiz { Effect::FocusPanel } else { Effect::FocusMap });
            }
            Action::ExtentChosen(extent) => {
                if let Some(extent) = data.map.find_extent(|known| known.id == extent) {
                    self.show(extent, &mut effects);
                    self.announcement = Some(Announcement::Showing(self.shown));
                }
            }
            Action::Zoomed(zoom) => effects.push(Effect::Fly(CameraMove::Zoom(zoom))),
            Action::Panned(heading) => effects.push(Effect::Fly(CameraMove::Pan(heading))),
            Action::CameraMoved(shown) => {
                if shown != self.shown {
                    self.shown = shown;
                    // What a scene shows is told by its step.
                    if self.route.scene(data).is_none() {
                        self.announcement = Some(Announcement::Showing(shown));
                    }
                }
            }
            Action::Enlarged => {
                self.large = !self.large;
                effects.push(Effect::Resize);
            }
            Action::Pointed(tip) => self.tip = tip.filter(|(id, _)| data.subject(id).is_some()),
            Action::ItemFocused(id) => {
                if data.subject(&id).is_some() {
                    self.roving = Some(id);
                }
            }
            Action::Picked(id) => {
                if self.answering_on_map(data).is_some() {
                    self.pick_on_map(data, &id, now, &mut effects);
                } else if data.subject(&id).is_some() && self.route.subject() != Some(&id) {
                    self.go(Route::Subject(id), data, &mut effects);
                    effects.push(Effect::RevealTitle);
                }
            }
            Action::NotKept => {
                if !self.unkept {
                    self.unkept = true;
                    self.notify(Notice::NotKept);
                }
                effects.push(Effect::ReplaceAddress(self.fragment(data)));
            }
            Action::KeptElsewhere { kept, is_newer } => {
                self.merge(data, &kept, is_newer);
                self.kept = kept;
                if !is_newer {
                    self.keep(data, &mut effects);
                }
            }
            Action::CodeEntered(text) => {
                if self.enter(data, &text) {
                    self.keep(data, &mut effects);
                    effects.push(Effect::FocusPanel);
                    self.frame_question(data, &mut effects);
                }
            }
            Action::CodeCopied => {
                effects.push(Effect::Copy(code::grouped(&code::write(&data.bank, &self.attempt))));
            }
            Action::Shared => {
                let (points, of) = self.attempt.score(&data.bank, None);
                let mut squares = String::new();
                for question in self.attempt.questions(&data.bank) {
                    squares.push(match self.attempt.outcome(question) {
                        Outcome::Right => '🟩',
                        Outcome::Partly => '🟨',
                        Outcome::Wrong => '🟥',
                    });
                }
                effects.push(Effect::Share { tenths: points.tenths(), of, squares });
            }
            Action::Printed => effects.push(Effect::Print),
            Action::Copied => self.notify(Notice::Copied),
            Action::NotCopied(text) => self.notify(Notice::NotCopied(text)),
            Action::Quiz(action) => self.quiz(data, &action, now, &mut effects),
        }
        effects
    }

    /// The step before or after the one that is open.
    fn turned(&self, data: &PageData, turn: Turn) -> Option<StepId> {
        let Route::Step(open) = &self.route else { return None };
        let at = data.steps.iter().position(|(id, _)| id == open)?;
        let to = match turn {
            Turn::Back => at.checked_sub(1)?,
            Turn::On => at + 1,
        };
        data.steps.get(to).map(|(id, _)| id.clone())
    }

    /// Opens something else.
    fn go(&mut self, route: Route, data: &PageData, effects: &mut Vec<Effect>) {
        let is_asked = self.route == Route::Quiz && matches!(self.attempt.phase, Phase::Question(_));
        self.is_aside = route.subject().is_some() && (is_asked || self.is_aside);
        self.route = route;
        effects.push(Effect::Address(self.fragment(data)));
        self.arrive(data, effects);
    }

    /// Closes what is open: a card that was opened from a question leads back to that.
    fn close(&mut self, data: &PageData, effects: &mut Vec<Effect>) {
        let back = if self.is_aside { Route::Quiz } else { Route::Explore };
        self.go(back, data, effects);
    }

    /// What opening something brings with it.
    fn arrive(&mut self, data: &PageData, effects: &mut Vec<Effect>) {
        self.announcement = None;
        self.spot = None;
        effects.push(Effect::Show(self.route.clone()));
        match &self.route {
            Route::Subject(_) | Route::Fact(..) => {
                if let Some(subject) = self.route.subject().cloned() {
                    self.roving = Some(subject.clone());
                    self.announcement = Some(Announcement::Selected(subject.clone()));
                    effects.push(Effect::Fly(CameraMove::Subject(subject)));
                }
            }
            Route::Step(_) => {
                let scene = self.route.scene(data);
                effects.extend(scene.map(|scene| Effect::Fly(CameraMove::Frame(scene.frame))));
            }
            Route::Quiz => self.frame_question(data, effects),
            Route::Explore | Route::Corrections => {}
        }
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests;

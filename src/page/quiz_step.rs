//! The quiz as a part of the page's state: how an attempt is found, kept, merged and taken on.

use crate::page::data::{ExtentAt, PageData};
use crate::page::effect::Effect;
use crate::page::map_answer::{MapAnswer, PlaceState};
use crate::page::notice::{Announcement, Notice};
use crate::page::state::State;
use crate::quiz::attempt::{self, Attempt, Phase};
use crate::quiz::code;
use crate::quiz::mode::Mode;
use crate::quiz::pick::Edit;
use crate::quiz::saved::{self, Restored};
use crate::quiz::settings::{Number, Settings, Switch};
use crate::story::id::{ChoiceId, SubjectId};
use crate::story::question::Question;

impl State {
    pub(super) fn restore(&mut self, data: &PageData, kept: &str, effects: &mut Vec<Effect>) {
        match saved::restore(&data.bank, kept) {
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
    pub(super) fn enter(&mut self, data: &PageData, text: &str) -> bool {
        match code::read(&data.bank, text) {
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

    /// Goes on with the attempt of a code that came with the address, which goes before what
    /// was kept: what that has and the code has not is set aside. Whether there is one.
    pub(super) fn enter_first(&mut self, data: &PageData, code: &str, effects: &mut Vec<Effect>) -> bool {
        let kept = std::mem::take(&mut self.attempt.answers);
        let picked = std::mem::take(&mut self.attempt.drafts);
        if !self.enter(data, code) {
            self.attempt.answers = kept;
            self.attempt.drafts = picked;
            return false;
        }
        if kept == self.attempt.answers {
            // It is the same attempt. What was not handed in is in no code.
            self.attempt.drafts = picked;
        } else if !(kept.is_empty() && picked.is_empty()) {
            self.notify(Notice::CodeFirst);
            if !picked.is_empty() || kept.iter().any(|(id, answer)| self.attempt.answers.get(id) != Some(answer)) {
                effects.push(Effect::SetAside);
            }
        }
        // From here on the address says no more than what is open.
        self.keep(data, effects);
        effects.push(Effect::ReplaceAddress(self.fragment(data)));
        true
    }

    /// Whether the address sets what a key names, and the attempt is one so set: an attempt
    /// from a code has settings of its own.
    pub fn is_given(&self, key: &str) -> bool {
        // An assignment's address sets all that it does not name as by default.
        let is_named = [key, "class"].iter().any(|key| Settings::names(&self.query, key));
        is_named && self.attempt.settings.is_set_by(&self.query)
    }

    /// Takes over what another window of this page has kept: all of it where nothing was
    /// begun here or all was begun anew there, else its answers, where they are newer or none
    /// stands here. Nothing else is taken away.
    pub(super) fn merge(&mut self, data: &PageData, kept: &str, is_newer: bool) {
        let Restored::Attempt { attempt: other, .. } = saved::restore(&data.bank, kept) else { return };
        let is_new = |attempt: &Attempt| attempt.phase == Phase::Start && attempt.answers.is_empty();
        if is_new(&self.attempt) || is_newer && is_new(&other) {
            self.attempt = *other;
            return;
        }
        for (id, answer) in other.answers.iter() {
            if !is_newer && self.attempt.answers.contains(id) {
                continue;
            }
            if self.attempt.answers.get(id) != Some(answer) {
                self.attempt.drafts.remove(id);
            }
            self.attempt.answers.insert(id.clone(), answer.clone());
        }
        // What was picked there and not handed in goes along where the same was answered.
        for (id, draft) in other.drafts.iter() {
            let is_answered_alike = self.attempt.answers.get(id) == other.answers.get(id);
            if is_answered_alike && (is_newer || !self.attempt.drafts.contains(id)) {
                self.attempt.drafts.insert(id.clone(), draft.clone());
            }
        }
        self.attempt.outdated.retain(|id| !other.answers.contains(id));
        self.attempt.outdated.extend(other.outdated);
    }

    /// Gives a quiz that needs a seed one by chance, before it is begun: one that came
    /// from elsewhere without a seed has its order already.
    pub(super) fn draw_lots(&mut self, data: &PageData) {
        let settings = &mut self.attempt.settings;
        let is_open = self.attempt.phase == Phase::Start && settings.number(Number::Seed) == 0;
        if is_open && settings.is_by_chance() {
            settings.set_number(Number::Seed, self.chance);
            self.attempt.order = settings.order(&data.bank);
        }
    }

    pub(super) fn quiz(&mut self, data: &PageData, action: &attempt::QuizAction, now: u32, effects: &mut Vec<Effect>) {
        let bank = &data.bank;
        let set: &[&str] = match action {
            attempt::QuizAction::Set(key, _) => &[key],
            attempt::QuizAction::Begun(_) => &Mode::KEYS,
            _ => &[],
        };
        if set.iter().any(|key| self.is_given(key)) {
            return;
        }
        // Begun anew, it is set as the address has it.
        if *action == attempt::QuizAction::Restarted {
            self.attempt.settings = std::mem::take(&mut self.attempt.settings).read(&self.query);
        }
        let phase = self.attempt.phase.clone();
        let marked =
            |attempt: &Attempt| attempt.question(bank).is_some_and(|(_, question)| attempt.is_marked(&question.id));
        let before = marked(&self.attempt);
        if self.attempt.settings.is_on(Switch::Time) && matches!(phase, Phase::Question(_)) {
            self.attempt.seconds = self.attempt.seconds.saturating_add(now.saturating_sub(self.since));
        }
        self.since = now;
        self.attempt.step(bank, action);
        self.draw_lots(data);
        if matches!(action, attempt::QuizAction::Begun(_)) {
            self.attempt.step(bank, &attempt::QuizAction::Started);
        }
        self.notice = None;
        self.announcement = None;
        self.spot = None;
        let moved = phase != self.attempt.phase;
        let after = marked(&self.attempt);
        if after && !before && !moved {
            effects.push(Effect::FocusVerdict);
        }
        if self.attempt.incomplete {
            self.announcement = Some(Announcement::Incomplete);
        }
        if let (attempt::QuizAction::Edited(Edit::Moved(id, _)), Some((_, question))) =
            (action, self.attempt.question(bank))
            && let Some(draft) = self.attempt.draft(&question.id)
        {
            let words = draft.words(question);
            let place = words.iter().position(|item| *item == id.as_str());
            let text = question.sequence().and_then(|all| all.items.iter().find(|item| item.id == *id));
            let text = text.map_or_else(String::new, |item| item.text.clone());
            self.announcement = place.map(|place| Announcement::Placed(text, place + 1, words.len()));
            effects.push(Effect::Refocus);
        }
        self.keep(data, effects);
        if moved || before && !after {
            effects.push(Effect::FocusPanel);
        }
        if moved {
            self.frame_question(data, effects);
        }
    }

    /// Keeps the attempt where it is not what was kept last; where the browser does not, the address does.
    pub(super) fn keep(&mut self, data: &PageData, effects: &mut Vec<Effect>) {
        let text = saved::save(&data.bank, &self.attempt);
        if text != self.kept {
            self.kept.clone_from(&text);
            effects.push(Effect::Keep(text));
            if self.unkept {
                effects.push(Effect::ReplaceAddress(self.fragment(data)));
            }
        }
    }

    /// Shows all that can be chosen when a question is to be answered on the map, and what was at the result:
    /// all of it, or the extent from near that holds all that is offered.
    pub(super) fn frame_question(&mut self, data: &PageData, effects: &mut Vec<Effect>) {
        let Some(answer) = MapAnswer::of(self, data) else { return };
        let extent_of = |(id, _): &(&ChoiceId, PlaceState)| {
            data.quiz_places.iter().find(|other| id.is(&other.place)).and_then(|other| other.extent)
        };
        let near = ExtentAt::shared(answer.places.iter().map(extent_of));
        self.show(near.unwrap_or(ExtentAt::HOME), effects);
    }

    /// Chooses a region on the map by its shape.
    pub(super) fn pick_on_map(&mut self, data: &PageData, id: &SubjectId, now: u32, effects: &mut Vec<Effect>) {
        let candidates = self.answering_on_map(data).and_then(Question::candidates);
        let (Some(candidates), Some(item)) = (candidates, data.subject(id)) else { return };
        if let Some(choice) = candidates.all.iter().find(|choice| choice.id.is(&item.place)) {
            self.quiz(data, &attempt::QuizAction::Chosen(Edit::Picked(choice.id.clone())), now, effects);
        }
    }
}

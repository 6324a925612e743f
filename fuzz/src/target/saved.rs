//! What a browser keeps of an attempt, which another edition, another program or a
//! reader may have changed.

use anyhow::{Result, ensure};
use dateline::base::random::Random;
use dateline::base::vocabulary::Word;
use dateline::page::action::Action;
use dateline::page::data::PageData;
use dateline::page::state::State;
use dateline::quiz::attempt::{Attempt, Phase, QuizAction};
use dateline::quiz::saved::{Restored, restore, save};
use dateline::quiz::settings::Switch;

use super::parser::{Outcome, Target, sound};
use crate::ground::{Ground, HARBOUR};
use crate::mutate::any;

/// The target.
pub struct Saved(PageData);

impl Saved {
    /// Makes it ready.
    pub fn new() -> Result<Self> {
        Ok(Self(Ground::read()?.data(HARBOUR)?))
    }
}

/// Attempts as readers make them.
pub fn attempts(data: &PageData, count: u32) -> Vec<Attempt> {
    let parts = edits(data);
    (0..count)
        .map(|seed| {
            let mut random = Random::new(seed);
            let mut attempt = Attempt::new(&data.bank);
            for switch in Switch::ALL.iter().filter(|_| seed % 2 > 0) {
                attempt.settings.turn(*switch, random.below(3) == 0);
            }
            let settings = attempt.settings.read(if seed % 3 == 2 { "questions=7&seed=11&pass=60" } else { "" });
            attempt = Attempt::with(&data.bank, settings);
            for _ in 0..seed * 400 {
                let text = match random.below(4) {
                    0 => any(&mut random, &["start", "check", "next", "next", "check", "reopen", "before"]),
                    _ => any(&mut random, &parts).as_str(),
                };
                QuizAction::parse(text).iter().for_each(|action| attempt.step(&data.bank, action));
            }
            attempt
        })
        .collect()
}

/// Every edit that a page of questions has, as it is written there.
fn edits(data: &PageData) -> Vec<String> {
    let ids = ids(data);
    let kinds = ["pick"];
    let mut all: Vec<String> = kinds.iter().flat_map(|kind| ids.iter().map(move |id| format!("{kind} {id}"))).collect();
    all.extend(ids.iter().flat_map(|id| (0..3).map(move |to| format!("move {id} {to}"))));
    all.extend(ids.iter().flat_map(|id| ids.iter().map(move |by| format!("match {id} {by}"))));
    all.retain(|edit| QuizAction::parse(edit).is_some());
    all
}

/// Every id and word of the questions.
pub fn ids(data: &PageData) -> Vec<String> {
    // The lines of the questions hold each by itself.
    let lines = dateline::base::wire::write(&data.bank).unwrap_or_default();
    let mut ids: Vec<String> =
        lines.lines().filter(|line| dateline::base::id::is_id(line)).map(str::to_owned).collect();
    ids.extend(["true", "false", "unsaid"].map(str::to_owned));
    ids.sort();
    ids.dedup();
    ids
}

impl Target for Saved {
    fn seeds(&self) -> Vec<Vec<u8>> {
        let attempts = attempts(&self.0, 12);
        attempts.iter().map(|attempt| save(&self.0.bank, attempt).into_bytes()).collect()
    }

    fn words(&self) -> Vec<String> {
        let mut words = ids(&self.0);
        let more = [
            "dateline-quiz 1 ",
            "dateline-quiz 2 ",
            "\nat start\n",
            "\nat result\n",
            "\nat ",
            "\nwith ",
            "\ncorrected ",
            "\ncorrected 0\n",
            "\ncorrected 1 q-who\n",
            "\none ",
            "\nseveral ",
            "\nstated ",
            "\nwho ",
            "\norder ",
            "\nmap ",
            "\ndraft ",
            "\ndraft one ",
            "\ndraft several ",
            "\ndraft who ",
            "\ndraft order ",
            "=",
            " ",
            "&",
            "practice=yes",
            "change=yes",
            "feedback=at-end",
            "order=shuffled",
            "questions=",
            "seed=",
            "pass=",
            "time=shown",
        ];
        words.extend(more.map(str::to_owned));
        words
    }

    fn check(&self, input: &[u8]) -> Result<Outcome> {
        let (data, bank) = (&self.0, &self.0.bank);
        let text = String::from_utf8_lossy(input);
        let restored = restore(bank, &text);
        let kind = match &restored {
            Restored::Attempt { attempt, dropped } => {
                sound(bank, attempt)?;
                let again = restore(bank, &save(bank, attempt));
                let same = Restored::Attempt { attempt: attempt.clone(), dropped: Vec::new() };
                ensure!(again == same, "what is kept is restored as something else:\n{again:?}\n{same:?}");
                let ids = attempt.answers.keys().chain(attempt.drafts.keys());
                let (ids, drafts) = (ids.cloned().collect::<Vec<_>>(), attempt.drafts.len());
                Outcome::new(true, (ids, drafts, attempt.settings.written().len(), dropped.len().min(4)))
            }
            Restored::OtherStory(_) => Outcome::new(false, 1),
            Restored::Unreadable => Outcome::new(false, 2),
        };
        // As a page begins, and from another window of it.
        for query in ["", "?questions=3&order=shuffled"] {
            let mut state = State::new(data);
            let began = Action::Began {
                fragment: "quiz".to_owned(),
                query: query.to_owned(),
                kept: Some(text.clone().into_owned()),
                keeps: true,
                chance: 7,
            };
            state.step(data, began, 0);
            sound(bank, &state.attempt)?;
            state.step(data, Action::Quiz(QuizAction::Started), 0);
            for is_newer in [true, false] {
                let kept = text.clone().into_owned();
                let before = state.attempt.clone();
                state.step(data, Action::KeptElsewhere { kept, is_newer }, 0);
                sound(bank, &state.attempt)?;
                let now = &state.attempt;
                let is_there =
                    |id| now.answers.contains(id) && (is_newer || now.answers.get(id) == before.answers.get(id));
                let anew = now.phase == Phase::Start && now.answers.is_empty();
                ensure!(
                    anew || before.answers.keys().all(is_there),
                    "another window takes an answer away: {before:?} {now:?}"
                );
                let is_picked = |id| now.drafts.contains(id) || now.answers.get(id) != before.answers.get(id);
                ensure!(
                    anew || before.drafts.keys().all(is_picked),
                    "another window takes a pick away: {before:?} {now:?}"
                );
            }
            for action in [QuizAction::Answered, QuizAction::Advanced, QuizAction::Retried] {
                state.step(data, Action::Quiz(action), 0);
                sound(bank, &state.attempt)?;
            }
        }
        Ok(kind)
    }
}

//! Watches the state: what has happened between two states, as the events that a host page is told.

use crate::page::data::PageData;
use crate::page::event::Event;
use crate::page::route::Route;
use crate::page::state::State;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::Phase;
use crate::story::id::QuestionId;

/// As much of a state as tells what has happened since.
pub struct Snapshot {
    live: bool,
    route: Route,
    asked: Option<(QuestionId, Option<Answer>)>,
    is_over: bool,
}

impl Snapshot {
    /// A look at a state.
    pub fn at(state: &State) -> Self {
        let asked = match &state.attempt.phase {
            Phase::Question(id) => Some((id.clone(), state.attempt.answers.get(id).cloned())),
            Phase::Start | Phase::Result => None,
        };
        let is_over = state.attempt.phase == Phase::Result;
        Self { live: state.live, route: state.route.clone(), asked, is_over }
    }

    /// What has happened since, in its order. What an earlier visit has left is no event.
    pub fn since(self, data: &PageData, state: &State) -> Vec<Event> {
        let mut events = Vec::new();
        let is_new = state.live && !self.live;
        if is_new {
            let lang = data.catalogue.language.clone();
            events.push(Event::Ready { story: data.bank.story.clone(), lang, corrections: data.bank.corrections });
        }
        if is_new || self.route != state.route {
            let step = if let Route::Step(step) = &state.route { Some(step.clone()) } else { None };
            if is_new || step.is_some() || self.route.mode() != state.route.mode() {
                events.push(Event::View { view: state.route.mode(), step });
            }
            let subject = state.route.subject().filter(|subject| is_new || self.route.subject() != Some(subject));
            events.extend(subject.cloned().map(Event::Select));
        }
        if is_new {
            return events;
        }
        if let Some((question, before)) = self.asked {
            let points = data.bank.question(&question).and_then(|question| state.attempt.points(question));
            if let Some(points) = points.filter(|_| state.attempt.answers.get(&question) != before.as_ref()) {
                events.push(Event::Answer { question, outcome: points.outcome(), tenths: points.tenths() });
            }
        }
        if state.attempt.phase == Phase::Result && !self.is_over {
            let (points, of) = state.attempt.score(&data.bank, None);
            events.push(Event::Complete { tenths: points.tenths(), of });
        }
        events
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::page::action::Action;
    use crate::page::route::tests::{data, routes};
    use crate::quiz::attempt::tests::random_action;

    fn step(data: &PageData, state: &mut State, action: Action) -> Vec<String> {
        let glance = Snapshot::at(state);
        state.step(data, action, 0);
        glance.since(data, state).iter().map(Event::json).collect()
    }

    fn began(fragment: &str, query: &str, kept: Option<&str>) -> Action {
        let [fragment, query] = [fragment, query].map(str::to_owned);
        Action::Began { fragment, query, kept: kept.map(str::to_owned), keeps: true, chance: 7 }
    }

    fn quiz(text: &str) -> Action {
        Action::parse(text).unwrap()
    }

    const READY: &str = r#"{"type":"dateline:ready","story":"harbour","lang":"en","corrections":2}"#;

    #[test]
    fn a_host_is_told_what_is_opened() {
        let data = data();
        let mut state = State::new(&data);
        let explore = r#"{"type":"dateline:view","view":"explore"}"#;
        assert_eq!(step(&data, &mut state, began("", "", None)), [READY, explore]);
        let tamm = r#"{"type":"dateline:select","id":"tamm"}"#;
        assert_eq!(step(&data, &mut state, Action::Followed("tamm".to_owned())), [tamm]);
        // A fact on the card that is open, and the way back to the list, open nothing new.
        assert!(step(&data, &mut state, Action::Followed("stages".to_owned())).is_empty());
        assert!(step(&data, &mut state, Action::Escaped { in_map: false }).is_empty());
        let first = r#"{"type":"dateline:view","view":"follow","step":"first"}"#;
        assert_eq!(step(&data, &mut state, Action::Followed("step=first".to_owned())), [first]);
        let quiz = r#"{"type":"dateline:view","view":"quiz"}"#;
        assert_eq!(step(&data, &mut state, Action::Followed("quiz".to_owned())), [quiz]);
        let berg = r#"{"type":"dateline:select","id":"berg"}"#;
        assert_eq!(step(&data, &mut State::new(&data), began("#berg", "", None)), [READY, explore, berg]);
    }

    #[test]
    fn a_host_is_told_of_answers_and_of_the_result_by_ids_and_scores() {
        let data = data();
        let mut state = State::new(&data);
        step(&data, &mut state, began("#quiz", "?questions=2&seed=1", None));
        assert!(step(&data, &mut state, quiz("start")).is_empty());
        let questions: Vec<_> = state.attempt.questions(&data.bank).cloned().collect();
        let mut told = Vec::new();
        for question in &questions {
            state.attempt.drafts.insert(question.id.clone(), Answer::right(question));
            told.extend(step(&data, &mut state, quiz("check")));
            told.extend(step(&data, &mut state, quiz("next")));
        }
        let answer =
            |id: &QuestionId| format!(r#"{{"type":"dateline:answer","question":"{id}","outcome":"right","points":1}}"#);
        let complete = r#"{"type":"dateline:complete","points":2,"of":2}"#;
        assert_eq!(told, [answer(&questions[0].id), answer(&questions[1].id), complete.to_owned()]);
    }

    #[test]
    fn what_an_earlier_visit_has_left_is_no_event() {
        let data = data();
        let kept = "dateline-quiz 2 harbour\nat result\none q-plan ferry\n";
        let told = step(&data, &mut State::new(&data), began("#quiz", "", Some(kept)));
        assert_eq!(told, [READY, r#"{"type":"dateline:view","view":"quiz"}"#]);
    }

    #[test]
    fn a_host_is_told_how_many_corrections_there_are() {
        let mut data = data();
        data.bank.corrections = 0;
        let told = step(&data, &mut State::new(&data), began("", "", None));
        assert_eq!(told[0], READY.replace(":2}", ":0}"));
    }

    #[test]
    fn every_event_is_an_object_of_ids_and_numbers() {
        let data = data();
        let mut random = Random::new(5);
        let mut state = State::new(&data);
        let mut told = step(&data, &mut state, began("", "", None));
        let routes = routes(&data);
        for _ in 0..2_000 {
            let action = if random.below(4) == 0 {
                Action::Followed(routes[random.index(routes.len())].fragment())
            } else {
                Action::Quiz(random_action(&mut random, &data.bank, &state.attempt))
            };
            told.extend(step(&data, &mut state, action));
        }
        for text in &told {
            let event: serde_json::Value = serde_json::from_str(text).unwrap();
            let texts = event.as_object().unwrap().values().filter_map(|value| value.as_str());
            texts.for_each(|text| {
                assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":-".contains(&byte)), "{text}")
            });
        }
        let kinds = ["ready", "view", "select", "answer", "complete"];
        assert!(
            kinds.iter().all(|kind| told.iter().any(|text| text.contains(&format!("dateline:{kind}")))),
            "{told:?}"
        );
    }
}

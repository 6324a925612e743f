//! What a host page is told of what happens: ids and scores, no text and nothing of
//! the reader. Each event is an object for `postMessage`; `docs/messages.schema.json`
//! has their forms.

use crate::base::id::{QuestionId, StepId, StoryId, SubjectId};
use crate::base::number::Digits;
use crate::lang::language::Language;
use crate::quiz::answer::Answer;
use crate::quiz::attempt::Stage;
use crate::quiz::mark::Outcome;
use crate::site::boot::Boot;
use crate::site::route::Route;
use crate::site::state::State;

/// Something that a host page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The program has taken over the page.
    Ready {
        /// The story.
        story: StoryId,
        /// The page's language.
        lang: Language,
        /// How many corrections the story has.
        corrections: u32,
    },
    /// Another view is open.
    View {
        /// `explore`, `follow` or `quiz`.
        view: &'static str,
        /// The step of `follow`.
        step: Option<StepId>,
    },
    /// A card is open.
    Select(SubjectId),
    /// An answer was handed in, or changed.
    Answer {
        /// The question.
        question: QuestionId,
        /// How it turned out.
        outcome: Outcome,
        /// What was earned, in tenths of a question, rounded down.
        tenths: u32,
    },
    /// The result is shown.
    Complete {
        /// What was earned, in tenths of a question, rounded down.
        tenths: u32,
        /// How many questions were asked.
        of: u32,
    },
}

/// As much of a state as tells what has happened since.
pub struct Glance {
    live: bool,
    route: Route,
    asked: Option<(QuestionId, Option<Answer>)>,
    is_over: bool,
}

impl Glance {
    /// A look at a state.
    pub fn at(state: &State) -> Self {
        let asked = match &state.attempt.stage {
            Stage::Question(id) => Some((id.clone(), state.attempt.answers.get(id).cloned())),
            Stage::Start | Stage::Result => None,
        };
        let is_over = state.attempt.stage == Stage::Result;
        Self { live: state.live, route: state.route.clone(), asked, is_over }
    }

    /// What has happened since, in its order. What an earlier visit has left is no event.
    pub fn since(self, boot: &Boot, state: &State) -> Vec<Event> {
        let mut events = Vec::new();
        let is_new = state.live && !self.live;
        if is_new {
            let lang = boot.catalogue.language.clone();
            events.push(Event::Ready { story: boot.bank.story.clone(), lang, corrections: boot.bank.corrections });
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
            let points = boot.bank.question(&question).and_then(|question| state.attempt.points(question));
            if let Some(points) = points.filter(|_| state.attempt.answers.get(&question) != before.as_ref()) {
                events.push(Event::Answer { question, outcome: points.outcome(), tenths: points.tenths() });
            }
        }
        if state.attempt.stage == Stage::Result && !self.is_over {
            let (points, of) = state.attempt.score(&boot.bank, None);
            events.push(Event::Complete { tenths: points.tenths(), of });
        }
        events
    }
}

/// A JSON object of some keys and values; a value is JSON already.
fn object(pairs: &[(&str, String)]) -> String {
    let mut text = String::from("{");
    for (at, (key, value)) in pairs.iter().enumerate() {
        text.push_str(if at > 0 { ",\"" } else { "\"" });
        text.push_str(key);
        text.push_str("\":");
        text.push_str(value);
    }
    text.push('}');
    text
}

/// A JSON string; an id and a tag hold nothing that would need escaping.
fn string(id: &str) -> String {
    ["\"", id, "\""].concat()
}

/// A JSON number of tenths.
fn number(tenths: u32) -> String {
    let rest = tenths % 10;
    let whole = (tenths / 10).digits();
    if rest == 0 { whole } else { [&whole, ".", &rest.digits()].concat() }
}

impl Event {
    /// The object, as JSON.
    pub fn json(&self) -> String {
        match self {
            Self::Ready { story, lang, corrections } => object(&[
                ("type", string("dateline:ready")),
                ("story", string(story.as_str())),
                ("lang", string(lang.as_str())),
                ("corrections", corrections.digits()),
            ]),
            Self::View { view, step: None } => object(&[("type", string("dateline:view")), ("view", string(view))]),
            Self::View { view, step: Some(step) } => {
                object(&[("type", string("dateline:view")), ("view", string(view)), ("step", string(step.as_str()))])
            }
            Self::Select(id) => object(&[("type", string("dateline:select")), ("id", string(id.as_str()))]),
            Self::Answer { question, outcome, tenths } => object(&[
                ("type", string("dateline:answer")),
                ("question", string(question.as_str())),
                (
                    "outcome",
                    string(match outcome {
                        Outcome::Right => "right",
                        Outcome::Partly => "partly",
                        Outcome::Wrong => "wrong",
                    }),
                ),
                ("points", number(*tenths)),
            ]),
            Self::Complete { tenths, of } => {
                object(&[("type", string("dateline:complete")), ("points", number(*tenths)), ("of", of.digits())])
            }
        }
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::quiz::attempt::tests::random_action;
    use crate::site::route::tests::{boot, routes};
    use crate::site::state::Action;
    use crate::story::model::{Interaction, Question};

    fn step(boot: &Boot, state: &mut State, action: Action) -> Vec<String> {
        let glance = Glance::at(state);
        state.step(boot, action);
        glance.since(boot, state).iter().map(Event::json).collect()
    }

    fn began(fragment: &str, query: &str, kept: Option<&str>) -> Action {
        let [fragment, query] = [fragment, query].map(str::to_owned);
        Action::Began { fragment, query, kept: kept.map(str::to_owned), keeps: true, chance: 7 }
    }

    fn quiz(text: &str) -> Action {
        Action::parse(text).unwrap()
    }

    fn right(question: &Question) -> Answer {
        match &question.interaction {
            Interaction::One { right, .. } => Answer::One(Some(right.clone())),
            Interaction::Several { right, .. } => Answer::Several(right.iter().map(|id| (id.clone(), ())).collect()),
            Interaction::Stated { right, .. } => Answer::Stated(Some(*right)),
            Interaction::Who { statements, .. } => {
                Answer::Who(statements.iter().map(|statement| (statement.id.clone(), statement.by.clone())).collect())
            }
            Interaction::Order { items } => {
                Answer::Order { items: items.iter().map(|item| item.id.clone()).collect(), moved: true }
            }
            Interaction::Map { right, .. } => Answer::Map(right.iter().map(|id| (id.clone(), ())).collect()),
        }
    }

    const READY: &str = r#"{"type":"dateline:ready","story":"harbour","lang":"en","corrections":2}"#;

    #[test]
    fn a_host_is_told_what_is_opened() {
        let boot = boot();
        let mut state = State::new(&boot);
        let explore = r#"{"type":"dateline:view","view":"explore"}"#;
        assert_eq!(step(&boot, &mut state, began("", "", None)), [READY, explore]);
        let tamm = r#"{"type":"dateline:select","id":"tamm"}"#;
        assert_eq!(step(&boot, &mut state, Action::Followed("tamm".to_owned())), [tamm]);
        // A fact on the card that is open, and the way back to the list, open nothing new.
        assert!(step(&boot, &mut state, Action::Followed("stages".to_owned())).is_empty());
        assert!(step(&boot, &mut state, Action::Escaped { in_map: false }).is_empty());
        let first = r#"{"type":"dateline:view","view":"follow","step":"first"}"#;
        assert_eq!(step(&boot, &mut state, Action::Followed("step=first".to_owned())), [first]);
        let quiz = r#"{"type":"dateline:view","view":"quiz"}"#;
        assert_eq!(step(&boot, &mut state, Action::Followed("quiz".to_owned())), [quiz]);
        let berg = r#"{"type":"dateline:select","id":"berg"}"#;
        assert_eq!(step(&boot, &mut State::new(&boot), began("#berg", "", None)), [READY, explore, berg]);
    }

    #[test]
    fn a_host_is_told_of_answers_and_of_the_result_by_ids_and_scores() {
        let boot = boot();
        let mut state = State::new(&boot);
        step(&boot, &mut state, began("#quiz", "?questions=2&seed=1", None));
        assert!(step(&boot, &mut state, quiz("start")).is_empty());
        let questions: Vec<_> = state.attempt.questions(&boot.bank).cloned().collect();
        let mut told = Vec::new();
        for question in &questions {
            let right = right(question);
            state.attempt.draft = Some(right);
            told.extend(step(&boot, &mut state, quiz("check")));
            told.extend(step(&boot, &mut state, quiz("next")));
        }
        let answer =
            |id: &QuestionId| format!(r#"{{"type":"dateline:answer","question":"{id}","outcome":"right","points":1}}"#);
        let complete = r#"{"type":"dateline:complete","points":2,"of":2}"#;
        assert_eq!(told, [answer(&questions[0].id), answer(&questions[1].id), complete.to_owned()]);
    }

    #[test]
    fn what_an_earlier_visit_has_left_is_no_event() {
        let boot = boot();
        let kept = "dateline-quiz 2 harbour\nat result\none q-plan ferry\n";
        let told = step(&boot, &mut State::new(&boot), began("#quiz", "", Some(kept)));
        assert_eq!(told, [READY, r#"{"type":"dateline:view","view":"quiz"}"#]);
    }

    #[test]
    fn a_host_is_told_how_many_corrections_there_are() {
        let mut boot = boot();
        boot.bank.corrections = 0;
        let told = step(&boot, &mut State::new(&boot), began("", "", None));
        assert_eq!(told[0], READY.replace(":2}", ":0}"));
    }

    #[test]
    fn every_event_is_an_object_of_ids_and_numbers() {
        let boot = boot();
        let mut random = Random::new(5);
        let mut state = State::new(&boot);
        let mut told = step(&boot, &mut state, began("", "", None));
        let routes = routes(&boot);
        for _ in 0..2_000 {
            let action = if random.below(4) == 0 {
                Action::Followed(routes[random.below(routes.len() as u32) as usize].fragment())
            } else {
                Action::Quiz(random_action(&mut random, &boot.bank, &state.attempt))
            };
            told.extend(step(&boot, &mut state, action));
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

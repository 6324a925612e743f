//! What a page's state does: the steps of one reader, and what holds of all of them.

mod cards;
mod kept;
mod map;
mod quiz;
mod ways;

use super::*;
use crate::base::random::Random;
use crate::base::vocabulary::Word;
use crate::map::id::ExtentId;
use crate::map::nearest::Heading;
use crate::map::tooltip::Corner;
use crate::page::action::Zoom;
use crate::page::data::ExtentAt;
use crate::page::notice::Shown;
use crate::page::route::tests::{data, routes};
use crate::quiz::attempt;
use crate::quiz::attempt::tests::{check_sound, random_action};
use crate::quiz::code::Refusal;
use crate::quiz::score::Outcome;
use crate::quiz::settings::Number;
use crate::story::id::{FactId, SubjectId, TopicId};

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
const FEEDBACK: Effect = Effect::FocusVerdict;

fn written(text: &str) -> Action {
    Action::parse(text).unwrap()
}

fn fly(id: &str) -> Effect {
    Effect::Fly(CameraMove::Subject(subject(id)))
}

fn extent(id: &str) -> ExtentId {
    ExtentId::parse(id).unwrap()
}

/// The place of an extent in the page of the fixture.
fn at(id: &str) -> ExtentAt {
    thread_local!(static BOOT: PageData = data());
    BOOT.with(|data| data.map.find_extent(|extent| extent.id.as_str() == id).unwrap())
}

fn whole_map() -> Effect {
    Effect::Fly(CameraMove::Extent(at("europe")))
}

fn shows(route: &Route) -> Effect {
    Effect::Show(route.clone())
}

fn to(fragment: &str) -> Effect {
    Effect::Address(fragment.to_owned())
}

/// What is kept of an attempt that stands somewhere, with some answers.
fn keep(at: &str, answers: &str) -> Effect {
    Effect::Keep(format!("dateline-quiz 2 harbour\nat {at}\ncorrected 2\n{answers}"))
}

/// The state after a page began, and then some actions.
fn after(data: &PageData, fragment: &str, actions: &[Action]) -> State {
    let mut state = State::new(data);
    state.step(data, began(fragment, None), 0);
    for action in actions {
        state.step(data, action.clone(), 0);
    }
    state
}

/// What follows from an action in a state, and the next state.
#[track_caller]
fn check(data: &PageData, state: &State, action: Action, expected: &[Effect]) -> State {
    let mut state = state.clone();
    assert_eq!(state.step(data, action, 0), expected);
    state
}

/// That an action changes nothing.
#[track_caller]
fn check_idle(data: &PageData, state: &State, action: Action) {
    assert_eq!(&check(data, state, action, &[]), state);
}

/// The state of a page that begins at the quiz with what was kept.
fn goes_on(data: &PageData, kept: &str) -> State {
    let mut state = State::new(data);
    state.step(data, began("#quiz", Some(kept)), 0);
    state
}

/// Something that a page or a program could do.
pub fn any_action(random: &mut Random, data: &PageData, state: &State, fragments: &[String]) -> Action {
    fn any<'a, T>(random: &mut Random, all: &'a [T]) -> &'a T {
        &all[random.index(all.len())]
    }
    let some = |random: &mut Random| match random.below(10) {
        0 => subject("nothing"),
        _ => any(random, &data.subjects).id.clone(),
    };
    match random.below(20) {
        0 if !fragments.is_empty() => address(any(random, fragments).as_str()),
        1 => Action::ExtentChosen(extent(["europe", "ukraine", "nothing"][random.index(3)])),
        2 => Action::Zoomed(*any(random, Zoom::ALL)),
        3 => Action::CameraMoved(*any(random, &[Shown::Elsewhere(20), Shown::Extent(at("ukraine"))])),
        4 => Action::ItemFocused(some(random)),
        5 => Action::Picked(some(random)),
        6 => Action::TopicChosen(Some(any(random, &data.topics).0.clone()).filter(|_| random.below(3) > 0)),
        7 => Action::FactShown(any(random, &data.facts).0.clone()),
        8 => Action::Escaped { in_map: random.below(2) == 0 },
        9 => address("#quiz"),
        10 => Action::Turned(*any(random, Turn::ALL)),
        11 => Action::Panned(*any(random, Heading::ALL)),
        12 => Action::Enlarged,
        13 => Action::Pointed(Some((some(random), *any(random, Corner::ALL)))),
        _ => Action::Quiz(random_action(random, &data.bank, &state.attempt)),
    }
}

#[test]
fn an_action_that_is_written_is_read_as_itself() {
    let data = data();
    let mut random = Random::new(3);
    let state = after(&data, "#quiz", &[written("start")]);
    let mut kinds = std::collections::BTreeSet::new();
    let own = [
        Action::CodeEntered("7JS5 F6".to_owned()),
        Action::CodeCopied,
        Action::Shared,
        Action::Printed,
        Action::Listed,
        Action::Closed,
    ];
    let own = own.into_iter().chain([Action::Quiz(attempt::QuizAction::Restarted)]);
    let random = (0..3_000).map(|_| any_action(&mut random, &data, &state, &[]));
    for action in random.chain(own) {
        if let Some(text) = action.written() {
            assert_eq!(Action::parse(&text), Some(action), "{text}");
            kinds.insert(text.split(' ').next().unwrap().to_owned());
        }
    }
    assert_eq!(kinds.len(), 27, "{kinds:?}");
}

/// A state at a beginning that says everything.
fn begun(data: &PageData, fragment: &str, query: &str, kept: Option<&str>, keeps: bool) -> (State, Vec<Effect>) {
    let mut state = State::new(data);
    let (fragment, kept) = (fragment.to_owned(), kept.map(str::to_owned));
    let effects = state.step(data, Action::Began { fragment, query: query.to_owned(), kept, keeps, chance: 7 }, 0);
    (state, effects)
}

#[test]
fn an_action_is_read_from_its_written_form() {
    let cases = [
        ("extent ukraine", Some(Action::ExtentChosen(extent("ukraine")))),
        ("zoom out", Some(Action::Zoomed(Zoom::Out))),
        ("pan left", Some(Action::Panned(Heading::Left))),
        ("enlarge", Some(Action::Enlarged)),
        ("pan away", None),
        ("topic", Some(Action::TopicChosen(None))),
        ("topic grain", Some(Action::TopicChosen(TopicId::parse("grain")))),
        ("fact law", FactId::parse("law").map(Action::FactShown)),
        ("next", Some(Action::Quiz(attempt::QuizAction::Advanced))),
        ("extent", None),
        ("extent Europe", None),
        ("zoom", None),
        ("fact", None),
        ("", None),
        ("escape", None),
    ];
    for (text, action) in cases {
        assert_eq!(Action::parse(text), action, "{text:?}");
    }
}

#[test]
fn no_sequence_of_actions_makes_a_state_unsound() {
    let data = data();
    let routes = routes(&data);
    let mut fragments: Vec<String> = routes.iter().map(Route::fragment).collect();
    fragments.extend(["".to_owned(), "#nothing".to_owned(), "#step=".to_owned()]);
    for seed in 0..8 {
        let mut random = Random::new(seed);
        let mut state = State::new(&data);
        state.step(&data, began("", None), 0);
        for _ in 0..500 {
            let action = any_action(&mut random, &data, &state, &fragments);
            let before = state.clone();
            let effects = state.step(&data, action.clone(), 0);
            check_sound(&data.bank, &state.attempt);
            assert!(routes.contains(&state.route) && state.live, "{action:?}");
            assert!(state.tip.iter().all(|(id, _)| data.subject(id).is_some()), "{action:?}");
            assert!(state.roving.iter().all(|id| data.subject(id).is_some()), "{action:?}");
            // What is shown, addressed and kept is never behind the state.
            let opened = state.route != before.route;
            assert_eq!(effects.contains(&shows(&state.route)), opened, "{action:?}");
            assert_eq!(effects.contains(&to(&state.route.fragment())), opened, "{action:?}");
            let kept = saved::save(&data.bank, &state.attempt);
            let changed = kept != saved::save(&data.bank, &before.attempt);
            assert_eq!(effects.contains(&Effect::Keep(kept)), changed, "{action:?}");
            assert!(state.topic == before.topic || effects == [Effect::Topic(state.topic.clone())], "{action:?}");
            for effect in &effects {
                match effect {
                    Effect::Fly(CameraMove::Subject(id)) => assert!(data.subject(id).is_some(), "{action:?}"),
                    Effect::Fly(CameraMove::Frame(_)) => {
                        assert!(state.route.scene(&data).is_some(), "{action:?}");
                    }
                    Effect::Fly(CameraMove::Extent(extent)) => {
                        assert_eq!(state.shown, Shown::Extent(*extent), "{action:?}")
                    }
                    Effect::TakeOver | Effect::SetAside => panic!("only as a page begins: {action:?}"),
                    Effect::Fly(CameraMove::Zoom(_) | CameraMove::Pan(_))
                    | Effect::Resize
                    | Effect::Copy(_)
                    | Effect::Share { .. }
                    | Effect::Print
                    | Effect::Refocus
                    | Effect::Show(_)
                    | Effect::ShowList
                    | Effect::FocusMap
                    | Effect::Address(_)
                    | Effect::ReplaceAddress(_)
                    | Effect::MapAnswer(_)
                    | Effect::Lines(_)
                    | Effect::Topic(_)
                    | Effect::Keep(_)
                    | Effect::RevealTitle
                    | Effect::FocusVerdict
                    | Effect::FocusPanel
                    | Effect::Tell(_) => {}
                }
            }
        }
    }
}

//! Every state is drawn without a browser, and what its buttons do is written as it is read.

use yew::{LocalServerRenderer, Properties, function_component};

use super::*;
use crate::base::random::Random;
use crate::page::reducer::tests::any_action;
use crate::page::route::tests::{data, routes};

/// A page that stands still.
#[derive(Clone, PartialEq, Properties)]
struct StillProps {
    data: &'static PageData,
    state: State,
}

#[function_component]
fn Still(props: &StillProps) -> Html {
    let StillProps { data, state } = props;
    let (ports, map, excerpts) = (Ports::silent(), WrittenMap::default(), Excerpts::new());
    draw(&RenderContext { data, state, ports: &ports, map: &map, excerpts: &excerpts })
}

/// The page in a state, as HTML.
fn html(data: &'static PageData, state: &State) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let props = StillProps { data, state: state.clone() };
    let renderer = LocalServerRenderer::<Still>::with_props(props).hydratable(false);
    tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
}

/// The values of an attribute.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.strip_prefix("=\"")?.split('"').next()).collect()
}

#[test]
fn what_a_button_or_a_field_does_is_written_as_it_is_read_in_every_state() {
    let data: &'static PageData = Box::leak(Box::new(data()));
    let fragments: Vec<String> = routes(data).iter().map(|route| format!("#{}", route.fragment())).collect();
    let mut random = Random::new(41);
    let mut seen = std::collections::BTreeSet::new();
    let mut states = Vec::new();
    for query in ["", "?change=yes", "?change=yes&feedback=at-end"] {
        let (fragment, query) = ("#quiz".to_owned(), query.to_owned());
        let mut state = State::new(data);
        state.step(data, Action::Began { fragment, query, kept: None, keeps: true, chance: 7 }, 0);
        for _ in 0..2_000 {
            let action = any_action(&mut random, data, &state, &fragments);
            state.step(data, action, 0);
            states.extend((random.below(8) == 0).then(|| state.clone()));
        }
    }
    for state in &states {
        let page = html(data, state);
        for text in values(&page, " data-do") {
            // What stands in the field beside it belongs to the code.
            let written = Action::parse(text).and_then(|action| action.written());
            assert_eq!(written.as_deref().map(str::trim_end), Some(text), "a button does {text:?}");
            seen.insert(text.split(' ').next().unwrap_or_default().to_owned());
        }
        for text in values(&page, " data-edit") {
            // A menu and a field go on with what was chosen or written there.
            let whole = if text.starts_with("set ") && text.matches(' ').count() == 1 {
                format!("{text} 5")
            } else {
                text.to_owned()
            };
            let written = Action::parse(&whole).and_then(|action| action.written());
            assert_eq!(written, Some(whole), "a field does {text:?}");
            seen.insert(text.split(' ').next().unwrap_or_default().to_owned());
        }
    }
    let all = [
        "before", "begin", "check", "choose", "code", "copy", "enlarge", "extent", "move", "next", "pan", "reopen",
        "set", "start", "topic", "zoom",
    ];
    assert!(all.iter().all(|kind| seen.contains(*kind)), "only {seen:?} were drawn");
}

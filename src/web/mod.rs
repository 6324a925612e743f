//! The browser's side, and the only folder that names its interfaces: it reads what the page
//! carries, lets yew take the pre-rendered page over, listens to input, and performs the side
//! effects of a state.

mod after_paint;
#[cfg(any(feature = "collect-web", feature = "export-web", feature = "handout-web", feature = "results-web"))]
pub mod class;
mod context;
mod dom;
mod focus;
mod gestures;
mod input;
mod intl;
mod keyboard;
mod listener;
mod live_map;
mod pins;
mod pointer;
mod share;
mod storage;
mod type_ahead;

use std::cell::OnceCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::{Callback, Html};

use self::context::BrowserContext;
use self::focus::FocusMemory;
use self::live_map::LiveMap;
use self::storage::StorageSlot;
use crate::base::wire;
use crate::lang::catalogue::Count;
use crate::page::action::Action;
use crate::page::data::{ItemAt, MapScene, PageData};
use crate::page::effect::{self, Effect};
use crate::page::route::{Open, Route};
use crate::story::id::{ChoiceId, FactId, SubjectId, TopicId};
use crate::ui::app::{App, AppProps};
use crate::ui::ports::{Excerpts, Ports, WrittenMap};

// Of the page's scripts (`publish/script/frame.js`, `program.js`).
#[wasm_bindgen]
extern "C" {
    /// Puts what is drawn in place of the written page; gives a selector of the twin of what had the focus.
    #[wasm_bindgen(js_name = datelineSwap)]
    fn swap(fresh: &Element) -> String;
    /// The page works: says so, and gives a reader who came for a part of it the focus there.
    #[wasm_bindgen(js_name = datelineLive)]
    fn live();
    /// Shows a part of the page and no other, by its id, a fact in it, and a subject's shapes on the map.
    #[wasm_bindgen(js_name = datelineShow)]
    fn show_part(part: &str, fact: &str, subject: &str);
    /// Says of the whole page whether the map covers it: a style that had to look for that would be asked at
    /// every change of the page.
    #[wasm_bindgen(js_name = datelineCover)]
    fn cover();
    /// Lights shapes on the map, and hatches some, by the ids of their subjects with spaces between.
    #[wasm_bindgen(js_name = datelineLight)]
    fn light(lit: &str, hatched: &str);
    /// Shows on the shapes of places what became of these, a line each.
    #[wasm_bindgen(js_name = datelineChoices)]
    fn choices(rows: &str);
    #[wasm_bindgen(catch, js_name = dateline)]
    fn tell(event: &str) -> Result<(), JsValue>;
}

/// What lives as long as the page: the listeners listen while they are held.
type Running = (Rc<BrowserContext>, Vec<EventListener>);

/// Takes over the page: draws it beside the one that was written, and puts it in
/// that one's place within the same turn, so that nothing is seen of it. Unlike a
/// hydration this does not care what a translator or a network has made of the
/// written page, and it takes 11 KB less. Where something that it needs is not
/// there, it throws, and the page's start script leaves the page as it was written.
pub fn start() {
    let fresh = dom::document().and_then(|document| document.create_element("div").ok());
    let (Some(_), Some(data), Some(fresh)) = (dom::by_id("app"), read_data(), fresh) else {
        wasm_bindgen::throw_str("the page lacks what the program needs")
    };
    fresh.set_id("app");
    let running: Rc<OnceCell<Running>> = Rc::default();
    let drawn = {
        let (running, fresh) = (running.clone(), fresh.clone());
        Callback::from(move |dispatch: Callback<Action>| {
            let focused = swap(&fresh);
            begin(data, &running, dispatch);
            dom::focus(&focused, false);
        })
    };
    let effects = Callback::from(move |effects: Vec<Effect>| {
        if let Some((host, _)) = running.get() {
            if effect::show_anew(&effects) {
                after_paint::shown_anew();
            }
            effects.into_iter().for_each(|effect| perform(host, effect));
        }
    });
    let ports = Ports {
        drawn,
        effects,
        excerpts,
        clock: dom::seconds,
        list: intl::list,
        number: intl::tenths,
        plural: intl::category,
    };
    // The page is seen while it is drawn anew, and so gives none of its parts away.
    let map = WrittenMap { basemap: html(dom::copy("map_base", true)), names: html(dom::copy("map_names", true)) };
    yew::Renderer::<App>::with_root_and_props(fresh, AppProps { data, ports, map }).render();
}

/// What the page carries, for as long as the page lives.
fn read_data() -> Option<&'static PageData> {
    Some(Box::leak(Box::new(wire::read(&dom::by_id("story")?.text_content()?)?)))
}

fn begin(data: &'static PageData, running: &OnceCell<Running>, dispatch: Callback<Action>) {
    let Some(live_map) = LiveMap::new(data, &dispatch) else { return };
    let slot = StorageSlot::new(&data.bank.story);
    let host = Rc::new(BrowserContext { data, dispatch, live_map, slot, focus: FocusMemory::default() });
    let mut listeners = gestures::all(&host.live_map);
    listeners.extend(input::all(&host));
    listeners.extend(host.slot.listen(&host.dispatch));
    if running.set((host.clone(), listeners)).is_err() {
        return;
    }
    host.live_map.begin();
    if dom::is("card") {
        host.dispatch.emit(Action::Carded);
    }
    let fragment = dom::fragment();
    let (kept, keeps) = (host.slot.news().or_else(|| host.slot.old()), host.slot.is_there());
    host.dispatch.emit(Action::Began { fragment, query: dom::query(), kept, keeps, chance: dom::chance() });
}

fn perform(host: &BrowserContext, effect: Effect) {
    match effect {
        Effect::Show(route) => {
            show(&route);
            host.live_map.settle();
            show_scene(host.data, route.scene(host.data));
            let id = |at: &ItemAt| host.data.item(*at).map(|item| ["pin_", item.id.as_str()].concat());
            let lines = route.lines(host.data).iter().filter_map(|(from, to)| id(from).zip(id(to)));
            host.live_map.join(lines.collect());
        }
        Effect::ShowList => {
            dom::mark("bare", false);
            host.live_map.settle();
        }
        Effect::FocusMap => dom::focus("#map .pin[tabindex='0']", false),
        Effect::TakeOver => live(),
        Effect::MapAnswer(rows) => {
            choices(&rows);
            host.live_map.settle();
        }
        Effect::Lines(lines) => {
            let id = |id: &ChoiceId| ["choice_", id.as_str()].concat();
            host.live_map.join(lines.iter().map(|(from, to)| (id(from), id(to))).collect());
        }
        Effect::Topic(topic) => show_topic(topic.as_ref()),
        Effect::Address(fragment) => dom::set_fragment(&fragment, true),
        Effect::ReplaceAddress(fragment) => dom::set_fragment(&fragment, false),
        Effect::Fly(flight) => host.live_map.fly(&flight),
        Effect::Resize => {
            cover();
            host.live_map.resized();
        }
        Effect::Keep(text) => {
            host.slot.save(text).into_iter().for_each(|action| host.dispatch.emit(action));
        }
        Effect::Copy(text) => share::copy(text, &host.dispatch),
        Effect::Share { tenths, of, squares } => {
            let (title, n, all) = (share::title(), intl::tenths(tenths), intl::tenths(of * 10));
            let places = [("title", title.as_str()), ("n", n.as_str()), ("of", all.as_str())];
            let text = host.data.catalogue.count(Count::ShareText, intl::category(of), &places);
            share::share(&[&text, "\n", &squares, "\n"].concat(), &host.dispatch);
        }
        Effect::Print => share::print(),
        Effect::Refocus => host.focus.refocus(),
        Effect::SetAside => host.slot.set_aside(),
        Effect::RevealTitle => dom::reveal(OPEN),
        Effect::FocusVerdict => {
            dom::focus(".question .feedback", true);
            dom::reveal(".question .feedback");
        }
        Effect::FocusPanel => focus_panel(),
        // A page without the script that tells it has no host.
        Effect::Tell(event) => drop(tell(&event.json())),
    }
}

/// Shows what is open and nothing else, as the [route](Route::open) says it.
fn show(route: &Route) {
    let Open { part, fact, subject, is_quiz } = route.open();
    show_part(&part, fact.map_or("", FactId::as_str), subject.map_or("", SubjectId::as_str));
    dom::mark("asking", is_quiz);
    // Nothing is open but the map, where what is open lies in a sheet.
    dom::mark("bare", *route == Route::Explore);
}

/// Shows a scene on the map, or all of it alike; the pins are drawn so.
fn show_scene(data: &PageData, scene: Option<&MapScene>) {
    dom::mark("scene", scene.is_some());
    let ids = |items: &[ItemAt]| {
        items
            .iter()
            .filter_map(|at| data.item(*at))
            .fold(String::new(), |ids, item| [&ids, " ", item.id.as_str()].concat())
    };
    let (lit, hatched) = scene.map(|scene| (ids(&scene.lit), ids(&scene.hatched))).unwrap_or_default();
    light(&lit, &hatched);
}

/// Lets the page's style show where people stand on a topic.
fn show_topic(topic: Option<&TopicId>) {
    if let Some(root) = dom::root() {
        let _ = root.set_attribute("data-topic", topic.map_or("", TopicId::as_str));
    }
}

/// Adds the excerpts of ids that are not among them yet: a copy that replaced the one before would
/// take the focus with it.
fn excerpts(all: &mut Excerpts, ids: Vec<String>) {
    for id in ids {
        if !all.iter().any(|(of, _)| *of == id) {
            let copy = html(dom::copy(&id, false));
            all.push((id, copy));
        }
    }
}

/// A copy as what yew draws.
fn html(copy: Option<Element>) -> Html {
    copy.map_or_else(Html::default, |copy| Html::VRef(copy.into()))
}

/// Puts the focus on the panel's heading, and brings it into view where the
/// page is the reader's own; a host page is never scrolled.
fn focus_panel() {
    dom::focus(".open .title", true);
    dom::reveal(OPEN);
    // Of a card that is opened for a fact, that.
    dom::reveal(".fact.open");
}

/// The part that is open: the head of a card stays in sight, wherever the card itself is.
const OPEN: &str = ":is(.part, .panel).open";

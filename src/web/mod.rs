//! The browser's side, and the only folder that names its interfaces: it reads what the page
//! carries, lets yew take the pre-rendered page over, listens to input, and performs the side
//! effects of a state.

mod after_paint;
mod context;
mod dom;
mod drag;
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
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{Callback, Html};

use self::context::BrowserContext;
use self::focus::FocusMemory;
use self::live_map::LiveMap;
use self::storage::StorageSlot;
use crate::base::wire;
use crate::lang::catalogue::Count;
use crate::page::action::Action;
use crate::page::data::PageData;
use crate::page::effect::{self, Effect, PagePart};
use crate::page::route::Route;
use crate::story::id::TopicId;
use crate::ui::app::{App, AppProps};
use crate::ui::ports::{Excerpts, Ports, WrittenMap};

// Of the page's scripts (`publish/script/frame.js`).
#[wasm_bindgen]
extern "C" {
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
    let (Some(written), Some(data), Some(fresh)) = (dom::by_id("app"), read_data(), fresh) else {
        wasm_bindgen::throw_str("the page lacks what the program needs")
    };
    fresh.set_id("app");
    let running: Rc<OnceCell<Running>> = Rc::default();
    let drawn = {
        let (running, fresh) = (running.clone(), fresh.clone());
        Callback::from(move |dispatch: Callback<Action>| {
            let focused = focused_in(&written);
            let _ = written.replace_with_with_node_1(&fresh);
            begin(data, &running, dispatch);
            focus_again(&fresh, focused.as_deref());
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
    let map = WrittenMap {
        basemap: html(copy("map_base")),
        names: html(copy("map_names")),
        credit: html(copy("map_credit")),
    };
    yew::Renderer::<App>::with_root_and_props(fresh, AppProps { data, ports, map }).render();
}

/// What has the focus in the written page, as a selector that finds its twin.
fn focused_in(written: &Element) -> Option<String> {
    let focused = dom::document()?.active_element().filter(|focused| written.contains(Some(focused)))?;
    let id = focused.id();
    Some(if id.is_empty() { ["[href='", &focused.get_attribute("href")?, "']"].concat() } else { ["#", &id].concat() })
}

/// Gives the focus to the twin of what had it.
fn focus_again(fresh: &Element, selector: Option<&str>) {
    let twin = selector.and_then(|selector| fresh.query_selector(selector).ok().flatten());
    if let Some(twin) = twin {
        let _ = twin.unchecked_into::<HtmlElement>().focus();
    }
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
    listeners.extend(drag::all(&host.dispatch));
    listeners.extend(host.slot.listen(&host.dispatch));
    if running.set((host.clone(), listeners)).is_err() {
        return;
    }
    let fragment = dom::fragment();
    let (kept, keeps) = (host.slot.news().or_else(|| host.slot.old()), host.slot.is_there());
    host.dispatch.emit(Action::Began { fragment, query: dom::query(), kept, keeps, chance: dom::chance() });
}

fn perform(host: &BrowserContext, effect: Effect) {
    match effect {
        Effect::Show(route) => show(&route),
        Effect::TakeOver => take_over(),
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
        Effect::Share { tenths, of } => {
            let (n, all) = (intl::tenths(tenths), intl::tenths(of * 10));
            let places = [("n", n.as_str()), ("of", all.as_str())];
            let text = host.data.catalogue.count(Count::ShareText, intl::category(of), &places);
            share::share(&text, &host.dispatch);
        }
        Effect::Print => share::print(),
        Effect::Refocus => host.focus.refocus(),
        Effect::SetAside => host.slot.set_aside(),
        Effect::Reveal(PagePart::Title) => reveal(".open .title"),
        Effect::Reveal(PagePart::Feedback) => reveal(".feedback"),
        Effect::FocusPanel => focus_panel(),
        // A page without the script that tells it has no host.
        Effect::Tell(event) => drop(tell(&event.json())),
    }
}

fn take_over() {
    if let Some(root) = dom::root() {
        // Its absence from here on would be noticed by none: the page works.
        let _ = root.class_list().add_1("live");
    }
    if let Some(performance) = dom::window().and_then(|window| window.performance()) {
        let _ = performance.mark("dateline:hydrated");
    }
    // The rest of the document is gone, and with it may be the place that was scrolled to.
    reveal(".fact.open");
}

/// Says of the whole page whether the map covers it: a style that had to look for that
/// would be asked at every change of the page.
fn cover() {
    if let (Some(root), Some(map)) = (dom::root(), dom::by_id("map")) {
        let _ = root.class_list().toggle_with_force("covered", map.class_list().contains("large"));
    }
}

/// Shows what is open and nothing else, as the [route](Route::open) says it.
fn show(route: &Route) {
    for open in dom::all(".open, .base .selected") {
        let _ = open.class_list().remove_2("open", "selected");
    }
    let open = route.open();
    for shape in open.subject.iter().flat_map(|id| dom::all(&[".base [data-subject=", id.as_str(), "]"].concat())) {
        let _ = shape.class_list().add_1("selected");
    }
    let fact = open.fact.and_then(|id| dom::by_id(id.as_str()));
    for part in dom::by_id(&open.part).into_iter().chain(fact) {
        let _ = part.class_list().add_1("open");
    }
    if let Some(root) = dom::root() {
        let _ = root.class_list().toggle_with_force("asking", open.is_quiz);
    }
}

/// Lets the page's style show where people stand on a topic.
fn show_topic(topic: Option<&TopicId>) {
    if let Some(root) = dom::root() {
        let _ = root.set_attribute("data-topic", topic.map_or("", TopicId::as_str));
    }
}

/// A copy of a part of the page, by its id.
fn copy(id: &str) -> Option<Element> {
    Some(dom::by_id(id)?.clone_node_with_deep(true).ok()?.unchecked_into())
}

/// Adds the excerpts of ids that are not among them yet: a copy that replaced the one before would
/// take the focus with it.
fn excerpts(all: &mut Excerpts, ids: Vec<String>) {
    for id in ids {
        if !all.iter().any(|(of, _)| *of == id) {
            let copy = nameless(copy(&id));
            all.push((id, copy));
        }
    }
}

/// A copy as what yew draws.
fn html(copy: Option<Element>) -> Html {
    copy.map_or_else(Html::default, |copy| Html::VRef(copy.into()))
}

/// The copy without all ids: they stand once in the page.
fn nameless(copy: Option<Element>) -> Html {
    for part in copy.iter().filter_map(|copy| copy.query_selector_all("[id]").ok()) {
        let parts = (0..part.length()).filter_map(|at| Some(part.get(at)?.unchecked_into::<Element>()));
        parts.for_each(|part| drop(part.remove_attribute("id")));
    }
    copy.iter().for_each(|copy| drop(copy.remove_attribute("id")));
    html(copy)
}

/// Puts the focus on the panel's heading, and brings it into view where the
/// page is the reader's own; a host page is never scrolled.
fn focus_panel() {
    let heading = dom::document().and_then(|document| document.query_selector(".open .title").ok().flatten());
    let Some(heading) = heading.map(JsCast::unchecked_into::<HtmlElement>) else { return };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = heading.focus_with_options(&options);
    reveal(".open .title");
}

/// How much of the window's height, from above, is where a reader looks.
const IN_SIGHT: f64 = 0.6;

/// Brings something into sight where it is not. A host page is never scrolled.
fn reveal(selector: &str) {
    let element = dom::document().and_then(|document| document.query_selector(selector).ok().flatten());
    let height = dom::window().and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
    let (Some(element), Some(height)) = (element, height) else { return };
    let top = element.get_bounding_client_rect().top();
    if !dom::is_framed() && (top < 0.0 || top > height * IN_SIGHT) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

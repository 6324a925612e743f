//! The browser's side, and the only folder that names its interfaces: it reads
//! what the page carries, lets yew take over, listens, and does what follows
//! from a state.

mod dom;
mod keep;
mod listen;
mod stage;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlSelectElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{Callback, Event, TargetCast};

use self::stage::Stage;
use crate::site::boot::Boot;
use crate::site::state::{Action, Effect};
use crate::ui::app::{App, AppProps};
use crate::ui::ports::Ports;

/// What the browser's side holds on to.
struct Host {
    boot: Rc<Boot>,
    dispatch: Callback<Action>,
    stage: Rc<Stage>,
    listeners: RefCell<Vec<gloo::events::EventListener>>,
}

/// Takes over the page. Where something that it needs is not there, nothing is
/// done, and the page stays as it was written.
pub fn start() {
    let Some(root) = dom::by_id("app") else { return };
    let Some(boot) = read_boot() else { return };
    let boot = Rc::new(boot);
    let host: Rc<OnceCell<Host>> = Rc::default();
    let drawn = {
        let (boot, host) = (boot.clone(), host.clone());
        Callback::from(move |dispatch: Callback<Action>| begin(&boot, &host, dispatch))
    };
    let effects = Callback::from(move |effects: Vec<Effect>| {
        if let Some(host) = host.get() {
            effects.into_iter().for_each(|effect| perform(host, effect));
        }
    });
    let ports = Ports { drawn, effects, selected: Callback::from(selected) };
    // The page's boot script sets this where the written page was not what it
    // was when it was built, and has emptied the root.
    let afresh = root.has_attribute("data-afresh");
    let renderer = yew::Renderer::<App>::with_root_and_props(root, AppProps { boot, ports });
    if afresh {
        renderer.render();
    } else {
        renderer.hydrate();
    }
}

fn read_boot() -> Option<Boot> {
    let text = dom::by_id("story")?.text_content()?;
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(&text).ok()?).ok()
}

fn begin(boot: &Rc<Boot>, host: &Rc<OnceCell<Host>>, dispatch: Callback<Action>) {
    let Some(stage) = Stage::new(boot, &dispatch) else { return };
    let listeners = RefCell::new(listen::all(&dispatch, &stage));
    if host.set(Host { boot: boot.clone(), dispatch, stage, listeners }).is_err() {
        return;
    }
    if let Some(host) = host.get() {
        let fragment = dom::fragment();
        let kept = keep::load(&host.boot.story.id);
        host.dispatch.emit(Action::Began { fragment, kept });
    }
}

fn perform(host: &Host, effect: Effect) {
    match effect {
        Effect::TakeOver => take_over(host),
        Effect::Address(fragment) => dom::set_fragment(&fragment),
        Effect::Fly(flight) => host.stage.fly(&flight),
        Effect::Keep(text) => keep::save(&host.boot.story.id, &text),
        Effect::SetAside => keep::set_aside(&host.boot.story.id),
        Effect::FocusPanel => focus_panel(),
    }
}

fn take_over(host: &Host) {
    host.listeners.borrow_mut().shrink_to_fit();
    if let Some(root) = dom::document().and_then(|document| document.document_element()) {
        // Its absence from here on would be noticed by none: the page works.
        let _ = root.class_list().add_1("live");
    }
    if let Some(performance) = dom::window().and_then(|window| window.performance()) {
        let _ = performance.mark("dateline:hydrated");
    }
}

/// Puts the focus on the panel's heading, and brings it into view where the
/// page is the reader's own; a host page is never scrolled.
fn focus_panel() {
    let heading = dom::document().and_then(|document| document.query_selector("#panel .title").ok().flatten());
    let Some(heading) = heading else { return };
    if let Some(element) = heading.dyn_ref::<web_sys::HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    if !dom::is_framed() {
        scroll_to(&heading);
    }
}

fn scroll_to(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn selected(event: Event) -> Option<usize> {
    let select = event.target_dyn_into::<HtmlSelectElement>()?;
    usize::try_from(select.selected_index()).ok()
}

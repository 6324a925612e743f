//! The classroom's side of the browser, of four programs: what is handed out and in, what is
//! taken in, the results, and the menu of exports. What
//! a reader does comes as text from the page's script (`publish/script/room.js`, `class.js`, `hand.js`, `export.js`).

#[cfg(feature = "collect-web")]
pub mod collect;
#[cfg(feature = "export-web")]
pub mod exporter;
#[cfg(feature = "handout-web")]
pub mod handout;
#[cfg(any(feature = "collect-web", feature = "handout-web", feature = "results-web"))]
mod part;
#[cfg(feature = "results-web")]
pub mod results;

use std::cell::RefCell;
use std::thread::LocalKey;

use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

use crate::base::wire;
use crate::class::data::ClassData;
use crate::ui::class::root::{ClassPart, PartProps, PartRoot};
use crate::web::{dom, intl};

#[wasm_bindgen]
extern "C" {
    /// Saves a file: its name, what it is, its bytes.
    #[wasm_bindgen(js_name = datelineSave)]
    fn save(name: &str, kind: &str, bytes: &[u8]);
}

/// The way to a part of the page.
struct Way<A: 'static> {
    /// Once it is drawn.
    dispatch: RefCell<Option<Callback<A>>>,
    /// What was done before that.
    early: RefCell<Vec<A>>,
}

impl<A> Way<A> {
    const fn new() -> Self {
        Self { dispatch: RefCell::new(None), early: RefCell::new(Vec::new()) }
    }

    fn emit(&self, action: A) {
        let dispatch = self.dispatch.borrow().clone();
        match dispatch {
            Some(dispatch) => dispatch.emit(action),
            None => self.early.borrow_mut().push(action),
        }
    }

    fn open(&self, dispatch: &Callback<A>) {
        self.dispatch.replace(Some(dispatch.clone()));
        self.early.take().into_iter().for_each(|action| dispatch.emit(action));
    }
}

/// What the page carries, for as long as it stands.
#[cfg(any(feature = "collect-web", feature = "handout-web", feature = "results-web"))]
fn carried() -> &'static ClassData {
    Box::leak(Box::new(read()))
}

/// What the page carries.
fn read() -> ClassData {
    let data = dom::by_id("class_data").and_then(|data| wire::read::<ClassData>(&data.text_content()?));
    data.unwrap_or_else(|| wasm_bindgen::throw_str("the page lacks what the program needs"))
}

/// Draws a part in the element with an id; what is done in it comes that way, and what follows is performed.
fn draw<P: ClassPart>(
    (data, part): (&'static ClassData, P),
    id: &str,
    way: &'static LocalKey<Way<P::Action>>,
    perform: impl Fn(P::Effect) + 'static,
) {
    let Some(root) = dom::by_id(id) else { return };
    let drawn = Callback::from(|dispatch: Callback<P::Action>| way.with(|way| way.open(&dispatch)));
    let effects = Callback::from(move |effects: Vec<P::Effect>| effects.into_iter().for_each(&perform));
    let props = PartProps { data, part, number: intl::tenths, drawn, effects };
    yew::Renderer::<PartRoot<P>>::with_root_and_props(root, props).render();
}

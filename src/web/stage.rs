//! The stage: moves the map's shapes, names and pins as the camera moves,
//! without drawing any of them anew.
//!
//! In a flight the shapes are stretched as a picture, and only transforms
//! change. At its end they are drawn at their new size, pins are pushed apart
//! anew, and names are placed. At home nothing is set at all: the page's own
//! style stands there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, SvgElement};
use yew::Callback;

use super::dom;

use crate::base::id::SubjectId;
use crate::base::number::decimal;
use crate::lang::catalogue::Direction;
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::flight::{self, Flight};
use crate::map::layout::{Layout, Side};
use crate::map::spot::Spot;
use crate::site::boot::{Boot, Subject};
use crate::site::scene;
use crate::site::state::{self, Action, Zoom};
use crate::story::model::View;

/// How much nearer a step of zoom comes.
const ZOOM_STEP: f64 = 1.6;

/// The map as it is drawn.
pub struct Stage {
    boot: &'static Boot,
    dispatch: Callback<Action>,
    frame: Element,
    base: SvgElement,
    names: Vec<SvgElement>,
    /// The pins of the map itself, each with where it belongs, in map units.
    pins: Vec<(HtmlElement, Spot)>,
    /// Where the camera is now.
    camera: Cell<Camera>,
    /// The camera that the shapes are drawn for.
    drawn: Cell<Camera>,
    /// Where the pins stand now, from where they belong.
    offsets: RefCell<Vec<Spot>>,
    flight: RefCell<Option<Rc<Run>>>,
    next_frame: RefCell<Option<AnimationFrame>>,
}

/// A flight on its way.
struct Run {
    path: Flight,
    started: Cell<Option<f64>>,
    from: Vec<Spot>,
    to: Layout,
    /// Whether the map shows what no button names, once it has arrived.
    elsewhere: bool,
}

impl Stage {
    /// The stage over the drawn page; none where a part of it is missing.
    pub fn new(boot: &'static Boot, dispatch: &Callback<Action>) -> Option<Rc<Self>> {
        let pin = |subject: &Subject| Some((by_id(&format!("pin_{}", subject.id))?, subject.at));
        let pins = scene::standing(boot).into_iter().map(pin).collect::<Option<_>>()?;
        let names = boot.map.labels.iter().map(|label| by_id(&format!("n_{}", label.key))).collect::<Option<_>>()?;
        let home = Camera::home(&boot.map.home);
        Some(Rc::new(Self {
            boot,
            dispatch: dispatch.clone(),
            frame: dom::by_id("map_box")?,
            base: by_id("map_base")?,
            names,
            pins,
            camera: Cell::new(home),
            drawn: Cell::new(home),
            offsets: RefCell::default(),
            flight: RefCell::default(),
            next_frame: RefCell::default(),
        }))
    }

    /// The direction in which the page is read.
    pub fn direction(&self) -> Direction {
        self.boot.catalogue.direction
    }

    /// The subject of a pin or a shape.
    pub fn subject(&self, element: &Element) -> Option<SubjectId> {
        Some(self.boot.named(&element.get_attribute("data-subject")?)?.id.clone())
    }

    /// Every pin, those of the insets too, in the order of the document.
    pub fn all_pins(&self) -> Vec<HtmlElement> {
        dom::all("#map .pin").into_iter().map(JsCast::unchecked_into).collect()
    }

    fn lens(&self) -> Lens {
        let rect = self.frame.get_bounding_client_rect();
        Lens { home: self.boot.map.home, viewport: Viewport { width: rect.width(), height: rect.height() } }
    }

    /// Goes somewhere.
    pub fn fly(self: &Rc<Self>, flight: &state::Flight) {
        let lens = self.lens();
        let (to, elsewhere) = match flight {
            state::Flight::View(View::Europe) => (Some(Camera::home(&self.boot.map.home)), false),
            state::Flight::View(View::Ukraine) => (Some(lens.fit(&self.boot.map.ukraine)), false),
            state::Flight::Zoom(zoom) => {
                let factor = match zoom {
                    Zoom::In => ZOOM_STEP,
                    Zoom::Out => 1.0 / ZOOM_STEP,
                };
                (Some(lens.zoomed(&self.goal(), factor, lens.middle())), true)
            }
            state::Flight::Subject(id) => {
                let subject = self.boot.subject(id);
                (subject.and_then(|subject| scene::destination(self.boot, &lens, &self.goal(), subject)), true)
            }
        };
        if let Some(to) = to {
            self.fly_to(&lens, to, elsewhere);
        }
    }

    /// Brings a subject into view, for the focus.
    pub fn reveal(self: &Rc<Self>, id: &SubjectId) {
        let lens = self.lens();
        let Some(subject) = self.boot.subject(id).filter(|subject| subject.inset.is_none()) else { return };
        let Spot { x, y } = lens.project(&self.goal(), subject.at);
        let in_view = x >= 0.0 && y >= 0.0 && x <= lens.viewport.width && y <= lens.viewport.height;
        if !in_view {
            let camera = self.goal();
            self.fly_to(&lens, lens.bounded(&Camera { x: subject.at.x, y: subject.at.y, k: camera.k }), true);
        }
    }

    /// Where the camera is, or where it is on its way to.
    fn goal(&self) -> Camera {
        self.flight.borrow().as_ref().map_or(self.camera.get(), |run| run.path.at(1.0))
    }

    fn fly_to(self: &Rc<Self>, lens: &Lens, to: Camera, elsewhere: bool) {
        let from = self.camera.get();
        if from == to && self.flight.borrow().is_none() {
            return;
        }
        let layout = scene::picture(self.boot, lens, &to);
        if dom::wants_stillness() {
            self.stop();
            self.land(lens, to, &layout);
        } else {
            let mut offsets = self.offsets.borrow_mut();
            if offsets.is_empty() {
                let now = scene::picture(self.boot, lens, &from);
                *offsets = now.pins.iter().map(|place| place.offset).collect();
            }
            let path = Flight::new(from, to, lens.viewport.width / lens.scale());
            let run = Run { path, started: Cell::new(None), from: offsets.clone(), to: layout, elsewhere };
            drop(offsets);
            self.flight.replace(Some(Rc::new(run)));
            let _ = self.frame.set_attribute("data-flying", "");
            self.ask_for_frame();
            return;
        }
        self.arrived(elsewhere);
    }

    fn stop(&self) {
        self.flight.replace(None);
        self.next_frame.replace(None);
    }

    fn ask_for_frame(self: &Rc<Self>) {
        let stage = self.clone();
        self.next_frame.replace(Some(request_animation_frame(move |now| stage.tick(now))));
    }

    fn tick(self: &Rc<Self>, now: f64) {
        let Some(run) = self.flight.borrow().clone() else { return };
        let started = run.started.get().unwrap_or(now);
        run.started.set(Some(started));
        let share = (now - started) / run.path.duration();
        let lens = self.lens();
        if share >= 1.0 {
            self.stop();
            self.land(&lens, run.path.at(1.0), &run.to);
            self.arrived(run.elsewhere);
            return;
        }
        let eased = flight::ease(share);
        let between = run.from.iter().zip(&run.to.pins).map(|(from, to)| Spot {
            x: from.x + (to.offset.x - from.x) * eased,
            y: from.y + (to.offset.y - from.y) * eased,
        });
        self.offsets.replace(between.collect());
        self.camera.set(run.path.at(eased));
        self.draw(&lens);
        self.ask_for_frame();
    }

    fn arrived(&self, elsewhere: bool) {
        if elsewhere {
            self.dispatch.emit(Action::CameraMoved);
        }
    }

    /// Draws the camera where it is, by transforms alone.
    fn draw(&self, lens: &Lens) {
        let (camera, drawn) = (self.camera.get(), self.drawn.get());
        let px = lens.scale() * camera.k;
        let (x, y) = ((drawn.x - camera.x) * px, (drawn.y - camera.y) * px);
        set(&self.base.style(), "transform", &format!("{} scale({})", shift(x, y), fine(camera.k / drawn.k)));
        let home = Camera::home(&self.boot.map.home);
        let offsets = self.offsets.borrow();
        for ((pin, at), offset) in self.pins.iter().zip(offsets.iter()) {
            let (place, at_home) = (lens.project(&camera, *at), lens.project(&home, *at));
            let (x, y) = (place.x - at_home.x + offset.x, place.y - at_home.y + offset.y);
            set(&pin.style(), "transform", &format!("translate(-50%,-50%) {}", shift(x, y)));
        }
    }

    /// Draws the camera where it has come to, with everything in its place.
    fn land(&self, lens: &Lens, camera: Camera, layout: &Layout) {
        self.camera.set(camera);
        self.drawn.set(camera);
        self.offsets.replace(layout.pins.iter().map(|place| place.offset).collect());
        clear(&self.base.style(), &["transform"]);
        let (width, height) =
            (lens.viewport.width / lens.scale() / camera.k, lens.viewport.height / lens.scale() / camera.k);
        let (x, y) = (camera.x - width / 2.0, camera.y - height / 2.0);
        let _ = self.base.set_attribute("viewBox", &[x, y, width, height].map(decimal).join(" "));
        if camera.is_home(&self.boot.map.home) {
            self.offsets.replace(Vec::new());
            self.pins
                .iter()
                .for_each(|(pin, _)| clear(&pin.style(), &["transform", "--dx", "--dy", "--sx", "--sy", "--show"]));
            self.names.iter().for_each(|name| clear(&name.style(), &["transform", "display"]));
        } else {
            self.draw(lens);
            self.place(lens, layout);
        }
        let _ = self.frame.remove_attribute("data-flying");
    }

    /// Places texts, and the lines from pins to where they belong.
    fn place(&self, lens: &Lens, layout: &Layout) {
        for ((pin, _), place) in self.pins.iter().zip(&layout.pins) {
            let style = pin.style();
            set(&style, "--dx", &(decimal(place.offset.x) + "px"));
            set(&style, "--dy", &(decimal(place.offset.y) + "px"));
            let side = place.side.unwrap_or(Side { x: 1.0, y: 0.0 });
            set(&style, "--sx", &decimal(side.x));
            set(&style, "--sy", &decimal(side.y));
            set(&style, "--show", if place.side.is_some() { "visible" } else { "hidden" });
        }
        let home = Camera::home(&self.boot.map.home);
        for ((name, label), shown) in self.names.iter().zip(&self.boot.map.labels).zip(&layout.names) {
            let style = name.style();
            if *shown {
                let (place, at_home) = (lens.project(&self.camera.get(), label.at), lens.project(&home, label.at));
                let (x, y) = (place.x - at_home.x, place.y - at_home.y);
                set(&style, "transform", &shift(x, y));
                set(&style, "display", "inline");
            } else {
                set(&style, "display", "none");
            }
        }
    }

    /// The map's box has another size.
    pub fn resized(self: &Rc<Self>) {
        let lens = self.lens();
        let camera = lens.bounded(&self.goal());
        self.stop();
        let layout = scene::picture(self.boot, &lens, &camera);
        self.land(&lens, camera, &layout);
    }
}

/// An element of the page by its id.
fn by_id<T: JsCast>(id: &str) -> Option<T> {
    dom::by_id(id).map(JsCast::unchecked_into)
}

/// A move, as the value of a `transform`.
fn shift(x: f64, y: f64) -> String {
    format!("translate({}px,{}px)", decimal(x), decimal(y))
}

/// A number to four places: a stretch of a thousand px shows a hundredth.
fn fine(value: f64) -> String {
    format!("calc({} / 100)", decimal(value * 100.0))
}

// A style that cannot be set leaves the picture as it was; there is nobody to tell.
fn set(style: &CssStyleDeclaration, property: &str, value: &str) {
    let _ = style.set_property(property, value);
}

fn clear(style: &CssStyleDeclaration, properties: &[&str]) {
    for property in properties {
        let _ = style.remove_property(property);
    }
}

//! The live map: moves the map's shapes, names and pins as the camera moves,
//! without drawing any of them anew.
//!
//! In a flight and under a reader's hand the shapes are stretched as a picture,
//! and only transforms change; a flight is handed to the browser as a whole, which
//! shows it without asking the page in each frame. Once the camera rests they are drawn at their new
//! size, pins are pushed apart anew, and names are placed. At home nothing is set
//! at all: the page's own style stands there.

use std::cell::{Cell, OnceCell, RefCell};
use std::iter;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Element, HtmlElement, SvgElement};
use yew::Callback;

use super::{dom, intl};
use crate::base::number::decimal;
use crate::lang::catalogue::Direction;
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::flight::{self, Flight};
use crate::map::gesture;
use crate::map::id::ExtentId;
use crate::map::labels::{Layout, PinPlace, Side};
use crate::map::nearest::Heading;
use crate::map::spot::{Spot, whole};
use crate::map::tooltip::{self, Corner};
use crate::page::action::{Action, Zoom};
use crate::page::data::{ExtentAt, PageData};
use crate::page::effect::CameraMove;
use crate::page::notice::Shown;
use crate::page::placement;
use crate::story::id::SubjectId;

/// How much nearer a step of zoom comes.
const ZOOM_STEP: f64 = 1.6;
/// How far a step in a direction goes, in shares of what is seen.
const PAN_STEP: f64 = 0.4;
/// How long a hand rests until the map is drawn anew, in ms.
const REST: f64 = 140.0;
/// How much of the way to where a wheel has turned it the camera goes in a frame.
const GLIDE: f64 = 0.35;
/// How many parts a flight is cut into: within each the browser goes straight on.
const KEYFRAMES: u32 = 10;
/// How near the map's edge something counts as out of extent, in CSS px: a pin is
/// seen whole, and nothing covers it.
const EDGE: f64 = 36.0;

/// The map as it is drawn.
pub struct LiveMap {
    data: &'static PageData,
    dispatch: Callback<Action>,
    frame: Element,
    base: SvgElement,
    sheet: SvgElement,
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
    hold: Cell<Option<Hold>>,
    /// What had the focus last.
    focused: RefCell<Option<HtmlElement>>,
    next_frame: RefCell<Option<AnimationFrame>>,
}

/// A hand that moves the camera.
#[derive(Clone, Copy)]
struct Hold {
    /// Where it has moved the camera.
    to: Camera,
    /// The time of the frame after it last moved, in ms; none before that frame.
    since: Option<f64>,
    /// Whether the camera glides there, and is not there at once.
    glides: bool,
}

/// A flight on its way.
struct Run {
    path: Flight,
    /// Looked at once: in a frame it would have the page laid out before its time.
    lens: Lens,
    from: Vec<Spot>,
    to: Layout,
    /// The time of its first frame, in ms, and what the browser moves; none before.
    begun: OnceCell<(f64, Moves)>,
    /// Whether the frame has passed that shows what the reader did.
    answered: Cell<bool>,
}

impl Run {
    /// Where pins stand at a share of the way, from where they belong.
    fn offsets(&self, share: f64) -> Vec<Spot> {
        let between = |(from, to): (&Spot, &PinPlace)| Spot {
            x: from.x + (to.offset.x - from.x) * share,
            y: from.y + (to.offset.y - from.y) * share,
        };
        self.from.iter().zip(&self.to.pins).map(between).collect()
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.begun.get().iter().for_each(|(_, moves)| moves.cancel());
    }
}

// Of the page's scripts (`publish/script/program.js`).
#[wasm_bindgen]
extern "C" {
    /// Has the browser move the shapes and the pins, in so many ms: a row of their
    /// transforms for each keyframe, an element a line, in the order of the document;
    /// rows end with form feeds.
    #[wasm_bindgen(catch, js_name = datelineFly)]
    fn fly(rows: &str, ms: f64) -> Result<Moves, JsValue>;
    /// What the browser moves by itself.
    type Moves;
    /// All of it is where its own style has it, at once.
    #[wasm_bindgen(method)]
    fn cancel(this: &Moves);
}

impl LiveMap {
    /// The live map over the drawn page; none where a part of it is missing.
    pub fn new(data: &'static PageData, dispatch: &Callback<Action>) -> Option<Rc<Self>> {
        let pin = |(id, at): (&str, Spot)| Some((by_id(&["pin_", id].concat())?, at));
        let pins = placement::pinned(data).map(pin).collect::<Option<_>>()?;
        let names = data.map.labels.iter().map(|label| by_id(&["n_", &label.key].concat())).collect::<Option<_>>()?;
        let home = Camera::home(&data.map.home);
        Some(Rc::new(Self {
            data,
            dispatch: dispatch.clone(),
            frame: dom::by_id("map_box")?,
            base: by_id("map_base")?,
            sheet: by_id("map_names")?,
            names,
            pins,
            camera: Cell::new(home),
            drawn: Cell::new(home),
            offsets: RefCell::default(),
            flight: RefCell::default(),
            hold: Cell::default(),
            focused: RefCell::default(),
            next_frame: RefCell::default(),
        }))
    }

    /// Tells the page of something, at once.
    pub fn tell(&self, action: Action) {
        self.dispatch.emit(action);
    }

    /// The direction in which the page is read.
    pub fn direction(&self) -> Direction {
        self.data.catalogue.direction
    }

    /// The subject of a pin or a shape.
    pub fn subject(&self, element: &Element) -> Option<SubjectId> {
        Some(self.data.named(&element.get_attribute("data-subject")?)?.id.clone())
    }

    /// Every pin, those of the insets too, in the order of the document.
    pub fn all_pins(&self) -> Vec<HtmlElement> {
        dom::all("#map .pin:not([hidden])").into_iter().map(JsCast::unchecked_into).collect()
    }

    fn lens(&self) -> Lens {
        let rect = self.frame.get_bounding_client_rect();
        placement::lens(self.data, Viewport { width: rect.width(), height: rect.height() })
    }

    /// The map's box.
    pub fn frame(&self) -> &Element {
        &self.frame
    }

    /// The corner for the card of a pin.
    pub fn corner(&self, pin: &Element) -> Corner {
        let (pin, frame) = (pin.get_bounding_client_rect(), self.frame.get_bounding_client_rect());
        let at =
            Spot { x: pin.left() + pin.width() / 2.0 - frame.left(), y: pin.top() + pin.height() / 2.0 - frame.top() };
        tooltip::corner(at, &self.lens().viewport)
    }

    /// The pin after one, round and round, whose name begins with a letter.
    pub fn named(&self, letter: &str, after: &SubjectId) -> Option<&'static SubjectId> {
        let all = &self.data.subjects;
        let here = all.iter().position(|subject| subject.id == *after)?;
        let mut others = all.iter().cycle().skip(here + 1).take(all.len());
        others.find(|subject| intl::begins(&subject.short, letter)).map(|subject| &subject.id)
    }

    /// Notes what has the focus.
    pub fn note_focus(&self, element: Option<Element>) {
        self.focused.replace(element.map(JsCast::unchecked_into));
    }

    /// Gives the focus back to what had it, if that was moved and lost it.
    pub fn refocus(&self) {
        let lost = dom::document()
            .and_then(|document| document.active_element())
            .is_none_or(|now| now.matches("body").unwrap_or(false));
        // It is noted anew while it gets the focus.
        let focused = self.focused.borrow().clone();
        if let Some(element) = focused.filter(|_| lost) {
            let _ = element.focus();
        }
    }

    /// Goes somewhere.
    pub fn fly(self: &Rc<Self>, to: &CameraMove) {
        let lens = self.lens();
        let goal = self.goal();
        let to = match to {
            CameraMove::Extent(ExtentAt::HOME) => Some(Camera::home(&self.data.map.home)),
            CameraMove::Extent(extent) => self.data.map.extent(*extent).map(|extent| lens.fit(&extent.frame)),
            CameraMove::Zoom(zoom) => {
                let factor = match zoom {
                    Zoom::In => ZOOM_STEP,
                    Zoom::Out => 1.0 / ZOOM_STEP,
                };
                Some(lens.zoomed(&goal, factor, lens.middle()))
            }
            CameraMove::Pan(heading) => {
                let Viewport { width, height } = lens.viewport;
                let (x, y) = match heading {
                    Heading::Up => (0.0, height),
                    Heading::Down => (0.0, -height),
                    Heading::Left => (width, 0.0),
                    Heading::Right => (-width, 0.0),
                };
                let to = Spot { x: x * PAN_STEP, y: y * PAN_STEP };
                Some(gesture::dragged(&lens, &goal, Spot { x: 0.0, y: 0.0 }, to))
            }
            CameraMove::Subject(id) => {
                self.data.subject(id).and_then(|subject| placement::destination(self.data, &lens, &goal, subject))
            }
        };
        if let Some(to) = to {
            self.fly_to(&lens, to);
        }
    }

    /// Brings a subject into extent, for the focus.
    pub fn reveal(self: &Rc<Self>, id: &SubjectId) {
        let lens = self.lens();
        let Some(subject) = self.data.subject(id).filter(|subject| subject.inset.is_none()) else { return };
        let camera = self.goal();
        let Spot { x, y } = lens.project(&camera, subject.at);
        let Viewport { width, height } = lens.viewport;
        if x < EDGE || y < EDGE || x > width - EDGE || y > height - EDGE {
            self.fly_to(&lens, lens.bounded(&Camera { x: subject.at.x, y: subject.at.y, k: camera.k }));
        }
    }

    /// Where the camera is, or where it is on its way to.
    fn goal(&self) -> Camera {
        let held = self.hold.get().map(|hold| hold.to);
        held.or_else(|| self.flight.borrow().as_ref().map(|run| run.path.at(1.0))).unwrap_or(self.camera.get())
    }

    fn fly_to(self: &Rc<Self>, lens: &Lens, to: Camera) {
        let from = self.camera.get();
        if from == to && self.flight.borrow().is_none() && self.hold.get().is_none() {
            return;
        }
        let layout = placement::picture(self.data, lens, &to);
        self.stop();
        if dom::wants_stillness() {
            self.land(lens, to, &layout);
            return;
        }
        self.unfix(lens);
        let path = Flight::new(from, to, lens.viewport.width / lens.scale());
        let run = Run {
            path,
            lens: *lens,
            from: self.offsets.borrow().clone(),
            to: layout,
            begun: OnceCell::new(),
            answered: Cell::new(false),
        };
        self.flight.replace(Some(Rc::new(run)));
        let _ = self.frame.set_attribute("data-flying", "");
        self.ask_for_frame();
    }

    /// Notes where the pins stand, where the page's own style has put them.
    fn unfix(&self, lens: &Lens) {
        let mut offsets = self.offsets.borrow_mut();
        if offsets.is_empty() {
            let now = placement::picture(self.data, lens, &self.camera.get());
            *offsets = now.pins.iter().map(|place| place.offset).collect();
        }
    }

    fn stop(&self) {
        self.flight.replace(None);
        self.hold.set(None);
        self.next_frame.replace(None);
    }

    /// A hand takes hold of the camera where it is: a flight ends there.
    pub fn seize(self: &Rc<Self>) {
        if self.flight.borrow().is_some() {
            self.hold_at(self.camera.get(), false);
        }
    }

    /// A wheel or a double click zooms about a place of the window; whether that
    /// changes anything.
    pub fn zoom_at(self: &Rc<Self>, place: Spot, factor: f64) -> bool {
        let camera = self.held();
        let can = gesture::can_zoom(&camera, factor);
        if can {
            self.hold_at(self.lens().zoomed(&camera, factor, self.inside(place)), !dom::wants_stillness());
        }
        can
    }

    /// Hands move from some places of the window to others: one drags, two pinch.
    pub fn drag(self: &Rc<Self>, from: &[Spot], to: &[Spot]) {
        let (lens, camera) = (self.lens(), self.held());
        match (from, to) {
            ([from], [to]) => self.hold_at(gesture::dragged(&lens, &camera, *from, *to), false),
            ([a, b], [c, d]) => {
                let (from, to) = ([*a, *b].map(|at| self.inside(at)), [*c, *d].map(|at| self.inside(at)));
                self.hold_at(gesture::pinched(&lens, &camera, from, to), false);
            }
            _ => {}
        }
    }

    /// Where a hand has the camera; where it is, if none has hold of it.
    fn held(&self) -> Camera {
        self.hold.get().map_or(self.camera.get(), |hold| hold.to)
    }

    /// A place of the window as one of the map's box.
    fn inside(&self, place: Spot) -> Spot {
        let frame = self.frame.get_bounding_client_rect();
        Spot { x: place.x - frame.left(), y: place.y - frame.top() }
    }

    fn hold_at(self: &Rc<Self>, to: Camera, glides: bool) {
        self.unfix(&self.lens());
        self.flight.replace(None);
        self.hold.set(Some(Hold { to, since: None, glides }));
        if to.k != self.drawn.get().k {
            let _ = self.frame.set_attribute("data-flying", "");
        }
        self.ask_for_frame();
    }

    fn ask_for_frame(self: &Rc<Self>) {
        let live_map = self.clone();
        self.next_frame.replace(Some(request_animation_frame(move |now| live_map.tick(now))));
    }

    fn tick(self: &Rc<Self>, now: f64) {
        if let Some(hold) = self.hold.get() {
            self.follow(&self.lens(), hold, now);
            return;
        }
        let Some(run) = self.flight.borrow().clone() else { return };
        let lens = &run.lens;
        let begun = match run.begun.get() {
            Some((begun, _)) => *begun,
            None if run.answered.replace(true) => match self.animate(&run) {
                Ok(moves) => {
                    let _ = run.begun.set((now, moves));
                    now
                }
                // A browser that moves nothing by itself is there at once.
                Err(_) => f64::NEG_INFINITY,
            },
            // What shows the reader that something was done comes before the flight.
            None => now,
        };
        let share = (now - begun) / run.path.duration();
        if share >= 1.0 {
            self.stop();
            self.land(lens, run.path.at(1.0), &run.to);
            return;
        }
        // Where a hand would take hold of it.
        let eased = flight::ease(share);
        self.offsets.replace(run.offsets(eased));
        self.camera.set(run.path.at(eased));
        self.ask_for_frame();
    }

    /// Hands a flight to the browser.
    fn animate(&self, run: &Run) -> Result<Moves, JsValue> {
        let mut rows = String::new();
        for at in 0..=KEYFRAMES {
            let eased = flight::ease(f64::from(at) / f64::from(KEYFRAMES));
            rows.push_str(&self.poses(&run.lens, &run.path.at(eased), &run.offsets(eased)));
            rows.push('\x0C');
        }
        fly(&rows, run.path.duration())
    }

    /// Goes after a hand; draws the map anew once that rests.
    fn follow(self: &Rc<Self>, lens: &Lens, hold: Hold, now: f64) {
        let since = hold.since.unwrap_or(now);
        if now - since > REST {
            self.stop();
            self.land(lens, hold.to, &placement::picture(self.data, lens, &hold.to));
            return;
        }
        let share = if hold.glides { GLIDE } else { 1.0 };
        self.camera.set(self.camera.get().towards(&hold.to, share));
        self.hold.set(Some(Hold { since: Some(since), ..hold }));
        self.draw(lens);
        self.ask_for_frame();
    }

    /// What the map shows.
    fn shown(&self, lens: &Lens) -> Shown {
        let camera = self.camera.get();
        let map = &self.data.map;
        let home = camera.is_home(&map.home);
        let extent =
            if home { Some(ExtentAt::HOME) } else { map.find_extent(|extent| camera == lens.fit(&extent.frame)) };
        extent.map_or_else(|| Shown::Elsewhere(whole(camera.k * 10.0).unsigned_abs()), Shown::Extent)
    }

    /// The extent that is seen at first.
    pub fn home(&self) -> Option<ExtentId> {
        self.data.map.extent(ExtentAt::HOME).map(|extent| extent.id.clone())
    }

    /// The transforms of the shapes and then of each pin, a line each, for a camera and
    /// for where pins stand from where they belong.
    fn poses(&self, lens: &Lens, camera: &Camera, offsets: &[Spot]) -> String {
        let (drawn, px) = (self.drawn.get(), lens.scale() * camera.k);
        let mut poses = shift((drawn.x - camera.x) * px, (drawn.y - camera.y) * px);
        // To four places: of a thousand px it shows a hundredth.
        poses.push_str(&[" scale(calc(", &decimal(camera.k / drawn.k * 100.0), " / 100))"].concat());
        // The places that only a question offers come last, and give way to nothing.
        let offsets = offsets.iter().chain(iter::repeat(&Spot { x: 0.0, y: 0.0 }));
        for ((_, at), offset) in self.pins.iter().zip(offsets) {
            let (place, styled) = (lens.project(camera, *at), lens.styled(*at));
            poses.push_str("\ntranslate(-50%,-50%) ");
            poses.push_str(&shift(place.x - styled.x + offset.x, place.y - styled.y + offset.y));
        }
        poses
    }

    /// Draws the camera where it is, by transforms alone.
    fn draw(&self, lens: &Lens) {
        let (camera, drawn) = (self.camera.get(), self.drawn.get());
        if camera.k == drawn.k {
            // The names go with the map; where it is stretched they are not seen.
            let px = lens.scale() * camera.k;
            set(&self.sheet.style(), "transform", &shift((drawn.x - camera.x) * px, (drawn.y - camera.y) * px));
        }
        let moved = iter::once(self.base.style()).chain(self.pins.iter().map(|(pin, _)| pin.style()));
        let poses = self.poses(lens, &camera, &self.offsets.borrow());
        moved.zip(poses.lines()).for_each(|(style, pose)| set(&style, "transform", pose));
    }

    /// Draws the camera where it has come to, with everything in its place.
    fn land(&self, lens: &Lens, camera: Camera, layout: &Layout) {
        self.camera.set(camera);
        self.drawn.set(camera);
        self.offsets.replace(layout.pins.iter().map(|place| place.offset).collect());
        clear(&self.base.style(), &["transform"]);
        clear(&self.sheet.style(), &["transform"]);
        let (width, height) =
            (lens.viewport.width / lens.scale() / camera.k, lens.viewport.height / lens.scale() / camera.k);
        let (x, y) = (camera.x - width / 2.0, camera.y - height / 2.0);
        let _ = self.base.set_attribute("viewBox", &[x, y, width, height].map(decimal).join(" "));
        if camera.is_home(&self.data.map.home) && lens.is_of_home() {
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
        self.tell(Action::CameraMoved(self.shown(lens)));
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
        for ((name, label), shown) in self.names.iter().zip(&self.data.map.labels).zip(&layout.names) {
            let style = name.style();
            if *shown {
                let (place, styled) = (lens.project(&self.camera.get(), label.at), lens.styled(label.at));
                let (x, y) = (place.x - styled.x, place.y - styled.y);
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
        let layout = placement::picture(self.data, &lens, &camera);
        self.land(&lens, camera, &layout);
    }
}

/// An element of the page by its id.
fn by_id<T: JsCast>(id: &str) -> Option<T> {
    dom::by_id(id).map(JsCast::unchecked_into)
}

/// A move, as the value of a `transform`.
fn shift(x: f64, y: f64) -> String {
    ["translate(", &decimal(x), "px,", &decimal(y), "px)"].concat()
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

//! The live map: moves the camera, in flights and by a reader's gestures, without having yew draw
//! any of the map anew.
//!
//! In a flight and during a gesture the shapes are stretched as a picture, and only
//! transforms change. Once the camera rests they are drawn at their new size, pins are
//! pushed apart anew, and names are placed. At home nothing is set at all: the page's
//! own style stands there.

mod drawing;
mod flight_run;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use web_sys::Element;
use yew::Callback;

use self::drawing::MapDrawing;
use self::flight_run::FlightRun;
use super::{dom, pins};
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::gesture;
use crate::map::labels::Layout;
use crate::map::point::ScreenPoint;
use crate::map::tooltip::{self, Corner};
use crate::page::action::Action;
use crate::page::camera_goal;
use crate::page::data::PageData;
use crate::page::effect::CameraMove;
use crate::page::placement;
use crate::story::id::SubjectId;

/// How long a gesture rests until the map is drawn anew (debounce), in ms.
const REST: f64 = 140.0;
/// How much of the way to where a wheel has turned it the camera goes in a frame.
const GLIDE: f64 = 0.35;

/// The map, and what moves its camera.
pub struct LiveMap {
    data: &'static PageData,
    dispatch: Callback<Action>,
    drawing: MapDrawing,
    flight: RefCell<Option<Rc<FlightRun>>>,
    hold: Cell<Option<Hold>>,
    next_frame: RefCell<Option<AnimationFrame>>,
    /// How large the map's box was last.
    size: Cell<Viewport>,
}

/// A gesture that moves the camera.
#[derive(Clone, Copy)]
struct Hold {
    /// Where it has moved the camera.
    to: Camera,
    /// The time of the frame after it last moved, in ms; none before that frame.
    since: Option<f64>,
    /// Whether the camera glides there, and is not there at once.
    glides: bool,
}

impl LiveMap {
    /// The live map over the drawn page; none where a part of it is missing.
    pub fn new(data: &'static PageData, dispatch: &Callback<Action>) -> Option<Rc<Self>> {
        let drawing = MapDrawing::new(data)?;
        Some(Rc::new(Self {
            data,
            dispatch: dispatch.clone(),
            size: Cell::new(drawing.lens().viewport),
            drawing,
            flight: RefCell::default(),
            hold: Cell::default(),
            next_frame: RefCell::default(),
        }))
    }

    /// The map's box.
    pub fn frame(&self) -> &Element {
        self.drawing.frame()
    }

    /// The corner for the tooltip (the card) of a pin.
    pub fn corner(&self, pin: &Element) -> Corner {
        tooltip::corner(self.drawing.inside(pins::middle(pin)), &self.drawing.lens().viewport)
    }

    /// Goes somewhere.
    pub fn fly(self: &Rc<Self>, to: &CameraMove) {
        let lens = self.drawing.lens();
        let to = camera_goal::goal(self.data, &lens, &self.goal(), to);
        self.fly_to(&lens, to);
    }

    /// Brings a subject into extent, for the focus.
    pub fn reveal(self: &Rc<Self>, id: &SubjectId) {
        let lens = self.drawing.lens();
        let to = camera_goal::in_view(self.data, &lens, &self.goal(), id);
        self.fly_to(&lens, to);
    }

    /// Lines join these pins on the map, by their elements' ids, and no others: they are drawn in once the camera rests.
    pub fn join(self: &Rc<Self>, pairs: Vec<(String, String)>) {
        self.drawing.join(pairs);
        // A flight may begin meanwhile, and draws them where it ends.
        self.ask_for_frame();
    }

    /// Where the camera is, or where it is on its way to.
    fn goal(&self) -> Camera {
        let held = self.hold.get().map(|hold| hold.to);
        held.or_else(|| self.flight.borrow().as_ref().map(|run| run.goal())).unwrap_or(self.drawing.camera())
    }

    fn fly_to(self: &Rc<Self>, lens: &Lens, to: Option<Camera>) {
        let is_at_rest = self.flight.borrow().is_none() && self.hold.get().is_none();
        let Some(to) = to.filter(|to| *to != self.drawing.camera() || !is_at_rest) else { return };
        let layout = placement::picture(self.data, lens, &to, self.drawing.medium());
        self.stop();
        if dom::is("still") {
            self.land(lens, to, &layout);
            return;
        }
        self.flight.replace(Some(Rc::new(FlightRun::new(&self.drawing, lens, to, layout))));
        MapDrawing::leave(lens, &to);
        self.drawing.stretch();
        self.ask_for_frame();
    }

    fn stop(&self) {
        self.flight.replace(None);
        self.hold.set(None);
        self.next_frame.replace(None);
    }

    /// A gesture takes hold of the camera where it is: a flight ends there.
    pub fn seize(self: &Rc<Self>) {
        if self.flight.borrow().is_some() {
            self.hold_at(self.drawing.camera(), false);
        }
    }

    /// A wheel or a double click zooms about a point of the window; whether that
    /// changes anything.
    pub fn zoom_at(self: &Rc<Self>, point: ScreenPoint, factor: f64) -> bool {
        let camera = self.held();
        let to = self.drawing.lens().zoomed(&camera, factor, self.drawing.inside(point));
        let can = to.k != camera.k;
        if can {
            self.hold_at(to, !dom::is("still"));
        }
        can
    }

    /// Pointers move from some points of the window to others: one drags, two pinch.
    pub fn drag(self: &Rc<Self>, from: &[ScreenPoint], to: &[ScreenPoint]) {
        let (lens, camera) = (self.drawing.lens(), self.held());
        let inside = |point: &ScreenPoint| self.drawing.inside(*point);
        match (from, to) {
            ([from], [to]) => self.hold_at(gesture::dragged(&lens, &camera, inside(to) - inside(from)), false),
            ([a, b], [c, d]) => {
                let (from, to) = ([a, b].map(inside), [c, d].map(inside));
                self.hold_at(gesture::pinched(&lens, &camera, from, to), false);
            }
            _ => {}
        }
    }

    /// Where a gesture has the camera; where it is, if none has hold of it.
    fn held(&self) -> Camera {
        self.hold.get().map_or(self.drawing.camera(), |hold| hold.to)
    }

    fn hold_at(self: &Rc<Self>, to: Camera, glides: bool) {
        self.drawing.unfix(&self.drawing.lens());
        self.flight.replace(None);
        self.hold.set(Some(Hold { to, since: None, glides }));
        if self.drawing.is_stretched_at(to.k) {
            self.drawing.stretch();
        }
        self.ask_for_frame();
    }

    fn ask_for_frame(self: &Rc<Self>) {
        let live_map = self.clone();
        self.next_frame.replace(Some(request_animation_frame(move |now| live_map.tick(now))));
    }

    fn tick(self: &Rc<Self>, now: f64) {
        if let Some(hold) = self.hold.get() {
            self.follow(hold, now);
            return;
        }
        let Some(run) = self.flight.borrow().clone() else {
            self.drawing.draw_lines();
            return;
        };
        if run.goes_on(&self.drawing, now) {
            self.ask_for_frame();
        } else {
            self.stop();
            // Where pins stand is looked at as it lands.
            run.end();
            self.land(&run.lens, run.goal(), &run.to);
        }
    }

    /// Goes after a gesture; draws the map anew once that rests.
    fn follow(self: &Rc<Self>, hold: Hold, now: f64) {
        let lens = self.drawing.lens();
        let since = hold.since.unwrap_or(now);
        if now - since > REST {
            self.rest(&lens, hold.to);
            return;
        }
        let share = if hold.glides { GLIDE } else { 1.0 };
        self.hold.set(Some(Hold { since: Some(since), ..hold }));
        self.drawing.follow(&lens, self.drawing.camera().towards(&hold.to, share));
        self.ask_for_frame();
    }

    /// The page's own style may not have the picture of a box of this size.
    pub fn begin(self: &Rc<Self>) {
        if !drawing::is_styled(&self.drawing.lens()) {
            self.resized();
        }
    }

    /// The map's box may have another size, since something else was opened.
    pub fn settle(self: &Rc<Self>) {
        if self.size.get() != self.drawing.lens().viewport {
            self.resized();
        }
    }

    /// The map's box has another size, or the reader's letters have.
    pub fn resized(self: &Rc<Self>) {
        self.drawing.measure();
        let lens = self.drawing.lens();
        self.size.set(lens.viewport);
        self.rest(&lens, lens.bounded(&self.goal()));
    }

    /// Whatever moves the camera ends, and the map is drawn where that is then.
    fn rest(&self, lens: &Lens, camera: Camera) {
        self.stop();
        self.land(lens, camera, &placement::picture(self.data, lens, &camera, self.drawing.medium()));
    }

    fn land(&self, lens: &Lens, camera: Camera, layout: &Layout) {
        self.drawing.land(lens, camera, layout);
        self.dispatch.emit(Action::CameraMoved(camera_goal::shown(self.data, lens, &camera)));
    }
}

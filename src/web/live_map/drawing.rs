//! The live map's drawing: moves shapes, names and pins by CSS transforms, and draws the map anew
//! where the camera has come to rest.

use std::cell::{Cell, RefCell};
use std::iter;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, SvgElement};

use super::super::{dom, pins};
use crate::base::number::decimal;
use crate::map::arc;
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::labels::{Layout, Medium, PinPlace, Side};
use crate::map::plates::Rotation;
use crate::map::point::{MapPoint, ScreenPoint};
use crate::page::data::PageData;
use crate::page::placement;

// Of the page's scripts (`publish/script/program.js`).
#[wasm_bindgen]
extern "C" {
    /// Moves the shapes and the pins, a line each, and the names, by transforms.
    #[wasm_bindgen(js_name = datelinePose)]
    fn pose(poses: &str, names: &str);
    /// Places the texts of the pins, a line each, and the names; without lines as the page's own style has them.
    #[wasm_bindgen(js_name = datelinePlace)]
    fn place(pins: &str, names: &str);
    /// Draws the lines on the map in, of which the longest has so many px.
    #[wasm_bindgen(catch, js_name = datelineDraw)]
    fn draw_in(px: f64) -> Result<(), JsValue>;
    /// Draws the shapes with the lines for a view from near, once these have come, or as the page has them.
    #[wasm_bindgen(js_name = datelinePlate)]
    fn plate(is_near: bool);
    /// How large the reader's letters are, in shares of 16 px.
    #[wasm_bindgen(js_name = datelineLetters)]
    fn letters() -> f64;
}

/// The map as it is drawn.
pub struct MapDrawing {
    data: &'static PageData,
    frame: Element,
    base: SvgElement,
    /// All shapes, which are turned from near.
    turned: SvgElement,
    sheet: SvgElement,
    lines: SvgElement,
    /// Which pins the lines join, by their elements' ids, and whether they are still to be drawn in.
    joined: RefCell<(Vec<(String, String)>, bool)>,
    /// Where the pins of the map itself belong, in the order of the page.
    pins: Vec<MapPoint>,
    /// How many CSS px one is where letters are of 16 px, which all of the map is laid out in.
    px: Cell<f64>,
    /// Where the camera is now.
    camera: Cell<Camera>,
    /// The camera that the shapes are drawn for.
    drawn: Cell<Camera>,
    /// Where the pins stand now, from where they belong.
    offsets: RefCell<Vec<ScreenPoint>>,
}

impl MapDrawing {
    /// The map of the page, as it is at first; none where a part of it is missing.
    pub fn new(data: &'static PageData) -> Option<Self> {
        let pins = placement::pinned(data).map(|(_, at)| at).collect();
        let home = Camera::home(&data.map.home);
        Some(Self {
            data,
            frame: dom::by_id("map_box")?,
            base: by_id("map_base")?,
            turned: by_id("map_sheet")?,
            sheet: by_id("map_names")?,
            lines: by_id("map_lines")?,
            joined: RefCell::default(),
            pins,
            px: Cell::new(letters()),
            camera: Cell::new(home),
            drawn: Cell::new(home),
            offsets: RefCell::default(),
        })
    }

    /// The map's box.
    pub fn frame(&self) -> &Element {
        &self.frame
    }

    /// Looks anew how large the reader's letters are.
    pub fn measure(&self) {
        self.px.set(letters());
    }

    /// The map's box as it is now.
    pub fn lens(&self) -> Lens {
        let (rect, px) = (self.frame.get_bounding_client_rect(), self.px.get());
        placement::lens(self.data, Viewport { width: rect.width() / px, height: rect.height() / px })
    }

    /// What it is seen on: the page's script says so while it is printed.
    pub fn medium(&self) -> Medium {
        if self.frame.matches(".paper *").unwrap_or(false) { Medium::Paper } else { Medium::Screen }
    }

    /// A point of the window as one of the map's box.
    pub fn inside(&self, point: ScreenPoint) -> ScreenPoint {
        let (frame, px) = (self.frame.get_bounding_client_rect(), self.px.get());
        ScreenPoint { x: (point.x - frame.left()) / px, y: (point.y - frame.top()) / px }
    }

    /// A step on the screen, as the value of a `transform`.
    fn shift(&self, x: f64, y: f64) -> String {
        let px = self.px.get();
        ["translate(", &decimal(x * px), "px,", &decimal(y * px), "px)"].concat()
    }

    /// Where the camera is now.
    pub fn camera(&self) -> Camera {
        self.camera.get()
    }

    /// Where the camera is now, and where the pins stand; neither is drawn by that.
    pub fn note(&self, camera: Camera, offsets: Vec<ScreenPoint>) {
        self.offsets.replace(offsets);
        self.camera.set(camera);
    }

    /// Where the pins stand, from where they belong, once that is [noted](Self::unfix).
    pub fn offsets(&self) -> Vec<ScreenPoint> {
        self.offsets.borrow().clone()
    }

    /// Notes where the pins stand, where the page's own style has put them.
    pub fn unfix(&self, lens: &Lens) {
        let mut offsets = self.offsets.borrow_mut();
        if offsets.is_empty() {
            let now = placement::picture(self.data, lens, &self.camera.get(), self.medium());
            *offsets = now.pins.iter().map(|place| place.offset).collect();
        }
    }

    /// From now on the map is stretched as a picture, without its names.
    pub fn stretch(&self) {
        let _ = self.frame.set_attribute("data-flying", "");
    }

    /// Whether the shapes are drawn for another zoom.
    pub fn is_stretched_at(&self, k: f64) -> bool {
        k != self.drawn.get().k
    }

    /// The transforms of the shapes and then of each pin, a line each, for a camera and
    /// for where pins stand from where they belong.
    pub fn poses(&self, lens: &Lens, camera: &Camera, offsets: &[ScreenPoint]) -> String {
        let (drawn, px) = (self.drawn.get(), self.px.get());
        let step = lens.project(camera, MapPoint { x: drawn.x, y: drawn.y }) - lens.middle();
        let turned = lens.rotation(camera).after(lens.rotation(&drawn).back());
        let mut poses = matrix(turned, camera.k / drawn.k, step.x * px, step.y * px);
        // The places that only a question offers come last, and give way to nothing.
        let offsets = offsets.iter().chain(iter::repeat(&ScreenPoint::ZERO));
        for (at, offset) in self.pins.iter().zip(offsets) {
            let step = lens.project(camera, *at) - lens.styled(*at) + *offset;
            poses.push_str("\ntranslate(-50%,-50%) ");
            poses.push_str(&self.shift(step.x, step.y));
        }
        poses
    }

    /// The lines for a view from near, which are drawn where it is alone, make room where the camera goes elsewhere.
    pub fn leave(lens: &Lens, to: &Camera) {
        if !lens.is_near(to) {
            plate(false);
        }
    }

    /// Draws the map for a camera, by transforms alone.
    pub fn follow(&self, lens: &Lens, camera: Camera) {
        Self::leave(lens, &camera);
        self.camera.set(camera);
        self.draw(lens);
    }

    fn draw(&self, lens: &Lens) {
        let (camera, drawn) = (self.camera.get(), self.drawn.get());
        // The names go with the map; where it is stretched they are not seen.
        let step = lens.project(&camera, MapPoint { x: drawn.x, y: drawn.y }) - lens.middle();
        let names = self.shift(step.x, step.y);
        pose(&self.poses(lens, &camera, &self.offsets.borrow()), if camera.k == drawn.k { &names } else { "" });
    }

    /// Draws the map for a camera that has come to rest, with everything in its place.
    pub fn land(&self, lens: &Lens, camera: Camera, layout: &Layout) {
        self.camera.set(camera);
        self.drawn.set(camera);
        self.offsets.replace(layout.pins.iter().map(|place| place.offset).collect());
        let home = self.data.map.home;
        // The plane shows so much; what lies beyond it is drawn, too.
        let (width, height) = (home.width / camera.k, home.height / camera.k);
        let (x, y) = (camera.x - width / 2.0, camera.y - height / 2.0);
        let _ = self.base.set_attribute("viewBox", &[x, y, width, height].map(decimal).join(" "));
        let rotation = lens.rotation(&camera);
        let (turned_x, turned_y) = rotation.turned(camera.x, camera.y);
        let turned = matrix(rotation, 1.0, camera.x - turned_x, camera.y - turned_y);
        let _ = self.turned.set_attribute("transform", &turned);
        plate(lens.is_near(&camera));
        if camera.is_home(&home) && is_styled(lens) {
            self.offsets.replace(Vec::new());
            pose("", "");
            place("", "");
        } else {
            self.draw(lens);
            self.place(lens, layout);
        }
        let _ = self.frame.remove_attribute("data-flying");
        self.draw_lines();
    }

    /// Lines join these from now on; they are drawn in once the camera rests.
    pub fn join(&self, pairs: Vec<(String, String)>) {
        self.joined.replace((pairs, true));
        let _ = self.lines.set_attribute("d", "");
    }

    /// Draws the lines from where pins stand to where others do; in at first, then at once.
    pub fn draw_lines(&self) {
        let mut joined = self.joined.borrow_mut();
        let are_new = std::mem::take(&mut joined.1);
        let pairs = &joined.0;
        if pairs.is_empty() {
            return;
        }
        let sheet = self.sheet.get_bounding_client_rect();
        let corner = ScreenPoint { x: sheet.left(), y: sheet.top() };
        let spot = |id: &str| {
            let pin = dom::by_id(id)?;
            // What stands in an inset is joined at that.
            Some(pins::middle(&pin.closest(".pins .pin, .inset").ok().flatten()?) - corner)
        };
        let line = |(from, to): &(String, String)| Some((spot(from)?, spot(to)?)).filter(|(from, to)| from != to);
        let lines: Vec<_> = pairs.iter().filter_map(line).collect();
        let _ = self.lines.set_attribute("d", &arc::path(&lines));
        if are_new && !dom::is("still") {
            let _ = draw_in(arc::longest(&lines));
        }
    }

    /// Places texts, and the lines from pins to where they belong.
    fn place(&self, lens: &Lens, layout: &Layout) {
        let mut pins = String::new();
        for PinPlace { offset, side } in &layout.pins {
            let Side { x, y, far, wide } = side.unwrap_or(Side { x: 1.0, y: 0.0, far: 0.0, wide: 0.0 });
            for number in [offset.x, offset.y, x, y, far] {
                pins.push_str(&decimal(number));
                pins.push(' ');
            }
            pins.push_str(if side.is_some() { "visible " } else { "hidden " });
            pins.push_str(if side.is_some_and(Side::is_within) { "0" } else { "1" });
            if wide > 0.0 {
                pins.push_str(&[" normal ", &decimal(wide)].concat());
            }
            pins.push('\n');
        }
        let mut names = String::new();
        for (label, aside) in self.data.map.labels.iter().zip(&layout.names) {
            if let Some(aside) = aside {
                let step = lens.project(&self.camera.get(), label.at) - lens.styled(label.at) + *aside;
                names.push_str(&self.shift(step.x, step.y));
            }
            names.push('\n');
        }
        place(&pins, &names);
    }
}

/// Whether the page's own style has the home camera's picture: it knows the reader's letters, but not where they are
/// kept smaller for the names' sake.
pub fn is_styled(lens: &Lens) -> bool {
    placement::is_styled(lens) && !dom::is("capped")
}

/// A rotation, a scale, and then a step, as a value of a `transform`: of a style in px.
fn matrix(Rotation { cos, sin }: Rotation, scale: f64, x: f64, y: f64) -> String {
    // To six places: of a thousand px that shows a thousandth.
    let fine = |share: f64| [&decimal(share * scale * 1e4), "e-4"].concat();
    ["matrix(", &[fine(cos), fine(sin), fine(-sin), fine(cos), decimal(x), decimal(y)].join(","), ")"].concat()
}

/// An element of the page by its id.
fn by_id<T: JsCast>(id: &str) -> Option<T> {
    dom::by_id(id).map(JsCast::unchecked_into)
}

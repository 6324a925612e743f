//! The live map's drawing: moves shapes, names and pins by CSS transforms, and draws the map anew
//! where the camera has come to rest.

use std::cell::{Cell, RefCell};
use std::iter;

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlElement, SvgElement};

use super::super::dom;
use crate::base::number::decimal;
use crate::map::camera::{Camera, Lens, Viewport};
use crate::map::labels::{Layout, Medium, Side};
use crate::map::point::{MapPoint, ScreenPoint};
use crate::page::data::PageData;
use crate::page::placement;

/// The map as it is drawn.
pub struct MapDrawing {
    data: &'static PageData,
    frame: Element,
    base: SvgElement,
    sheet: SvgElement,
    names: Vec<SvgElement>,
    /// The pins of the map itself, each with where it belongs.
    pins: Vec<(HtmlElement, MapPoint)>,
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
        let pin = |(id, at): (&str, MapPoint)| Some((by_id(&["pin_", id].concat())?, at));
        let pins = placement::pinned(data).map(pin).collect::<Option<_>>()?;
        let names = data.map.labels.iter().map(|label| by_id(&["n_", &label.key].concat())).collect::<Option<_>>()?;
        let home = Camera::home(&data.map.home);
        Some(Self {
            data,
            frame: dom::by_id("map_box")?,
            base: by_id("map_base")?,
            sheet: by_id("map_names")?,
            names,
            pins,
            camera: Cell::new(home),
            drawn: Cell::new(home),
            offsets: RefCell::default(),
        })
    }

    /// The map's box.
    pub fn frame(&self) -> &Element {
        &self.frame
    }

    /// The map's box as it is now.
    pub fn lens(&self) -> Lens {
        let rect = self.frame.get_bounding_client_rect();
        placement::lens(self.data, Viewport { width: rect.width(), height: rect.height() })
    }

    /// What it is seen on: the page's script says so while it is printed.
    pub fn medium(&self) -> Medium {
        if self.frame.matches(".paper *").unwrap_or(false) { Medium::Paper } else { Medium::Screen }
    }

    /// A point of the window as one of the map's box.
    pub fn inside(&self, point: ScreenPoint) -> ScreenPoint {
        let frame = self.frame.get_bounding_client_rect();
        point - ScreenPoint { x: frame.left(), y: frame.top() }
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
        let (drawn, px) = (self.drawn.get(), lens.scale() * camera.k);
        let mut poses = shift((drawn.x - camera.x) * px, (drawn.y - camera.y) * px);
        // To four places: of a thousand px it shows a hundredth.
        poses.push_str(&[" scale(calc(", &decimal(camera.k / drawn.k * 100.0), " / 100))"].concat());
        // The places that only a question offers come last, and give way to nothing.
        let offsets = offsets.iter().chain(iter::repeat(&ScreenPoint::ZERO));
        for ((_, at), offset) in self.pins.iter().zip(offsets) {
            let step = lens.project(camera, *at) - lens.styled(*at) + *offset;
            poses.push_str("\ntranslate(-50%,-50%) ");
            poses.push_str(&shift(step.x, step.y));
        }
        poses
    }

    /// Draws the map for a camera, by transforms alone.
    pub fn follow(&self, lens: &Lens, camera: Camera) {
        self.camera.set(camera);
        self.draw(lens);
    }

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

    /// Draws the map for a camera that has come to rest, with everything in its place.
    pub fn land(&self, lens: &Lens, camera: Camera, layout: &Layout) {
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
            self.pins.iter().for_each(|(pin, _)| {
                clear(&pin.style(), &["transform", "--dx", "--dy", "--sx", "--sy", "--far", "--show"])
            });
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
            let side = place.side.unwrap_or(Side { x: 1.0, y: 0.0, far: 0.0 });
            set(&style, "--sx", &decimal(side.x));
            set(&style, "--sy", &decimal(side.y));
            set(&style, "--far", &(decimal(side.far) + "px"));
            set(&style, "--show", if place.side.is_some() { "visible" } else { "hidden" });
        }
        for ((name, label), shown) in self.names.iter().zip(&self.data.map.labels).zip(&layout.names) {
            let style = name.style();
            if *shown {
                let step = lens.project(&self.camera.get(), label.at) - lens.styled(label.at);
                set(&style, "transform", &shift(step.x, step.y));
                set(&style, "display", "inline");
            } else {
                set(&style, "display", "none");
            }
        }
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

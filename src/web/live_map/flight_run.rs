//! A flight of the camera on its way, as one animation of the browser's (Web Animations), which
//! shows it without asking the page in each frame.

use std::cell::{Cell, OnceCell};

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::drawing::MapDrawing;
use crate::map::camera::{Camera, Lens};
use crate::map::flight::{self, Flight};
use crate::map::labels::{Layout, PinPlace};
use crate::map::point::ScreenPoint;

/// How many parts a flight is cut into: within each the browser goes straight on.
const KEYFRAMES: u32 = 10;

/// A flight on its way.
pub struct FlightRun {
    path: Flight,
    /// Looked at once: in a frame it would have the page laid out before its time.
    pub lens: Lens,
    /// Where the pins stand before it, from where they belong.
    from: Vec<ScreenPoint>,
    /// Where everything stands after it.
    pub to: Layout,
    /// The time of its first frame, in ms, and what the browser moves; none before.
    begun: OnceCell<(f64, Moves)>,
    /// Whether the frame has passed that shows what the reader did.
    answered: Cell<bool>,
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

impl FlightRun {
    /// The flight from where a map is drawn, to a camera and its layout.
    pub fn new(drawing: &MapDrawing, lens: &Lens, to: Camera, layout: Layout) -> Self {
        drawing.unfix(lens);
        Self {
            path: Flight::new(drawing.camera(), to, lens.viewport.width / lens.scale()),
            lens: *lens,
            from: drawing.offsets(),
            to: layout,
            begun: OnceCell::new(),
            answered: Cell::new(false),
        }
    }

    /// Where it ends.
    pub fn goal(&self) -> Camera {
        self.path.at(1.0)
    }

    /// Goes on at the time of a frame, in ms; whether it has not come to its end.
    pub fn goes_on(&self, drawing: &MapDrawing, now: f64) -> bool {
        let begun = match self.begun.get() {
            Some((begun, _)) => *begun,
            None if self.answered.replace(true) => match self.animate(drawing) {
                Ok(moves) => {
                    let _ = self.begun.set((now, moves));
                    now
                }
                // A browser that moves nothing by itself is there at once.
                Err(_) => f64::NEG_INFINITY,
            },
            // What shows the reader that something was done comes before the flight.
            None => now,
        };
        let share = (now - begun) / self.path.duration();
        if share < 1.0 {
            // Where a gesture would take hold of it.
            let eased = flight::ease(share);
            drawing.note(self.path.at(eased), self.offsets(eased));
        }
        share < 1.0
    }

    /// Hands the flight to the browser.
    fn animate(&self, drawing: &MapDrawing) -> Result<Moves, JsValue> {
        let mut rows = String::new();
        for at in 0..=KEYFRAMES {
            let eased = flight::ease(f64::from(at) / f64::from(KEYFRAMES));
            rows.push_str(&drawing.poses(&self.lens, &self.path.at(eased), &self.offsets(eased)));
            rows.push('\x0C');
        }
        fly(&rows, self.path.duration())
    }

    /// Where pins stand at a share of the way, from where they belong.
    fn offsets(&self, share: f64) -> Vec<ScreenPoint> {
        let between = |(from, to): (&ScreenPoint, &PinPlace)| ScreenPoint {
            x: from.x + (to.offset.x - from.x) * share,
            y: from.y + (to.offset.y - from.y) * share,
        };
        self.from.iter().zip(&self.to.pins).map(between).collect()
    }

    /// The browser moves nothing any more.
    pub fn end(&self) {
        self.begun.get().iter().for_each(|(_, moves)| moves.cancel());
    }
}

impl Drop for FlightRun {
    fn drop(&mut self) {
        self.end();
    }
}

//! The camera, which pans and zooms: what part of the map a box of the page shows.
//!
//! At zoom 1 the map's home frame is contained in the box, in its middle. A
//! point `p` of the map then stands at `(p - centre) · scale · k` CSS px from
//! the middle of the box, `scale` being that of zoom 1.

use crate::base::wire::{Reader, Wire, Writer};
use crate::map::point::{MapPoint, ScreenPoint};

/// A rectangle of the map, in map units; `y` grows downwards. Written down in
/// whole units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// To the right edge.
    pub width: f64,
    /// To the lower edge.
    pub height: f64,
}

/// The size of the map's box, in CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Where the camera stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle of what is seen, in map units.
    pub x: f64,
    /// The middle of what is seen, in map units.
    pub y: f64,
    /// The zoom; at 1 the home frame is contained in the box.
    pub k: f64,
}

/// Whether an inset's frame is wide enough to stand above its pins, and not beside them.
pub fn is_wide(frame: &Frame) -> bool {
    frame.width > frame.height * 1.8
}

/// The least zoom.
pub const MIN_ZOOM: f64 = 1.0;
/// The greatest zoom: where the outlines of the map stop being crisp.
pub const MAX_ZOOM: f64 = 8.0;

impl Wire for Frame {
    fn read(reader: &mut Reader<'_>) -> Self {
        let MapPoint { x, y } = MapPoint::read(reader);
        let MapPoint { x: width, y: height } = MapPoint::read(reader);
        Self { x, y, width, height }
    }

    fn write(&self, writer: &mut Writer) {
        MapPoint { x: self.x, y: self.y }.write(writer);
        MapPoint { x: self.width, y: self.height }.write(writer);
    }
}

impl Frame {
    /// The middle.
    pub fn centre(&self) -> MapPoint {
        MapPoint { x: self.x + self.width / 2.0, y: self.y + self.height / 2.0 }
    }

    /// The frame with some room on every side.
    pub fn widened(&self, room: f64) -> Self {
        let (width, height) = (self.width + 2.0 * room, self.height + 2.0 * room);
        Self { x: self.x - room, y: self.y - room, width, height }
    }
}

impl Camera {
    /// The camera that shows the home frame.
    pub fn home(home: &Frame) -> Self {
        let MapPoint { x, y } = home.centre();
        Self { x, y, k: 1.0 }
    }

    /// The camera on a share of the way to another one, from 0 to 1, along which
    /// the place that both show at the same spot of the box stays there: of the
    /// cameras that zoom about a place, the middle goes with the inverse of the zoom.
    pub fn towards(&self, to: &Self, share: f64) -> Self {
        if share >= 1.0 {
            return *to;
        }
        let between = |from: f64, to: f64| from + (to - from) * share;
        Self { x: between(self.x, to.x), y: between(self.y, to.y), k: 1.0 / between(1.0 / self.k, 1.0 / to.k) }
    }

    /// Whether this is the home camera, but for rounding.
    pub fn is_home(&self, home: &Frame) -> bool {
        let centre = home.centre();
        (self.k - 1.0).abs() < 1e-3 && (self.x - centre.x).abs() < 1.0 && (self.y - centre.y).abs() < 1.0
    }
}

/// The map's box and its frames: what turns map units into CSS px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    /// What is seen at zoom 1.
    pub home: Frame,
    /// What the camera reaches; it holds the home frame.
    pub reach: Frame,
    /// The box.
    pub viewport: Viewport,
}

impl Lens {
    /// CSS px for a map unit at zoom 1.
    pub fn scale(&self) -> f64 {
        let scale = (self.viewport.width / self.home.width).min(self.viewport.height / self.home.height);
        if scale.is_finite() && scale > 0.0 { scale } else { 1.0 }
    }

    /// Where a point stands in the box, in CSS px from its upper left corner.
    pub fn project(&self, camera: &Camera, point: MapPoint) -> ScreenPoint {
        let scale = self.scale() * camera.k;
        ScreenPoint {
            x: self.viewport.width / 2.0 + (point.x - camera.x) * scale,
            y: self.viewport.height / 2.0 + (point.y - camera.y) * scale,
        }
    }

    /// The plane: the part of the box, in its middle, that the home camera shows the home frame in.
    pub fn plane(&self) -> Viewport {
        let scale = self.scale();
        Viewport { width: self.home.width * scale, height: self.home.height * scale }
    }

    /// Where the page's own style puts a point, by its share of the plane: where the home camera shows it.
    pub fn styled(&self, point: MapPoint) -> ScreenPoint {
        self.project(&Camera::home(&self.home), point)
    }

    /// The point of the map at a point of the box: the inverse of [`project`](Self::project).
    pub fn unproject(&self, camera: &Camera, point: ScreenPoint) -> MapPoint {
        let scale = self.scale() * camera.k;
        MapPoint {
            x: camera.x + (point.x - self.viewport.width / 2.0) / scale,
            y: camera.y + (point.y - self.viewport.height / 2.0) / scale,
        }
    }

    /// The camera that contains a frame.
    #[inline(never)]
    pub fn fit(&self, frame: &Frame) -> Camera {
        let MapPoint { x, y } = frame.centre();
        let scale = (self.viewport.width / frame.width).min(self.viewport.height / frame.height);
        self.bounded(&Camera { x, y, k: scale / self.scale() })
    }

    /// The camera zoomed by a factor, with one point of the box held still.
    pub fn zoomed(&self, camera: &Camera, factor: f64, about: ScreenPoint) -> Camera {
        let k = (camera.k * factor).clamp(MIN_ZOOM, MAX_ZOOM);
        let held = self.unproject(camera, about);
        let scale = self.scale() * k;
        self.bounded(&Camera {
            x: held.x - (about.x - self.viewport.width / 2.0) / scale,
            y: held.y - (about.y - self.viewport.height / 2.0) / scale,
            k,
        })
    }

    /// The middle of the box.
    pub fn middle(&self) -> ScreenPoint {
        ScreenPoint { x: self.viewport.width / 2.0, y: self.viewport.height / 2.0 }
    }

    /// The camera kept where the map cannot be lost: zoom within its limits, and
    /// nothing seen beyond what it reaches, but for what is seen from home.
    pub fn bounded(&self, camera: &Camera) -> Camera {
        let k = if camera.k.is_finite() { camera.k.clamp(MIN_ZOOM, MAX_ZOOM) } else { MIN_ZOOM };
        let (home, reach) = (self.home.centre(), &self.reach);
        let keep = |value: f64, home: f64, start: f64, whole: f64, size: f64| {
            let half = size / (self.scale() * k) / 2.0;
            if value.is_finite() {
                value.clamp((start + half).min(home), (start + whole - half).max(home))
            } else {
                home
            }
        };
        Camera {
            x: keep(camera.x, home.x, reach.x, reach.width, self.viewport.width),
            y: keep(camera.y, home.y, reach.y, reach.height, self.viewport.height),
            k,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: Frame = Frame { x: -1000.0, y: -500.0, width: 2000.0, height: 1600.0 };
    const LENS: Lens = Lens { home: HOME, reach: HOME, viewport: Viewport { width: 500.0, height: 400.0 } };

    #[test]
    fn the_home_frame_fills_the_box_at_zoom_one() {
        let camera = Camera::home(&HOME);
        assert_eq!(LENS.project(&camera, MapPoint { x: -1000.0, y: -500.0 }), ScreenPoint { x: 0.0, y: 0.0 });
        assert_eq!(LENS.project(&camera, MapPoint { x: 1000.0, y: 1100.0 }), ScreenPoint { x: 500.0, y: 400.0 });
    }

    #[test]
    fn the_pages_style_puts_a_point_by_its_share_of_a_plane_in_the_middle_of_the_box() {
        let point = MapPoint { x: 310.0, y: 77.0 };
        for (width, height) in [(500.0, 400.0), (300.0, 600.0), (900.0, 320.0)] {
            let lens = Lens { viewport: Viewport { width, height }, ..LENS };
            let (plane, styled) = (lens.plane(), lens.styled(point));
            let at = |from: f64, size: f64, share: f64| (from - size) / 2.0 + share * size;
            let (x, y) = ((point.x - HOME.x) / HOME.width, (point.y - HOME.y) / HOME.height);
            assert!((styled.x - at(width, plane.width, x)).abs() < 1e-9, "{lens:?}");
            assert!((styled.y - at(height, plane.height, y)).abs() < 1e-9, "{lens:?}");
            assert!(plane.width <= width + 1e-9 && plane.height <= height + 1e-9, "{plane:?}");
        }
    }

    #[test]
    fn a_box_of_other_proportions_shows_nothing_beyond_the_map_but_for_want_of_more() {
        let tall = Lens { viewport: Viewport { width: 300.0, height: 600.0 }, ..LENS };
        for k in [1.0, 2.0, 4.0] {
            let camera = tall.bounded(&Camera { x: 9e9, y: -9e9, k });
            let (corner, other) = (
                tall.project(&camera, MapPoint { x: -1000.0, y: -500.0 }),
                tall.project(&camera, MapPoint { x: 1000.0, y: 1100.0 }),
            );
            assert!(other.x >= 300.0 - 1e-6 && corner.x <= 1e-6, "{k}");
            // All of its height, or no gap above.
            assert!((corner.y >= 0.0 && other.y <= 600.0) || corner.y.abs() < 1e-6, "{k}: {corner:?} {other:?}");
        }
    }

    #[test]
    fn unproject_is_the_inverse_of_project() {
        for k in [1.0, 1.7, 4.0, 8.0] {
            let camera = LENS.bounded(&Camera { x: 310.0, y: -20.0, k });
            for place in [(0.0, 0.0), (500.0, 400.0), (123.0, 321.0)] {
                let place = ScreenPoint { x: place.0, y: place.1 };
                let back = LENS.project(&camera, LENS.unproject(&camera, place));
                assert!((back.x - place.x).abs() < 1e-9 && (back.y - place.y).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn zooming_holds_the_place_under_the_pointer() {
        let camera = Camera::home(&HOME);
        let about = ScreenPoint { x: 200.0, y: 150.0 };
        let held = LENS.unproject(&camera, about);
        let zoomed = LENS.zoomed(&camera, 2.0, about);
        let after = LENS.project(&zoomed, held);
        assert!((after.x - about.x).abs() < 1e-9 && (after.y - about.y).abs() < 1e-9);
        assert_eq!(zoomed.k, 2.0);
    }

    #[test]
    fn on_the_way_the_place_under_the_pointer_stays_there_too() {
        let camera = LENS.bounded(&Camera { x: 310.0, y: -20.0, k: 2.0 });
        let about = ScreenPoint { x: 200.0, y: 150.0 };
        let held = LENS.unproject(&camera, about);
        let to = LENS.zoomed(&camera, 2.0, about);
        for share in [0.0, 0.3, 0.7, 1.0] {
            let place = LENS.project(&camera.towards(&to, share), held);
            assert!((place.x - about.x).abs() < 1e-9 && (place.y - about.y).abs() < 1e-9, "{share}: {place:?}");
        }
        assert_eq!(camera.towards(&to, 1.0), to);
    }

    #[test]
    fn the_map_cannot_be_lost() {
        for x in [-1e9, 0.0, 1e9, f64::NAN, f64::INFINITY] {
            for k in [0.0, 1.0, 3.0, 1e9, f64::NAN] {
                let camera = LENS.bounded(&Camera { x, y: -x, k });
                let corner = LENS.project(&camera, MapPoint { x: -1000.0, y: -500.0 });
                let other = LENS.project(&camera, MapPoint { x: 1000.0, y: 1100.0 });
                assert!(corner.x <= 1e-6 && corner.y <= 1e-6, "{camera:?} {corner:?}");
                assert!(other.x >= 500.0 - 1e-6 && other.y >= 400.0 - 1e-6, "{camera:?} {other:?}");
            }
        }
    }
}

//! The camera, which pans and zooms: what part of the map a box of the page shows.
//!
//! At zoom 1 the map's home frame is contained in the box, in its middle. A
//! point `p` of the map then stands at `(p - centre) · scale · k` CSS px from
//! the middle of the box, `scale` being that of zoom 1. From near the picture is
//! [turned](Turn), so that north is up in its middle.

use crate::map::frame::Frame;
use crate::map::plates::{Plates, Rotation, Turn};
use crate::map::point::{MapPoint, ScreenPoint};

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

/// The least zoom.
pub const MIN_ZOOM: f64 = 1.0;
/// The zoom from which north is up, and not only there where it is for the whole map.
const UPRIGHT_ZOOM: f64 = 1.8;

/// How much of what has finer lines is kept for the corners of a picture that is turned, in shares of its size.
const NEAR_EDGE: f64 = 0.08;

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
    /// How near the camera comes, and how the picture is turned then.
    pub plates: Plates,
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
        let (x, y) = self.rotation(camera).turned(point.x - camera.x, point.y - camera.y);
        ScreenPoint { x: self.viewport.width / 2.0 + x * scale, y: self.viewport.height / 2.0 + y * scale }
    }

    /// How the picture is turned: the nearer the camera, the more so that north is up in its middle.
    pub fn rotation(&self, camera: &Camera) -> Rotation {
        let Turn { across, down } = self.plates.turn;
        let near = ((camera.k - MIN_ZOOM) / (UPRIGHT_ZOOM - MIN_ZOOM)).clamp(0.0, 1.0);
        Rotation::of_half(camera.x * (across + down * camera.y) * near * near * (3.0 - 2.0 * near))
    }

    /// Whether the finer lines for a view from near are drawn: where all that is seen has them, and the others
    /// would not be as fine as the screen.
    pub fn is_near(&self, camera: &Camera) -> bool {
        let Viewport { width, height } = self.viewport;
        let corners = [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)];
        let has = |frame: &Frame| {
            corners.iter().all(|(x, y)| frame.has(self.unproject(camera, ScreenPoint { x: *x, y: *y })))
        };
        let is_fine = self.scale() * camera.k > self.plates.crisp / 3.0;
        is_fine && self.plates.near.is_some_and(|(frame, _)| has(&frame))
    }

    /// The greatest zoom for the lines that are everywhere.
    fn far(&self) -> f64 {
        (self.plates.crisp / self.scale()).max(MIN_ZOOM)
    }

    /// The greatest zoom with the camera over a point of the map.
    pub fn most(&self, over: MapPoint) -> f64 {
        let near = self.plates.near.filter(|(frame, _)| frame.has(over));
        (near.map_or(self.plates.crisp, |(_, crisp)| crisp) / self.scale()).max(MIN_ZOOM)
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
        let (x, y) = self.step(camera, point - self.middle());
        MapPoint { x: camera.x + x, y: camera.y + y }
    }

    /// A step on the screen as one on the map, in map units.
    fn step(&self, camera: &Camera, ScreenPoint { x, y }: ScreenPoint) -> (f64, f64) {
        let scale = self.scale() * camera.k;
        self.rotation(camera).back().turned(x / scale, y / scale)
    }

    /// The camera of a zoom that shows a point of the map at a point of the box, as far as the map's bounds let it.
    pub fn holding(&self, near: &Camera, held: MapPoint, at: ScreenPoint) -> Camera {
        // The picture turns with the camera, by little: a few rounds are exact to a fraction of a px.
        (0..4).fold(*near, |camera, _| {
            let (x, y) = self.step(&camera, at - self.middle());
            Camera { x: held.x - x, y: held.y - y, k: near.k }
        })
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
        let held = self.unproject(camera, about);
        let zoomed = |k: f64| self.bounded(&self.holding(&Camera { k, ..*camera }, held, about));
        let to = zoomed((camera.k * factor).clamp(MIN_ZOOM, self.most(held).max(camera.k)));
        // Where it would have to leave what it holds for finer lines, it comes as near as other lines are crisp.
        let is_pulled = factor > 1.0 && to.k > self.far() && (self.project(&to, held) - about).length() > 1.0;
        if is_pulled { zoomed(self.far().max(camera.k)) } else { to }
    }

    /// The middle of the box.
    pub fn middle(&self) -> ScreenPoint {
        ScreenPoint { x: self.viewport.width / 2.0, y: self.viewport.height / 2.0 }
    }

    /// The camera kept where the map cannot be lost: zoom within its limits, and
    /// nothing seen beyond what it reaches, but for what is seen from home.
    pub fn bounded(&self, camera: &Camera) -> Camera {
        let most = self.most(MapPoint { x: camera.x, y: camera.y });
        let k = if camera.k.is_finite() { camera.k.clamp(MIN_ZOOM, most) } else { MIN_ZOOM };
        // Nearer than other lines are crisp it stays where there are finer ones.
        let fine = self.plates.near.filter(|_| k > self.far() * 1.001);
        let fine = fine.map(|(frame, _)| frame.widened(-NEAR_EDGE * frame.width.min(frame.height)));
        let (home, reach) = match &fine {
            Some(near) => (near.centre(), near),
            None => (self.home.centre(), &self.reach),
        };
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
    const PLATES: Plates = Plates { crisp: 2.0, near: None, turn: Turn { across: 0.0, down: 0.0 } };
    const LENS: Lens =
        Lens { home: HOME, reach: HOME, viewport: Viewport { width: 500.0, height: 400.0 }, plates: PLATES };

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

    /// Ukraine on the map of Europe, roughly: turned from near, with finer lines there.
    const TURNED: Lens = Lens {
        home: Frame { x: -1_700.0, y: -1_400.0, width: 3_500.0, height: 2_900.0 },
        reach: Frame { x: -2_400.0, y: -2_100.0, width: 5_000.0, height: 4_000.0 },
        viewport: Viewport { width: 800.0, height: 660.0 },
        plates: Plates {
            crisp: 0.6,
            near: Some((Frame { x: -300.0, y: -700.0, width: 2_800.0, height: 2_300.0 }, 2.0)),
            turn: Turn { across: 9e-5, down: 1e-8 },
        },
    };

    fn over(x: f64, y: f64, k: f64) -> Camera {
        Camera { x, y, k }
    }

    #[test]
    fn a_picture_is_turned_from_near_and_not_at_home() {
        let home = Camera::home(&TURNED.home);
        assert_eq!(TURNED.rotation(&home), Rotation { cos: 1.0, sin: 0.0 });
        let near = TURNED.rotation(&over(1_000.0, 300.0, 3.0));
        assert!((near.cos.hypot(near.sin) - 1.0).abs() < 1e-12 && (near.sin - 0.185).abs() < 0.01, "{near:?}");
        let half = TURNED.rotation(&over(1_000.0, 300.0, 1.4));
        assert!(half.sin > 0.0 && half.sin < near.sin, "{half:?}");
    }

    #[test]
    fn in_a_turned_picture_a_point_is_found_again_and_held_under_the_pointer() {
        let camera = over(900.0, 300.0, 2.5);
        let about = ScreenPoint { x: 700.0, y: 120.0 };
        let held = TURNED.unproject(&camera, about);
        assert!((TURNED.project(&camera, held) - about).length() < 1e-9);
        for factor in [0.7, 1.3, 1.6] {
            let after = TURNED.project(&TURNED.zoomed(&camera, factor, about), held) - about;
            assert!(after.length() < 0.05, "{factor}: {after:?}");
        }
    }

    #[test]
    fn the_camera_comes_as_near_as_lines_are_crisp() {
        let scale = TURNED.scale();
        let (far, near) = (over(-1_500.0, -900.0, 99.0), over(1_000.0, 300.0, 99.0));
        assert!((TURNED.bounded(&far).k * scale - 0.6).abs() < 1e-9);
        assert!((TURNED.bounded(&near).k * scale - 2.0).abs() < 1e-9);
        // Where there are no finer lines a step nearer changes nothing, and the page scrolls on.
        for camera in [far, near].map(|camera| TURNED.bounded(&camera)) {
            assert_eq!(TURNED.zoomed(&camera, 1.5, TURNED.middle()).k, camera.k);
        }
        // In a window in which the whole map is larger than that, home is where it is.
        let wide = Lens { viewport: Viewport { width: 2_800.0, height: 2_000.0 }, ..TURNED };
        let home = Camera::home(&wide.home);
        assert_eq!(wide.bounded(&home), home);
        // As near as that it stays where they are.
        let pulled = TURNED.bounded(&over(2_400.0, 1_500.0, 8.0));
        assert!(TURNED.is_near(&pulled), "{pulled:?}");
        assert_eq!(TURNED.bounded(&pulled), pulled);
    }

    #[test]
    fn no_step_nearer_throws_the_picture_aside() {
        let about = TURNED.middle();
        for (x, y) in [(0.0, 300.0), (650.0, 150.0), (-900.0, 0.0), (1_000.0, 300.0)] {
            let mut camera = TURNED.bounded(&over(x, y, 1.5));
            for _ in 0..40 {
                let held = TURNED.unproject(&camera, about);
                let to = TURNED.zoomed(&camera, 1.1, about);
                let step = TURNED.project(&to, held) - about;
                assert!(step.length() < 2.0, "{camera:?} to {to:?}: {step:?}");
                camera = to;
            }
        }
    }

    #[test]
    fn finer_lines_are_drawn_where_all_that_is_seen_has_them() {
        assert!(!TURNED.is_near(&Camera::home(&TURNED.home)));
        assert!(TURNED.is_near(&over(1_000.0, 300.0, 2.5)));
        assert!(!TURNED.is_near(&over(-300.0, 300.0, 2.5)), "half of it has none");
        let bare = Lens { plates: Plates { near: None, ..TURNED.plates }, ..TURNED };
        assert!(!bare.is_near(&over(1_000.0, 300.0, 2.5)));
    }
}

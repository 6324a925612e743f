//! Frames around places (bounding boxes), and what they are in degrees.

use crate::geo::projection::Projection;
use crate::map::frame::Frame;
use crate::map::point::MapPoint;

/// How finely the edge of the globe is looked for.
const STEPS: u32 = 60;

/// The frame around some points, with some room.
pub fn around(points: impl IntoIterator<Item = MapPoint>, room: f64) -> Frame {
    let (mut least, mut most) = (MapPoint { x: f64::MAX, y: f64::MAX }, MapPoint { x: f64::MIN, y: f64::MIN });
    for MapPoint { x, y } in points {
        least = MapPoint { x: least.x.min(x), y: least.y.min(y) };
        most = MapPoint { x: most.x.max(x), y: most.y.max(y) };
    }
    Frame { x: least.x, y: least.y, width: most.x - least.x, height: most.y - least.y }.widened(room)
}

/// A frame in degrees, for people: what it shows along its middles.
pub fn in_degrees(frame: &Frame, projection: &Projection) -> String {
    let MapPoint { x, y } = frame.centre();
    let (top, left) = (frame.y, frame.x);
    let (bottom, right) = (top + frame.height, left + frame.width);
    // The plane may be wider than the globe.
    let towards = |to: MapPoint| {
        let step = |share: u32| {
            let share = f64::from(share) / f64::from(STEPS);
            projection.invert(MapPoint { x: x + (to.x - x) * share, y: y + (to.y - y) * share })
        };
        (0..=STEPS).rev().find_map(step).unwrap_or(projection.centre)
    };
    let degrees =
        |value: f64, [plus, minus]: [&str; 2]| format!("{:.0}°{}", value.abs(), if value < 0.0 { minus } else { plus });
    let (ns, ew) = (["N", "S"], ["E", "W"]);
    format!(
        "{} to {} along its middle, {} to {} at half its height",
        degrees(towards(MapPoint { x, y: bottom }).lat, ns),
        degrees(towards(MapPoint { x, y: top }).lat, ns),
        degrees(towards(MapPoint { x: left, y }).lon, ew),
        degrees(towards(MapPoint { x: right, y }).lon, ew),
    )
}

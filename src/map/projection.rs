//! From the globe to the plane and back: the Lambert azimuthal equal-area
//! projection of a sphere.
//!
//! J. P. Snyder, *Map Projections: A Working Manual*, U.S. Geological Survey
//! Professional Paper 1395 (1987), pages 185 to 187: equations (22-4), (22-5)
//! and (24-2) forward, (20-14), (20-15), (20-18) and (24-16) inverse.

use crate::map::point::{GeoPoint, MapPoint};

/// The radius of the sphere that has the area of the WGS 84 ellipsoid, in km.
pub const EARTH_RADIUS: f64 = 6371.0072;

/// The map of Europe, centred so that what a report on Europe names lies near the
/// middle; its grid is in whole km.
pub const EUROPE: Projection = Projection { centre: GeoPoint { lon: 18.0, lat: 52.0 }, unit: 1.0 };

/// The inset of Alaska; its grid is in tens of km.
pub const ALASKA: Projection = Projection { centre: GeoPoint { lon: -152.0, lat: 63.0 }, unit: 10.0 };

/// The inset of the contiguous United States; its grid is in tens of km.
pub const UNITED_STATES: Projection = Projection { centre: GeoPoint { lon: -96.0, lat: 38.5 }, unit: 10.0 };

/// A Lambert azimuthal equal-area projection: areas are true everywhere, shapes
/// near the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// The place that becomes the origin of the plane.
    pub centre: GeoPoint,
    /// The length of a map unit, in km.
    pub unit: f64,
}

impl Projection {
    /// Where a place stands on the plane; none for the centre's antipode, which
    /// is a whole circle there.
    pub fn project(&self, place: GeoPoint) -> Option<MapPoint> {
        let (sin_phi, cos_phi) = place.lat.to_radians().sin_cos();
        let (sin_phi1, cos_phi1) = self.centre.lat.to_radians().sin_cos();
        let (sin_delta, cos_delta) = (place.lon - self.centre.lon).to_radians().sin_cos();
        let nearness = 1.0 + sin_phi1 * sin_phi + cos_phi1 * cos_phi * cos_delta;
        (nearness > 1e-12).then(|| {
            let k = (2.0 / nearness).sqrt() * EARTH_RADIUS / self.unit;
            MapPoint { x: k * cos_phi * sin_delta, y: -k * (cos_phi1 * sin_phi - sin_phi1 * cos_phi * cos_delta) }
        })
    }

    /// The place that stands at a point of the plane; none for a point beyond
    /// the edge of the globe.
    pub fn invert(&self, point: MapPoint) -> Option<GeoPoint> {
        let (x, y) = (point.x * self.unit / EARTH_RADIUS, -point.y * self.unit / EARTH_RADIUS);
        let rho = x.hypot(y);
        if rho == 0.0 {
            return Some(self.centre);
        }
        (rho < 2.0).then(|| {
            let (sin_c, cos_c) = (2.0 * (rho / 2.0).asin()).sin_cos();
            let (sin_phi1, cos_phi1) = self.centre.lat.to_radians().sin_cos();
            let phi = (cos_c * sin_phi1 + y * sin_c * cos_phi1 / rho).clamp(-1.0, 1.0).asin();
            let delta = (x * sin_c).atan2(rho * cos_phi1 * cos_c - y * sin_phi1 * sin_c);
            GeoPoint { lon: self.centre.lon + delta.to_degrees(), lat: phi.to_degrees() }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_centre_is_the_origin() {
        assert_eq!(EUROPE.project(EUROPE.centre), Some(MapPoint { x: 0.0, y: 0.0 }));
        assert_eq!(EUROPE.invert(MapPoint { x: 0.0, y: 0.0 }), Some(EUROPE.centre));
    }

    #[test]
    fn the_worked_example_of_the_manual_comes_out() {
        // Snyder, page 332: a sphere of radius 3, centre 40 N 100 W, place 20 S 100 E.
        let projection = Projection { centre: GeoPoint { lon: -100.0, lat: 40.0 }, unit: EARTH_RADIUS / 3.0 };
        let point = projection.project(GeoPoint { lon: 100.0, lat: -20.0 }).unwrap();
        assert!((point.x - -4.2339303).abs() < 1e-7, "{point:?}");
        assert!((point.y - -4.0257775).abs() < 1e-7, "{point:?}");
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let helsinki = EUROPE.project(GeoPoint { lon: 24.94, lat: 60.17 }).unwrap();
        let donetsk = EUROPE.project(GeoPoint { lon: 37.80, lat: 48.00 }).unwrap();
        assert!(helsinki.y < -800.0 && donetsk.y > 200.0 && donetsk.x > helsinki.x);
    }

    #[test]
    fn a_square_degree_keeps_its_area_wherever_it_lies() {
        for (lon, lat) in [(18.0, 52.0), (-20.0, 64.0), (35.0, 36.0)] {
            let corner = |x: f64, y: f64| EUROPE.project(GeoPoint { lon: lon + x, lat: lat + y }).unwrap();
            let (a, c, b, d) = (corner(0.0, 0.0), corner(0.01, 0.01), corner(0.01, 0.0), corner(0.0, 0.01));
            let drawn = ((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)).abs() / 2.0;
            let step = 0.01_f64.to_radians();
            let true_area = (EARTH_RADIUS * step).powi(2) * (lat + 0.005_f64).to_radians().cos();
            assert!((drawn / true_area - 1.0).abs() < 1e-5, "{lon} {lat}");
        }
    }

    #[test]
    fn invert_is_the_inverse_of_project() {
        for lon in (-45..=80).step_by(5) {
            for lat in (20..=85).step_by(5) {
                let place = GeoPoint { lon: f64::from(lon), lat: f64::from(lat) };
                let back = EUROPE.project(place).and_then(|point| EUROPE.invert(point)).unwrap();
                assert!((back.lon - place.lon).abs() < 1e-9 && (back.lat - place.lat).abs() < 1e-9, "{place:?}");
            }
        }
    }

    #[test]
    fn what_is_not_on_the_map_has_no_point() {
        assert_eq!(EUROPE.project(GeoPoint { lon: -162.0, lat: -52.0 }), None);
        assert_eq!(EUROPE.invert(MapPoint { x: 13_000.0, y: 0.0 }), None);
    }
}

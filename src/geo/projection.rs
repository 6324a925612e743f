//! Map projections: from the globe to the plane and back, on a sphere.
//!
//! - The Lambert azimuthal equal-area projection: J. P. Snyder, *Map Projections: A Working
//!   Manual*, U.S. Geological Survey Professional Paper 1395 (1987), pages 185 to 187:
//!   equations (22-4), (22-5) and (24-2) forward, (20-14), (20-15), (20-18) and (24-16) inverse.
//! - Equal Earth: B. Šavrič, T. Patterson, B. Jenny, *The Equal Earth map projection*,
//!   International Journal of Geographical Information Science 33 (2019), equations (9) and (10).

use crate::base::vocabulary::words;
use crate::geo::point::GeoPoint;
use crate::map::point::MapPoint;

/// The radius of the sphere that has the area of the WGS 84 ellipsoid, in km.
pub const EARTH_RADIUS: f64 = 6371.0072;

words! {
    /// A way from the globe to the plane. Areas are true in all of them.
    ProjectionKind {
        /// Lambert's azimuthal equal-area projection: shapes are true near the centre.
        Azimuthal = "azimuthal",
        /// Equal Earth, for the whole world: the centre is on the equator.
        EqualEarth = "equal-earth",
    }
}

/// A projection: areas are true everywhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// Which.
    pub kind: ProjectionKind,
    /// The place that becomes the origin of the plane.
    pub centre: GeoPoint,
    /// The length of a map unit, in km.
    pub unit: f64,
}

/// The coefficients of Equal Earth: of the parametric latitude and its powers 3, 7 and 9.
const A: [f64; 4] = [1.340264, -0.081106, 0.000893, 0.003796];

/// How far up a parametric latitude stands, in radii, and how fast it goes up.
fn equal_earth(theta: f64) -> (f64, f64) {
    let square = theta * theta;
    let sixth = square * square * square;
    let height = theta * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    let slope = A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square);
    (height, slope)
}

impl Projection {
    /// Where a place stands on the plane; none for the antipode of an azimuthal one's
    /// centre, which is a whole circle there.
    pub fn project(&self, place: GeoPoint) -> Option<MapPoint> {
        match self.kind {
            ProjectionKind::Azimuthal => self.azimuthal(place),
            ProjectionKind::EqualEarth => {
                let root = 3.0_f64.sqrt();
                let theta = (root / 2.0 * place.lat.to_radians().sin()).asin();
                let (height, slope) = equal_earth(theta);
                let lambda = around(place.lon - self.centre.lon).to_radians();
                let k = EARTH_RADIUS / self.unit;
                Some(MapPoint { x: k * 2.0 * root * lambda * theta.cos() / (3.0 * slope), y: -k * height })
            }
        }
    }

    fn azimuthal(&self, place: GeoPoint) -> Option<MapPoint> {
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
        match self.kind {
            ProjectionKind::Azimuthal => self.invert_azimuthal(x, y),
            ProjectionKind::EqualEarth => {
                let root = 3.0_f64.sqrt();
                // Newton's method; what goes up is nearly straight.
                let theta = (0..12).fold(y, |theta, _| {
                    let (height, slope) = equal_earth(theta);
                    theta - (height - y) / slope
                });
                let sine = 2.0 * theta.sin() / root;
                let lambda = 3.0 * x * equal_earth(theta).1 / (2.0 * root * theta.cos());
                let on_globe = sine.abs() <= 1.0 && lambda.abs() <= std::f64::consts::PI;
                on_globe.then(|| GeoPoint {
                    lon: around(self.centre.lon + lambda.to_degrees()),
                    lat: sine.asin().to_degrees(),
                })
            }
        }
    }

    fn invert_azimuthal(&self, x: f64, y: f64) -> Option<GeoPoint> {
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

/// A longitude from -180 to 180 degrees.
fn around(longitude: f64) -> f64 {
    if longitude.abs() <= 180.0 { longitude } else { (longitude + 180.0).rem_euclid(360.0) - 180.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CENTRE: GeoPoint = GeoPoint { lon: 18.0, lat: 52.0 };
    const NORTH: Projection = Projection { kind: ProjectionKind::Azimuthal, centre: CENTRE, unit: 1.0 };
    const WORLD: Projection =
        Projection { kind: ProjectionKind::EqualEarth, centre: GeoPoint { lon: 10.0, lat: 0.0 }, unit: 10.0 };

    #[test]
    fn the_centre_is_the_origin() {
        for projection in [NORTH, WORLD] {
            assert_eq!(projection.project(projection.centre), Some(MapPoint { x: 0.0, y: 0.0 }));
            assert_eq!(projection.invert(MapPoint { x: 0.0, y: 0.0 }), Some(projection.centre));
        }
    }

    #[test]
    fn the_worked_example_of_the_manual_comes_out() {
        // Snyder, page 332: a sphere of radius 3, centre 40 N 100 W, place 20 S 100 E.
        let centre = GeoPoint { lon: -100.0, lat: 40.0 };
        let projection = Projection { centre, unit: EARTH_RADIUS / 3.0, ..NORTH };
        let point = projection.project(GeoPoint { lon: 100.0, lat: -20.0 }).unwrap();
        assert!((point.x - -4.2339303).abs() < 1e-7, "{point:?}");
        assert!((point.y - -4.0257775).abs() < 1e-7, "{point:?}");
    }

    #[test]
    fn equal_earth_has_the_proportions_of_its_paper() {
        // The equator is 2.05458 times as long as the central meridian, a pole 0.59247 of it.
        let project = |lon, lat| WORLD.project(GeoPoint { lon, lat }).unwrap();
        let (east, pole, corner) = (project(189.999_999_9, 0.0), project(10.0, 90.0), project(189.999_999_9, 90.0));
        assert!((east.x / -pole.y - 2.05458).abs() < 1e-4, "{east:?} {pole:?}");
        assert!((corner.x / east.x - 0.59247).abs() < 1e-4, "{corner:?}");
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        for projection in [NORTH, WORLD] {
            let helsinki = projection.project(GeoPoint { lon: 24.94, lat: 60.17 }).unwrap();
            let donetsk = projection.project(GeoPoint { lon: 37.80, lat: 48.00 }).unwrap();
            assert!(helsinki.y < donetsk.y && donetsk.x > helsinki.x);
        }
    }

    #[test]
    fn a_square_degree_keeps_its_area_wherever_it_lies() {
        for projection in [NORTH, WORLD] {
            for (lon, lat) in [(18.0, 52.0), (-20.0, 64.0), (35.0, 36.0), (103.0, 1.0), (-60.0, -30.0)] {
                let corner = |x: f64, y: f64| projection.project(GeoPoint { lon: lon + x, lat: lat + y }).unwrap();
                let (a, c, b, d) = (corner(0.0, 0.0), corner(0.01, 0.01), corner(0.01, 0.0), corner(0.0, 0.01));
                let drawn = ((c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y)).abs() / 2.0;
                let step = 0.01_f64.to_radians();
                let radius = EARTH_RADIUS / projection.unit;
                let true_area = (radius * step).powi(2) * (lat + 0.005_f64).to_radians().cos();
                assert!((drawn / true_area - 1.0).abs() < 1e-4, "{lon} {lat}");
            }
        }
    }

    #[test]
    fn invert_is_the_inverse_of_project() {
        for projection in [NORTH, WORLD] {
            for lon in (-45..=80).step_by(5) {
                for lat in (-55..=85).step_by(5) {
                    let place = GeoPoint { lon: f64::from(lon), lat: f64::from(lat) };
                    let back = projection.project(place).and_then(|point| projection.invert(point)).unwrap();
                    assert!((back.lon - place.lon).abs() < 1e-7 && (back.lat - place.lat).abs() < 1e-7, "{place:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_on_the_map_has_no_point() {
        assert_eq!(NORTH.project(GeoPoint { lon: -162.0, lat: -52.0 }), None);
        assert_eq!(NORTH.invert(MapPoint { x: 13_000.0, y: 0.0 }), None);
        assert_eq!(WORLD.invert(MapPoint { x: 1_730.0, y: 0.0 }), None);
        assert_eq!(WORLD.invert(MapPoint { x: 0.0, y: 900.0 }), None);
    }
}

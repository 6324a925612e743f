//! Where what an inset shows lies, seen from the middle of the map, and its scale.

use crate::base::number::whole;
use crate::geo::atlas::{Atlas, Inset};
use crate::geo::point::GeoPoint;
use crate::geo::projection::{EARTH_RADIUS, ProjectionKind};
use crate::page::data::{Bearings, InsetData};
use crate::story::model::Story;

/// An inset, where it lies and how large it is: of the first of its places.
pub fn inset(story: &Story, atlas: &Atlas, inset: &Inset) -> InsetData {
    let place = story.places.iter().find(|place| place.inset.as_ref() == Some(&inset.id));
    let (home, there) = (&atlas.sheet.projection, &inset.sheet.projection);
    let from = home.invert(atlas.home.frame.centre());
    let to = place.and_then(|place| there.invert(place.at));
    let is_flat = there.kind == ProjectionKind::Azimuthal;
    let bearings = from.zip(to).filter(|_| is_flat).map(|(from, to)| {
        let (km, towards) = great_circle(from, to);
        // A bar of a round length, a quarter to a half of the small map.
        let half = inset.frame.width * there.unit / 2.0;
        let rounds = [2_000, 1_000, 500, 200, 100, 50, 20, 10];
        let bar = rounds.into_iter().find(|bar| f64::from(*bar) <= half).unwrap_or(10);
        let number = |value: f64| u32::try_from(whole(value)).unwrap_or_default();
        Bearings {
            away: number((km / 100.0).round() * 100.0),
            towards: number(towards),
            bar,
            length: number(f64::from(bar) / there.unit),
        }
    });
    InsetData { id: inset.id.clone(), frame: inset.frame, bearings }
}

/// How far one place is from another, in km, and in which direction one sets out, in degrees from north, clockwise
/// (Snyder, page 30: equations (5-3a) and (5-4b)).
fn great_circle(from: GeoPoint, to: GeoPoint) -> (f64, f64) {
    let (sin1, cos1) = from.lat.to_radians().sin_cos();
    let (sin2, cos2) = to.lat.to_radians().sin_cos();
    let (half_lat, half_lon) = ((to.lat - from.lat).to_radians() / 2.0, (to.lon - from.lon).to_radians() / 2.0);
    let chord = (half_lat.sin().powi(2) + cos1 * cos2 * half_lon.sin().powi(2)).sqrt();
    let (sin, cos) = (2.0 * half_lon).sin_cos();
    let towards = (cos2 * sin).atan2(cos1 * sin2 - sin1 * cos2 * cos);
    (2.0 * chord.min(1.0).asin() * EARTH_RADIUS, towards.to_degrees().rem_euclid(360.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn washington_lies_far_in_the_northwest_of_kyiv_by_the_shortest_way() {
        let (kyiv, washington) = (GeoPoint { lon: 30.52, lat: 50.45 }, GeoPoint { lon: -77.04, lat: 38.9 });
        let (km, towards) = great_circle(kyiv, washington);
        assert!((km - 7_870.0).abs() < 40.0 && (towards - 308.0).abs() < 2.0, "{km} km, {towards}°");
        assert_eq!(great_circle(kyiv, kyiv).0, 0.0);
    }
}

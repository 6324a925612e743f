//! Where what an inset shows lies, seen from the middle of the map, and its scale.

use crate::base::number::whole;
use crate::geo::atlas::{Atlas, Inset};
use crate::geo::point::GeoPoint;
use crate::geo::projection::ProjectionKind;
use crate::page::data::{Bearings, InsetData};
use crate::story::model::Story;

/// An inset, where it lies and how large it is: of the first of its places.
pub fn inset(story: &Story, atlas: &Atlas, inset: &Inset) -> InsetData {
    let place = story.places.iter().find(|place| place.inset.as_ref() == Some(&inset.id));
    let (home, there) = (&atlas.sheet.projection, &inset.sheet.projection);
    let from = home.invert(atlas.home.frame.centre());
    let to = place.and_then(|place| there.invert(place.at));
    let is_flat = there.kind == ProjectionKind::Azimuthal && !inset.is_wide();
    let bearings = from.zip(to).filter(|_| is_flat).map(|(from, to)| {
        // A bar of a round length, half of the small map at most.
        let half = inset.frame.width * there.unit / 2.0;
        let rounds = [2_000, 1_000, 500, 200, 100, 50, 20, 10];
        let bar = rounds.into_iter().find(|bar| f64::from(*bar) <= half).unwrap_or(10);
        let number = |value: f64| u32::try_from(whole(value)).unwrap_or_default();
        Bearings { towards: number(direction(from, to)), bar, length: number(f64::from(bar) / there.unit) }
    });
    InsetData { id: inset.id.clone(), frame: inset.frame, bearings }
}

/// The direction in which one sets out from one place to another by the shortest way, in degrees from north, clockwise
/// (Snyder, page 30: equation (5-4b)).
fn direction(from: GeoPoint, to: GeoPoint) -> f64 {
    let (sin1, cos1) = from.lat.to_radians().sin_cos();
    let (sin2, cos2) = to.lat.to_radians().sin_cos();
    let (sin, cos) = (to.lon - from.lon).to_radians().sin_cos();
    (cos2 * sin).atan2(cos1 * sin2 - sin1 * cos2 * cos).to_degrees().rem_euclid(360.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn washington_lies_in_the_northwest_of_kyiv_by_the_shortest_way() {
        let (kyiv, washington) = (GeoPoint { lon: 30.52, lat: 50.45 }, GeoPoint { lon: -77.04, lat: 38.9 });
        assert!((direction(kyiv, washington) - 308.0).abs() < 2.0, "{}°", direction(kyiv, washington));
        assert!(direction(kyiv, GeoPoint { lat: 60.0, ..kyiv }).abs() < 1e-9);
    }
}

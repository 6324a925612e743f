//! Cuts pieces off provinces, where the source has no border that a map needs.

use anyhow::{Context, Result, ensure};
use dateline::geo::atlas::file::{MapFile, RawCut};
use dateline::geo::point::{GeoPoint, ring_contains};
use dateline::map::point::MapPoint;

use super::province::Province;

/// The source's provinces as a map's file cuts them.
///
/// # Errors
/// A province that is not there, or a line that does not cut it in two.
pub fn all(file: &MapFile, provinces: &[Province]) -> Result<Vec<Province>> {
    let mut all = provinces.to_vec();
    for cut in &file.cuts {
        let from = cut.from.0.as_str();
        let (country, name) =
            from.split_once(": ").context("`cuts.from` is a country of the source, a colon, a name")?;
        let found = all.iter_mut().find(|province| province.country == country && province.name == name);
        let found = found.with_context(|| format!("the source has no region {from:?}"))?;
        let piece = piece(cut, found).with_context(|| format!("the cut of {from:?}"))?;
        // Whatever the source calls it, it belongs to `to`.
        all.push(Province {
            country: format!("cut from {from}"),
            iso: cut.to.value.clone(),
            name: String::new(),
            polygons: vec![vec![piece]],
        });
    }
    Ok(all)
}

/// Cuts a piece off a province, and gives it back.
fn piece(cut: &RawCut, province: &mut Province) -> Result<Vec<GeoPoint>> {
    let plane = |ring: &[GeoPoint]| ring.iter().map(|at| MapPoint { x: at.lon, y: at.lat }).collect::<Vec<_>>();
    let inside = GeoPoint::from(cut.holds);
    let inside = MapPoint { x: inside.lon, y: inside.lat };
    let rings = province.polygons.iter_mut().filter_map(|polygon| polygon.first_mut());
    let ring = rings.into_iter().find(|ring| ring_contains(&plane(ring), inside)).context("`holds` is not in it")?;
    let line: Vec<GeoPoint> = cut.line.iter().map(|at| GeoPoint::from(*at)).collect();
    let [first, middle @ .., last] = line.as_slice() else { anyhow::bail!("a line has two ends") };
    ring.pop();
    let nearest = |to: &GeoPoint| {
        let far = |at: &GeoPoint| (at.lon - to.lon).hypot(at.lat - to.lat);
        ring.iter().copied().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)))
    };
    let ((start, at_start), (end, at_end)) =
        nearest(first).zip(nearest(last)).context("the province has no corners")?;
    ensure!(start != end, "both ends of the line are at the same corner");
    // One piece goes along the border from the end back to the start, the other the other way.
    let along = |from: usize, to: usize| {
        let count = (to + ring.len() - from) % ring.len();
        ring.iter().copied().cycle().skip(from).take(count + 1).collect::<Vec<GeoPoint>>()
    };
    let mut one = along(end, start);
    one.extend(middle);
    one.push(at_end);
    let mut other = along(start, end);
    other.extend(middle.iter().rev());
    other.push(at_start);
    let (piece, rest) = if ring_contains(&plane(&one), inside) { (one, other) } else { (other, one) };
    ensure!(ring_contains(&plane(&piece), inside), "`holds` is in neither piece");
    *ring = rest;
    Ok(piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline::geo::atlas::Degrees;

    #[test]
    fn a_square_is_cut_in_two_along_a_line() {
        let at = |lon: f64, lat: f64| GeoPoint { lon, lat };
        let square = vec![at(0.0, 0.0), at(0.0, 4.0), at(4.0, 4.0), at(4.0, 0.0), at(0.0, 0.0)];
        let degrees = |latitude, longitude| Degrees { latitude, longitude };
        let cut = RawCut {
            from: dateline::decode::PlainText("A: B".into()),
            to: dateline::decode::At { value: "SY".into(), span: 0..0 },
            line: vec![degrees(0.1, 0.1), degrees(1.0, 2.0), degrees(3.9, 3.9)],
            holds: degrees(1.0, 3.0),
            why: dateline::decode::PlainText("so".into()),
        };
        let mut province =
            Province { country: "A".into(), iso: "AA".into(), name: "B".into(), polygons: vec![vec![square]] };
        let piece = piece(&cut, &mut province).unwrap();
        assert!(piece.contains(&at(4.0, 0.0)) && piece.contains(&at(2.0, 1.0)) && !piece.contains(&at(0.0, 4.0)));
        let rest = &province.polygons[0][0];
        assert!(rest.contains(&at(0.0, 4.0)) && rest.contains(&at(2.0, 1.0)) && rest.first() == rest.last());
    }
}

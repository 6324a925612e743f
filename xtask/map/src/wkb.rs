//! Reads polygons from the geometry blobs of a GeoPackage: a header, then
//! well-known binary (OGC 12-128r19, clause 2.1.3; OGC 06-103r4, clause 8).

use anyhow::{Context, Result, bail, ensure};
use dateline::geo::point::GeoPoint;

/// A polygon in degrees: its outer ring, then its holes; each ring ends where it begins.
pub type GeoPolygon = Vec<Vec<GeoPoint>>;

const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// The polygons of a geometry blob.
pub fn polygons(blob: &[u8]) -> Result<Vec<GeoPolygon>> {
    let mut reader = Reader { rest: blob };
    let [magic_g, magic_p, _version, flags] = reader.take()?;
    ensure!([magic_g, magic_p] == *b"GP", "a GeoPackage geometry begins with \"GP\"");
    let _srs: [u8; 4] = reader.take()?;
    let numbers = match (flags >> 1) & 7 {
        0 => 0,
        1 => 4,
        2 | 3 => 6,
        4 => 8,
        other => bail!("{other} is no kind of GeoPackage envelope"),
    };
    for _ in 0..numbers {
        let _: [u8; 8] = reader.take()?;
    }
    let found = reader.geometry()?;
    ensure!(reader.rest.is_empty(), "{} bytes are left after the geometry", reader.rest.len());
    Ok(found)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (head, rest) = self.rest.split_first_chunk::<N>().context("the geometry ends too early")?;
        self.rest = rest;
        Ok(*head)
    }

    /// A count or a kind, little-endian.
    fn number(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn geometry(&mut self) -> Result<Vec<GeoPolygon>> {
        let [order] = self.take()?;
        ensure!(order == 1, "only little-endian geometry is read");
        match self.number()? {
            POLYGON => Ok(vec![self.polygon()?]),
            MULTI_POLYGON => {
                let mut found = Vec::new();
                for _ in 0..self.number()? {
                    found.extend(self.geometry()?);
                }
                Ok(found)
            }
            other => bail!("geometry kind {other} is not read, only polygons"),
        }
    }

    fn polygon(&mut self) -> Result<GeoPolygon> {
        (0..self.number()?)
            .map(|_| {
                let ring = (0..self.number()?).map(|_| self.point()).collect::<Result<Vec<GeoPoint>>>()?;
                ensure!(ring.len() > 3 && ring.first() == ring.last(), "a ring must end where it begins");
                Ok(ring)
            })
            .collect()
    }

    fn point(&mut self) -> Result<GeoPoint> {
        let lon = f64::from_le_bytes(self.take()?);
        let lat = f64::from_le_bytes(self.take()?);
        ensure!(lon.abs() <= 180.0 && lat.abs() <= 90.0, "{lon} {lat} is not a place in degrees");
        Ok(GeoPoint { lon, lat })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blob(points: &[(f64, f64)]) -> Vec<u8> {
        let mut blob = b"GP\x00\x01\xe6\x10\x00\x00".to_vec();
        blob.extend([1, 6, 0, 0, 0, 1, 0, 0, 0]);
        blob.extend([1, 3, 0, 0, 0, 1, 0, 0, 0]);
        blob.extend(u32::try_from(points.len()).unwrap().to_le_bytes());
        for (lon, lat) in points {
            blob.extend(lon.to_le_bytes());
            blob.extend(lat.to_le_bytes());
        }
        blob
    }

    #[test]
    fn a_multipolygon_gives_its_rings() {
        let found = polygons(&blob(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)])).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0][0][2], GeoPoint { lon: 1.0, lat: 1.0 });
    }

    #[test]
    fn a_broken_blob_is_an_error() {
        let whole = blob(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]);
        for length in 0..whole.len() {
            assert!(polygons(&whole[..length]).is_err(), "{length}");
        }
        assert!(polygons(&blob(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)])).is_err());
    }
}

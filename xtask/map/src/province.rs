//! The provinces of the world as the source has them.

use std::path::Path;

use anyhow::{Context, Result};
use rusqlite::{Connection, OpenFlags};

use super::wkb::{self, GeoPolygon};

/// A first-level region of a country, under the source's own codes and spelling.
#[derive(Clone)]
pub struct Province {
    /// The source's three-letter code of its country.
    pub country: String,
    /// ISO 3166-1 alpha-2 code of its country, or `-1` where the source has none.
    pub iso: String,
    /// Its name, in the source's spelling; to be used for finding it only.
    pub name: String,
    /// Its parts.
    pub polygons: Vec<GeoPolygon>,
}

/// All provinces of the file, in its order.
pub fn read(path: &Path) -> Result<Vec<Province>> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags).with_context(|| format!("opening {}", path.display()))?;
    let mut query = file.prepare("SELECT adm0_a3, iso_a2, name, geom FROM states_provinces ORDER BY fid")?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let name: Option<String> = row.get(2)?;
        let name = name.unwrap_or_default();
        let blob: Vec<u8> = row.get(3)?;
        let polygons = wkb::polygons(&blob).with_context(|| format!("the geometry of {name:?}"))?;
        found.push(Province { country: row.get(0)?, iso: row.get(1)?, name, polygons });
    }
    Ok(found)
}

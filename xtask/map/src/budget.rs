//! What the map costs a reader: the bytes of the path data that the page of a
//! story on Europe and Ukraine would hold.

use anyhow::{Result, ensure};
use dateline::base::id::ShapeId;
use dateline::map::path;
use dateline::map::topology::{Object, Topology};

/// The most that the page's paths may weigh after brotli, in bytes.
const PAGE: usize = 12 * 1024;
/// The most that all shapes may weigh after brotli, in bytes.
const ALL: usize = 16 * 1024;

/// Prints what the paths weigh; an error when they weigh too much.
pub fn check(map: &Topology) -> Result<()> {
    let shape = |code: &str| -> Result<&Object> {
        let id = ShapeId::parse(code).filter(|id| map.object(id).is_some());
        id.and_then(|id| map.object(&id)).ok_or_else(|| anyhow::anyhow!("the map has no {code}"))
    };
    let mut parts = vec![
        ("land", path::closed(map.merge(&map.countries))),
        ("borders", path::open(map.mesh(&map.countries, |_, other| other.is_some()))),
        ("Ukraine", path::closed(map.merge(&map.regions))),
        ("its regions' borders", path::open(map.mesh(&map.regions, |_, other| other.is_some()))),
    ];
    for code in ["FI", "FR", "DE", "IT", "GB", "UA-14", "UA-23", "UA-65"] {
        parts.push((code, path::closed(map.rings(shape(code)?))));
    }
    for (name, path) in &parts {
        println!("map: {name:<22}{:>7} bytes, {:>6} after brotli", path.len(), weight(path)?);
    }
    let page = parts.into_iter().map(|(_, path)| path).collect::<Vec<String>>().join("\n");
    let every = map.countries.iter().chain(&map.regions).map(|object| path::closed(map.rings(object)));
    let every = every.collect::<Vec<String>>().join("\n");
    for (name, path, most) in [("a page's paths", page, PAGE), ("all shapes", every, ALL)] {
        let weight = weight(&path)?;
        println!("map: {name:<22}{:>7} bytes, {weight:>6} after brotli, of {most} allowed", path.len());
        ensure!(weight <= most, "{name} weigh {weight} bytes after brotli; at most {most} are allowed");
    }
    Ok(())
}

/// The length of a text after brotli at its best, in bytes.
pub fn weight(text: &str) -> Result<usize> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &settings)?;
    Ok(out.len())
}

//! What a map costs a reader: the bytes of path data, as they travel.

use anyhow::{Result, ensure};
use dateline::geo::svg_path;
use dateline::geo::topology::{Object, Topology};

/// Prints what the paths of a sheet weigh; an error when all its shapes weigh more than `most`, in
/// bytes after brotli.
pub fn check(map: &Topology, most: Option<f64>) -> Result<()> {
    let every = map.objects().map(|object| svg_path::closed(map.rings(object)));
    let every = every.collect::<Vec<String>>().join("\n");
    let meshed = |objects: &[Object]| svg_path::open(map.mesh(objects, |_, other| other.is_some()));
    for (name, path) in [
        ("land", svg_path::closed(map.merge(map.countries()))),
        ("borders", meshed(map.countries())),
        ("borders of regions", meshed(map.regions())),
        ("all shapes", every.clone()),
    ] {
        println!("map: {name:<22}{:>7} bytes, {:>6} after brotli", path.len(), weight(&path)?);
    }
    let weight = weight(&every)? as f64;
    ensure!(most.is_none_or(|most| weight <= most), "all shapes weigh {weight} bytes after brotli; see `most_bytes`");
    Ok(())
}

/// The length of a text after brotli at its best, in bytes.
pub fn weight(text: &str) -> Result<usize> {
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut text.as_bytes(), &mut out, &settings)?;
    Ok(out.len())
}

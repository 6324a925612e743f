//! Writes down which files the maps in `assets/map` consist of, so that they travel in the
//! `dateline` command: a new map is a new folder, and nothing in the source names it.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets/map");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("assets/map");
    let mut table = String::from("&[\n");
    for folder in entries(&root)?.into_iter().filter(|path| path.join("map.toml").is_file()) {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "({:?}, &[", name(&folder));
        let own = entries(&folder)?.into_iter().map(|path| (name(&path), path));
        let names = entries(&folder.join("names"))?.into_iter().map(|path| (format!("names/{}", name(&path)), path));
        for (name, path) in own.chain(names).filter(|(_, path)| path.is_file()) {
            let _ = writeln!(table, "({name:?}, include_str!({:?})),", path.display().to_string());
        }
        table.push_str("]),\n");
    }
    table.push_str("]\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("maps.rs"), table)
}

/// What lies in a folder, in the order of the names; nothing where there is no folder.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

//! Where the map's data comes from: one file of one Debian package, fetched
//! once into `.tools/map-source` and known by its checksum.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

/// The package that carries the data.
pub const PACKAGE: &str = "qgis-common";
/// The package's version that this map was made from.
pub const VERSION: &str = "3.22.16+dfsg-1";
/// The file in the package, without the leading slash.
pub const FILE: &str = "usr/share/qgis/resources/data/world_map.gpkg";
/// What the file was made from, in its makers' words.
pub const ORIGIN: &str = "Natural Earth 1:10m, Admin 1 – States, Provinces v4.1.0";
/// The licence of the data.
pub const LICENCE: &str = "Public domain (Natural Earth)";
/// The file's checksum.
pub const SHA256: &str = "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2";

/// Where the file stands once it has been fetched.
pub fn path(root: &Path) -> PathBuf {
    root.join(".tools/map-source/world_map.gpkg")
}

/// The path of the file, fetched if need be, its checksum verified.
pub fn ensure_source(root: &Path) -> Result<PathBuf> {
    let path = path(root);
    if !path.exists() {
        fetch(&path)?;
    }
    let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
    let found = hex(&Sha256::digest(&bytes));
    ensure!(
        found == SHA256,
        "{} is not the file of {PACKAGE} {VERSION}: its SHA-256 is {found}, not {SHA256}. \
         Delete it to fetch it again, or unpack that version of the package there by hand.",
        path.display()
    );
    Ok(path)
}

/// Downloads the package, without installing it, and takes the one file out.
fn fetch(path: &Path) -> Result<()> {
    let folder = path.parent().context("the source has a folder")?;
    fs::create_dir_all(folder)?;
    println!("map: fetching the Debian package {PACKAGE} into {} (23 MB; nothing is installed)", folder.display());
    run(folder, "apt-get", &["download", PACKAGE])?;
    let package = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with(PACKAGE) && name.ends_with(".deb"))
        .with_context(|| format!("`apt-get download {PACKAGE}` left no .deb file in {}", folder.display()))?;
    println!("map: unpacking {package}");
    run(folder, "dpkg-deb", &["-x", &package, "unpacked"])?;
    fs::copy(folder.join("unpacked").join(FILE), path)
        .with_context(|| format!("{package} has no {FILE}; it must be version {VERSION}"))?;
    fs::remove_dir_all(folder.join("unpacked"))?;
    fs::remove_file(folder.join(package))?;
    Ok(())
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let by_hand = format!(
        "Where there is no apt, take {FILE} out of the Debian package {PACKAGE} {VERSION} \
         (`apt-get download {PACKAGE}`, then `dpkg-deb -x {PACKAGE}_*.deb .`) and put it into {}.",
        folder.display()
    );
    let output = match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) => output,
        Err(error) => bail!("`{program}` cannot be run: {error}. {by_hand}"),
    };
    ensure!(
        output.status.success(),
        "`{program} {}` failed: {}\n{by_hand}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr).trim()
    );
    Ok(())
}

/// Bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_written_in_lower_case_hexadecimal() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
        assert_eq!(SHA256.len(), 64);
    }
}

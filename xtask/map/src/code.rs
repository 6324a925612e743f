//! Which ISO 3166 code each province of the source belongs to: what `map.toml` chooses, and
//! else what the source says.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail, ensure};
use dateline::geo::atlas::file::MapFile;

use super::iso;
use super::province::Province;

/// The choices of a map.
pub struct Codes {
    /// By the source's country and name.
    regions: BTreeMap<(String, String), String>,
    /// By the source's country, or that, a colon and a name; none where it is drawn as nothing.
    parts: BTreeMap<String, Option<String>>,
    /// The countries that have regions and nothing else.
    whole: BTreeSet<String>,
    /// The neighbours that do not recognise a country's border.
    dashed: Vec<(String, String)>,
}

impl Codes {
    /// The choices that a map's file writes down.
    ///
    /// # Errors
    /// A code that is none, or what the source does not have.
    pub fn new(file: &MapFile, provinces: &[Province]) -> Result<Self> {
        let mut codes =
            Self { regions: BTreeMap::new(), parts: BTreeMap::new(), whole: BTreeSet::new(), dashed: Vec::new() };
        for part in &file.parts {
            let source = &part.source.0;
            let is_it = |province: &Province| province.country == *source || named(province) == *source;
            ensure!(provinces.iter().any(is_it), "the source has no {source}");
            codes.parts.insert(source.clone(), part.to.as_ref().map(|to| checked(&to.value)).transpose()?);
        }
        for regions in &file.regions {
            let country = checked(&regions.country.value)?;
            for (code, name) in &regions.codes {
                ensure!(iso::is_code(code) && self::country(code) == country, "{code} is no region of {country}");
                let written = name.value.0.as_str();
                let (of, name) = written.split_once(": ").map_or((None, written), |(of, name)| (Some(of), name));
                let is_it = |province: &&Province| {
                    province.name == name && of.map_or_else(|| province.iso == country, |of| province.country == of)
                };
                let Some(found) = provinces.iter().find(is_it) else {
                    bail!("{code}: the source has no region {written:?} of {country}")
                };
                codes.regions.insert((found.country.clone(), found.name.clone()), code.clone());
            }
            if regions.partly != Some(true) {
                codes.whole.insert(country);
            }
        }
        for dashed in &file.dashed {
            let [one, other] = dashed.between.as_slice() else {
                bail!("`dashed.between` names the country, and the neighbour that does not recognise the border")
            };
            codes.dashed.push((checked(&one.value)?, checked(&other.value)?));
        }
        for province in provinces {
            if let Some(code) = codes.shape(province) {
                let missed = codes.whole.contains(code);
                ensure!(!missed, "no region of {code} takes {:?} of {}", province.name, province.country);
                ensure!(iso::is_code(code), "{} {}: {code:?} is no ISO 3166 code", province.country, province.name);
            }
        }
        Ok(codes)
    }

    /// The code of the shape that a province becomes a part of; none where it is drawn as nothing.
    pub fn shape<'a>(&'a self, province: &'a Province) -> Option<&'a str> {
        if let Some(code) = self.regions.get(&(province.country.clone(), province.name.clone())) {
            return Some(code);
        }
        match self.parts.get(&named(province)).or_else(|| self.parts.get(&province.country)) {
            Some(part) => part.as_deref(),
            // What the source gives no code is a piece of land that nobody is given by default.
            None => (province.iso != "-1").then_some(province.iso.as_str()),
        }
    }

    /// The neighbours with whom a country's border is dashed.
    pub fn disputed(&self, code: &str) -> Vec<&str> {
        self.dashed.iter().filter(|(one, _)| one == code).map(|(_, other)| other.as_str()).collect()
    }
}

/// A province as a map's file names it.
fn named(province: &Province) -> String {
    format!("{}: {}", province.country, province.name)
}

/// A code, checked against ISO 3166.
pub fn checked(code: &str) -> Result<String> {
    ensure!(iso::is_code(code), "{code:?} is no ISO 3166 code");
    Ok(code.to_owned())
}

/// The country of a shape: the part of its code before the hyphen.
pub fn country(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

//! The story that ships, as text, for the tests of the floors below the site.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::base::id::ShapeId;
use crate::map::point::GeoPoint;
use crate::map::projection::{ALASKA, EUROPE, UNITED_STATES};
use crate::map::spot::Spot;
use crate::map::topology::Topology;
use crate::story::model::{Inset, Story};
use crate::story::pack::{self, Pack};
use crate::story::resolve::Atlas;

/// `story.toml` of the story that ships.
pub const STRUCTURE: &str = include_str!("../../assets/stories/white-house-talks/story.toml");

/// Its `en.toml`.
pub const TEXTS: &str = include_str!("../../assets/stories/white-house-talks/en.toml");

/// The story that ships, in English.
pub fn story() -> Story {
    let (mut pack, issues) = read(&[("story.toml", STRUCTURE), ("en.toml", TEXTS)]);
    assert_eq!(issues, [""; 0]);
    pack.editions.pop().unwrap().story
}

/// Reads a pack of some files; what is wrong with it, without the folder's name.
pub fn read<T: AsRef<[u8]>>(files: &[(&str, T)]) -> (Pack, Vec<String>) {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    thread_local!(static ATLAS: Europe = Europe::read());
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("dateline-pack-{}-{number}", std::process::id()));
    fs::create_dir(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let pack = ATLAS.with(|atlas| pack::read(&folder, atlas));
    fs::remove_dir_all(&folder).unwrap();
    let prefix = folder.join("").display().to_string();
    let issues = pack.issues.iter().map(|issue| issue.to_string().replace(&prefix, "")).collect();
    (pack, issues)
}

/// The map of Europe, as far as a story needs it.
struct Europe(Topology);

impl Europe {
    fn read() -> Self {
        Self(serde_json::from_str(include_str!("../../assets/map/europe.topojson")).unwrap())
    }
}

impl Atlas for Europe {
    fn name(&self) -> &str {
        "europe"
    }

    fn has(&self, shape: &ShapeId) -> bool {
        self.0.object(shape).is_some()
    }

    fn shapes(&self) -> Vec<&str> {
        self.0.countries.iter().chain(&self.0.regions).map(|object| object.id.as_str()).collect()
    }

    fn spot(&self, latitude: f64, longitude: f64, inset: Option<Inset>) -> Option<Spot> {
        let projection = match inset {
            None => EUROPE,
            Some(Inset::Alaska) => ALASKA,
            Some(Inset::UnitedStates) => UNITED_STATES,
        };
        let on_globe = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        projection.project(GeoPoint { lon: longitude, lat: latitude }).filter(|_| on_globe)
    }
}

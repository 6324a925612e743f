//! The maps that a story can be shown on: what `assets/map` holds, read when
//! the site is built.

use crate::base::id::ShapeId;
use crate::map::point::GeoPoint;
use crate::map::projection::{ALASKA, EUROPE, Projection, UNITED_STATES};
use crate::map::spot::Spot;
use crate::map::topology::Topology;
use crate::story::model::Inset;
use crate::story::resolve::Atlas;

/// The map of Europe and its two insets.
pub struct EuropeAtlas {
    /// Countries, and Ukraine's regions.
    pub europe: Topology,
    /// Alaska, for its inset.
    pub alaska: Topology,
    /// The contiguous United States, for their inset.
    pub united_states: Topology,
}

impl EuropeAtlas {
    /// Reads the maps, which travel in this program.
    ///
    /// # Errors
    /// What is wrong with a map's file.
    pub fn read() -> Result<Self, serde_json::Error> {
        Ok(Self {
            europe: serde_json::from_str(include_str!("../../assets/map/europe.topojson"))?,
            alaska: serde_json::from_str(include_str!("../../assets/map/alaska.topojson"))?,
            united_states: serde_json::from_str(include_str!("../../assets/map/united-states.topojson"))?,
        })
    }

    /// The map of an inset.
    pub fn inset(&self, inset: Inset) -> &Topology {
        match inset {
            Inset::Alaska => &self.alaska,
            Inset::UnitedStates => &self.united_states,
        }
    }

    fn projection(inset: Option<Inset>) -> Projection {
        match inset {
            None => EUROPE,
            Some(Inset::Alaska) => ALASKA,
            Some(Inset::UnitedStates) => UNITED_STATES,
        }
    }
}

impl Atlas for EuropeAtlas {
    fn name(&self) -> &str {
        "europe"
    }

    fn has(&self, shape: &ShapeId) -> bool {
        self.europe.object(shape).is_some()
    }

    fn shapes(&self) -> Vec<&str> {
        self.europe.countries.iter().chain(&self.europe.regions).map(|object| object.id.as_str()).collect()
    }

    fn spot(&self, latitude: f64, longitude: f64, inset: Option<Inset>) -> Option<Spot> {
        let on_globe = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        let point = GeoPoint { lon: longitude, lat: latitude };
        let spot = on_globe.then(|| Self::projection(inset).project(point)).flatten()?;
        // Whole units: a kilometre is far finer than any marker.
        Some(Spot { x: spot.x.round(), y: spot.y.round() })
    }
}

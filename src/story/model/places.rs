//! Places, and subjects: whatever can be selected on the map, a place or a person.

use crate::base::vocabulary::words;
use crate::map::id::{InsetId, ShapeId};
use crate::map::point::MapPoint;
use crate::story::id::{PersonId, PlaceId, SubjectId};

words! {
    /// What a place is.
    PlaceKind {
        /// A region, with a shape on the map.
        Region = "region",
        /// A city.
        City = "city",
        /// A building or an area that is neither.
        Site = "site",
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id.
    pub id: PlaceId,
    /// What it is.
    pub kind: PlaceKind,
    /// Its shape, for a region.
    pub shape: Option<ShapeId>,
    /// Where its marker stands, in map units of the map or of its inset.
    pub at: MapPoint,
    /// The inset it stands in, where it is not on the map.
    pub inset: Option<InsetId>,
    /// Short.
    pub name: String,
    /// In full.
    pub full: String,
    /// Where it is.
    pub whereabouts: String,
    /// Why it is in the story.
    pub why: String,
}

/// What can be selected: a person or a place. Their ids share one namespace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A person.
    Person(PersonId),
    /// A place.
    Place(PlaceId),
}

impl Subject {
    /// The id as text; also its anchor in the page.
    pub fn as_str(&self) -> &str {
        match self {
            Subject::Person(id) => id.as_str(),
            Subject::Place(id) => id.as_str(),
        }
    }

    /// The id, whether of a person or of a place.
    pub fn id(&self) -> Option<SubjectId> {
        SubjectId::parse(self.as_str())
    }
}

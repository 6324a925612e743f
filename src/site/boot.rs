//! What a page carries for the program: one story in one language, the texts of
//! the interface, and the map's numbers. The map's outlines are not among them:
//! they stand in the page once, as shapes.

use serde::{Deserialize, Serialize};

use crate::base::id::ShapeId;
use crate::lang::catalogue::Catalogue;
use crate::map::camera::Frame;
use crate::map::spot::Spot;
use crate::story::model::{Inset, Story};

/// What a page carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Boot {
    /// The story.
    pub story: Story,
    /// The interface.
    pub catalogue: Catalogue,
    /// The map.
    pub map: MapSheet,
    /// The languages that the story can be read in.
    pub editions: Vec<Edition>,
}

/// One language of the story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// A BCP 47 tag.
    pub language: String,
    /// Its name in itself.
    pub name: String,
    /// The file of its page, beside this page.
    pub file: String,
}

/// The map's numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapSheet {
    /// What is seen at zoom 1.
    pub home: Frame,
    /// Ukraine.
    pub ukraine: Frame,
    /// The country that is drawn with its regions: Ukraine.
    pub focus: ShapeId,
    /// The insets that the story needs.
    pub insets: Vec<InsetSheet>,
    /// Names on the map, most important first.
    pub labels: Vec<Label>,
}

/// An inset's numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InsetSheet {
    /// Which.
    pub inset: Inset,
    /// What it shows, in its own map units.
    pub frame: Frame,
}

/// What a name on the map names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LabelKind {
    /// A country.
    #[serde(rename = "country")]
    Country,
    /// A sea.
    #[serde(rename = "sea")]
    Sea,
    /// A region.
    #[serde(rename = "region")]
    Region,
}

/// A name on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// What it names.
    pub kind: LabelKind,
    /// Its key: an ISO code, or the sea's name in English.
    pub key: String,
    /// The name.
    pub name: String,
    /// Its middle.
    pub at: Spot,
    /// The zoom from which it is shown.
    pub from: f64,
    /// The zoom from which it is not shown any more.
    pub until: f64,
}

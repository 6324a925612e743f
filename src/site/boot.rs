//! What a page carries for the program, apart from its text: what can be picked
//! and where it stands, the map's numbers, the questions, the words of the
//! interface. What is only read (cards, facts, steps, the map's outlines) stands
//! in the page once, and the program shows it there.

use serde::{Deserialize, Serialize};

use crate::base::id::{FactId, PlaceId, ShapeId, StepId, SubjectId, TopicId};
use crate::lang::catalogue::Catalogue;
use crate::map::camera::Frame;
use crate::map::spot::Spot;
use crate::quiz::bank::Bank;
use crate::story::model::{Inset, Mark, View};

/// What a page carries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Boot {
    /// The interface.
    pub catalogue: Catalogue,
    /// The map.
    pub map: MapSheet,
    /// What can be picked, in the order of the list.
    pub subjects: Vec<Subject>,
    /// The topics, by id and name.
    pub topics: Vec<(TopicId, String)>,
    /// Each fact, and on whose card it stands.
    pub facts: Vec<(FactId, Option<SubjectId>)>,
    /// The steps, and where the camera goes at each.
    pub steps: Vec<(StepId, Destination)>,
    /// The questions.
    pub bank: Bank,
}

/// Somebody or something that can be picked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// The id; also the anchor of the card.
    pub id: SubjectId,
    /// The classes of the pin.
    pub class: String,
    /// What stands on the pin: initials, or nothing.
    pub initials: String,
    /// The short name, beside the pin.
    pub short: String,
    /// Who or what it is, where, and what there is to learn.
    pub long: String,
    /// The place it stands at, or is.
    pub place: PlaceId,
    /// Where that is.
    pub at: Spot,
    /// The inset that it stands in, if not on the map itself.
    pub inset: Option<Inset>,
    /// Whether it is a place, and not a person.
    pub is_place: bool,
    /// The shape that picks it too, and its class.
    pub shape: Option<(ShapeId, ShapeClass)>,
    /// The topics that its facts bear on.
    pub topics: Vec<TopicId>,
    /// Where a person stands, by topic.
    pub stances: Vec<(TopicId, Mark)>,
}

/// How a shape of the map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShapeClass {
    /// The country of somebody who took part.
    Country,
    /// The country that is drawn with its regions.
    Focus,
    /// A region that is spoken of.
    Region,
}

/// Where the camera goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Destination {
    /// To a place, by its marker.
    Place(PlaceId),
    /// To a named view.
    View(View),
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
    pub insets: Vec<(Inset, Frame)>,
    /// Names on the map, most important first.
    pub labels: Vec<Label>,
}

/// What a name on the map names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LabelKind {
    /// A country.
    Country,
    /// A sea.
    Sea,
    /// A region.
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
    /// The zoom from which it is shown, in tenths.
    pub from: u32,
    /// The zoom from which it is not shown any more, in tenths.
    pub until: u32,
}

impl Boot {
    /// The subject with an id.
    pub fn subject(&self, id: &SubjectId) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.id == *id)
    }

    /// The subject with an id that is still text.
    pub fn named(&self, id: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.id.as_str() == id)
    }
}

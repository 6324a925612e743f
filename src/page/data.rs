//! The page's data, its initial state in the wire format: what a page carries for the program,
//! apart from its text. That is what can be picked and where it stands, the map's numbers, the
//! questions, the words of the interface. What is only read (cards, facts, steps, the map's
//! outlines) stands in the page once, and the program shows it there.

use crate::base::layout::PIN_LINE;
use crate::base::number::saturated;
use crate::base::wire::{Reader, Wire, Writer, wire_record};
use crate::lang::catalogue::Catalogue;
use crate::map::frame::Frame;
use crate::map::id::{ExtentId, InsetId};
use crate::map::labels::{Name, Rank, pin_em};
use crate::map::plates::Plates;
use crate::map::point::MapPoint;
use crate::map::rect::Size;
use crate::map::tooltip::Corner;
use crate::quiz::bank::Bank;
use crate::story::id::{FactId, PlaceId, StepId, SubjectId, TopicId};
use crate::story::model::Mark;

/// What a page carries.
#[derive(Clone, Debug, PartialEq)]
pub struct PageData {
    /// The interface.
    pub catalogue: Catalogue,
    /// The map.
    pub map: MapData,
    /// What can be picked, in the order of the list.
    pub subjects: Vec<MapItem>,
    /// Every place that a question offers on the map.
    pub quiz_places: Vec<QuizPlace>,
    /// The topics, by id and name.
    pub topics: Vec<(TopicId, String)>,
    /// Who stands together on them.
    pub camps: Vec<Camp>,
    /// Each fact, and on whose card it stands.
    pub facts: Vec<(FactId, Option<SubjectId>)>,
    /// The steps, and what the map shows at each.
    pub steps: Vec<(StepId, MapScene)>,
    /// The questions.
    pub bank: Bank,
}

/// Somebody or something that can be picked.
#[derive(Clone, Debug, PartialEq)]
pub struct MapItem {
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
    pub at: MapPoint,
    /// The inset that it stands in, if not on the map itself.
    pub inset: Option<InsetId>,
    /// Whether it is a place, and not a person.
    pub is_place: bool,
    /// How much its name on the map matters.
    pub rank: Rank,
    /// How wide that may be to stand within the shape that it names, in map units.
    pub room: u32,
    /// The order in which its name is tried on the sides of its pin; that of the map where there is none.
    pub sides: Vec<u32>,
    /// The extent in which it is seen best, for a region that an extent from near holds.
    pub extent: Option<ExtentAt>,
    /// The topics that the facts of a place bear on.
    pub topics: Vec<TopicId>,
    /// The lines from a person to the places at which others were met.
    pub met: Vec<(ItemAt, ItemAt)>,
}

/// Those who take the same stand on a topic: their pins have one colour and pattern, by the mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Camp {
    /// The topic.
    pub topic: TopicId,
    /// What tells it from the others.
    pub mark: Mark,
    /// What it stands for, in a few words.
    pub name: String,
    /// Of whom it is: first the one beside whose pin that is written.
    pub who: Vec<ItemAt>,
    /// On which side of that.
    pub corner: Corner,
}

/// A place as a choice on the map, which is shown only while a question offers it.
#[derive(Clone, Debug, PartialEq)]
pub struct QuizPlace {
    /// The place.
    pub place: PlaceId,
    /// Its name.
    pub name: String,
    /// The classes of its pin.
    pub class: String,
    /// Where it is.
    pub at: MapPoint,
    /// The inset that it stands in, if not on the map itself.
    pub inset: Option<InsetId>,
    /// The extent in which it is seen best, for a region that an extent from near holds.
    pub extent: Option<ExtentAt>,
}

/// What the map shows at a step: all that is not lit steps back.
#[derive(Clone, Debug, PartialEq)]
pub struct MapScene {
    /// What the camera shows.
    pub frame: Frame,
    /// Who and what is lit.
    pub lit: Vec<ItemAt>,
    /// The regions of these that are hatched.
    pub hatched: Vec<ItemAt>,
    /// The lines that are drawn, each from one of these to another.
    pub lines: Vec<(ItemAt, ItemAt)>,
    /// The inset that grows.
    pub inset: Option<InsetId>,
    /// Whoever comes to it by a line.
    pub guests: Vec<ItemAt>,
}

/// A map item, by its place among those of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemAt(u32);

impl ItemAt {
    /// The place among some items of the one with an id.
    pub fn find(items: &[MapItem], id: &SubjectId) -> Option<Self> {
        items.iter().position(|item| item.id == *id).map(|at| Self(saturated(at)))
    }
}

impl Wire for ItemAt {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self(u32::read(reader))
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

/// The map's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct MapData {
    /// Names it.
    pub title: String,
    /// What the camera reaches.
    pub reach: Frame,
    /// What is seen at zoom 1.
    pub home: Frame,
    /// How near the camera comes, and how the picture is turned then.
    pub plates: Plates,
    /// The named extents that the story needs, that of the home frame first.
    pub extents: Vec<Extent>,
    /// The insets that the story needs.
    pub insets: Vec<InsetData>,
    /// Names on the map, most important first.
    pub labels: Vec<Label>,
}

/// A small map beside the map.
#[derive(Clone, Debug, PartialEq)]
pub struct InsetData {
    /// The id.
    pub id: InsetId,
    /// What it shows, in its own map units.
    pub frame: Frame,
    /// Where it lies, and its scale; none where it has no one scale, as of the whole world.
    pub bearings: Option<Bearings>,
}

/// In which direction what an inset shows lies, seen from the middle of the map, and its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bearings {
    /// In which direction, in degrees from north, clockwise.
    pub towards: u32,
    /// What the bar of its scale stands for, in km.
    pub bar: u32,
    /// How long that is, in map units of the inset.
    pub length: u32,
}

/// A named extent, by its place among those of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExtentAt(u32);

impl ExtentAt {
    /// That of the home frame.
    pub const HOME: Self = Self(0);

    /// The one that all of some are seen best in, where there is one.
    pub fn shared(mut all: impl Iterator<Item = Option<Self>>) -> Option<Self> {
        let first = all.next()?;
        first.filter(|_| all.all(|other| other == first))
    }
}

impl Wire for ExtentAt {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self(u32::read(reader))
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

/// A named extent of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Extent {
    /// Its id.
    pub id: ExtentId,
    /// Its name.
    pub name: String,
    /// What it shows.
    pub frame: Frame,
}

/// A name on the map. Its words stand in the page; what is here is the room that
/// they take.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Its middle; of a name with a dot, the dot.
    pub at: MapPoint,
    /// Whether it begins with a dot that stands on its spot, as a city's does.
    pub dotted: bool,
    /// Whether it is the one before it at another place, for where that one is out of sight.
    pub again: bool,
    /// Its width, in CSS px.
    pub width: u32,
    /// How much it matters.
    pub rank: Rank,
    /// How far aside it may stand, still within what it names, in map units.
    pub aside: u32,
    /// The zoom from which it is shown, in tenths.
    pub from: u32,
    /// The zoom from which it is not shown any more, in tenths.
    pub until: u32,
}

wire_record! { PageData { catalogue, map, subjects, quiz_places, topics, camps, facts, steps, bank } }
wire_record! {
    MapItem { id, class, initials, short, long, place, at, inset, is_place, rank, room, sides, extent, topics, met }
}
wire_record! { Camp { topic, mark, name, who, corner } }
wire_record! { QuizPlace { place, name, class, at, inset, extent } }
wire_record! { MapScene { frame, lit, hatched, lines, inset, guests } }
wire_record! { MapData { title, reach, home, plates, extents, insets, labels } }
wire_record! { InsetData { id, frame, bearings } }
wire_record! { Bearings { towards, bar, length } }
wire_record! { Extent { id, name, frame } }
wire_record! { Label { at, dotted, again, width, rank, aside, from, until } }

impl MapItem {
    /// The size of the letters of its text on a plane of a width, in CSS px. Regions are written bold.
    pub fn em(&self, width: f64) -> f64 {
        pin_em(width, self.class.ends_with("marker"))
    }
}

impl Label {
    /// How large it is, in CSS px.
    pub fn size(&self) -> Size {
        Size { width: f64::from(self.width), height: self.rank.em() * PIN_LINE }
    }

    /// What is placed of it on the map.
    pub fn name(&self) -> Name {
        Name {
            at: self.at,
            dotted: self.dotted,
            again: self.again,
            size: self.size(),
            rank: self.rank,
            aside: f64::from(self.aside),
            from: f64::from(self.from) / 10.0,
            until: f64::from(self.until) / 10.0,
        }
    }
}

impl MapData {
    /// The named extent at a place.
    pub fn extent(&self, at: ExtentAt) -> Option<&Extent> {
        self.extents.get(at.0 as usize)
    }

    /// The place of the first extent of which something holds.
    pub fn find_extent(&self, holds: impl Fn(&Extent) -> bool) -> Option<ExtentAt> {
        self.extents.iter().position(holds).map(|at| ExtentAt(saturated(at)))
    }

    /// Whether a name is never in the map's first picture.
    pub fn is_far(&self, label: &Label) -> bool {
        let Frame { x, y, width, height } = self.home;
        let seen = label.at.x > x && label.at.x < x + width && label.at.y > y && label.at.y < y + height;
        label.from > 10 || !seen
    }
}

impl PageData {
    /// The subject with an id.
    pub fn subject(&self, id: &SubjectId) -> Option<&MapItem> {
        self.subjects.iter().find(|subject| subject.id == *id)
    }

    /// The map item at a place.
    pub fn item(&self, at: ItemAt) -> Option<&MapItem> {
        self.subjects.get(at.0 as usize)
    }

    /// Whether an item of this page is among some.
    #[inline(never)]
    pub fn has_item(&self, some: &[ItemAt], item: &MapItem) -> bool {
        some.iter().any(|at| self.item(*at).is_some_and(|other| std::ptr::eq(other, item)))
    }

    /// The camp of somebody on a topic.
    pub fn camp(&self, subject: &MapItem, topic: &TopicId) -> Option<&Camp> {
        self.camps.iter().find(|camp| camp.topic == *topic && self.has_item(&camp.who, subject))
    }

    /// The subject with an id that is still text.
    pub fn named(&self, id: &str) -> Option<&MapItem> {
        self.subjects.iter().find(|subject| subject.id.as_str() == id)
    }
}

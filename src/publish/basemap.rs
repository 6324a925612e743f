//! What of the map is drawn once and for all: the shapes and the names, which are
//! only moved by the camera, and what is said of them. They stand in the page, and
//! the program draws them as they are.

use maud::{Markup, html};

use crate::base::number::decimal;
use crate::base::vocabulary::Word;
use crate::geo::atlas::Inset;
use crate::map::frame::Frame;
use crate::map::id::ShapeId;
use crate::map::point::MapPoint;
use crate::page::data::PageData;
use crate::publish::first_paint::{self, Pictures};
use crate::quiz::attempt::QuizAction;
use crate::quiz::pick::Edit;
use crate::story::id::{ChoiceId, SubjectId};

/// What a name on the map names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// A country.
    Country,
    /// A sea.
    Sea,
    /// A city, with a dot.
    City,
    /// A city where something else stands.
    BareCity,
    /// A region.
    Region,
}

/// What of the map is drawn once and for all.
#[derive(Clone, Debug)]
pub struct Basemap {
    /// What is seen at first.
    pub home: Frame,
    /// What is drawn.
    pub drawn: Frame,
    /// The country that is drawn with its regions, where the story has to do with it.
    pub focus: Option<ShapeId>,
    /// Whether there is a border to be drawn dashed.
    pub disputed: bool,
    /// Whether some of it is drawn anew where it is seen from near: where an extent shows that.
    pub has_near: bool,
    /// Whether there are rivers.
    pub rivers: bool,
    /// Whether there are lakes.
    pub lakes: bool,
    /// The insets that the story needs.
    pub insets: Vec<Inset>,
    /// Where the shapes are from, and which borders they show.
    pub credit: String,
    /// The names, as a page's [labels](crate::page::data::MapData::labels) place them.
    pub names: Vec<(LabelKind, String, MapPoint)>,
    /// The shapes that pick somebody or something, in the order of drawing.
    pub picked: Vec<(ShapeClass, ShapeId, SubjectId)>,
}

/// How a shape of the map is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShapeClass {
    /// The country of somebody who took part.
    Country,
    /// The country that is drawn with its regions.
    Focus,
    /// A region that is spoken of.
    Region,
    /// A region that a question offers, and nothing else speaks of.
    Choice,
}

/// The id of the shapes' element.
pub const BASE: &str = "map_base";

/// The shapes, by reference to [`shapes`](crate::publish::outlines).
pub fn base(basemap: &Basemap) -> Markup {
    let view_box = [basemap.home.x, basemap.home.y, basemap.home.width, basemap.home.height].map(decimal).join(" ");
    html! {
        @let drawn = basemap.drawn;
        svg.base #(BASE) viewBox=(view_box) aria-hidden="true" {
            // Lines over what is picked, so that it stands out without colour.
            pattern #hatch width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width="14" height="14" {}
                path d="M0 7h14" {}
            }
            // All of it is turned from near.
            g #map_sheet {
            rect.sea x=(drawn.x) y=(drawn.y) width=(drawn.width) height=(drawn.height) {}
            (line("graticule"))
            (line("land"))
            (picked(basemap, ShapeClass::Country))
            (line("borders"))
            @if basemap.disputed { (line("disputed")) }
            (picked(basemap, ShapeClass::Focus))
            @if basemap.focus.is_some() { (line("regions")) }
            (picked(basemap, ShapeClass::Choice))
            (picked(basemap, ShapeClass::Region))
            @if basemap.lakes { (line("lakes")) }
            @if basemap.rivers { (line("rivers")) }
            @if let Some(focus) = &basemap.focus { use.outline href={ "#s_" (focus) } {} }
            }
        }
    }
}

fn line(name: &str) -> Markup {
    html! { use class=(name) href={ "#s_" (name) } {} }
}

fn picked(basemap: &Basemap, wanted: ShapeClass) -> Markup {
    let class = match wanted {
        ShapeClass::Country => "country",
        ShapeClass::Focus => "focus",
        ShapeClass::Region => "region",
        ShapeClass::Choice => "choice",
    };
    html! {
        @for (_, shape, subject) in basemap.picked.iter().filter(|(class, _, _)| *class == wanted) {
            use class=(class) href={ "#s_" (shape) } data-subject=(subject) data-do=[deed(wanted, subject)] {}
        }
    }
}

/// What a shape does that picks nobody; of all others a press opens the card.
fn deed(class: ShapeClass, place: &SubjectId) -> Option<String> {
    let choice = ChoiceId::parse(place.as_str()).filter(|_| class == ShapeClass::Choice)?;
    Some(QuizAction::Chosen(Edit::Picked(choice)).written())
}

/// The names, placed for the first picture; where there is no room for one, the
/// page's style hides it.
pub fn names(basemap: &Basemap, data: &PageData, pictures: &Pictures) -> Markup {
    let home = basemap.home;
    let percent = |value: f64, from: f64, size: f64| decimal((value - from) / size * 100.0) + "%";
    html! {
        svg.names #(first_paint::NAMES) aria-hidden="true" {
            // The lines of a scene, in px, under the names.
            path.lines #map_lines {}
            @for (((kind, name, at), label), hides) in basemap.names.iter().zip(&data.map.labels).zip(pictures.hidden(data)) {
                @let class = match kind {
                    LabelKind::Country => "name",
                    LabelKind::Region => "name name-region",
                    LabelKind::Sea => "name name-sea",
                    LabelKind::City | LabelKind::BareCity => "name name-city",
                };
                text class={ (class) " " (label.rank.as_str()) @if label.dotted { " dotted" } @if data.map.is_far(label) { " far" } } data-hide=[(!hides.is_empty()).then_some(hides)] x=(percent(at.x, home.x, home.width)) y=(percent(at.y, home.y, home.height)) {
                    @if label.dotted { "•\u{2009}" } (name)
                }
            }
        }
    }
}

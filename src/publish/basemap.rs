//! What of the map is drawn once and for all: the shapes and the names, which are
//! only moved by the camera, and what is said of them. They stand in the page, and
//! the program draws them as they are.

use maud::{Markup, html};

use crate::base::number::decimal;
use crate::page::data::PageData;
use crate::publish::page_data::{Basemap, LabelKind, ShapeClass};

/// The id of the shapes' element.
pub const BASE: &str = "map_base";
/// The id of the names' element.
pub const NAMES: &str = "map_names";

/// The id of the line that says where the shapes are from, and which borders they show.
pub const CREDIT: &str = "map_credit";

/// The line that says where the shapes are from, and which borders they show.
pub fn credit(words: &str) -> Markup {
    html! { p.credit #(CREDIT) { (words) } }
}

/// The shapes, by reference to [`shapes`](crate::publish::outlines).
pub fn base(scenery: &Basemap) -> Markup {
    let view_box = [scenery.home.x, scenery.home.y, scenery.home.width, scenery.home.height].map(decimal).join(" ");
    html! {
        @let reach = scenery.reach;
        svg.base #(BASE) viewBox=(view_box) aria-hidden="true" {
            // Lines over what is picked, so that it stands out without colour.
            pattern #hatch width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width="14" height="14" {}
                path d="M0 7h14" {}
            }
            rect.sea x=(reach.x) y=(reach.y) width=(reach.width) height=(reach.height) {}
            (line("land"))
            (picked(scenery, ShapeClass::Country))
            (line("borders"))
            @if scenery.disputed { (line("disputed")) }
            (picked(scenery, ShapeClass::Focus))
            @if scenery.focus.is_some() { (line("regions")) }
            (picked(scenery, ShapeClass::Region))
            @if scenery.lakes { (line("lakes")) }
            @if scenery.rivers { (line("rivers")) }
            @if let Some(focus) = &scenery.focus { use.outline href={ "#s_" (focus) } {} }
        }
    }
}

fn line(name: &str) -> Markup {
    html! { use class=(name) href={ "#s_" (name) } {} }
}

fn picked(scenery: &Basemap, wanted: ShapeClass) -> Markup {
    let class = match wanted {
        ShapeClass::Country => "country",
        ShapeClass::Focus => "focus",
        ShapeClass::Region => "region",
    };
    html! {
        @for (_, shape, subject) in scenery.picked.iter().filter(|(class, _, _)| *class == wanted) {
            use class=(class) href={ "#s_" (shape) } data-subject=(subject) {}
        }
    }
}

/// The names, placed for the first picture; where there is no room for one, the
/// page's style hides it.
pub fn names(scenery: &Basemap, data: &PageData) -> Markup {
    let home = scenery.home;
    let percent = |value: f64, from: f64, size: f64| decimal((value - from) / size * 100.0) + "%";
    html! {
        svg.names #(NAMES) aria-hidden="true" {
            @for ((kind, name, at), label) in scenery.names.iter().zip(&data.map.labels) {
                @let class = match kind {
                    LabelKind::Country => "name",
                    LabelKind::Region => "name name-region",
                    LabelKind::Sea => "name name-sea",
                    LabelKind::City => "name name-city",
                };
                text class={ (class) @if label.dotted { " dotted" } @if data.map.is_far(label) { " far" } } id={ "n_" (label.key) } x=(percent(at.x, home.x, home.width)) y=(percent(at.y, home.y, home.height)) {
                    @if label.dotted { "•\u{2009}" } (name)
                }
            }
        }
    }
}

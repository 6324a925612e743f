//! What of the map is drawn once and for all, and only moved by the camera: the
//! shapes and the names. They stand in the page, and the program takes them over
//! as they are.

use maud::{Markup, html};

use crate::base::number::decimal;
use crate::site::boot::Boot;
use crate::site::compose::{FOCUS, LabelKind, Scenery, ShapeClass};

/// The id of the shapes' element.
pub const BASE: &str = "map_base";
/// The id of the names' element.
pub const NAMES: &str = "map_names";

/// The shapes, by reference to [`shapes`](crate::site::shapes).
pub fn base(scenery: &Scenery) -> Markup {
    let view_box = [scenery.home.x, scenery.home.y, scenery.home.width, scenery.home.height].map(decimal).join(" ");
    html! {
        svg.base #(BASE) viewBox=(view_box) aria-hidden="true" {
            (line("land"))
            (picked(scenery, ShapeClass::Country))
            (line("borders"))
            (line("disputed"))
            (picked(scenery, ShapeClass::Focus))
            (line("regions"))
            (picked(scenery, ShapeClass::Region))
            use.outline href={ "#s_" (FOCUS) } {}
        }
    }
}

fn line(name: &str) -> Markup {
    html! { use class=(name) href={ "#s_" (name) } {} }
}

fn picked(scenery: &Scenery, wanted: ShapeClass) -> Markup {
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
pub fn names(scenery: &Scenery, boot: &Boot) -> Markup {
    let home = scenery.home;
    let percent = |value: f64, from: f64, size: f64| decimal((value - from) / size * 100.0) + "%";
    html! {
        svg.names #(NAMES) aria-hidden="true" {
            @for ((kind, name, at), label) in scenery.names.iter().zip(&boot.map.labels) {
                @let class = match kind {
                    LabelKind::Country => "name",
                    LabelKind::Region => "name name-region",
                    LabelKind::Sea => "name name-sea",
                };
                text class=(class) id={ "n_" (label.key) } x=(percent(at.x, home.x, home.width)) y=(percent(at.y, home.y, home.height)) {
                    (name)
                }
            }
        }
    }
}

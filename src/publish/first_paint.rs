//! Critical CSS of the first paint: the style of the map's first picture, where each pin stands, and which names
//! find room, for some widths of the map's box. Measured in the page by container
//! queries, so that the map is right before the program runs, and without it.

use std::fmt::Write;

use crate::base::layout::{EDGES_FROM, PAPER_WIDTH};
use crate::base::number::decimal;
use crate::map::labels::{Medium, Side};
use crate::page::data::PageData;
use crate::page::placement::{WIDTHS, first_picture, pinned, standing};

/// The style, for the page's head.
pub fn css(data: &PageData) -> String {
    let home = data.map.home;
    let mut css = String::new();
    // Writing to a string cannot fail.
    for (id, at) in pinned(data) {
        let left = decimal((at.x - home.x) / home.width * 100.0);
        let top = decimal((at.y - home.y) / home.height * 100.0);
        let _ = write!(css, "#pin_{id}{{left:{left}%;top:{top}%}}");
    }
    let _ = write!(css, ".map-box{{aspect-ratio:{}/{}}}", home.width, home.height);
    // Beside the text it stays where it is; on a wide screen it is no higher than the window.
    let _ = write!(
        css,
        "@media screen and (width>={EDGES_FROM}rem){{.own .map:not(.large){{max-inline-size:calc((100vh - 6rem)*{}/{})}}}}",
        home.width, home.height
    );
    css.push_str("@media screen{");
    for (at, width) in WIDTHS.iter().enumerate() {
        let from = if at == 0 { String::new() } else { format!("{width}px<=") };
        let range = WIDTHS.get(at + 1).map_or(format!("width>={width}px"), |next| format!("{from}width<{next}px"));
        let _ = write!(css, "@container map ({range}){{{}}}", picture(data, *width, Medium::Screen));
    }
    // On paper the box has one width, and Firefox asks no container for it.
    let _ = write!(css, "}}@media print{{{}}}", picture(data, PAPER_WIDTH, Medium::Paper));
    for (topic, _) in &data.topics {
        let _ = write!(css, "[data-topic={topic}] .on-{topic}{{display:flex}}");
    }
    css
}

/// The style for a width of the box.
fn picture(data: &PageData, width: f64, medium: Medium) -> String {
    let layout = first_picture(data, width, medium);
    let mut css = String::new();
    for (subject, place) in standing(data).into_iter().zip(&layout.pins) {
        let mut rule = String::new();
        if place.offset.x != 0.0 || place.offset.y != 0.0 {
            let _ = write!(rule, "--dx:{}px;--dy:{}px;", decimal(place.offset.x), decimal(place.offset.y));
        }
        match place.side {
            None => rule.push_str("--show:hidden"),
            // The style's own.
            Some(Side { x: 1.0, y: 0.0, far: 0.0 }) => {}
            Some(Side { x, y, far }) => {
                let _ = write!(rule, "--sx:{};--sy:{}", decimal(x), decimal(y));
                if far > 0.0 {
                    let _ = write!(rule, ";--far:{}px", decimal(far));
                }
            }
        }
        if !rule.is_empty() {
            let _ = write!(css, "#pin_{}{{{rule}}}", subject.id);
        }
    }
    let hidden = data.map.labels.iter().zip(&layout.names).filter(|(label, shown)| !**shown && !data.map.is_far(label));
    let hidden: Vec<String> = hidden.map(|(label, _)| format!("#n_{}", label.key)).collect();
    if !hidden.is_empty() {
        let _ = write!(css, "{}{{display:none}}", hidden.join(","));
    }
    css
}

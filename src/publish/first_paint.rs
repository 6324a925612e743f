//! Critical CSS of the first paint: the style of the map's first picture, where each pin stands, and which names
//! find room, for some widths of the map's plane. Measured in the page by container
//! queries, so that the map is right before the program runs, and without it.

use std::fmt::Write;

use crate::base::layout::{PAPER_WIDTH, REM};
use crate::base::number::decimal;
use crate::map::labels::{Layout, Medium, Side};
use crate::map::point::ScreenPoint;
use crate::page::data::{Label, PageData};
use crate::page::placement::{WIDTHS, first_picture, pinned, standing};

/// The id of the names' element.
pub const NAMES: &str = "map_names";

/// The map's first pictures, laid out once: those for the [widths](WIDTHS) of the plane, then that on paper.
pub struct Pictures(Vec<Layout>);

/// The place of that on paper among them.
const PAPER: usize = WIDTHS.len();

impl Pictures {
    /// Those of a page.
    pub fn new(data: &PageData) -> Self {
        let screens = WIDTHS.iter().map(|width| first_picture(data, *width, Medium::Screen));
        Self(screens.chain([first_picture(data, PAPER_WIDTH, Medium::Paper)]).collect())
    }

    /// The style, for the page's head.
    pub fn css(&self, data: &PageData) -> String {
        let home = &data.map.home;
        let mut css = String::new();
        for ([kind, id], at) in pinned(data) {
            let left = decimal((at.x - home.x) / home.width * 100.0);
            let top = decimal((at.y - home.y) / home.height * 100.0);
            let _ = write!(css, "#{kind}{id}{{left:{left}%;top:{top}%}}");
        }
        let _ = write!(css, ":root{{--map:{}/{}}}", home.width, home.height);
        css.push_str("@media screen{");
        for (at, width) in WIDTHS.iter().enumerate() {
            let from = if at == 0 { String::new() } else { format!("{}rem<=", width / REM) };
            let range = WIDTHS
                .get(at + 1)
                .map_or(format!("width>={}rem", width / REM), |next| format!("{from}width<{}rem", next / REM));
            let _ = write!(css, "@container map ({range}){{{}}}", self.picture(data, at));
        }
        // On paper the box has one width, and Firefox asks no container for it.
        let _ = write!(css, "}}@media print{{{}}}", self.picture(data, PAPER));
        for (topic, _) in &data.topics {
            let _ = write!(
                css,
                "[data-topic={topic}] .on-{topic}{{display:block}}[data-topic={topic}] .at-{topic}{{order:-1;font-weight:600}}"
            );
        }
        css
    }

    /// The pictures in which each name is not seen, a letter each. Of a name that none of them shows nothing is said.
    pub fn hidden(&self, data: &PageData) -> Vec<String> {
        let hidden = |(at, label): (usize, &Label)| {
            let is_hidden = |(picture, layout): (usize, &Layout)| {
                let is_shown = data.map.is_far(label) || layout.names.get(at).is_some_and(Option::is_some);
                (!is_shown).then(|| letter(picture))
            };
            self.0.iter().enumerate().filter_map(is_hidden).collect()
        };
        data.map.labels.iter().enumerate().map(hidden).collect()
    }

    /// The style of a picture, by its place.
    fn picture(&self, data: &PageData, at: usize) -> String {
        let mut css = String::new();
        let pins = self.0.get(at).map_or(&[][..], |layout| &layout.pins);
        for (subject, place) in standing(data).into_iter().zip(pins) {
            let mut rule = String::new();
            if place.offset.x != 0.0 || place.offset.y != 0.0 {
                let _ = write!(rule, "--dx:{};--dy:{};", decimal(place.offset.x), decimal(place.offset.y));
            }
            match place.side {
                None => rule.push_str("--show:hidden"),
                // The style's own.
                Some(Side { x: 1.0, y: 0.0, far: 0.0, wide: 0.0 }) => {}
                Some(side @ Side { x, y, far, wide }) => {
                    let _ = write!(rule, "--sx:{};--sy:{}", decimal(x), decimal(y));
                    if far > 0.0 {
                        let _ = write!(rule, ";--far:{}", decimal(far));
                    }
                    if wide > 0.0 {
                        let _ = write!(rule, ";--wrap:normal;--wide:{}", decimal(wide));
                    }
                    if side.is_within() {
                        rule.push_str(";--ring:0");
                    }
                }
            }
            if !rule.is_empty() {
                let _ = write!(css, "#pin_{}{{{rule}}}", subject.id);
            }
        }
        // The names that stand aside of their spots.
        let names = self.0.get(at).map_or(&[][..], |layout| &layout.names);
        for (number, name) in names.iter().enumerate() {
            let Some(ScreenPoint { x, y }) = name.filter(|aside| *aside != ScreenPoint::ZERO) else { continue };
            let step = |step: f64| format!("calc({}*var(--px))", decimal(step));
            let _ = write!(
                css,
                "#{NAMES} text:nth-of-type({}){{transform:translate({},{})}}",
                number + 1,
                step(x),
                step(y)
            );
        }
        // The names that are not in it.
        let _ = write!(css, "[data-hide*={}]{{display:none}}", letter(at));
        css
    }
}

/// The letter of a picture.
fn letter(picture: usize) -> char {
    ('a'..='z').nth(picture).unwrap_or('z')
}

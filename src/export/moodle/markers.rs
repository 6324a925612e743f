//! Markers on a picture of the map (`ddmarker`): a name for each place that is offered, to be dragged to where it is if
//! it is right. Moodle shows pictures no greater than 600 to 400, and fails at a drawing that says it is greater; so it
//! stands in one that is not.

use super::base64::base64;
use super::elements::{combined, text};
use crate::base::number::Digits;
use crate::base::xml::xml;
use crate::export::job::{ExportQuestion, Job};
use crate::export::source::{ExportMap, ExportPlace};
use crate::story::kind::choose::Choice;

/// How wide and how high a picture is at most.
const MOST: (u32, u32) = (600, 400);
/// How many radiuses of its disc a zone reaches at most.
const REACH: u32 = 2;
/// The parts of a unit in which the scale is reckoned and written.
const PARTS: u64 = 100_000;

/// The map, and the discs of the right places with the numbers of their markers.
pub struct Zones<'j> {
    map: &'j ExportMap,
    discs: Vec<(usize, &'j ExportPlace)>,
}

/// Where the right places are; none where one is not on the map.
pub fn zones<'j>(job: &Job<'j>, question: &ExportQuestion) -> Option<Zones<'j>> {
    let map = job.story.map.as_ref()?;
    let right = offered(question).filter(|(_, choice)| choice.right);
    let disc = |(number, choice): (usize, &Choice)| {
        Some((number, map.places.iter().find(|place| place.id == choice.id.as_str())?))
    };
    let discs: Vec<_> = right.map(disc).collect::<Option<_>>()?;
    (!discs.is_empty()).then_some(Zones { map, discs })
}

/// What is offered, in an order that gives nothing away, with the numbers of the markers.
fn offered<'q>(question: &'q ExportQuestion) -> impl Iterator<Item = (usize, &'q Choice)> {
    let choices = question.asked.options().map(|options| options.all.as_slice()).unwrap_or_default();
    (1..).zip(question.order.iter().filter_map(|at| choices.get(*at)))
}

/// Why a wrong place is wrong: markers have no word of their own.
pub fn told(question: &ExportQuestion) -> Vec<String> {
    let why = |(_, choice): (usize, &Choice)| {
        let why = choice.why.as_deref().filter(|why| !why.trim().is_empty())?;
        Some([&choice.text, " — ", why].concat())
    };
    offered(question).filter_map(why).collect()
}

/// What a question with markers has beside what all have.
pub fn written(zones: &Zones, question: &ExportQuestion) -> String {
    let scale = Scale::of(zones.map);
    let file = |picture: &str| {
        let head = "<file name=\"map.svg\" path=\"/\" encoding=\"base64\">";
        [head, &base64(picture.as_bytes()), "</file>\n"].concat()
    };
    let drag = |(number, choice): (usize, &Choice)| {
        // What is shown of it is HTML.
        let label = text(&xml(&choice.text));
        ["<drag>\n<no>", &number.digits(), "</no>\n", &label, "\n<noofdrags>1</noofdrags>\n</drag>\n"].concat()
    };
    let drop = |(at, (number, disc)): (usize, &(usize, &ExportPlace))| {
        let [x, y, radius] = [disc.x, disc.y, reach(zones.map, disc)].map(|units| scale.shown(units).digits());
        let coords = ["<shape>circle</shape>\n<coords>", &x, ",", &y, ";", &radius, "</coords>\n"].concat();
        let choice = ["<choice>", &number.digits(), "</choice>\n</drop>\n"].concat();
        ["<drop>\n<no>", &at.digits(), "</no>\n", &coords, &choice].concat()
    };
    let drags: String = offered(question).map(drag).collect();
    let drops: String = (1..).zip(&zones.discs).map(drop).collect();
    // These say yes by being there.
    ["<shuffleanswers/>\n<showmisplaced/>\n", &combined(), &file(&scale.picture(zones.map)), &drags, &drops].concat()
}

/// How far a zone reaches: to half the way to the nearest other disc, but no less than its own disc.
fn reach(map: &ExportMap, disc: &ExportPlace) -> u32 {
    let square = |a: u32, b: u32| u64::from(a.abs_diff(b)).pow(2);
    let others = map.places.iter().filter(|place| place.id != disc.id);
    let nearest = others.map(|place| square(place.x, disc.x) + square(place.y, disc.y)).min();
    let half = nearest.map_or(u64::MAX, |square| square.isqrt() / 2);
    let most = map.radius.saturating_mul(REACH);
    u32::try_from(half).unwrap_or(most).clamp(map.radius.min(most), most)
}

/// By how much a drawing is smaller when it is shown.
struct Scale(u64);

impl Scale {
    fn of(map: &ExportMap) -> Self {
        let fit = |most: u32, is: u32| u64::from(most) * PARTS / u64::from(is.max(1));
        Self(fit(MOST.0, map.width).min(fit(MOST.1, map.height)).min(PARTS))
    }

    /// Units of the drawing as points of the picture.
    fn shown(&self, units: u32) -> u64 {
        (u64::from(units) * self.0 + PARTS / 2) / PARTS
    }

    /// The drawing in a picture of the size that is shown.
    fn picture(&self, map: &ExportMap) -> String {
        let [width, height] = [map.width, map.height].map(|units| self.shown(units).digits());
        let (whole, rest) = ((self.0 / PARTS).digits(), (self.0 % PARTS + PARTS).digits());
        let scale = [&whole, ".", rest.get(1..).unwrap_or_default()].concat();
        let size = ["width=\"", &width, "\" height=\"", &height, "\" viewBox=\"0 0 ", &width, " ", &height].concat();
        let head = ["<svg xmlns=\"http://www.w3.org/2000/svg\" ", &size, "\"><g transform=\"scale("].concat();
        [&head, &scale, ")\">", &map.svg(), "</g></svg>"].concat()
    }
}

//! From a story, a language and a map to what a page carries for the program.

use std::collections::BTreeSet;

use crate::base::id::{QuestionId, ShapeId, SubjectId};
use crate::base::word::Word;
use crate::lang::catalogue::{Count, Prose};
use crate::lang::written::Written;
use crate::map::camera::Frame;
use crate::map::layout::text_size;
use crate::map::spot::{Spot, whole};
use crate::map::topology::Object;
use crate::quiz::bank::Bank;
use crate::site::atlas::EuropeAtlas;
use crate::site::boot::{Boot, Destination, Extra, Label, MapSheet, Subject};
use crate::story::model::{self, Inset, Interaction, Place, PlaceKind, Story, Token};
use crate::story::resolve::Atlas;

/// What is seen of Europe at zoom 1, in map units: from Ireland to the Don, from
/// Sicily to the north of Finland.
pub const HOME: Frame = Frame { x: -1680.0, y: -1430.0, width: 3520.0, height: 2930.0 };

/// The country that is drawn with its regions.
pub const FOCUS: &str = "UA";

/// The room around Ukraine, in map units.
const ROOM: f64 = 60.0;

/// Seas: key, latitude and longitude of the middle of the name in degrees, and
/// the zoom from which it is shown, in tenths.
const SEAS: [(&str, f64, f64, u32); 7] = [
    ("black-sea", 43.3, 34.0, 10),
    ("north-sea", 56.6, 3.0, 10),
    ("mediterranean", 38.6, 6.2, 10),
    ("atlantic", 48.3, -9.3, 10),
    ("norwegian-sea", 64.3, 5.2, 10),
    ("baltic-sea", 57.4, 19.5, 10),
    ("azov", 46.05, 36.6, 25),
];

/// Cities that help a reader find the way: as with the seas.
const CITIES: [(&str, f64, f64, u32); 15] = [
    ("kharkiv", 49.99, 36.23, 22),
    ("odesa", 46.48, 30.73, 22),
    ("dnipro", 48.46, 35.04, 22),
    ("lviv", 49.84, 24.03, 22),
    ("simferopol", 44.95, 34.1, 22),
    ("warsaw", 52.23, 21.01, 16),
    ("stockholm", 59.33, 18.07, 16),
    ("bucharest", 44.43, 26.1, 16),
    ("vienna", 48.21, 16.37, 16),
    ("minsk", 53.9, 27.57, 16),
    ("madrid", 40.42, -3.7, 16),
    ("oslo", 59.91, 10.75, 16),
    ("athens", 37.98, 23.73, 16),
    ("istanbul", 41.01, 28.98, 16),
    ("chisinau", 47.01, 28.86, 22),
];

/// The capital of the focus, whose spot a token covers: its name stands above that.
const CAPITAL: (&str, f64, f64) = ("kyiv", 50.88, 30.52);

/// What a city's name takes beside its letters, in CSS px: the dot.
const DOT: f64 = 8.0;

/// The size of the letters of a name on the map, in CSS px; see `styles/map.css`.
const NAME_EM: f64 = 11.5;

/// What a name on the map names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// A country.
    Country,
    /// A sea.
    Sea,
    /// A city.
    City,
    /// A region.
    Region,
}

/// What of the map is drawn once and for all.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenery {
    /// What is seen at first.
    pub home: Frame,
    /// The names, as a page's [labels](MapSheet::labels) place them.
    pub names: Vec<(LabelKind, String, Spot)>,
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
}

/// Puts together what a page carries, and what of the map is drawn once.
pub fn page(story: &Story, language: &Written, atlas: &EuropeAtlas) -> (Boot, Scenery) {
    let labels = labels(story, language, atlas);
    let names = labels.iter().map(|(kind, name, label)| (*kind, name.clone(), label.at)).collect();
    let labels = labels.into_iter().map(|(_, _, label)| label).collect();
    let scenery = Scenery { home: HOME, names, picked: picked(story) };
    (boot(story, language, atlas, labels), scenery)
}

/// The shapes that pick: those of participants' countries, and of regions.
fn picked(story: &Story) -> Vec<(ShapeClass, ShapeId, SubjectId)> {
    let mut picked = Vec::new();
    for subject in story.subjects() {
        let shape = match &subject {
            model::Subject::Person(id) => {
                story.person(id).filter(|person| person.present).and_then(|person| person.country.clone())
            }
            model::Subject::Place(id) => {
                story.place(id).filter(|place| place.kind == PlaceKind::Region).and_then(|place| place.shape.clone())
            }
        };
        if let (Some(shape), Some(id)) = (shape, subject.id()) {
            let class = match &subject {
                model::Subject::Place(_) => ShapeClass::Region,
                model::Subject::Person(_) if shape.as_str() == FOCUS => ShapeClass::Focus,
                model::Subject::Person(_) => ShapeClass::Country,
            };
            picked.push((class, shape, id));
        }
    }
    picked.sort();
    picked
}

fn boot(story: &Story, language: &Written, atlas: &EuropeAtlas, labels: Vec<Label>) -> Boot {
    let subjects: Vec<Subject> =
        story.subjects().filter_map(|subject| self::subject(story, language, &subject)).collect();
    let extras = extras(story, &subjects);
    let facts =
        story.facts.iter().map(|fact| (fact.id.clone(), story.subject_of(fact).and_then(|subject| subject.id())));
    let steps = story.steps.iter().map(|step| {
        let destination = match &step.destination {
            model::Destination::Place(place) => Destination::Place(place.clone()),
            model::Destination::View(view) => Destination::View(*view),
        };
        (step.id.clone(), destination)
    });
    Boot {
        catalogue: language.catalogue.clone(),
        map: map(story, atlas, labels),
        subjects,
        extras,
        topics: story.topics.iter().map(|topic| (topic.id.clone(), topic.name.clone())).collect(),
        facts: facts.collect(),
        steps: steps.collect(),
        bank: bank(story),
    }
}

/// The questions, with what gives what away.
pub fn bank(story: &Story) -> Bank {
    let place = |id: &QuestionId| {
        let at = story.questions.iter().position(|question| question.id == *id);
        at.and_then(|at| u32::try_from(at).ok())
    };
    Bank {
        story: story.id.clone(),
        questions: story.questions.clone(),
        spoilers: story.spoilers.iter().filter_map(|(a, b)| place(a).zip(place(b))).collect(),
        corrections: u32::try_from(story.corrections.len()).unwrap_or(u32::MAX),
    }
}

/// What a question offers on the map, and nobody stands at.
fn extras(story: &Story, subjects: &[Subject]) -> Vec<Extra> {
    let mut extras: Vec<Extra> = Vec::new();
    for question in &story.questions {
        let Interaction::Map { candidates, .. } = &question.interaction else { continue };
        for place in candidates.iter().filter_map(|candidate| story.place(&candidate.place)) {
            let stands = subjects.iter().any(|subject| subject.place == place.id);
            if !stands && !extras.iter().any(|extra| extra.place == place.id) {
                extras.push(Extra { place: place.id.clone(), name: place.name.clone(), at: place.at });
            }
        }
    }
    extras
}

fn subject(story: &Story, language: &Written, subject: &model::Subject) -> Option<Subject> {
    let place = story.place_of(subject)?;
    let facts = story.facts_of(subject);
    let topics: Vec<_> = story.topics.iter().map(|topic| topic.id.clone()).collect();
    let touched = topics.iter().filter(|topic| facts.iter().any(|fact| fact.topics.contains(topic))).cloned();
    let (class, initials, short, line, stances) = match subject {
        model::Subject::Person(id) => {
            let person = story.person(id)?;
            let focus = person.country.as_ref().is_some_and(|country| country.as_str() == FOCUS);
            // A disc is what the style draws of itself.
            let form = match person.token {
                Token::Disc => "",
                Token::Rounded => " rounded",
                Token::Square => " square",
                Token::Tablet => " tablet",
            };
            let class = format!("pin person{form}{}{}", flag(focus, " of-focus"), flag(!person.present, " absent"));
            let stances = topics.iter().filter_map(|topic| Some((topic.clone(), story.stance(id, topic)?.1.mark)));
            (class, &person.initials, &person.short, &person.role, stances.collect())
        }
        model::Subject::Place(_) => {
            let region = place.kind == PlaceKind::Region;
            let class = format!("pin place {}", if region { "marker" } else { "city" });
            (class, &String::new(), &place.name, &place.whereabouts, Vec::new())
        }
    };
    let count = language.catalogue.count(Count::Facts, u32::try_from(facts.len()).unwrap_or(u32::MAX));
    let separator = language.prose(Prose::ListSeparator);
    // What stands beside the pin is a part of what it is called.
    let name = story.subject_name(subject);
    let name = if name.contains(short.as_str()) { name.to_owned() } else { [short.as_str(), name].join(separator) };
    Some(Subject {
        id: SubjectId::parse(subject.as_str())?,
        class,
        initials: initials.clone(),
        short: short.clone(),
        long: [name.as_str(), line, &count].join(separator),
        place: place.id.clone(),
        at: place.at,
        inset: place.inset,
        is_place: matches!(subject, model::Subject::Place(_)),
        is_region: matches!(subject, model::Subject::Place(_)) && place.kind == PlaceKind::Region,
        topics: touched.collect(),
        stances,
    })
}

fn flag(holds: bool, class: &'static str) -> &'static str {
    if holds { class } else { "" }
}

fn map(story: &Story, atlas: &EuropeAtlas, labels: Vec<Label>) -> MapSheet {
    let used: BTreeSet<Inset> = story.places.iter().filter_map(|place: &Place| place.inset).collect();
    let insets =
        Inset::ALL.iter().filter(|inset| used.contains(inset)).map(|inset| (*inset, inset_frame(atlas, *inset)));
    MapSheet { home: HOME, ukraine: ukraine(atlas), insets: insets.collect(), labels }
}

fn ukraine(atlas: &EuropeAtlas) -> Frame {
    frame_of(atlas.europe.regions.iter().flat_map(|region| atlas.europe.rings(region)).flatten().map(Into::into), ROOM)
}

fn inset_frame(atlas: &EuropeAtlas, inset: Inset) -> Frame {
    let topology = atlas.inset(inset);
    frame_of(
        topology
            .countries
            .iter()
            .chain(&topology.regions)
            .flat_map(|object| topology.rings(object))
            .flatten()
            .map(Into::into),
        6.0,
    )
}

/// The frame around some points, with some room.
fn frame_of(points: impl Iterator<Item = Spot>, room: f64) -> Frame {
    let (mut least, mut most) = (Spot { x: f64::MAX, y: f64::MAX }, Spot { x: f64::MIN, y: f64::MIN });
    for Spot { x, y } in points {
        least = Spot { x: least.x.min(x), y: least.y.min(y) };
        most = Spot { x: most.x.max(x), y: most.y.max(y) };
    }
    Frame {
        x: least.x - room,
        y: least.y - room,
        width: most.x - least.x + 2.0 * room,
        height: most.y - least.y + 2.0 * room,
    }
}

/// The names on the map: the participants' countries first, then the others,
/// larger ones first, then cities, seas and regions.
fn labels(story: &Story, language: &Written, atlas: &EuropeAtlas) -> Vec<(LabelKind, String, Label)> {
    let present = |object: &Object| {
        story.people.iter().any(|person| person.present && person.country.as_ref() == Some(&object.id))
    };
    let in_home =
        |at: Spot| at.x > HOME.x && at.x < HOME.x + HOME.width && at.y > HOME.y && at.y < HOME.y + HOME.height;
    let label = |kind: LabelKind, key: &str, at: Spot, from: u32, until: u32, dotted: bool| {
        let name = language.names.get(key).filter(|_| in_home(at))?;
        // A whole number of px, and rather one too many.
        let width = whole((text_size(name, NAME_EM).width + if dotted { DOT } else { 0.0 }).ceil());
        let width = u32::try_from(width).unwrap_or_default();
        Some((kind, name.clone(), Label { key: key.to_owned(), at, dotted, width, from, until }))
    };
    let mut countries: Vec<&Object> = atlas.europe.countries.iter().collect();
    countries.sort_by_key(|object| (!present(object), std::cmp::Reverse(object.area)));
    let countries = countries.into_iter().filter_map(|object| {
        let until = if object.id.as_str() == FOCUS { 22 } else { 999 };
        label(LabelKind::Country, object.id.as_str(), object.label.into(), 10, until, false)
    });
    let seas = SEAS.iter().filter_map(|(key, latitude, longitude, from)| {
        label(LabelKind::Sea, key, atlas.spot(*latitude, *longitude, None)?, *from, 999, false)
    });
    let cities = CITIES.iter().filter_map(|(key, latitude, longitude, from)| {
        label(LabelKind::City, key, atlas.spot(*latitude, *longitude, None)?, *from, 999, true)
    });
    let (key, latitude, longitude) = CAPITAL;
    let capital = atlas.spot(latitude, longitude, None).and_then(|at| label(LabelKind::City, key, at, 22, 45, false));
    let mut regions: Vec<&Object> = atlas.europe.regions.iter().collect();
    regions.sort_by_key(|object| std::cmp::Reverse(object.area));
    // A region that is a place of the story has its name beside its marker.
    let spoken_of = |object: &Object| story.listed_places().any(|place| place.shape.as_ref() == Some(&object.id));
    let regions = regions
        .into_iter()
        .filter(|object| !spoken_of(object))
        .filter_map(|object| label(LabelKind::Region, object.id.as_str(), object.label.into(), 22, 999, false));
    countries.chain(capital).chain(cities).chain(seas).chain(regions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::sample;

    #[test]
    fn a_bank_has_the_questions_that_give_others_away_and_those_that_corrections_touch() {
        let bank = bank(&sample::story());
        let at = |id: &str| bank.questions.iter().position(|question| question.id.as_str() == id).unwrap() as u32;
        let pairs = [("q-two", "q-late"), ("q-two", "q-open"), ("q-week", "q-open"), ("q-week", "q-where")];
        assert_eq!(bank.spoilers, pairs.map(|(a, b)| (at(a), at(b))));
        // A fact that is evidence, and a question itself; a person is on no question.
        let touched = bank.questions.iter().filter(|question| question.corrected > 0);
        let touched: Vec<(&str, u32)> = touched.map(|question| (question.id.as_str(), question.corrected)).collect();
        assert_eq!((bank.corrections, touched), (2, vec![("q-who", 1), ("q-regions", 2)]));
    }
}

//! From a story, a language and a map to what a page carries for the program.

use std::collections::BTreeSet;

use crate::base::vocabulary::Word;
use crate::base::words::words;
use crate::geo::atlas::{Atlas, Inset, Maps, NamedExtent, Names, RegionWords};
use crate::lang::catalogue::{Catalogue, Count, Text};
use crate::lang::plural::Category;
use crate::lang::written::Written;
use crate::map::frame::Frame;
use crate::map::id::{ExtentId, InsetId, ShapeId};
use crate::map::labels::Rank;
use crate::map::plates::Plates;
use crate::page::data::{Extent, ExtentAt, ItemAt, MapData, MapItem, PageData};
use crate::publish::basemap::{Basemap, ShapeClass};
use crate::publish::map_names::{self, MapNames};
use crate::publish::{bearings, camps, outlines, quiz_places, scenes};
use crate::quiz::bank::Bank;
use crate::quiz::duration;
use crate::story::id::{PlaceId, QuestionId, SubjectId, TopicId};
use crate::story::model::{self, Person, Place, PlaceKind, Story, Token};
use crate::story::question::SourcedQuestion;

/// Puts together what a page carries, and what of the map is drawn once.
pub fn page(story: &Story, language: &Written, maps: &Maps, atlas: &Atlas) -> (PageData, Basemap) {
    Composer { story, language, maps, atlas, names: atlas.names(&story.language) }.page()
}

/// The words of a region: those of the focus where it is one of its, else those of any.
pub fn region_words<'a>(names: &'a Names, atlas: &Atlas, shape: Option<&ShapeId>) -> &'a RegionWords {
    let of_focus = shape.is_some_and(|shape| atlas.is_of_focus(shape));
    names.focus.as_ref().filter(|_| of_focus).map_or(&names.regions, |(_, words)| words)
}

/// The classes of a person's token: its form by the office, whether it stands for the country that
/// is drawn with its regions, whether the person was absent.
pub fn token_class(person: &Person, focus: Option<&ShapeId>) -> String {
    // A disc is what the style draws of itself.
    let form = match person.token {
        Token::Disc => "",
        Token::Rounded => " rounded",
        Token::Square => " square",
        Token::Tablet => " tablet",
    };
    let is_of_focus = person.country.is_some() && person.country.as_ref() == focus;
    format!("person{form}{}{}", flag(is_of_focus, " of-focus"), flag(!person.present, " absent"))
}

/// What heads the list of regions.
pub fn regions_heading<'a>(story: &'a Story, names: &'a Names, atlas: &Atlas) -> &'a str {
    let regions = || story.listed_places().filter(|place| place.kind == PlaceKind::Region);
    let one = regions().find(|place| !place.shape.as_ref().is_some_and(|shape| atlas.is_of_focus(shape)));
    let shape = one.or_else(|| regions().next()).and_then(|place| place.shape.as_ref());
    story.regions.as_deref().unwrap_or(&region_words(names, atlas, shape).heading)
}

/// What a page is put together from.
struct Composer<'c> {
    story: &'c Story,
    language: &'c Written,
    maps: &'c Maps,
    atlas: &'c Atlas,
    names: Option<&'c Names>,
}

impl Composer<'_> {
    fn page(&self) -> (PageData, Basemap) {
        let insets = self.insets();
        let mut data = self.data(&insets);
        let (story, atlas, focus) = (self.story, self.atlas, self.focus());
        let labels = MapNames { story, atlas, focus, names: self.names, map: &data.map }.labels();
        let names = labels.iter().map(|(kind, name, label)| (*kind, name.clone(), label.at)).collect();
        data.map.labels = labels.into_iter().map(|(_, _, label)| label).collect();
        let topology = &self.atlas.sheet.topology;
        let basemap = Basemap {
            home: self.atlas.home.frame,
            drawn: self.atlas.sheet.reach,
            focus: self.focus().cloned(),
            disputed: !topology
                .mesh(topology.countries(), |a, b| b.is_some_and(|b| outlines::is_disputed(a, b)))
                .is_empty(),
            has_near: data.map.plates.near.is_some(),
            rivers: !topology.rivers().is_empty(),
            lakes: !topology.lakes().is_empty(),
            insets,
            credit: self.credit(),
            names,
            picked: self.picked(),
        };
        (data, basemap)
    }

    /// The shapes that the story names: countries of people, shapes of places.
    fn shapes(&self) -> impl Iterator<Item = &ShapeId> {
        let countries = self.story.people.iter().filter_map(|person| person.country.as_ref());
        countries.chain(self.story.places.iter().filter_map(|place| place.shape.as_ref()))
    }

    /// Whether a step goes to an extent.
    fn goes_to(&self, extent: &ExtentId) -> bool {
        let to = |step: &model::Step| matches!(&step.destination, model::Destination::Extent(to) if to == extent);
        self.story.steps.iter().any(to)
    }

    /// The country that is drawn with its regions, where the story has to do with it.
    fn focus(&self) -> Option<&ShapeId> {
        let country = &self.atlas.focus.as_ref()?.country;
        let held = |extent: &NamedExtent| extent.shapes.contains(country) && self.goes_to(&extent.id);
        let used = self.shapes().any(|shape| shape.country() == *country) || self.atlas.extents.iter().any(held);
        used.then_some(country)
    }

    /// The extents, that of the home frame first: those of the map that the story has to do with, then its own.
    fn extents(&self) -> Vec<Extent> {
        let name = |id: &ExtentId| self.names.and_then(|names| names.extents.get(id.as_str())).cloned();
        let used = |extent: &&NamedExtent| {
            let named =
                self.shapes().any(|shape| extent.shapes.iter().any(|held| *held == shape.country() || held == shape));
            let holds = |place: &Place| place.inset.is_none() && extent.frame.has(place.at);
            let stands = || extent.shapes.is_empty() && self.story.places.iter().any(holds);
            self.goes_to(&extent.id) || named || stands()
        };
        let extent = |extent: &NamedExtent| Extent {
            id: extent.id.clone(),
            name: name(&extent.id).unwrap_or_else(|| extent.id.to_string()),
            frame: extent.frame,
        };
        let own = self.story.extents.iter();
        let own = own.map(|extent| Extent { id: extent.id.clone(), name: extent.name.clone(), frame: extent.frame });
        std::iter::once(&self.atlas.home).chain(self.atlas.extents.iter().filter(used)).map(extent).chain(own).collect()
    }

    /// The extent in which a region is seen best: the first of those from near that holds it.
    fn extent_of(&self, place: &Place, map: &MapData) -> Option<ExtentAt> {
        let region = place.kind == PlaceKind::Region && place.inset.is_none();
        map.find_extent(|extent| region && extent.id != self.atlas.home.id && extent.frame.has(place.at))
    }

    /// How near the camera comes: the finer lines are for stories with an extent that they are seen in.
    fn plates(&self, extents: &[Extent]) -> Plates {
        let plates = self.atlas.plates();
        let shows = |(near, _): &(Frame, f64)| {
            extents.iter().any(|extent| extent.id != self.atlas.home.id && near.has(extent.frame.centre()))
        };
        Plates { near: plates.near.filter(shows), ..plates }
    }

    /// The insets that the story needs, in the map's order.
    fn insets(&self) -> Vec<Inset> {
        let used: BTreeSet<&str> =
            self.story.places.iter().filter_map(|place| place.inset.as_ref()).map(InsetId::as_str).collect();
        let names = self.maps.insets(self.atlas).filter(|name| used.contains(name));
        names.filter_map(|name| self.maps.inset(self.atlas, name)).collect()
    }

    /// What is said of the map: of the borders that this story shows, and where it is from.
    fn credit(&self) -> String {
        let Some(names) = self.names else { return String::new() };
        let of_focus = self.focus().and(names.focus.as_ref()).and_then(|(credit, _)| credit.as_deref());
        let borders = self.story.map_credit.as_deref().or(of_focus);
        borders.into_iter().chain([names.credit.as_str()]).collect::<Vec<_>>().join(" ")
    }

    /// The shapes that pick: those of participants' countries, and of regions.
    fn picked(&self) -> Vec<(ShapeClass, ShapeId, SubjectId)> {
        let (story, focus) = (self.story, self.focus());
        let mut picked = Vec::new();
        for subject in story.subjects() {
            let shape = match &subject {
                model::Subject::Person(id) => {
                    story.person(id).filter(|person| person.present).and_then(|person| person.country.clone())
                }
                model::Subject::Place(id) => {
                    let region = story.place(id).filter(|place| place.kind == PlaceKind::Region);
                    region.and_then(|place| place.shape.clone())
                }
            };
            if let (Some(shape), Some(id)) = (shape, subject.id()) {
                let class = match &subject {
                    model::Subject::Place(_) => ShapeClass::Region,
                    model::Subject::Person(_) if Some(&shape) == focus => ShapeClass::Focus,
                    model::Subject::Person(_) => ShapeClass::Country,
                };
                picked.push((class, shape, id));
            }
        }
        // The regions that questions offer beside those that are spoken of.
        let offered = story.questions.iter().flat_map(|question| quiz_places::offered(story, question));
        for place in offered.filter(|place| quiz_places::is_area(place)) {
            let Some((shape, id)) = place.shape.clone().zip(SubjectId::parse(place.id.as_str())) else { continue };
            let is_there = |class: ShapeClass| matches!(class, ShapeClass::Region | ShapeClass::Choice);
            if !picked.iter().any(|(class, other, _)| is_there(*class) && *other == shape) {
                picked.push((ShapeClass::Choice, shape, id));
            }
        }
        picked.sort();
        picked
    }

    fn data(&self, insets: &[Inset]) -> PageData {
        let (story, language) = (self.story, self.language);
        let map = self.map(insets);
        let mut subjects: Vec<MapItem> = story.subjects().filter_map(|subject| self.subject(&subject, &map)).collect();
        let met: Vec<_> = subjects.iter().map(|item| self.met(item, &subjects)).collect();
        subjects.iter_mut().zip(met).for_each(|(item, met)| item.met = met);
        let quiz_places = {
            let middle = |shape: &ShapeId| self.atlas.sheet.topology.object(shape).map(|object| object.label.into());
            quiz_places::places(story, &map, |place| self.extent_of(place, &map), middle)
        };
        let facts =
            story.facts.iter().map(|fact| (fact.id.clone(), story.subject_of(fact).and_then(|subject| subject.id())));
        let steps =
            story.steps.iter().map(|step| (step.id.clone(), scenes::scene((story, self.atlas), &map, &subjects, step)));
        let steps = steps.collect();
        let mut data = PageData {
            catalogue: carried(&language.catalogue),
            map,
            subjects,
            quiz_places,
            topics: story.topics.iter().map(|topic| (topic.id.clone(), topic.name.clone())).collect(),
            camps: Vec::new(),
            facts: facts.collect(),
            steps,
            bank: bank(story),
        };
        data.camps = camps::camps(story, &data);
        data
    }

    fn map(&self, insets: &[Inset]) -> MapData {
        let extents = self.extents();
        MapData {
            title: self.names.map_or_else(String::new, |names| names.title.clone()),
            reach: self.atlas.frame,
            home: self.atlas.home.frame,
            plates: self.plates(&extents),
            extents,
            insets: insets.iter().map(|inset| bearings::inset(self.story, self.atlas, inset)).collect(),
            labels: Vec::new(),
        }
    }

    fn subject(&self, subject: &model::Subject, map: &MapData) -> Option<MapItem> {
        let story = self.story;
        let place = story.place_of(subject)?;
        let facts = story.facts_of(subject);
        let topics: Vec<_> = story.topics.iter().map(|topic| topic.id.clone()).collect();
        let is_place = matches!(subject, model::Subject::Place(_));
        let is_touched = |topic: &&TopicId| is_place && facts.iter().any(|fact| fact.topics.contains(topic));
        let (class, initials, short, line) = match subject {
            model::Subject::Person(id) => {
                let person = story.person(id)?;
                let at_place =
                    story.listed_places().any(|other| other.kind != PlaceKind::Region && other.at == place.at);
                let class = ["pin ", &token_class(person, self.focus()), flag(at_place, " at-place")].concat();
                (class, &person.initials, &person.short, &person.role)
            }
            model::Subject::Place(_) => {
                let region = place.kind == PlaceKind::Region;
                let class = format!("pin place {}", if region { "marker" } else { "city" });
                (class, &String::new(), &place.name, &place.whereabouts)
            }
        };
        let class_is_absent = matches!(subject, model::Subject::Person(id) if !story.person(id)?.present);
        let separator = self.language.catalogue.text(Text::ListSeparator);
        Some(MapItem {
            id: SubjectId::parse(subject.as_str())?,
            class,
            initials: initials.clone(),
            short: short.clone(),
            long: called(short, story.subject_name(subject), line, separator),
            place: place.id.clone(),
            at: place.at,
            inset: place.inset.clone(),
            is_place,
            rank: if class_is_absent { Rank::Second } else { Rank::First },
            room: map_names::room(self.atlas, place),
            sides: if is_place { map_names::sides(self.atlas, map, place) } else { Vec::new() },
            extent: is_place.then(|| self.extent_of(place, map)).flatten(),
            topics: topics.iter().filter(is_touched).cloned().collect(),
            met: Vec::new(),
        })
    }

    /// The lines from a person to where others were met: the buildings and cities of what is told of several
    /// people. A region is rather what they spoke of.
    fn met(&self, item: &MapItem, items: &[MapItem]) -> Vec<(ItemAt, ItemAt)> {
        let is_about = |fact: &model::Fact| fact.about.iter().any(|person| person.as_str() == item.id.as_str());
        let is_met = |fact: &&model::Fact| fact.about.len() > 1 && is_about(fact);
        let is_spot = |id: &&PlaceId| self.story.place(id).is_some_and(|place| place.kind != PlaceKind::Region);
        let spots = self.story.facts.iter().filter(is_met).flat_map(|fact| &fact.places).filter(is_spot);
        let spots: BTreeSet<&PlaceId> = spots.collect();
        let line = |place: &PlaceId| {
            Some((ItemAt::find(items, &item.id)?, ItemAt::find(items, &SubjectId::parse(place.as_str())?)?))
        };
        spots.into_iter().filter_map(line).collect()
    }
}

/// What somebody or something is called in full: the name, and the line under it. The last part of
/// a name ("Brussels, Belgium") is left out where the line says it again ("Belgium; seat of NATO").
fn called(short: &str, name: &str, line: &str, separator: &str) -> String {
    let said = words(line);
    let shorter = name.rsplit_once(separator).filter(|(_, last)| words(last).iter().all(|word| said.contains(word)));
    let name = shorter.map_or(name, |(before, _)| before);
    // What stands beside the pin is a part of what it is called.
    let spare = name.to_lowercase().contains(&short.to_lowercase());
    let parts = [short, name, line];
    parts.get(usize::from(spare)..).unwrap_or_default().join(separator)
}

/// The interface as far as a page carries it: what is folded away is counted here alone, and a form that is
/// the same as the one for the rest is found there.
fn carried(catalogue: &Catalogue) -> Catalogue {
    let mut catalogue = catalogue.clone();
    for (count, forms) in Count::ALL.iter().zip(&mut catalogue.counts) {
        let rest = forms.last().cloned().unwrap_or_default();
        let (before, _) = forms.split_at_mut(Category::Other as usize);
        before.iter_mut().filter(|form| **form == rest).for_each(String::clear);
        if *count == Count::More {
            forms.clear();
        }
    }
    catalogue
}

/// The questions, with what gives what away.
pub fn bank(story: &Story) -> Bank {
    let place = |id: &QuestionId| {
        let at = story.questions.iter().position(|question| question.asked.id == *id);
        at.and_then(|at| u32::try_from(at).ok())
    };
    let read = |sourced: &SourcedQuestion| {
        let question = &sourced.asked;
        let texts = question.interaction.told().asked();
        duration::words([question.stem.as_str(), &sourced.why].into_iter().chain(texts))
    };
    Bank {
        story: story.id.clone(),
        questions: story.questions.iter().map(|question| question.asked.clone()).collect(),
        spoilers: story.spoilers.iter().filter_map(|(a, b)| place(a).zip(place(b))).collect(),
        corrections: u32::try_from(story.corrections.len()).unwrap_or(u32::MAX),
        words: story.questions.iter().map(read).collect(),
    }
}

fn flag(holds: bool, class: &'static str) -> &'static str {
    if holds { class } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::sample;

    #[test]
    fn a_bank_has_the_questions_that_give_others_away_and_those_that_corrections_touch() {
        let bank = bank(&sample::story());
        let at = |id: &str| bank.questions.iter().zip(0..).find(|(question, _)| question.id.as_str() == id).unwrap().1;
        let pairs = [("q-two", "q-late"), ("q-two", "q-open"), ("q-week", "q-open"), ("q-week", "q-where")];
        assert_eq!(bank.spoilers, pairs.map(|(a, b)| (at(a), at(b))));
        // A fact that is evidence, and a question itself; a person is on no question.
        let touched = bank.questions.iter().filter(|question| question.corrected > 0);
        let touched: Vec<(&str, u32)> = touched.map(|question| (question.id.as_str(), question.corrected)).collect();
        assert_eq!((bank.corrections, touched), (2, vec![("q-who", 1), ("q-regions", 2)]));
    }

    #[test]
    fn what_something_is_called_says_no_word_twice() {
        let cases = [
            ("Brussels", "Brussels, Belgium", "Belgium; seat of NATO", "Brussels, Belgium; seat of NATO"),
            ("Cairo", "Cairo, Egypt", "The capital of Egypt", "Cairo, The capital of Egypt"),
            (
                "Alaska",
                "Alaska, United States",
                "North-western America",
                "Alaska, United States, North-western America",
            ),
            ("Aalto", "Aino Aalto", "Minister of Finland", "Aino Aalto, Minister of Finland"),
            ("Cranes", "The guild of drivers", "A body", "Cranes, The guild of drivers, A body"),
            ("Shipyard", "A shipyard in Seattle", "A place", "A shipyard in Seattle, A place"),
        ];
        for (short, name, line, expected) in cases {
            assert_eq!(called(short, name, line, ", "), expected);
        }
    }

    #[test]
    fn a_person_met_others_at_the_places_of_what_is_told_of_several() {
        let data = crate::page::route::tests::data();
        let met = |id: &str| {
            let person = data.named(id).unwrap();
            assert!(person.met.iter().all(|(from, _)| data.item(*from) == Some(person)), "{id}");
            person.met.iter().map(|(_, place)| data.item(*place).unwrap().id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(
            [met("berg"), met("ozols"), met("aalto"), met("sitka")],
            [vec!["sitka"], vec!["sitka"], vec![], vec![]]
        );
    }
}

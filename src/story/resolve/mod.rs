//! From a pack as it is written to a story as it is used. Every id is looked
//! up, every text is found, every question can be answered from its evidence;
//! whatever is not so is named with its place, all of it at once.

mod corrections;
mod language;
mod map;
mod people;
mod questions;
mod time;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::model::*;
use super::raw::{self, ById};
use crate::base::id::MAX_ID_LENGTH;
use crate::base::vocabulary::Word;
use crate::decode::diagnostic::{Diagnostic, Source};
use crate::decode::suggest::nearest;
use crate::decode::{At, Diagnostics, Lost, Text};
use crate::geo::atlas::{Atlas, Maps};
use crate::lang::written::Written;
use crate::map::id::*;
use crate::story::id::*;

/// The version of the format that is read.
pub const FORMAT: u32 = 1;

/// One language of a story, as it is used, with what only its page's head says.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The story.
    pub story: Story,
    /// For search engines and link previews.
    pub description: String,
    /// The day the story is about, as `2025-08-18`.
    pub date: String,
    /// The interface's words.
    pub language: Written,
}

/// Resolves one language of a pack. The edition is given only where no error
/// was found; the diagnostics are given always, those of both files. What is `lost`
/// was found wrong as it was read, and is not missed here once more.
pub fn resolve(
    structure: (&Source, &raw::StructureFile),
    texts: (&Source, &raw::TextFile),
    lost: &Lost,
    maps: &Maps,
) -> (Option<Edition>, Vec<Diagnostic>) {
    let (structure_source, file) = structure;
    let (text_source, text_file) = texts;
    let (structure, texts, lost) = (Diagnostics::new(structure_source), Diagnostics::new(text_source), lost.clone());
    let atlas = file.map.0.as_ref().and_then(|map| maps.get(&map.value));
    let mut resolver = Resolver { structure, texts, lost, maps, atlas };
    let (language, wrong_words) = resolver.language(text_source, text_file);
    let edition = resolver.edition(file, text_file, language);
    let mut diagnostics = resolver.structure.into_diagnostics();
    diagnostics.extend(resolver.texts.into_diagnostics());
    diagnostics.extend(wrong_words);
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity == crate::decode::diagnostic::Severity::Error);
    (edition.filter(|_| !failed), diagnostics)
}

/// Known ids of one kind, by their text.
type Index<T> = BTreeMap<String, T>;

struct Resolver<'a> {
    structure: Diagnostics<'a>,
    texts: Diagnostics<'a>,
    lost: Lost,
    maps: &'a Maps,
    /// The story's map, where there is such a map.
    atlas: Option<&'a Atlas>,
}

/// All that can be referred to.
struct Known {
    views: Index<ViewId>,
    days: Index<DayId>,
    topics: Index<TopicId>,
    positions: Index<PositionId>,
    outlets: Index<OutletId>,
    bodies: Index<BodyId>,
    voices: Index<VoiceId>,
    places: Index<PlaceId>,
    people: Index<PersonId>,
    facts: Index<FactId>,
    steps: Index<StepId>,
    questions: Index<QuestionId>,
    corrections: Index<CorrectionId>,
}

impl Resolver<'_> {
    fn edition(
        &mut self,
        file: &raw::StructureFile,
        texts: &raw::TextFile,
        language: Option<Written>,
    ) -> Option<Edition> {
        if let Some(format) = file.format.0.as_ref().filter(|format| format.value != FORMAT) {
            let found = format!("`format` is {}", format.value);
            self.structure.error(&format.span, found, format!("this program reads format {FORMAT}"));
        }
        self.map_name(file);
        let known = self.known(file);
        let id = file.id.0.as_ref().and_then(|id| self.parse(id, StoryId::parse));
        let days = self.days(file, texts, &known);
        let topics = self.topics(file, texts, &known);
        let positions = self.positions(file, texts, &known);
        let outlets = self.outlets(file, texts, &known);
        let voices = self.voices(file, texts, &known);
        let places = self.places(file, texts, &known);
        let people = self.people(file, texts, &known);
        let facts = self.facts(file, texts, &known);
        let stances = self.stances(file, &known);
        let views = self.views(file, texts, &known);
        let steps = self.steps(file, texts, &known);
        let mut questions = self.questions(file, texts, &known, language.as_ref());
        let corrections = self.corrections(file, texts, &known);
        for question in &mut questions {
            let ids = question.corrigible();
            let last =
                corrections.iter().zip(1..).filter(|(one, _)| one.ids.iter().any(|id| ids.contains(&id.as_str())));
            question.asked.corrected = last.map(|(_, number)| number).max().unwrap_or_default();
        }
        self.circles(file, "walk each other back", "a fact withdraws an earlier one", |fact| {
            fact.walks_back.iter().map(|back| &back.fact).collect()
        });
        self.circles(file, "come after each other", "`after` names facts that the report puts before", |fact| {
            fact.after.iter().collect()
        });
        self.times(file, &known, &facts);
        let text = texts.story.0.as_ref()?;
        let story = Story {
            id: id?,
            language: texts.language.0.as_ref()?.value.clone(),
            title: text.title.0.clone(),
            standfirst: text.standfirst.0.clone(),
            credit: text.credit.0.clone(),
            map: self.atlas?.id.clone(),
            views,
            regions: text.regions.as_ref().map(|text| text.0.clone()),
            map_credit: text.map_credit.as_ref().map(|text| text.0.clone()),
            days,
            topics,
            positions,
            outlets,
            voices,
            places,
            people,
            facts,
            stances,
            steps,
            questions,
            // Known once all languages are read.
            spoilers: Vec::new(),
            corrections,
        };
        let date = file.date.0.as_ref()?.to_string();
        Some(Edition { story, description: text.description.0.clone(), date, language: language? })
    }

    // Ids.

    fn parse<T>(&mut self, id: &At<String>, parse: fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(&id.value);
        if parsed.is_none() {
            let found = format!("\"{}\" is not an id", id.value);
            let right = format!("a lower-case letter, then letters, digits and hyphens, at most {MAX_ID_LENGTH}");
            self.structure.error(&id.span, found, right);
            self.lost.insert(id.value.clone());
        }
        parsed
    }

    fn index<'r, T>(&mut self, ids: impl Iterator<Item = &'r At<String>>, parse: fn(&str) -> Option<T>) -> Index<T> {
        let mut index = Index::new();
        for id in ids {
            if let Some(parsed) = self.parse(id, parse)
                && index.insert(id.value.clone(), parsed).is_some()
            {
                let found = format!("the id \"{}\" stands here a second time", id.value);
                self.structure.error(&id.span, found, "every id is used once");
            }
        }
        index
    }

    fn known(&mut self, file: &raw::StructureFile) -> Known {
        let known = Known {
            views: self.index(file.views.iter().map(|view| &view.id), ViewId::parse),
            days: self.index(file.days.iter().map(|day| &day.id), DayId::parse),
            topics: self.index(file.topics.iter().map(|topic| &topic.id), TopicId::parse),
            positions: self.index(file.positions.iter().map(|position| &position.id), PositionId::parse),
            outlets: self.index(file.outlets.iter().map(|outlet| &outlet.id), OutletId::parse),
            bodies: self.index(file.bodies.iter().map(|body| &body.id), BodyId::parse),
            voices: self.index(file.voices.iter().map(|voice| &voice.id), VoiceId::parse),
            places: self.index(file.places.iter().map(|place| &place.id), PlaceId::parse),
            people: self.index(subjects(file).map(|(id, _)| id), PersonId::parse),
            facts: self.index(file.facts.iter().map(|fact| &fact.id), FactId::parse),
            steps: self.index(file.steps.iter().map(|step| &step.id), StepId::parse),
            questions: self.index(file.questions.iter().map(|question| &question.id), QuestionId::parse),
            corrections: self.index(file.corrections.iter().map(|correction| &correction.id), CorrectionId::parse),
        };
        // People, places, facts, questions and the page's own parts are anchors of
        // one page; people and voices are answers to the same question.
        let anchors = (file.places.iter().map(|place| (&place.id, "a place")))
            .chain(subjects(file))
            .chain(file.facts.iter().map(|fact| (&fact.id, "a fact")))
            .chain(file.questions.iter().map(|question| (&question.id, "a question")));
        let mut taken: BTreeMap<&str, &str> = PAGE_ANCHORS.iter().map(|word| (*word, "a part of the page")).collect();
        for (id, what) in anchors {
            if let Some(other) = taken.insert(&id.value, what)
                && other != what
            {
                let found = format!("\"{}\" is the id of {what} and of {other}", id.value);
                self.structure.error(&id.span, found, "they are anchors of one page; rename one");
            }
        }
        let mut speakers: BTreeMap<&str, &str> = subjects(file).map(|(id, what)| (id.value.as_str(), what)).collect();
        let voices = file.voices.iter().map(|voice| (&voice.id, "a voice"));
        for (id, what) in voices.chain(file.outlets.iter().map(|outlet| (&outlet.id, "an outlet"))) {
            if let Some(other) = speakers.insert(&id.value, what)
                && other != what
            {
                let found = format!("\"{}\" is the id of {what} and of {other}", id.value);
                self.structure.error(&id.span, found, "both are speakers; rename one");
            }
        }
        known
    }

    /// Looks up an id; a miss is named with the nearest known one.
    fn look_up<T: Clone>(&mut self, id: &At<String>, index: &Index<T>, what: &str) -> Option<T> {
        let found = index.get(&id.value).cloned();
        if found.is_none() {
            self.unknown(id, index.keys().map(String::as_str), what);
        }
        found
    }

    fn unknown<'k>(&mut self, id: &At<String>, known: impl Iterator<Item = &'k str> + Clone, what: &str) {
        if self.lost.contains(&id.value) {
            return;
        }
        let right = match nearest(&id.value, known.clone()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("known: {}", known.take(12).collect::<Vec<_>>().join(", ")),
        };
        self.structure.error(&id.span, format!("there is no {what} \"{}\"", id.value), right);
    }

    fn look_up_all<T: Clone + Ord>(&mut self, ids: &[At<String>], index: &Index<T>, what: &str) -> Vec<T> {
        let mut seen = BTreeSet::new();
        let mut all = Vec::new();
        for id in ids {
            if !seen.insert(&id.value) {
                self.twice(id);
            }
            all.extend(self.look_up(id, index, what));
        }
        all
    }

    fn twice(&mut self, id: &At<String>) {
        self.structure.error(&id.span, format!("\"{}\" stands twice in this list", id.value), "once is enough");
    }

    fn speaker(&mut self, id: &At<String>, known: &Known) -> Option<Speaker> {
        let person = known.people.get(&id.value).cloned().map(Speaker::Person);
        let voice = || known.voices.get(&id.value).cloned().map(Speaker::Voice);
        let outlet = || known.outlets.get(&id.value).cloned().map(Speaker::Outlet);
        let speaker = person.or_else(voice).or_else(outlet);
        if speaker.is_none() {
            let all = known.people.keys().chain(known.voices.keys()).chain(known.outlets.keys());
            self.unknown(id, all.map(String::as_str), "person, voice or outlet");
        }
        speaker
    }

    /// By whom a fact is known; none where that is nobody.
    fn chain(&mut self, fact: &raw::RawFact, known: &Known) -> Option<Chain> {
        let listed = fact.speaker.value.as_slice();
        if listed.is_empty() {
            let found = format!("nobody says the fact \"{}\"", fact.id.value);
            self.structure.error(&fact.speaker.span, found, "name who says it: a person, a voice or an outlet");
        }
        let mut seen = BTreeSet::new();
        let (mut speakers, mut via) = (Vec::new(), Vec::new());
        for (at, id) in listed.iter().chain(&fact.via).enumerate() {
            if !seen.insert(&id.value) {
                let found = format!("\"{}\" stands twice in the chain of this fact", id.value);
                self.structure.error(&id.span, found, "whoever says it does not pass it on as well");
                continue;
            }
            let Some(link) = self.speaker(id, known) else { continue };
            if at < listed.len() {
                speakers.push(link);
            } else if matches!(link, Speaker::Outlet(_)) {
                self.structure.error(&id.span, format!("\"{}\" is an outlet", id.value), "name it in `outlet`");
            } else {
                via.push(link);
            }
        }
        let outlet = fact.outlet.as_ref().map(|outlet| self.look_up(outlet, &known.outlets, "outlet"));
        if let Some(outlet) = fact.outlet.as_ref().filter(|outlet| seen.contains(&outlet.value)) {
            let found = format!("\"{}\" stands twice in the chain of this fact", outlet.value);
            self.structure.error(&outlet.span, found, "an outlet of its own reporting is the speaker alone");
        }
        let hedged = fact.hedged.unwrap_or_default();
        (!speakers.is_empty()).then_some(Chain { speakers, via, outlet: outlet.flatten(), hedged })
    }

    /// The facts that a fact withdraws, each with who does so.
    fn walk_backs(&mut self, fact: &raw::RawFact, chain: Option<&Chain>, known: &Known) -> Vec<WalkBack> {
        let facts: Vec<At<String>> = fact.walks_back.iter().map(|back| back.fact.clone()).collect();
        self.look_up_all(&facts, &known.facts, "fact");
        let Some(chain) = chain else { return Vec::new() };
        let mut all = Vec::new();
        for back in &fact.walks_back {
            let by = match (&back.by, chain.speakers.as_slice()) {
                (None, [one]) => Some(one.clone()),
                (None, _) => {
                    let found = format!(
                        "{} speak in \"{}\", and which of them withdraws \"{}\" is not said",
                        chain.speakers.len(),
                        fact.id.value,
                        back.fact.value
                    );
                    let right = format!("write {{ fact = \"{}\", by = \"…\" }}", back.fact.value);
                    self.structure.error(&back.fact.span, found, right);
                    None
                }
                (Some(by), _) => {
                    let link = chain.links().find(|link| link.as_str() == by.value).cloned();
                    if link.is_none() && !self.lost.contains(&by.value) {
                        let found = format!("\"{}\" is not in the chain of \"{}\"", by.value, fact.id.value);
                        let links = chain.links().map(Speaker::as_str).collect::<Vec<_>>().join("\", \"");
                        self.structure.error(&by.span, found, format!("it is known through \"{links}\""));
                    }
                    link
                }
            };
            all.extend(known.facts.get(&back.fact.value).cloned().zip(by).map(|(fact, by)| WalkBack { fact, by }));
        }
        all
    }

    // Texts.

    fn text<'t, T>(&mut self, section: &str, texts: &'t ById<T>, id: &str) -> Option<&'t T> {
        self.text_at(&(0..0), section, texts, id).map(|text| &text.value)
    }

    /// The text of an id; one that is missing is missed at `place`.
    fn text_at<'t, T>(
        &mut self,
        place: &Range<usize>,
        section: &str,
        texts: &'t ById<T>,
        id: &str,
    ) -> Option<&'t At<T>> {
        let text = texts.get(id);
        if text.is_none() && !self.lost.contains(id) {
            self.texts.error(place, format!("no text for `{section}.{id}`"), format!("add a table [{section}.{id}]"));
        }
        text
    }

    fn spare<T, K>(&mut self, section: &str, texts: &ById<T>, known: &Index<K>) {
        for (id, text) in texts {
            if !known.contains_key(id) && !self.lost.contains(id) {
                let right = match nearest(id, known.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "remove it, or add the id to story.toml".to_owned(),
                };
                self.texts.error(&text.span, format!("`{section}.{id}` is in no story"), right);
            }
        }
    }

    fn part(
        &mut self,
        place: &Range<usize>,
        section: &str,
        id: &str,
        key: &str,
        part: Option<&Text>,
    ) -> Option<String> {
        if part.is_none() {
            let found = format!("`{section}.{id}` has no `{key}`");
            self.texts.error(place, found, format!("add `{key} = …`"));
        }
        part.map(|text| text.0.clone())
    }

    // Tables.

    fn days(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Day> {
        self.spare("days", &texts.days, &known.days);
        let mut days = Vec::new();
        for day in &file.days {
            let text = self.text("days", &texts.days, &day.id.value);
            if let (Some(id), Some(text)) = (known.days.get(&day.id.value), text) {
                let date = day.date.map(|date| date.to_string());
                let label = text.label.0.clone();
                let when = text.when.as_ref().map_or_else(|| label.clone(), |when| when.0.clone());
                days.push(Day { id: id.clone(), date, label, title: text.title.0.clone(), when });
            }
        }
        days
    }

    fn topics(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Topic> {
        self.spare("topics", &texts.topics, &known.topics);
        let mut topics = Vec::new();
        for topic in &file.topics {
            let text = self.text("topics", &texts.topics, &topic.id.value);
            if let (Some(id), Some(text)) = (known.topics.get(&topic.id.value), text) {
                topics.push(Topic { id: id.clone(), name: text.name.0.clone() });
            }
        }
        topics
    }

    fn positions(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Position> {
        self.spare("positions", &texts.positions, &known.positions);
        let mut positions: Vec<Position> = Vec::new();
        for position in &file.positions {
            let topic = self.look_up(&position.topic, &known.topics, "topic");
            let text = self.text("positions", &texts.positions, &position.id.value);
            let (Some(id), Some(topic), Some(text)) = (known.positions.get(&position.id.value), topic, text) else {
                continue;
            };
            let mark = position.mark.value;
            if let Some(other) = positions.iter().find(|other| other.topic == topic && other.mark == mark) {
                let found = format!("the mark \"{}\" also stands for \"{}\"", mark.as_str(), other.id);
                self.structure.error(&position.mark.span, found, "the positions of a topic have different marks");
            }
            positions.push(Position { id: id.clone(), topic, mark, name: text.name.0.clone() });
        }
        positions
    }

    fn outlets(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Outlet> {
        self.spare("outlets", &texts.outlets, &known.outlets);
        let mut outlets = Vec::new();
        for outlet in &file.outlets {
            let text = self.text("outlets", &texts.outlets, &outlet.id.value);
            if let (Some(id), Some(text)) = (known.outlets.get(&outlet.id.value), text) {
                let through = text.through.as_ref().map(|phrase| phrase.0.clone());
                outlets.push(Outlet { id: id.clone(), name: text.name.0.clone(), through });
            }
        }
        outlets
    }

    fn voices(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Voice> {
        self.spare("voices", &texts.voices, &known.voices);
        let mut voices = Vec::new();
        for voice in &file.voices {
            let text = self.text("voices", &texts.voices, &voice.id.value);
            if let (Some(id), Some(text)) = (known.voices.get(&voice.id.value), text) {
                let account = text.account.as_ref().map(|phrase| phrase.0.clone());
                let report = voice.report.unwrap_or_default();
                voices.push(Voice { id: id.clone(), report, name: text.name.0.clone(), account });
            }
        }
        voices
    }

    fn places(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Place> {
        self.spare("places", &texts.places, &known.places);
        let mut places = Vec::new();
        for place in &file.places {
            let kind = place.kind.value;
            let shape = place.shape.as_ref().and_then(|shape| self.shape(shape));
            if kind == PlaceKind::Region && place.shape.is_none() {
                let right = "add the ISO 3166 code of a country or a region that the map draws";
                self.structure.error(&place.kind.span, "a region without a `shape`", right);
            }
            if let Some(shape) = place.shape.as_ref().filter(|_| kind != PlaceKind::Region) {
                let found = format!("a {} with a `shape`", kind.as_str());
                self.structure.error(&shape.span, found, "leave it out, or write `kind = \"region\"`");
            }
            let inset = place.inset.as_ref().map(|inset| self.inset(inset));
            let at = self.spot(&place.at, place.inset.as_ref().zip(inset.as_ref()));
            if let (Some(shape), Some(at), None) = (&shape, at, &place.inset) {
                self.stands_in(&place.at, at, shape);
            }
            let text = self.text("places", &texts.places, &place.id.value);
            if let (Some(id), Some(at), Some(text)) = (known.places.get(&place.id.value), at, text) {
                places.push(Place {
                    id: id.clone(),
                    kind,
                    shape,
                    at,
                    inset: inset.flatten().map(|inset| inset.id),
                    name: text.name.0.clone(),
                    full: text.full.0.clone(),
                    whereabouts: text.r#where.0.clone(),
                    why: text.why.0.clone(),
                });
            }
        }
        places
    }

    fn facts(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Fact> {
        self.spare("facts", &texts.facts, &known.facts);
        let mut facts = Vec::new();
        for fact in &file.facts {
            let chain = self.chain(fact, known);
            let about = self.look_up_all(&fact.about, &known.people, "person");
            let day = fact.day.as_ref().map(|day| self.look_up(day, &known.days, "day"));
            let after = self.look_up_all(&fact.after, &known.facts, "fact");
            let topics = self.look_up_all(&fact.topics, &known.topics, "topic");
            let places = self.look_up_all(&fact.places, &known.places, "place");
            let walks_back = self.walk_backs(fact, chain.as_ref(), known);
            let contradicts = self.look_up_all(&fact.contradicts, &known.facts, "fact");
            if let Some(own) = fact.contradicts.iter().find(|other| other.value == fact.id.value) {
                let found = format!("\"{}\" contradicts itself", own.value);
                self.structure.error(&own.span, found, "name the other one of the two");
            }
            let text = self.text("facts", &texts.facts, &fact.id.value);
            if let (Some(id), Some(chain), Some(text)) = (known.facts.get(&fact.id.value), chain, text) {
                let passage = fact.passage.as_ref().unwrap_or(&fact.id).value.clone();
                facts.push(Fact {
                    id: id.clone(),
                    chain,
                    about,
                    day: day.flatten(),
                    after,
                    in_order: fact.in_order.unwrap_or_default(),
                    topics,
                    places,
                    walks_back,
                    contradicts,
                    passage,
                    text: text.text.0.clone(),
                    occasion: text.occasion.as_ref().map(|occasion| occasion.0.clone()),
                });
            }
        }
        facts
    }

    fn stances(&mut self, file: &raw::StructureFile, known: &Known) -> Vec<Stance> {
        let mut stances = Vec::new();
        for stance in &file.stances {
            let person = self.look_up(&stance.person, &known.people, "person");
            let position = self.look_up(&stance.position, &known.positions, "position");
            let facts = self.look_up_all(&stance.facts, &known.facts, "fact");
            if stance.facts.is_empty() {
                self.structure.error(&stance.person.span, "a stance without `facts`", "name the facts that show it");
            }
            if let (Some(person), Some(position)) = (person, position) {
                stances.push(Stance { person, position, facts });
            }
        }
        stances
    }

    fn steps(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Step> {
        self.spare("steps", &texts.steps, &known.steps);
        let mut steps = Vec::new();
        for step in &file.steps {
            let day = self.step_day(step, known);
            let destination = match (&step.place, &step.view) {
                (Some(place), None) => self.look_up(place, &known.places, "place").map(Destination::Place),
                (None, Some(view)) => self.view(view, known).map(Destination::View),
                (Some(_), Some(view)) => {
                    self.structure.error(&view.span, "a step with a `place` and a `view`", "the camera goes to one");
                    None
                }
                (None, None) => {
                    let found = format!("the step \"{}\" goes nowhere", step.id.value);
                    self.structure.error(&step.id.span, found, "add a `place` or a `view`");
                    None
                }
            };
            let facts = self.look_up_all(&step.facts, &known.facts, "fact");
            let text = self.text("steps", &texts.steps, &step.id.value);
            if let (Some(id), Some(day), Some(destination), Some(text)) =
                (known.steps.get(&step.id.value), day, destination, text)
            {
                steps.push(Step {
                    id: id.clone(),
                    day,
                    destination,
                    title: text.title.0.clone(),
                    text: text.text.0.clone(),
                    facts,
                });
            }
        }
        steps
    }

    // The whole.

    /// Notes every circle of facts that lead to each other by some links, with what they
    /// do and what would be right.
    fn circles<'r>(
        &mut self,
        file: &'r raw::StructureFile,
        what: &str,
        right: &str,
        links: fn(&'r raw::RawFact) -> Vec<&'r At<String>>,
    ) {
        let facts: BTreeMap<&str, &raw::RawFact> =
            file.facts.iter().map(|fact| (fact.id.value.as_str(), fact)).collect();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for start in &file.facts {
            let mut way: Vec<&str> = vec![&start.id.value];
            let mut open = vec![links(start).into_iter()];
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            while let Some(next) = open.last_mut() {
                match next.next() {
                    Some(link) if link.value == start.id.value => {
                        if done.insert(&start.id.value) {
                            done.extend(way.iter().copied());
                            let found = format!("{} → {} {what}", way.join(" → "), start.id.value);
                            self.structure.error(&link.span, found, right);
                        }
                    }
                    Some(link) => {
                        if seen.insert(&link.value)
                            && let Some(fact) = facts.get(link.value.as_str())
                        {
                            way.push(&fact.id.value);
                            open.push(links(fact).into_iter());
                        }
                    }
                    None => {
                        open.pop();
                        way.pop();
                    }
                }
            }
        }
    }
}

/// Whoever has a card and a token: people, and bodies with a seat.
fn subjects(file: &raw::StructureFile) -> impl Iterator<Item = (&At<String>, &'static str)> {
    let bodies = file.bodies.iter().filter(|body| body.seat.is_some()).map(|body| (&body.id, "a body"));
    file.people.iter().map(|person| (&person.id, "a person")).chain(bodies)
}

#[cfg(test)]
mod tests;

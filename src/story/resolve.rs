//! From a pack as it is written to a story as it is used. Every id is looked
//! up, every text is found, every question can be answered from its evidence;
//! whatever is not so is named with its place, all of it at once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::model::*;
use super::raw::{self, ById, OneOrMany, RawOptionText, RawQuestion, RawQuestionText};
use crate::base::decode::{At, Sink, Text};
use crate::base::id::*;
use crate::base::issue::{Issue, Source};
use crate::base::near::nearest;
use crate::base::word::Word;
use crate::map::spot::Spot;

/// The version of the format that is read.
pub const FORMAT: u32 = 1;

/// What a story needs to know of the map it is shown on.
pub trait Atlas {
    /// The map's name, as packs write it.
    fn name(&self) -> &str;
    /// Whether the map has a shape.
    fn has(&self, shape: &ShapeId) -> bool;
    /// All the shapes, to find a near match.
    fn shapes(&self) -> Vec<&str>;
    /// Where a point stands: degrees in, map units out. `None` off the sphere.
    fn spot(&self, latitude: f64, longitude: f64, inset: Option<Inset>) -> Option<Spot>;
}

/// One language of a story, as it is used, with what only its page's head says.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// The story.
    pub story: Story,
    /// For search engines and link previews.
    pub description: String,
}

/// Resolves one language of a pack. The edition is given only where no error
/// was found; the issues are given always, those of both files.
pub fn resolve(
    structure: (&Source, &raw::StructureFile),
    texts: (&Source, &raw::TextFile),
    atlas: &dyn Atlas,
) -> (Option<Edition>, Vec<Issue>) {
    let (structure_source, file) = structure;
    let (text_source, text_file) = texts;
    let mut resolver = Resolver { structure: Sink::new(structure_source), texts: Sink::new(text_source), atlas };
    let edition = resolver.edition(file, text_file);
    let mut issues = resolver.structure.into_issues();
    issues.extend(resolver.texts.into_issues());
    let failed = issues.iter().any(|issue| issue.severity == crate::base::issue::Severity::Error);
    (edition.filter(|_| !failed), issues)
}

/// Known ids of one kind, by their text.
type Index<T> = BTreeMap<String, T>;

struct Resolver<'a> {
    structure: Sink<'a>,
    texts: Sink<'a>,
    atlas: &'a dyn Atlas,
}

/// All that can be referred to.
struct Known {
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
}

impl Resolver<'_> {
    fn edition(&mut self, file: &raw::StructureFile, texts: &raw::TextFile) -> Option<Edition> {
        if file.format.value != FORMAT {
            let found = format!("`format` is {}", file.format.value);
            self.structure.error(&file.format.span, found, format!("this program reads format {FORMAT}"));
        }
        if file.map.value != self.atlas.name() {
            let found = format!("`map` is \"{}\"", file.map.value);
            self.structure.error(&file.map.span, found, format!("the map here is \"{}\"", self.atlas.name()));
        }
        let known = self.known(file);
        let id = self.parse(&file.id, StoryId::parse);
        let days = self.days(file, texts, &known);
        let topics = self.topics(file, texts, &known);
        let positions = self.positions(file, texts, &known);
        let voices = self.voices(file, texts, &known);
        let places = self.places(file, texts, &known);
        let people = self.people(file, texts, &known);
        let facts = self.facts(file, texts, &known);
        let stances = self.stances(file, &known);
        let steps = self.steps(file, texts, &known);
        let questions = self.questions(file, texts, &known);
        // Names that only the sources of facts mention in words.
        for entry in &file.outlets {
            self.text("outlets", &texts.outlets, &entry.id.value);
        }
        for entry in &file.bodies {
            self.text("bodies", &texts.bodies, &entry.id.value);
        }
        self.spare("outlets", &texts.outlets, &known.outlets);
        self.spare("bodies", &texts.bodies, &known.bodies);
        self.circles(file);
        let story = Story {
            id: id?,
            language: texts.language.value.clone(),
            title: texts.story.title.0.clone(),
            standfirst: texts.story.standfirst.0.clone(),
            credit: texts.story.credit.0.clone(),
            days,
            topics,
            positions,
            voices,
            places,
            people,
            facts,
            stances,
            steps,
            questions,
        };
        Some(Edition { story, description: texts.story.description.0.clone() })
    }

    // Ids.

    fn parse<T>(&mut self, id: &At<String>, parse: fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(&id.value);
        if parsed.is_none() {
            let found = format!("\"{}\" is not an id", id.value);
            let right = format!("a lower-case letter, then letters, digits and hyphens, at most {MAX_ID_LENGTH}");
            self.structure.error(&id.span, found, right);
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
            days: self.index(file.days.iter().map(|day| &day.id), DayId::parse),
            topics: self.index(file.topics.iter().map(|topic| &topic.id), TopicId::parse),
            positions: self.index(file.positions.iter().map(|position| &position.id), PositionId::parse),
            outlets: self.index(file.outlets.iter().map(|outlet| &outlet.id), OutletId::parse),
            bodies: self.index(file.bodies.iter().map(|body| &body.id), BodyId::parse),
            voices: self.index(file.voices.iter().map(|voice| &voice.id), VoiceId::parse),
            places: self.index(file.places.iter().map(|place| &place.id), PlaceId::parse),
            people: self.index(file.people.iter().map(|person| &person.id), PersonId::parse),
            facts: self.index(file.facts.iter().map(|fact| &fact.id), FactId::parse),
            steps: self.index(file.steps.iter().map(|step| &step.id), StepId::parse),
            questions: self.index(file.questions.iter().map(|question| &question.id), QuestionId::parse),
        };
        // People, places, facts, questions and the page's own parts are anchors of
        // one page; people and voices are answers to the same question.
        let anchors = (file.places.iter().map(|place| (&place.id, "a place")))
            .chain(file.people.iter().map(|person| (&person.id, "a person")))
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
        for voice in &file.voices {
            if known.people.contains_key(&voice.id.value) {
                let found = format!("\"{}\" is the id of a voice and of a person", voice.id.value);
                self.structure.error(&voice.id.span, found, "both are speakers; rename one");
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
                self.structure.error(&id.span, format!("\"{}\" stands twice in this list", id.value), "once is enough");
            }
            all.extend(self.look_up(id, index, what));
        }
        all
    }

    fn speaker(&mut self, id: &At<String>, known: &Known) -> Option<Speaker> {
        let person = known.people.get(&id.value).cloned().map(Speaker::Person);
        let speaker = person.or_else(|| known.voices.get(&id.value).cloned().map(Speaker::Voice));
        if speaker.is_none() {
            let all = known.people.keys().chain(known.voices.keys()).map(String::as_str);
            self.unknown(id, all, "person or voice");
        }
        speaker
    }

    fn shape(&mut self, id: &At<String>) -> Option<ShapeId> {
        let shape = ShapeId::parse(&id.value).filter(|shape| self.atlas.has(shape));
        if shape.is_none() {
            let right = match nearest(&id.value, self.atlas.shapes()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => "write an ISO 3166 code such as \"FI\" or \"UA-14\"".to_owned(),
            };
            self.structure.error(&id.span, format!("the map has no shape \"{}\"", id.value), right);
        }
        shape
    }

    // Texts.

    fn text<'t, T>(&mut self, section: &str, texts: &'t ById<T>, id: &str) -> Option<&'t T> {
        let text = texts.get(id).map(|text| &text.value);
        if text.is_none() {
            self.texts.error(&(0..0), format!("no text for `{section}.{id}`"), format!("add a table [{section}.{id}]"));
        }
        text
    }

    fn spare<T, K>(&mut self, section: &str, texts: &ById<T>, known: &Index<K>) {
        for (id, text) in texts {
            if !known.contains_key(id) {
                let right = match nearest(id, known.keys().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "remove it, or add the id to story.toml".to_owned(),
                };
                self.texts.error(&text.span, format!("`{section}.{id}` is in no story"), right);
            }
        }
    }

    // Tables.

    fn days(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Day> {
        self.spare("days", &texts.days, &known.days);
        let mut days = Vec::new();
        for day in &file.days {
            let text = self.text("days", &texts.days, &day.id.value);
            if let (Some(id), Some(text)) = (known.days.get(&day.id.value), text) {
                let date = day.date.map(|date| date.to_string());
                days.push(Day { id: id.clone(), date, label: text.label.0.clone(), title: text.title.0.clone() });
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

    fn voices(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Voice> {
        self.spare("voices", &texts.voices, &known.voices);
        let mut voices = Vec::new();
        for voice in &file.voices {
            let text = self.text("voices", &texts.voices, &voice.id.value);
            if let (Some(id), Some(text)) = (known.voices.get(&voice.id.value), text) {
                voices.push(Voice { id: id.clone(), name: text.name.0.clone() });
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
                self.structure.error(&place.kind.span, "a region without a `shape`", "add its ISO 3166-2 code");
            }
            let at = match place.at.value.as_slice() {
                [latitude, longitude] => self.atlas.spot(*latitude, *longitude, place.inset),
                _ => None,
            };
            if at.is_none() {
                let right = "write [latitude, longitude] in degrees, on the map or in an `inset`";
                self.structure.error(&place.at.span, format!("`at` is {:?}", place.at.value), right);
            }
            let text = self.text("places", &texts.places, &place.id.value);
            if let (Some(id), Some(at), Some(text)) = (known.places.get(&place.id.value), at, text) {
                places.push(Place {
                    id: id.clone(),
                    kind,
                    shape,
                    at,
                    inset: place.inset,
                    name: text.name.0.clone(),
                    full: text.full.0.clone(),
                    whereabouts: text.r#where.0.clone(),
                    why: text.why.0.clone(),
                });
            }
        }
        places
    }

    fn people(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Person> {
        self.spare("people", &texts.people, &known.people);
        let mut people = Vec::new();
        for person in &file.people {
            let seat = self.look_up(&person.seat, &known.places, "place");
            let country = person.country.as_ref().map(|country| {
                // A country off the map (the host of a meeting, say) has no shape to colour.
                let on_map = ShapeId::parse(&country.value).is_some_and(|shape| self.atlas.has(&shape));
                let off_map =
                    file.places.iter().any(|place| place.id.value == person.seat.value && place.inset.is_some());
                if on_map || !off_map { self.shape(country) } else { None }
            });
            if let Some(body) = &person.body {
                self.look_up(body, &known.bodies, "body");
            }
            let text = self.text("people", &texts.people, &person.id.value);
            if let (Some(id), Some(seat), Some(text)) = (known.people.get(&person.id.value), seat, text) {
                people.push(Person {
                    id: id.clone(),
                    present: person.present,
                    office: person.office,
                    seat,
                    country: country.flatten(),
                    name: text.name.0.clone(),
                    short: text.short.0.clone(),
                    initials: text.initials.0.clone(),
                    role: text.role.0.clone(),
                });
            }
        }
        people
    }

    fn facts(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Fact> {
        self.spare("facts", &texts.facts, &known.facts);
        let mut facts = Vec::new();
        for fact in &file.facts {
            let speaker = self.speaker(&fact.speaker, known);
            if let Some(outlet) = &fact.outlet {
                self.look_up(outlet, &known.outlets, "outlet");
            }
            let about = self.look_up_all(&fact.about, &known.people, "person");
            let day = fact.day.as_ref().map(|day| self.look_up(day, &known.days, "day"));
            let topics = self.look_up_all(&fact.topics, &known.topics, "topic");
            let places = self.look_up_all(&fact.places, &known.places, "place");
            let walks_back = self.look_up_all(&fact.walks_back, &known.facts, "fact");
            let contradicts = self.look_up_all(&fact.contradicts, &known.facts, "fact");
            let text = self.text("facts", &texts.facts, &fact.id.value);
            if let (Some(id), Some(speaker), Some(text)) = (known.facts.get(&fact.id.value), speaker, text) {
                facts.push(Fact {
                    id: id.clone(),
                    speaker,
                    about,
                    day: day.flatten(),
                    topics,
                    places,
                    walks_back,
                    contradicts,
                    text: text.text.0.clone(),
                    source: text.source.0.clone(),
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
            let day = self.look_up(&step.day, &known.days, "day");
            let destination = match (&step.place, &step.view) {
                (Some(place), None) => self.look_up(place, &known.places, "place").map(Destination::Place),
                (None, Some(view)) => Some(Destination::View(view.value)),
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

    // Questions.

    fn questions(&mut self, file: &raw::StructureFile, texts: &raw::TextFile, known: &Known) -> Vec<Question> {
        self.spare("questions", &texts.questions, &known.questions);
        let mut questions = Vec::new();
        for question in &file.questions {
            let evidence = self.look_up_all(&question.evidence.value, &known.facts, "fact");
            if question.evidence.value.is_empty() {
                let found = format!("the question \"{}\" has no evidence", question.id.value);
                self.structure.error(&question.evidence.span, found, "name the facts that prove its answer");
            }
            self.refuse_strangers(question);
            let text = texts.questions.get(&question.id.value);
            if text.is_none() {
                self.text("questions", &texts.questions, &question.id.value);
            }
            let interaction = self.interaction(question, text, texts, known);
            if let (Some(id), Some(text), Some(interaction)) =
                (known.questions.get(&question.id.value), text, interaction)
            {
                questions.push(Question {
                    id: id.clone(),
                    skill: question.skill,
                    stem: text.value.stem.0.clone(),
                    why: text.value.why.0.clone(),
                    evidence,
                    interaction,
                });
            }
        }
        questions
    }

    /// Notes the keys that do not belong to a question's kind.
    fn refuse_strangers(&mut self, question: &RawQuestion) {
        let kind = question.kind.value;
        let given: [(&str, Option<&Range<usize>>); 5] = [
            ("options", question.options.as_ref().map(|at| &at.span)),
            ("right", question.right.as_ref().map(|at| &at.span)),
            ("speakers", question.speakers.as_ref().map(|at| &at.span)),
            ("items", question.items.as_ref().map(|at| &at.span)),
            ("candidates", question.candidates.as_ref().map(|at| &at.span)),
        ];
        let belong: &[&str] = match kind {
            Kind::One | Kind::Several => &["options", "right"],
            Kind::Stated => &["right"],
            Kind::Who => &["speakers"],
            Kind::Order => &["items"],
            Kind::Map => &["candidates", "right"],
        };
        for (key, span) in given {
            if let Some(span) = span
                && !belong.contains(&key)
            {
                let found = format!("`{key}` does not belong to a question of kind \"{}\"", kind.as_str());
                self.structure.error(span, found, format!("its keys are `{}`", belong.join("`, `")));
            }
        }
        if kind != Kind::Who
            && let Some(statements) = &question.statements
        {
            let found = format!("`statements` does not belong to a question of kind \"{}\"", kind.as_str());
            self.structure.error(&statements.span, found, "it belongs to kind \"who\"");
        }
    }

    fn interaction(
        &mut self,
        question: &RawQuestion,
        text: Option<&At<RawQuestionText>>,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let texts = &text?.value;
        match question.kind.value {
            Kind::One => {
                let (options, index) = self.choices(question, texts)?;
                let right = self.right(question, &index, "option")?;
                let [right] = right.as_slice() else {
                    self.right_count(question, right.len(), "one option is right");
                    return None;
                };
                let options = self.explain(question, options, std::slice::from_ref(right));
                Some(Interaction::One { options, right: right.clone() })
            }
            Kind::Several => {
                let (options, index) = self.choices(question, texts)?;
                let right = self.right(question, &index, "option")?;
                if right.len() < 2 || right.len() >= options.len() {
                    self.right_count(question, right.len(), "two or more are right, but not all");
                    return None;
                }
                let options = self.explain(question, options, &right);
                Some(Interaction::Several { options, right })
            }
            Kind::Stated => self.stated(question, texts),
            Kind::Who => self.who(question, texts, file, known),
            Kind::Order => self.order(question, texts),
            Kind::Map => self.map(question, texts, file, known),
        }
    }

    fn need<'q, T>(&mut self, question: &RawQuestion, key: &str, value: Option<&'q At<T>>) -> Option<&'q At<T>> {
        if value.is_none() {
            let found = format!("the question \"{}\" has no `{key}`", question.id.value);
            self.structure.error(
                &question.id.span,
                found,
                format!("kind \"{}\" needs it", question.kind.value.as_str()),
            );
        }
        value
    }

    fn count<T>(&mut self, list: &At<Vec<T>>, key: &str, least: usize, most: usize) {
        let n = list.value.len();
        if n < least || n > most {
            self.structure.error(&list.span, format!("{n} `{key}`"), format!("write {least} to {most}"));
        }
    }

    fn right_count(&mut self, question: &RawQuestion, n: usize, right: &str) {
        let span = question.right.as_ref().map_or(&question.id.span, |at| &at.span);
        self.structure.error(span, format!("{n} right answers"), right);
    }

    fn right<T: Clone + Ord>(&mut self, question: &RawQuestion, index: &Index<T>, what: &str) -> Option<Vec<T>> {
        let right = self.need(question, "right", question.right.as_ref())?;
        Some(self.look_up_all(right.value.as_slice(), index, &format!("{what} of this question named")))
    }

    fn choices(&mut self, question: &RawQuestion, texts: &RawQuestionText) -> Option<(Vec<Choice>, Index<OptionId>)> {
        let options = self.need(question, "options", question.options.as_ref())?;
        self.count(options, "options", 3, 6);
        let index = self.index(options.value.iter(), OptionId::parse);
        let section = format!("questions.{}.options", question.id.value);
        self.spare(&section, &texts.options, &index);
        let mut choices = Vec::new();
        for option in &options.value {
            let text = self.text(&section, &texts.options, &option.value);
            if let (Some(id), Some(text)) = (index.get(&option.value), text) {
                let words = self.option_text(&section, &option.value, text);
                let why = text.why.as_ref().map(|why| why.0.clone());
                choices.push(Choice { id: id.clone(), text: words?, why });
            }
        }
        Some((choices, index))
    }

    fn option_text(&mut self, section: &str, id: &str, option: &RawOptionText) -> Option<String> {
        self.part(section, id, "text", option.text.as_ref())
    }

    fn part(&mut self, section: &str, id: &str, key: &str, part: Option<&Text>) -> Option<String> {
        if part.is_none() {
            let found = format!("`{section}.{id}` has no `{key}`");
            self.texts.error(&(0..0), found, format!("add `{key} = …` to [{section}.{id}]"));
        }
        part.map(|text| text.0.clone())
    }

    /// Every wrong option says why it is wrong; a right one needs no reason.
    fn explain(&mut self, question: &RawQuestion, options: Vec<Choice>, right: &[OptionId]) -> Vec<Choice> {
        let section = format!("questions.{}.options", question.id.value);
        for option in &options {
            if !right.contains(&option.id) && option.why.is_none() {
                self.part(&section, option.id.as_str(), "why", None);
            }
        }
        options
    }

    fn stated(&mut self, question: &RawQuestion, texts: &RawQuestionText) -> Option<Interaction> {
        let right = self.need(question, "right", question.right.as_ref())?;
        let verdict = match &right.value {
            OneOrMany::One(word) => Verdict::parse(&word.value),
            OneOrMany::Many(_) => None,
        };
        let Some(verdict) = verdict else {
            self.structure.error(&right.span, "this is no verdict", "write \"true\", \"false\" or \"not-stated\"");
            return None;
        };
        let section = format!("questions.{}.answers", question.id.value);
        let index = Verdict::ALL.iter().map(|verdict| (verdict.as_str().to_owned(), *verdict)).collect();
        self.spare(&section, &texts.answers, &index);
        let mut wrong = Vec::new();
        for other in Verdict::ALL.iter().filter(|other| **other != verdict) {
            let why = self.text(&section, &texts.answers, other.as_str()).map(|text| text.why.as_ref());
            if let Some(why) = why {
                let why = self.part(&section, other.as_str(), "why", why)?;
                wrong.push(Refutation { verdict: *other, why });
            }
        }
        Some(Interaction::Stated { right: verdict, wrong })
    }

    fn who(
        &mut self,
        question: &RawQuestion,
        texts: &RawQuestionText,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let speakers = self.need(question, "speakers", question.speakers.as_ref())?;
        let statements = self.need(question, "statements", question.statements.as_ref())?;
        self.count(speakers, "speakers", 2, 8);
        self.count(statements, "statements", 2, 8);
        let choices: Vec<Speaker> = speakers.value.iter().filter_map(|id| self.speaker(id, known)).collect();
        let names: Index<Speaker> = choices.iter().map(|s| (s.as_str().to_owned(), s.clone())).collect();
        let index = self.index(statements.value.iter().map(|statement| &statement.id), StatementId::parse);
        let section = format!("questions.{}.statements", question.id.value);
        self.spare(&section, &texts.statements, &index);
        let mut all = Vec::new();
        for statement in &statements.value {
            let by = self.look_up(&statement.by, &names, "speaker of this question named");
            let text = self.text(&section, &texts.statements, &statement.id.value);
            if let (Some(id), Some(by), Some(text)) = (index.get(&statement.id.value), by, text) {
                let words = self.option_text(&section, &statement.id.value, text);
                let why = self.part(&section, &statement.id.value, "why", text.why.as_ref());
                all.push(Statement { id: id.clone(), by, text: words?, why: why? });
            }
        }
        // A name that is missing was noted where its person or voice was read.
        let named = choices.into_iter().map(|speaker| {
            let person = file.people.get(speaker.as_str()).map(|text| text.value.name.0.clone());
            let name = person.or_else(|| file.voices.get(speaker.as_str()).map(|text| text.value.name.0.clone()));
            NamedSpeaker { speaker, name: name.unwrap_or_default() }
        });
        Some(Interaction::Who { speakers: named.collect(), statements: all })
    }

    fn order(&mut self, question: &RawQuestion, texts: &RawQuestionText) -> Option<Interaction> {
        let items = self.need(question, "items", question.items.as_ref())?;
        self.count(items, "items", 3, 8);
        let index = self.index(items.value.iter(), ItemId::parse);
        let section = format!("questions.{}.items", question.id.value);
        self.spare(&section, &texts.items, &index);
        let mut all = Vec::new();
        for item in &items.value {
            let text = self.text(&section, &texts.items, &item.value);
            if let (Some(id), Some(text)) = (index.get(&item.value), text) {
                let words = self.option_text(&section, &item.value, text);
                let why = self.part(&section, &item.value, "why", text.why.as_ref());
                all.push(Item { id: id.clone(), text: words?, why: why? });
            }
        }
        Some(Interaction::Order { items: all })
    }

    fn map(
        &mut self,
        question: &RawQuestion,
        texts: &RawQuestionText,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let candidates = self.need(question, "candidates", question.candidates.as_ref())?;
        self.count(candidates, "candidates", 3, 12);
        let places = self.look_up_all(&candidates.value, &known.places, "place");
        let index: Index<PlaceId> = places.iter().map(|id| (id.as_str().to_owned(), id.clone())).collect();
        let right = self.right(question, &index, "candidate")?;
        if right.is_empty() || right.len() >= places.len() {
            self.right_count(question, right.len(), "one or more candidates are right, but not all");
            return None;
        }
        let section = format!("questions.{}.candidates", question.id.value);
        self.spare(&section, &texts.candidates, &index);
        let mut all = Vec::new();
        for place in places {
            let why = texts.candidates.get(place.as_str()).and_then(|text| text.value.why.clone());
            if !right.contains(&place) {
                self.part(&section, place.as_str(), "why", why.as_ref())?;
            }
            let name = file.places.get(place.as_str()).map(|text| text.value.full.0.clone()).unwrap_or_default();
            all.push(Candidate { place, name, why: why.map(|why| why.0) });
        }
        Some(Interaction::Map { candidates: all, right })
    }

    // The whole.

    /// Notes every circle of facts that walk each other back.
    fn circles(&mut self, file: &raw::StructureFile) {
        let links: BTreeMap<&str, &raw::RawFact> =
            file.facts.iter().map(|fact| (fact.id.value.as_str(), fact)).collect();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for start in &file.facts {
            let mut way: Vec<&str> = vec![&start.id.value];
            let mut open: Vec<std::slice::Iter<'_, At<String>>> = vec![start.walks_back.iter()];
            while let Some(next) = open.last_mut() {
                match next.next() {
                    Some(link) if link.value == start.id.value => {
                        if done.insert(&start.id.value) {
                            done.extend(way.iter().copied());
                            let found = format!("{} → {} walk each other back", way.join(" → "), start.id.value);
                            self.structure.error(&link.span, found, "a fact withdraws an earlier one");
                        }
                    }
                    Some(link) => {
                        if !way.contains(&link.value.as_str())
                            && let Some(fact) = links.get(link.value.as_str())
                        {
                            way.push(&fact.id.value);
                            open.push(fact.walks_back.iter());
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

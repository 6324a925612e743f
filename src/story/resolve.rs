//! From a pack as it is written to a story as it is used. Every id is looked
//! up, every text is found, every question can be answered from its evidence;
//! whatever is not so is named with its place, all of it at once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::model::*;
use super::raw::{self, ById, OneOrMany, RawOptionText, RawQuestion, RawQuestionText};
use crate::base::decode::{At, Lost, Sink, Text};
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
/// was found; the issues are given always, those of both files. What is `lost`
/// was found wrong as it was read, and is not missed here once more.
pub fn resolve(
    structure: (&Source, &raw::StructureFile),
    texts: (&Source, &raw::TextFile),
    lost: &Lost,
    atlas: &dyn Atlas,
) -> (Option<Edition>, Vec<Issue>) {
    let (structure_source, file) = structure;
    let (text_source, text_file) = texts;
    let (structure, texts, lost) = (Sink::new(structure_source), Sink::new(text_source), lost.clone());
    let mut resolver = Resolver { structure, texts, lost, atlas };
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
    lost: Lost,
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
        if let Some(format) = file.format.0.as_ref().filter(|format| format.value != FORMAT) {
            let found = format!("`format` is {}", format.value);
            self.structure.error(&format.span, found, format!("this program reads format {FORMAT}"));
        }
        if let Some(map) = file.map.0.as_ref().filter(|map| map.value != self.atlas.name()) {
            let found = format!("`map` is \"{}\"", map.value);
            self.structure.error(&map.span, found, format!("the map here is \"{}\"", self.atlas.name()));
        }
        let known = self.known(file);
        let id = file.id.0.as_ref().and_then(|id| self.parse(id, StoryId::parse));
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
        let text = texts.story.0.as_ref()?;
        let story = Story {
            id: id?,
            language: texts.language.0.as_ref()?.value.clone(),
            title: text.title.0.clone(),
            standfirst: text.standfirst.0.clone(),
            credit: text.credit.0.clone(),
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
        Some(Edition { story, description: text.description.0.clone() })
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
            let raw::Degrees { latitude, longitude } = place.at.value;
            let at = self.atlas.spot(latitude, longitude, place.inset);
            if at.is_none() {
                let right = "write [latitude, longitude], at most 90 and 180 degrees";
                self.structure.error(&place.at.span, format!("`at` is [{latitude}, {longitude}]"), right);
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
        let given: [(&str, Option<&Range<usize>>); 6] = [
            ("options", question.options.as_ref().map(|at| &at.span)),
            ("right", question.right.as_ref().map(|at| &at.span)),
            ("speakers", question.speakers.as_ref().map(|at| &at.span)),
            ("statements", question.statements.as_ref().map(|at| &at.span)),
            ("items", question.items.as_ref().map(|at| &at.span)),
            ("candidates", question.candidates.as_ref().map(|at| &at.span)),
        ];
        let belong = raw::keys_of(kind);
        for (key, span) in given {
            if let Some(span) = span
                && !belong.contains(&key)
            {
                let found = format!("`{key}` does not belong to a question of kind \"{}\"", kind.as_str());
                self.structure.error(span, found, format!("its keys are `{}`", belong.join("`, `")));
            }
        }
    }

    /// Notes the texts that do not belong to a question's kind.
    fn refuse_strange_texts(&mut self, question: &RawQuestion, texts: &RawQuestionText) {
        let kind = question.kind.value;
        let own = match kind {
            Kind::One | Kind::Several => "options",
            Kind::Stated => "answers",
            Kind::Who => "statements",
            Kind::Order => "items",
            Kind::Map => "candidates",
        };
        let given = [
            ("options", &texts.options),
            ("answers", &texts.answers),
            ("statements", &texts.statements),
            ("items", &texts.items),
            ("candidates", &texts.candidates),
        ];
        for (key, texts) in given {
            if key != own
                && let Some(first) = texts.values().min_by_key(|text| text.span.start)
            {
                let found =
                    format!("`questions.{}.{key}` does not belong to kind \"{}\"", question.id.value, kind.as_str());
                self.texts.error(&first.span, found, format!("its texts stand in `{own}`"));
            }
        }
    }

    fn interaction(
        &mut self,
        question: &RawQuestion,
        text: Option<&At<RawQuestionText>>,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let texts = text?;
        self.refuse_strange_texts(question, &texts.value);
        match question.kind.value {
            Kind::One => {
                let (options, index) = self.choices(question, texts)?;
                let right = self.right(question, question.options.as_ref(), &index, "option")?;
                let [right] = right.as_slice() else {
                    self.right_count(question, right.len(), "one option is right");
                    return None;
                };
                self.explain(question, texts, &options, std::slice::from_ref(right));
                Some(Interaction::One { options, right: right.clone() })
            }
            Kind::Several => {
                let (options, index) = self.choices(question, texts)?;
                let right = self.right(question, question.options.as_ref(), &index, "option")?;
                if right.len() < 2 || right.len() >= index.len() {
                    self.right_count(question, right.len(), "two or more are right, but not all");
                    return None;
                }
                self.explain(question, texts, &options, &right);
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
        self.structure.error(span, format!("{n} in `right`"), right);
    }

    /// What is right; none if any of it is not among what is listed.
    fn right<T: Clone + Ord>(
        &mut self,
        question: &RawQuestion,
        listed: Option<&At<Vec<At<String>>>>,
        index: &Index<T>,
        what: &str,
    ) -> Option<Vec<T>> {
        let right = self.need(question, "right", question.right.as_ref())?.value.as_slice();
        let listed = listed.map_or(&[][..], |list| &list.value);
        if right.iter().any(|id| is_noted(id, listed, index)) {
            return None;
        }
        let found = self.look_up_all(right, index, &format!("{what} of this question named"));
        (found.len() == right.len()).then_some(found)
    }

    fn choices(
        &mut self,
        question: &RawQuestion,
        texts: &At<RawQuestionText>,
    ) -> Option<(Vec<Choice>, Index<OptionId>)> {
        let options = self.need(question, "options", question.options.as_ref())?;
        self.count(options, "options", 3, 6);
        let index = self.index(options.value.iter(), OptionId::parse);
        let section = format!("questions.{}.options", question.id.value);
        self.spare(&section, &texts.value.options, &index);
        let mut choices = Vec::new();
        for option in &options.value {
            let text = self.text_at(&texts.span, &section, &texts.value.options, &option.value);
            if let (Some(id), Some(text)) = (index.get(&option.value), text) {
                let words = self.words(&section, &option.value, text);
                let why = text.value.why.as_ref().map(|why| why.0.clone());
                choices.extend(words.map(|text| Choice { id: id.clone(), text, why }));
            }
        }
        Some((choices, index))
    }

    fn words(&mut self, section: &str, id: &str, option: &At<RawOptionText>) -> Option<String> {
        self.part(&option.span, section, id, "text", option.value.text.as_ref())
    }

    fn why(&mut self, section: &str, id: &str, option: &At<RawOptionText>) -> Option<String> {
        self.part(&option.span, section, id, "why", option.value.why.as_ref())
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

    /// Every wrong option says why it is wrong; a right one needs no reason.
    fn explain(&mut self, question: &RawQuestion, texts: &At<RawQuestionText>, options: &[Choice], right: &[OptionId]) {
        let section = format!("questions.{}.options", question.id.value);
        for option in options.iter().filter(|option| !right.contains(&option.id)) {
            if let Some(text) = texts.value.options.get(option.id.as_str()) {
                self.why(&section, option.id.as_str(), text);
            }
        }
    }

    fn stated(&mut self, question: &RawQuestion, texts: &At<RawQuestionText>) -> Option<Interaction> {
        let right = self.need(question, "right", question.right.as_ref())?;
        let verdict = match &right.value {
            OneOrMany::One(word) => Verdict::parse(&word.value),
            OneOrMany::Many(_) => None,
        };
        let Some(verdict) = verdict else {
            let found = match &right.value {
                OneOrMany::One(word) => format!("`right` is \"{}\"", word.value),
                OneOrMany::Many(_) => "`right` is a list".to_owned(),
            };
            self.structure.error(&right.span, found, "it must be one of \"true\", \"false\", \"not-stated\"");
            return None;
        };
        let section = format!("questions.{}.answers", question.id.value);
        let index = Verdict::ALL.iter().map(|verdict| (verdict.as_str().to_owned(), *verdict)).collect();
        self.spare(&section, &texts.value.answers, &index);
        let mut wrong = Vec::new();
        for other in Verdict::ALL.iter().filter(|other| **other != verdict) {
            if let Some(text) = self.text_at(&texts.span, &section, &texts.value.answers, other.as_str()) {
                let why = self.why(&section, other.as_str(), text);
                wrong.extend(why.map(|why| Refutation { verdict: *other, why }));
            }
        }
        Some(Interaction::Stated { right: verdict, wrong })
    }

    fn who(
        &mut self,
        question: &RawQuestion,
        texts: &At<RawQuestionText>,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let speakers = self.need(question, "speakers", question.speakers.as_ref())?;
        let statements = self.need(question, "statements", question.statements.as_ref())?;
        self.count(speakers, "speakers", 2, 8);
        self.count(statements, "statements", 2, 8);
        let mut choices: Vec<Speaker> = Vec::new();
        for id in &speakers.value {
            let Some(speaker) = self.speaker(id, known) else { continue };
            if choices.contains(&speaker) {
                self.twice(id);
            }
            choices.push(speaker);
        }
        let names: Index<Speaker> = choices.iter().map(|s| (s.as_str().to_owned(), s.clone())).collect();
        let index = self.index(statements.value.iter().map(|statement| &statement.id), StatementId::parse);
        let section = format!("questions.{}.statements", question.id.value);
        self.spare(&section, &texts.value.statements, &index);
        let mut all = Vec::new();
        for statement in &statements.value {
            let by = if is_noted(&statement.by, &speakers.value, &names) {
                None
            } else {
                self.look_up(&statement.by, &names, "speaker of this question named")
            };
            let text = self.text_at(&texts.span, &section, &texts.value.statements, &statement.id.value);
            let said = text.map(|text| {
                (self.words(&section, &statement.id.value, text), self.why(&section, &statement.id.value, text))
            });
            if let (Some(id), Some(by), Some((Some(text), Some(why)))) = (index.get(&statement.id.value), by, said) {
                all.push(Statement { id: id.clone(), by, text, why });
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

    fn order(&mut self, question: &RawQuestion, texts: &At<RawQuestionText>) -> Option<Interaction> {
        let items = self.need(question, "items", question.items.as_ref())?;
        self.count(items, "items", 3, 8);
        let index = self.index(items.value.iter(), ItemId::parse);
        let section = format!("questions.{}.items", question.id.value);
        self.spare(&section, &texts.value.items, &index);
        let mut all = Vec::new();
        for item in &items.value {
            let text = self.text_at(&texts.span, &section, &texts.value.items, &item.value);
            if let (Some(id), Some(text)) = (index.get(&item.value), text) {
                let (words, why) = (self.words(&section, &item.value, text), self.why(&section, &item.value, text));
                all.extend(words.zip(why).map(|(text, why)| Item { id: id.clone(), text, why }));
            }
        }
        Some(Interaction::Order { items: all })
    }

    fn map(
        &mut self,
        question: &RawQuestion,
        texts: &At<RawQuestionText>,
        file: &raw::TextFile,
        known: &Known,
    ) -> Option<Interaction> {
        let candidates = self.need(question, "candidates", question.candidates.as_ref())?;
        self.count(candidates, "candidates", 3, 12);
        let places = self.look_up_all(&candidates.value, &known.places, "place");
        let index: Index<PlaceId> = places.iter().map(|id| (id.as_str().to_owned(), id.clone())).collect();
        let right = self.right(question, Some(candidates), &index, "candidate")?;
        if right.is_empty() || right.len() >= candidates.value.len() {
            self.right_count(question, right.len(), "one or more candidates are right, but not all");
            return None;
        }
        let section = format!("questions.{}.candidates", question.id.value);
        let listed: Index<()> = candidates.value.iter().map(|id| (id.value.clone(), ())).collect();
        self.spare(&section, &texts.value.candidates, &listed);
        let mut all = Vec::new();
        for place in places {
            let text = texts.value.candidates.get(place.as_str());
            if !right.contains(&place)
                && let Some(text) = self.text_at(&texts.span, &section, &texts.value.candidates, place.as_str())
            {
                self.why(&section, place.as_str(), text);
            }
            let name = file.places.get(place.as_str()).map(|text| text.value.full.0.clone()).unwrap_or_default();
            let why = text.and_then(|text| text.value.why.as_ref()).map(|why| why.0.clone());
            all.push(Candidate { place, name, why });
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
            let mut seen: BTreeSet<&str> = BTreeSet::new();
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
                        if seen.insert(&link.value)
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

/// Whether an id is in a list, but is nothing: that was noted where it is listed.
fn is_noted<T>(id: &At<String>, listed: &[At<String>], index: &Index<T>) -> bool {
    !index.contains_key(&id.value) && listed.iter().any(|other| other.value == id.value)
}

#[cfg(test)]
mod tests {
    use crate::base::random::Random;
    use crate::story::sample::{STRUCTURE, TEXTS, read, story};

    const STORY: &str = "story.toml";
    const EN: &str = "en.toml";

    /// A place of a file to damage: what stands there, what shall stand there
    /// with a ‸ before each mistake, and what is said of them. What has no ‸ is
    /// missed at the file's start.
    type Damage<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

    /// Damages the story that ships; all that is wrong must be said, and nothing else.
    #[track_caller]
    fn check(damages: &[Damage<'_>]) {
        let mut expected = Vec::new();
        let mut files = [(EN, TEXTS.to_owned()), (STORY, STRUCTURE.to_owned())];
        for (name, text) in &mut files {
            for (file, from, to, _) in damages {
                if file == name {
                    assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {file}");
                    *text = text.replace(from, to);
                }
            }
            let mut messages: Vec<(usize, &str)> = Vec::new();
            for (_, _, to, said) in damages.iter().filter(|(file, ..)| file == name) {
                let start = text.find(to).unwrap();
                let mut carets = to.match_indices('‸').map(|(at, _)| start + at);
                let missed = said.len() - to.matches('‸').count();
                messages.extend(
                    said.iter()
                        .enumerate()
                        .map(|(i, message)| (if i < missed { 0 } else { carets.next().unwrap() }, *message)),
                );
            }
            messages.sort_by_key(|(at, _)| *at);
            for (at, message) in messages {
                let line = text[..at].rsplit('\n').next().unwrap().replace('‸', "");
                let (line, column) = (text[..at].matches('\n').count() + 1, line.chars().count() + 1);
                expected.push(format!("{name}:{line}:{column}: error: {message}"));
            }
            *text = text.replace('‸', "");
        }
        let (pack, issues) = read(&files);
        assert_eq!(issues, expected);
        assert!(pack.editions.is_empty(), "nothing is built from a pack with a mistake");
    }

    /// Each damage by itself.
    #[track_caller]
    fn check_each(damages: &[Damage<'_>]) {
        damages.iter().for_each(|damage| check(&[*damage]));
    }

    #[test]
    fn the_story_that_ships_has_no_mistake() {
        assert_eq!(story().questions.len(), 24);
    }

    #[test]
    fn an_issue_stands_where_the_mistake_stands() {
        // The only case that counts lines by itself, since the others follow the story's text.
        let structure = "format = 1\nid = \"a\"\ndate = 2025-08-18\n  map = \"erope\"\n";
        let texts =
            "language = \"en\"\n[story]\ntitle = \"Ä\"\nstandfirst = \"b\"\ndescription = \"c\"\ncredit = \"<i>\"\n";
        let (_, issues) = read(&[(STORY, structure), (EN, texts)]);
        assert_eq!(
            issues,
            [
                "en.toml:6:10: error: `story.credit` has markup, `<i>`; texts are plain; write no HTML and no entities",
                "story.toml:4:9: error: `map` is \"erope\"; the map here is \"europe\"",
            ]
        );
    }

    #[test]
    fn a_misspelt_key_is_named_with_the_key_that_was_meant() {
        check_each(&[
            (
                STORY,
                "outlet = \"bbc\"",
                "‸oulet = \"bbc\"",
                &["unknown key `oulet` in `facts[12]`; did you mean `outlet`?"],
            ),
            (
                STORY,
                "[[stances]]\nperson = \"stubb\"",
                "‸[[stances]]\n‸persn = \"stubb\"",
                &[
                    "`stances[5]` has no `person`; add `person = …`",
                    "unknown key `persn` in `stances[5]`; did you mean `person`?",
                ],
            ),
            (
                STORY,
                "kind = \"city\"\nat = [52.52, 13.405]",
                "kind = \"city\"\n‸population = 3\nat = [52.52, 13.405]",
                &["unknown key `population` in `places[10]`; \
                   the keys here are `id`, `kind`, `shape`, `at`, `inset`"],
            ),
            (
                EN,
                "short = \"Merz\"",
                "short = \"Merz\"\n‸initails = \"FM\"",
                &["unknown key `initails` in `people.merz`; did you mean `initials`?"],
            ),
            (
                STORY,
                "map = \"europe\"",
                "map = \"europe\"\n‸qestions = []",
                &["unknown key `qestions`; did you mean `questions`?"],
            ),
        ]);
    }

    #[test]
    fn a_key_that_is_missing_is_named_where_its_table_begins() {
        check_each(&[
            (STORY, "format = 1\n", "", &["the file has no `format`; add `format = …`"]),
            (
                STORY,
                "[[places]]\nid = \"kyiv\"\nkind = \"city\"\n",
                "‸[[places]]\nid = \"kyiv\"\n",
                &["`places[9]` has no `kind`; add `kind = …`"],
            ),
            (
                EN,
                "[people.putin]\nname = \"Vladimir Putin\"\n",
                "‸[people.putin]\n",
                &["`people.putin` has no `name`; add `name = …`"],
            ),
            (
                STORY,
                "statements = [\n    { id = \"weeks\", by = \"stubb\" },",
                "statements = [\n    ‸{ id = \"weeks\" },",
                &["`questions[5].statements[1]` has no `by`; add `by = …`"],
            ),
        ]);
    }

    #[test]
    fn an_id_is_used_once() {
        check_each(&[
            (
                STORY,
                "[[topics]]\nid = \"troops\"",
                "[[topics]]\nid = \"troops\"\n\n[[topics]]\nid = ‸\"troops\"",
                &["the id \"troops\" stands here a second time; every id is used once"],
            ),
            (
                STORY,
                "options = [\"europe\", \"again\", ",
                "options = [\"europe\", \"again\", ‸\"again\", ",
                &["the id \"again\" stands here a second time; every id is used once"],
            ),
            (
                STORY,
                "about = [\"putin\"]\nday = \"monday\"\nplaces = [\"white-house\"]",
                "about = [\"putin\", ‸\"putin\"]\nday = \"monday\"\nplaces = [\"white-house\"]",
                &["\"putin\" stands twice in this list; once is enough"],
            ),
            (
                STORY,
                "speakers = [\"rubio\", \"trump\", \"witkoff\"]",
                "speakers = [\"rubio\", \"trump\", \"witkoff\", ‸\"trump\"]",
                &["\"trump\" stands twice in this list; once is enough"],
            ),
        ]);
    }

    #[test]
    fn two_parts_of_a_page_have_different_anchors() {
        let fact = |id: &str| format!("[[facts]]\nid = ‸\"{id}\"\nspeaker = \"article\"\n\n[[facts]]\nid = \"f1\"\n");
        let text = |id: &str| format!("[facts.{id}]\ntext = \"a\"\nsource = \"b\"\n\n[facts.f1]\n");
        for (id, other) in [("kyiv", "a place"), ("merz", "a person"), ("quiz", "a part of the page")] {
            let said = format!("\"{id}\" is the id of a fact and of {other}; they are anchors of one page; rename one");
            check(&[(STORY, "[[facts]]\nid = \"f1\"\n", &fact(id), &[&said]), (EN, "[facts.f1]\n", &text(id), &[])]);
        }
        check(&[
            (
                STORY,
                "[[voices]]\nid = \"critics\"",
                "[[voices]]\nid = \"critics\"\n\n[[voices]]\nid = ‸\"merz\"",
                &["\"merz\" is the id of a voice and of a person; both are speakers; rename one"],
            ),
            (EN, "[voices]\n", "[voices]\nmerz = { name = \"a\" }\n", &[]),
        ]);
    }

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        let right = "is not an id; a lower-case letter, then letters, digits and hyphens, at most 48";
        check_each(&[(
            STORY,
            "id = \"white-house-talks\"",
            "id = ‸\"White House\"",
            &[&format!("\"White House\" {right}")],
        )]);
        check(&[
            (STORY, "items = [\"remark\", ", "items = [‸\"Remark\", ", &[&format!("\"Remark\" {right}")]),
            (EN, "remark = {", "Remark = {", &[]),
        ]);
        check(&[
            (
                STORY,
                "candidates = [\"brussels\", ",
                "candidates = [‸\"Brussels\", ",
                &["there is no place \"Brussels\"; did you mean \"brussels\"?"],
            ),
            (EN, "brussels = { why = \"Zelensky", "Brussels = { why = \"Zelensky", &[]),
        ]);
    }

    #[test]
    fn an_unknown_id_is_named_with_the_nearest_known_one() {
        check_each(&[
            (
                STORY,
                "[[stances]]\nperson = \"stubb\"",
                "[[stances]]\nperson = ‸\"stub\"",
                &["there is no person \"stub\"; did you mean \"stubb\"?"],
            ),
            (
                STORY,
                "seat = \"helsinki\"",
                "seat = ‸\"helsinky\"",
                &["there is no place \"helsinky\"; did you mean \"helsinki\"?"],
            ),
            (
                STORY,
                "walks_back = [\"f32\"]",
                "walks_back = [‸\"f320\"]",
                &["there is no fact \"f320\"; did you mean \"f20\"?"],
            ),
            (
                STORY,
                "topics = [\"troops\", \"guarantees\"]",
                "topics = [\"troops\", ‸\"gaurantees\"]",
                &["there is no topic \"gaurantees\"; did you mean \"guarantees\"?"],
            ),
            (
                STORY,
                "day = \"friday\"\nplaces",
                "day = ‸\"fryday\"\nplaces",
                &["there is no day \"fryday\"; did you mean \"friday\"?"],
            ),
            (STORY, "outlet = \"bbc\"", "outlet = ‸\"abc\"", &["there is no outlet \"abc\"; did you mean \"bbc\"?"]),
            (STORY, "body = \"nato\"", "body = ‸\"nat\"", &["there is no body \"nat\"; did you mean \"nato\"?"]),
            (
                STORY,
                "position = \"four-way\"",
                "position = ‸\"for-way\"",
                &["there is no position \"for-way\"; did you mean \"four-way\"?"],
            ),
            (
                STORY,
                "id = \"f20\"\nspeaker = \"critics\"",
                "id = \"f20\"\nspeaker = ‸\"critic\"",
                &["there is no person or voice \"critic\"; did you mean \"critics\"?"],
            ),
            (
                STORY,
                "by = \"reuters-report\"",
                "by = ‸\"reuter-report\"",
                &["there is no speaker of this question named \"reuter-report\"; did you mean \"reuters-report\"?"],
            ),
            (
                STORY,
                "right = \"three\"",
                "right = ‸\"tree\"",
                &["there is no option of this question named \"tree\"; did you mean \"three\"?"],
            ),
            (
                STORY,
                "right = [\"rutte\", \"leyen\"]",
                "right = [\"rutte\", ‸\"macron\"]",
                &["there is no option of this question named \"macron\"; \
                   known: leyen, meloni, rutte, starmer, stubb"],
            ),
            (
                STORY,
                "right = [\"berlin\", \"paris\"]",
                "right = [\"berlin\", ‸\"pariss\"]",
                &["there is no candidate of this question named \"pariss\"; did you mean \"paris\"?"],
            ),
            (
                STORY,
                "view = \"ukraine\"",
                "view = ‸\"ukrain\"",
                &["`steps[2].view` is \"ukrain\"; did you mean \"ukraine\"?"],
            ),
            (STORY, "country = \"FI\"", "country = ‸\"FIN\"", &["the map has no shape \"FIN\"; did you mean \"FI\"?"]),
            (
                STORY,
                "shape = \"UA-14\"",
                "shape = ‸\"UA14\"",
                &["the map has no shape \"UA14\"; did you mean \"UA-14\"?"],
            ),
            (
                STORY,
                "shape = \"UA-14\"",
                "shape = ‸\"Donetsk\"",
                &["the map has no shape \"Donetsk\"; write an ISO 3166 code such as \"FI\" or \"UA-14\""],
            ),
        ]);
    }

    #[test]
    fn an_unknown_id_is_named_wherever_it_stands() {
        let said = "there is no fact \"f15\"; did you mean \"f1\"?";
        check(&[
            (STORY, "id = \"f15\"", "id = \"f51\"", &[]),
            (
                STORY,
                "position = \"concern-all-europe\"\nfacts = [\"f15\"]",
                "position = \"concern-all-europe\"\nfacts = [‸\"f15\"]",
                &[said],
            ),
            (
                STORY,
                "position = \"four-way\"\nfacts = [\"f15\"]",
                "position = \"four-way\"\nfacts = [‸\"f15\"]",
                &[said],
            ),
            (STORY, "[\"f11\", \"f12\", \"f15\", ", "[\"f11\", \"f12\", ‸\"f15\", ", &[said]),
            (STORY, "[\"f14\", \"f15\", ", "[\"f14\", ‸\"f15\", ", &[said]),
            (STORY, "evidence = [\"f12\", \"f15\"]", "evidence = [\"f12\", ‸\"f15\"]", &[said]),
            (EN, "[facts.f15]", "[facts.f51]", &[]),
        ]);
    }

    #[test]
    fn an_entry_that_cannot_be_read_is_not_missed_where_it_is_named() {
        check_each(&[
            (
                STORY,
                "id = \"white-house\"\nkind = \"site\"",
                "id = \"white-house\"\nkind = ‸\"siet\"",
                &["`places[1].kind` is \"siet\"; did you mean \"site\"?"],
            ),
            (
                STORY,
                "speaker = \"us-officials\"\noutlet = \"wall-street-journal\"",
                "speaker = \"us-officials\"\noutlet = ‸7",
                &["`facts[33].outlet` is a whole number; it must be a text in quotes"],
            ),
            (
                EN,
                "short = \"Zelensky\"",
                "short = ‸\"\"",
                &["`people.zelensky.short` is empty; write the text that readers shall see"],
            ),
        ]);
    }

    #[test]
    fn every_id_has_a_text_and_every_text_an_id() {
        check_each(&[
            (
                EN,
                "[people.merz]\nname = \"Friedrich Merz\"\nshort = \"Merz\"\ninitials = \"FM\"\nrole = \"Chancellor of Germany\"\n",
                "",
                &["no text for `people.merz`; add a table [people.merz]"],
            ),
            (EN, "land = { name = \"Land\" }\n", "", &["no text for `topics.land`; add a table [topics.land]"]),
            (EN, "nato = { name = \"NATO\" }\n", "", &["no text for `bodies.nato`; add a table [bodies.nato]"]),
            (
                EN,
                "[voices]\n",
                "[voices]\n‸moon = { name = \"a\" }\n",
                &["`voices.moon` is in no story; remove it, or add the id to story.toml"],
            ),
            (
                EN,
                "[steps.summit]",
                "[steps.‸sumit]",
                &[
                    "no text for `steps.summit`; add a table [steps.summit]",
                    "`steps.sumit` is in no story; did you mean `summit`?",
                ],
            ),
        ]);
        check(&[
            (STORY, "[[bodies]]\nid = \"nato\"\n", "", &[]),
            (STORY, "body = \"nato\"", "body = ‸\"nato\"", &["there is no body \"nato\"; known: european-commission"]),
            (EN, "nato = {", "‸nato = {", &["`bodies.nato` is in no story; remove it, or add the id to story.toml"]),
        ]);
    }

    #[test]
    fn every_part_of_a_question_has_its_texts() {
        check(&[
            (
                EN,
                "[questions.q-meeting]",
                "[questions.‸q-meeting]",
                &["no text for `questions.q-meeting.options.three`; add a table [questions.q-meeting.options.three]"],
            ),
            (EN, "three = { text = \"A meeting of Russia, Ukraine and the US\" }\n", "", &[]),
        ]);
        check(&[
            (
                EN,
                "[questions.q-hosts]",
                "[questions.‸q-hosts]",
                &["no text for `questions.q-hosts.candidates.kyiv`; add a table [questions.q-hosts.candidates.kyiv]"],
            ),
            (
                EN,
                "kyiv = { why = \"Kyiv is the capital of Ukraine, but Monday’s meeting was at the White House.\" }\n",
                "",
                &[],
            ),
        ]);
        check_each(&[
            (
                EN,
                "meloni = { text = \"Giorgia Meloni\", why = \"Giorgia Meloni is the Prime Minister of Italy.\" }",
                "‸meloni = { text = \"Giorgia Meloni\" }",
                &["`questions.q-bodies.options.meloni` has no `why`; add `why = …`"],
            ),
            (
                EN,
                "false = { why = \"The article names no exception: it says this of all seven.\" }",
                "‸false = {}",
                &["`questions.q-seven.answers.false` has no `why`; add `why = …`"],
            ),
            (
                EN,
                "envoy = { text = \"Steve Witkoff meets Vladimir Putin.\", ",
                "‸envoy = { ",
                &["`questions.q-account.items.envoy` has no `text`; add `text = …`"],
            ),
            (
                EN,
                "shift = { text = \"Putin’s shift is “game-changing”.\", why = \"Steve Witkoff said this to CNN.\" }",
                "‸‸shift = {}",
                &[
                    "`questions.q-us-voices.statements.shift` has no `text`; add `text = …`",
                    "`questions.q-us-voices.statements.shift` has no `why`; add `why = …`",
                ],
            ),
        ]);
    }

    #[test]
    fn a_question_names_the_facts_that_prove_its_answer() {
        check_each(&[(
            STORY,
            "evidence = [\"f25\", \"f1\", \"f4\"]",
            "evidence = ‸[]",
            &["the question \"q-monday\" has no evidence; name the facts that prove its answer"],
        )]);
    }

    #[test]
    fn a_kind_of_question_has_as_many_right_answers_as_it_asks_for() {
        check_each(&[
            (STORY, "right = \"three\"", "right = ‸[\"three\", \"again\"]", &["2 in `right`; one option is right"]),
            (STORY, "right = \"three\"", "right = ‸[]", &["0 in `right`; one option is right"]),
            (
                STORY,
                "right = [\"rutte\", \"leyen\"]",
                "right = ‸\"rutte\"",
                &["1 in `right`; two or more are right, but not all"],
            ),
            (
                STORY,
                "right = [\"rutte\", \"leyen\"]",
                "right = ‸[\"stubb\", \"rutte\", \"starmer\", \"meloni\", \"leyen\"]",
                &["5 in `right`; two or more are right, but not all"],
            ),
            (
                STORY,
                "right = [\"white-house\"]",
                "right = ‸[]",
                &["0 in `right`; one or more candidates are right, but not all"],
            ),
            (
                STORY,
                "right = [\"white-house\"]",
                "right = ‸[\"brussels\", \"alaska\", \"kyiv\", \"white-house\", \"moscow\", \"paris\"]",
                &["6 in `right`; one or more candidates are right, but not all"],
            ),
            (
                STORY,
                "evidence = [\"f28\"]\nright = \"false\"",
                "evidence = [\"f28\"]\nright = ‸\"flase\"",
                &["`right` is \"flase\"; it must be one of \"true\", \"false\", \"not-stated\""],
            ),
            (
                STORY,
                "evidence = [\"f28\"]\nright = \"false\"",
                "evidence = [\"f28\"]\nright = ‸[\"false\"]",
                &["`right` is a list; it must be one of \"true\", \"false\", \"not-stated\""],
            ),
            (
                STORY,
                "evidence = [\"f28\"]\nright = \"false\"",
                "evidence = [\"f28\"]\nright = ‸false",
                &["`questions[7].right` is true or false; it must be a word in quotes, or a list of ids"],
            ),
        ]);
    }

    #[test]
    fn a_question_has_the_keys_of_its_kind_and_no_others() {
        check_each(&[
            (
                STORY,
                "items = [\"leave\", \"two\", \"later\"]",
                "items = [\"leave\", \"two\", \"later\"]\nright = ‸[\"leave\"]",
                &["`right` does not belong to a question of kind \"order\"; its keys are `items`"],
            ),
            (
                STORY,
                "right = \"not-stated\"",
                "right = \"not-stated\"\noptions = ‸[\"a\", \"b\", \"c\"]",
                &["`options` does not belong to a question of kind \"stated\"; its keys are `right`"],
            ),
            (
                STORY,
                "speakers = [\"rubio\", \"trump\", \"witkoff\"]",
                "speakers = [\"rubio\", \"trump\", \"witkoff\"]\nright = ‸\"rubio\"",
                &["`right` does not belong to a question of kind \"who\"; its keys are `speakers`, `statements`"],
            ),
            (
                STORY,
                "right = \"three\"",
                "right = \"three\"\nspeakers = ‸[\"trump\", \"putin\"]",
                &["`speakers` does not belong to a question of kind \"one\"; its keys are `options`, `right`"],
            ),
            (
                STORY,
                "right = \"three\"",
                "right = \"three\"\nstatements = ‸[]",
                &["`statements` does not belong to a question of kind \"one\"; its keys are `options`, `right`"],
            ),
            (
                STORY,
                "id = \"q-phases\"\nkind = \"order\"\nskill = \"sequence\"\nevidence = [\"f35\"]\nitems = [\"leave\", \"two\", \"later\"]",
                "id = ‸\"q-phases\"\nkind = \"order\"\nskill = \"sequence\"\nevidence = [\"f35\"]",
                &["the question \"q-phases\" has no `items`; kind \"order\" needs it"],
            ),
            (
                EN,
                "[questions.q-phases.items]",
                "[questions.q-phases.options]\n‸leave = { text = \"a\" }\n[questions.q-phases.items]",
                &["`questions.q-phases.options` does not belong to kind \"order\"; its texts stand in `items`"],
            ),
        ]);
    }

    #[test]
    fn a_question_has_enough_to_choose_from_and_not_too_much() {
        check(&[
            (
                STORY,
                "items = [\"leave\", \"two\", \"later\"]",
                "items = ‸[\"leave\", \"two\"]",
                &["2 `items`; write 3 to 8"],
            ),
            (
                EN,
                "later = { text = \"Zelensky is brought into the talks.\", why = \"He would be brought in later, the officials said.\" }",
                "",
                &[],
            ),
        ]);
    }

    #[test]
    fn a_word_is_one_of_its_list() {
        check_each(&[
            (
                STORY,
                "id = \"q-phases\"\nkind = \"order\"",
                "id = \"q-phases\"\nkind = ‸\"oder\"",
                &["`questions[22].kind` is \"oder\"; did you mean \"order\"?"],
            ),
            (
                STORY,
                "id = \"q-phases\"\nkind = \"order\"\nskill = \"sequence\"",
                "id = \"q-phases\"\nkind = \"order\"\nskill = ‸\"memory\"",
                &["`questions[22].skill` is \"memory\"; \
                   it must be one of \"recall\", \"sequence\", \"attribution\", \"inference\""],
            ),
            (
                STORY,
                "topic = \"troops\"\nmark = \"circle\"",
                "topic = \"troops\"\nmark = ‸\"cirlce\"",
                &["`positions[10].mark` is \"cirlce\"; did you mean \"circle\"?"],
            ),
            (
                STORY,
                "topic = \"land\"\nmark = \"square\"",
                "topic = \"land\"\nmark = ‸3",
                &["`positions[11].mark` is a whole number; it must be a word in quotes"],
            ),
        ]);
    }

    #[test]
    fn no_fact_withdraws_one_that_withdraws_it() {
        let begins = "[[facts]]\nid = \"f32\"\n";
        check_each(&[(
            STORY,
            "walks_back = [\"f32\"]",
            "walks_back = [‸\"f34\"]",
            &["f34 → f34 walk each other back; a fact withdraws an earlier one"],
        )]);
        check(&[
            (STORY, begins, "[[facts]]\nid = \"f32\"\nwalks_back = [\"f33\", \"f34\"]\n", &[]),
            (
                STORY,
                "walks_back = [\"f32\"]",
                "walks_back = [‸\"f32\"]",
                &["f32 → f34 → f32 walk each other back; a fact withdraws an earlier one"],
            ),
        ]);
    }

    #[test]
    fn a_circle_of_any_length_is_found_in_no_time() {
        // Each fact withdraws all before it: a thousand million ways, and no circle.
        let mut structure = STRUCTURE.to_owned();
        for i in 2..=36 {
            let earlier: Vec<String> = (1..i).map(|j| format!("\"f{j}\"")).collect();
            let begins = format!("[[facts]]\nid = \"f{i}\"\n");
            structure = structure.replace(&begins, &format!("{begins}walks_back = [{}]\n", earlier.join(", ")));
        }
        structure = structure.replace("walks_back = [\"f32\"]\n", "").replace("walks_back = [\"f29-warning\"]\n", "");
        assert_eq!(read(&[(STORY, structure.as_str()), (EN, TEXTS)]).1, [""; 0]);
        let begins = "[[facts]]\nid = \"f1\"\n";
        let circle = structure.replace(begins, &format!("{begins}walks_back = [\"f36\"]\n"));
        let (_, issues) = read(&[(STORY, circle.as_str()), (EN, TEXTS)]);
        assert!(issues[0].contains("walk each other back"), "{issues:?}");
    }

    #[test]
    fn a_text_is_plain_and_not_empty() {
        let plain = "texts are plain; write no HTML and no entities";
        check_each(&[
            (
                EN,
                "role = \"President of Ukraine\"",
                "role = ‸\"President of <b>Ukraine</b>\"",
                &[&format!("`people.zelensky.role` has markup, `<b>Ukraine</`; {plain}")],
            ),
            (
                EN,
                "role = \"President of Ukraine\"",
                "role = ‸\"President&nbsp;of Ukraine\"",
                &[&format!("`people.zelensky.role` has markup, `&nbsp;of Ukr`; {plain}")],
            ),
            (
                EN,
                "role = \"President of Ukraine\"",
                "role = ‸\"\"\"President\nof Ukraine\"\"\"",
                &["`people.zelensky.role` has the control character U+000A; texts are plain characters on one line"],
            ),
            (
                EN,
                "role = \"President of Ukraine\"",
                "role = ‸\"President of \\u202eUkraine\"",
                &["`people.zelensky.role` has the control character U+202E; texts are plain characters on one line"],
            ),
            (
                EN,
                "role = \"President of Ukraine\"",
                "role = ‸\" \"",
                &["`people.zelensky.role` is empty; write the text that readers shall see"],
            ),
        ]);
    }

    #[test]
    fn a_value_is_of_the_type_of_its_key() {
        check_each(&[
            (
                STORY,
                "date = 2025-08-18\nmap",
                "date = ‸\"2025-08-18\"\nmap",
                &["`date` is a text; it must be a day such as 2025-08-18, without quotes"],
            ),
            (
                STORY,
                "id = \"putin\"\npresent = false",
                "id = \"putin\"\npresent = ‸\"no\"",
                &["`people[10].present` is a text; it must be true or false"],
            ),
            (
                STORY,
                "topics = [\"troops\", \"guarantees\"]",
                "topics = ‸\"troops\"",
                &["`facts[13].topics` is a text; it must be a list"],
            ),
            (STORY, "format = 1", "format = ‸1.0", &["`format` is a number; it must be a whole number"]),
            (STORY, "format = 1", "format = ‸-1", &["`format` is a whole number; it must be from 0 to 4294967295"]),
            (EN, "land = { name = \"Land\" }", "land = ‸\"Land\"", &["`topics.land` is a text; it must be a table"]),
            (
                STORY,
                "at = [55.7558, 37.6173]",
                "at = [55.7558, ‸\"37.6173\"]",
                &["`places[4].at[2]` is a text; it must be a number"],
            ),
            (
                STORY,
                "at = [55.7558, 37.6173]",
                "at = [‸nan, 37.6173]",
                &["`places[4].at[1]` is a number; it must be a finite number"],
            ),
            (
                STORY,
                "at = [55.7558, 37.6173]",
                "at = ‸[55.7558]",
                &["`places[4].at` is a list; it must be [latitude, longitude], two numbers in degrees"],
            ),
        ]);
    }

    #[test]
    fn every_error_of_syntax_is_given_in_one_run() {
        check_each(&[(
            STORY,
            "[[topics]]\nid = \"land\"\n",
            "[[topics]]\nid = ‸land\nall = [1,‸,2]\nyes = ‸ja\nno = \"‸\n",
            &[
                "this is not TOML: string values must be quoted, expected literal string; see toml.io for how it is written",
                "this is not TOML: extra comma in array, expected value; see toml.io for how it is written",
                "this is not TOML: string values must be quoted, expected literal string; see toml.io for how it is written",
                "this is not TOML: invalid basic string, expected `\"`; see toml.io for how it is written",
            ],
        )]);
        check_each(&[(
            STORY,
            "map = \"europe\"",
            "map = \"europe\"\n‸map = \"europe\"",
            &["this is not TOML: duplicate key; see toml.io for how it is written"],
        )]);
    }

    #[test]
    fn the_format_and_the_map_are_those_of_this_program() {
        check_each(&[
            (STORY, "format = 1", "format = ‸2", &["`format` is 2; this program reads format 1"]),
            (STORY, "map = \"europe\"", "map = ‸\"asia\"", &["`map` is \"asia\"; the map here is \"europe\""]),
        ]);
    }

    #[test]
    fn a_place_stands_on_the_globe_and_a_region_has_a_shape() {
        check_each(&[
            (
                STORY,
                "at = [48.0, 37.73]",
                "at = ‸[148.0, 37.73]",
                &["`at` is [148, 37.73]; write [latitude, longitude], at most 90 and 180 degrees"],
            ),
            (
                STORY,
                "kind = \"region\"\nshape = \"UA-14\"\n",
                "kind = ‸\"region\"\n",
                &["a region without a `shape`; add its ISO 3166-2 code"],
            ),
        ]);
    }

    #[test]
    fn a_step_goes_to_a_place_or_to_a_view() {
        check_each(&[
            (
                STORY,
                "view = \"ukraine\"",
                "view = ‸\"ukraine\"\nplace = \"donetsk\"",
                &["a step with a `place` and a `view`; the camera goes to one"],
            ),
            (
                STORY,
                "id = \"hardest\"\nday = \"thursday\"\nview = \"europe\"",
                "id = ‸\"hardest\"\nday = \"thursday\"",
                &["the step \"hardest\" goes nowhere; add a `place` or a `view`"],
            ),
        ]);
    }

    #[test]
    fn a_stance_is_shown_by_facts_and_told_apart_by_its_mark() {
        check_each(&[
            (
                STORY,
                "[[stances]]\nperson = \"stubb\"\nposition = \"backs-ceasefire\"\nfacts = [\"f11\"]",
                "[[stances]]\nperson = ‸\"stubb\"\nposition = \"backs-ceasefire\"\nfacts = []",
                &["a stance without `facts`; name the facts that show it"],
            ),
            (
                STORY,
                "topic = \"land\"\nmark = \"circle\"",
                "topic = \"land\"\nmark = ‸\"square\"",
                &["the mark \"square\" also stands for \"seeks-control\"; \
                   the positions of a topic have different marks"],
            ),
        ]);
    }

    #[test]
    fn all_mistakes_are_said_at_once() {
        check(&[
            (STORY, "format = 1", "format = ‸2", &["`format` is 2; this program reads format 1"]),
            (
                STORY,
                "mark = \"ring\"\n\n[[positions]]\nid = \"backs-article-five\"",
                "mark = ‸\"rign\"\n\n[[positions]]\nid = \"backs-article-five\"",
                &["`positions[4].mark` is \"rign\"; did you mean \"ring\"?"],
            ),
            (
                STORY,
                "shape = \"UA-65\"",
                "shape = ‸\"UA-99\"",
                &["the map has no shape \"UA-99\"; did you mean \"UA-09\"?"],
            ),
            (STORY, "seat = \"rome\"", "seat = ‸\"roma\"", &["there is no place \"roma\"; did you mean \"rome\"?"]),
            (
                STORY,
                "day = \"thursday\"\ncontradicts",
                "‸dya = \"thursday\"\ncontradicts",
                &["unknown key `dya` in `facts[38]`; did you mean `day`?"],
            ),
            (
                STORY,
                "contradicts = [\"f32\"]",
                "contradicts = [‸\"f99\"]",
                &["there is no fact \"f99\"; did you mean \"f19\"?"],
            ),
            (STORY, "right = \"three\"", "right = ‸[]", &["0 in `right`; one option is right"]),
            (
                STORY,
                "by = \"critics\"",
                "by = ‸\"critic\"",
                &["there is no speaker of this question named \"critic\"; did you mean \"critics\"?"],
            ),
            (
                STORY,
                "date = 2025-08-18\nmap",
                "date = ‸2025\nmap",
                &["`date` is a whole number; it must be a day such as 2025-08-18, without quotes"],
            ),
            (
                EN,
                "[story]\ntitle",
                "‸[story]\n‸titel",
                &["`story` has no `title`; add `title = …`", "unknown key `titel` in `story`; did you mean `title`?"],
            ),
            (EN, "bbc = { name = \"BBC\" }\n", "", &["no text for `outlets.bbc`; add a table [outlets.bbc]"]),
            (
                EN,
                "label = \"Friday\"",
                "label = ‸\"\"",
                &["`days.friday.label` is empty; write the text that readers shall see"],
            ),
            (
                EN,
                "initials = \"KS\"",
                "initials = ‸7",
                &["`people.starmer.initials` is a whole number; it must be a text in quotes"],
            ),
            (
                EN,
                "[steps.terms]\ntitle = ",
                "[steps.terms]\n‸titel = \"\"\ntitle = ",
                &["unknown key `titel` in `steps.terms`; did you mean `title`?"],
            ),
            (
                EN,
                "[questions.q-phases.items]\n",
                "[questions.q-phases.items]\n‸never = { text = \"a\", why = \"b\" }\n",
                &["`questions.q-phases.items.never` is in no story; remove it, or add the id to story.toml"],
            ),
        ]);
    }

    #[test]
    fn a_line_more_or_less_is_an_issue_or_none_but_never_a_panic() {
        let mut random = Random::new(7);
        for _ in 0..25 {
            let (mut structure, mut texts): (Vec<&str>, Vec<&str>) =
                (STRUCTURE.lines().collect(), TEXTS.lines().collect());
            for lines in [&mut structure, &mut texts] {
                let at = |random: &mut Random| random.below(lines.len() as u32) as usize;
                let (a, b, c) = (at(&mut random), at(&mut random), at(&mut random));
                let moved = lines.remove(a);
                lines.insert(b.min(lines.len()), moved);
                lines.remove(c.min(lines.len() - 1));
            }
            let (pack, issues) = read(&[(STORY, structure.join("\n")), (EN, texts.join("\n"))]);
            assert!(pack.editions.is_empty() || issues.is_empty(), "{issues:?}");
        }
    }
}

//! Tables: what the rows of `story.toml` are, one after the other.

use super::ids::Known;
use super::resolver::Resolver;
use super::scenes::Cast;
use super::texts::phrase;
use crate::base::vocabulary::Word;
use crate::story::id::{PositionId, TopicId};
use crate::story::model::{Day, Destination, Mark, Outlet, Place, PlaceKind, Position, Stance, Step, Topic, Voice};
use crate::story::raw::{RawStep, StructureFile, TextFile};

impl Resolver<'_> {
    pub(super) fn days(&mut self, file: &StructureFile, texts: &TextFile, known: &Known) -> Vec<Day> {
        self.table("days", &file.days, &texts.days, &known.days, |_, day, entry| {
            let (id, text) = entry?;
            let (label, title) = (text.label.0.clone(), text.title.0.clone());
            let when = phrase(text.when.as_ref()).unwrap_or_else(|| label.clone());
            Some(Day { id, date: day.date.map(|date| date.to_string()), label, title, when })
        })
    }

    pub(super) fn topics(&mut self, file: &StructureFile, texts: &TextFile, known: &Known) -> Vec<Topic> {
        self.table("topics", &file.topics, &texts.topics, &known.topics, |_, _, entry| {
            entry.map(|(id, text)| Topic { id, name: text.name.0.clone() })
        })
    }

    pub(super) fn positions(&mut self, file: &StructureFile, texts: &TextFile, known: &Known) -> Vec<Position> {
        let mut marks: Vec<(TopicId, Mark, PositionId)> = Vec::new();
        self.table("positions", &file.positions, &texts.positions, &known.positions, |resolver, position, entry| {
            let topic = resolver.look_up(&position.topic, &known.topics, "topic");
            let ((id, text), topic, mark) = (entry?, topic?, position.mark.value);
            if let Some((.., other)) = marks.iter().find(|(of, taken, _)| *of == topic && *taken == mark) {
                let found = format!("the mark \"{}\" also stands for \"{other}\"", mark.as_str());
                resolver.structure.error(&position.mark.span, found, "the positions of a topic have different marks");
            }
            marks.push((topic.clone(), mark, id.clone()));
            let name = text.name.0.clone();
            let short = phrase(text.short.as_ref()).unwrap_or_else(|| name.clone());
            Some(Position { id, topic, mark, name, short })
        })
    }

    pub(super) fn outlets(&mut self, file: &StructureFile, texts: &TextFile, known: &Known) -> Vec<Outlet> {
        self.table("outlets", &file.outlets, &texts.outlets, &known.outlets, |_, _, entry| {
            let (id, text) = entry?;
            Some(Outlet { id, name: text.name.0.clone(), through: phrase(text.through.as_ref()) })
        })
    }

    pub(super) fn voices(&mut self, file: &StructureFile, texts: &TextFile, known: &Known) -> Vec<Voice> {
        self.table("voices", &file.voices, &texts.voices, &known.voices, |_, voice, entry| {
            let (id, text) = entry?;
            let report = voice.report.unwrap_or_default();
            Some(Voice { id, report, name: text.name.0.clone(), account: phrase(text.account.as_ref()) })
        })
    }

    pub(super) fn places(&mut self, file: &StructureFile, texts: &TextFile, known: &Known) -> Vec<Place> {
        self.table("places", &file.places, &texts.places, &known.places, |resolver, place, entry| {
            let kind = place.kind.value;
            let shape = place.shape.as_ref().and_then(|shape| resolver.shape(shape));
            if kind == PlaceKind::Region && place.shape.is_none() {
                let right = "add the ISO 3166 code of a country or a region that the map draws";
                resolver.structure.error(&place.kind.span, "a region without a `shape`", right);
            }
            if let Some(shape) = place.shape.as_ref().filter(|_| kind != PlaceKind::Region) {
                let found = format!("a {} with a `shape`", kind.as_str());
                resolver.structure.error(&shape.span, found, "leave it out, or write `kind = \"region\"`");
            }
            let inset = place.inset.as_ref().map(|inset| resolver.inset(inset));
            let at = resolver.spot(&place.at, place.inset.as_ref().zip(inset.as_ref()));
            if let (Some(shape), Some(at), None) = (&shape, at, &place.inset) {
                resolver.refuse_outside(&place.at, at, shape);
            }
            let ((id, text), at) = (entry?, at?);
            Some(Place {
                id,
                kind,
                shape,
                at,
                inset: inset.flatten().map(|inset| inset.id),
                name: text.name.0.clone(),
                full: text.full.0.clone(),
                whereabouts: text.r#where.0.clone(),
                why: text.why.0.clone(),
            })
        })
    }

    pub(super) fn steps(&mut self, file: &StructureFile, texts: &TextFile, known: &Known, cast: Cast<'_>) -> Vec<Step> {
        self.table("steps", &file.steps, &texts.steps, &known.steps, |resolver, step, entry| {
            let day = resolver.step_day(step, known);
            let destination = resolver.destination(step, known);
            let facts = resolver.look_up_all(&step.facts, &known.facts, "fact");
            let scene = resolver.scene(step, destination.as_ref(), known, cast);
            let (id, text) = entry?;
            let (title, text) = (text.title.0.clone(), text.text.0.clone());
            Some(Step { id, day: day?, destination: destination?, scene, title, text, facts })
        })
    }

    fn destination(&mut self, step: &RawStep, known: &Known) -> Option<Destination> {
        match (&step.place, &step.extent) {
            (Some(place), None) => self.look_up(place, &known.places, "place").map(Destination::Place),
            (None, Some(extent)) => self.extent(extent, known).map(Destination::Extent),
            (Some(_), Some(extent)) => {
                self.structure.error(&extent.span, "a step with a `place` and an `extent`", "the camera goes to one");
                None
            }
            (None, None) => {
                let found = format!("the step \"{}\" goes nowhere", step.id.value);
                self.structure.error(&step.id.span, found, "add a `place` or an `extent`");
                None
            }
        }
    }

    /// Who stands where; a stance has no id, and no text.
    pub(super) fn stances(&mut self, file: &StructureFile, known: &Known) -> Vec<Stance> {
        let mut stances = Vec::new();
        for stance in &file.stances {
            let person = self.look_up(&stance.person, &known.people, "person");
            let position = self.look_up(&stance.position, &known.positions, "position");
            let facts = self.look_up_all(&stance.facts, &known.facts, "fact");
            if stance.facts.is_empty() {
                self.structure.error(&stance.person.span, "a stance without `facts`", "name the facts that show it");
            }
            stances.extend(person.zip(position).map(|(person, position)| Stance { person, position, facts }));
        }
        stances
    }
}

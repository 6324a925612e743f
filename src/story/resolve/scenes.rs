//! Scenes: what the map shows at a step. Where a pack says nothing of it, that follows from the
//! step's place and from whom and what its facts tell of.

use std::collections::BTreeSet;

use super::ids::Known;
use super::resolver::Resolver;
use crate::base::vocabulary::Word;
use crate::decode::At;
use crate::story::model::{Destination, Fact, Person, Place, PlaceKind, Scene, Speaker, Subject};
use crate::story::raw::{RawFact, RawScene, RawStep};

/// What a story has on its map.
#[derive(Clone, Copy)]
pub(super) struct Cast<'s> {
    pub places: &'s [Place],
    pub people: &'s [Person],
    pub facts: &'s [Fact],
    /// The facts as they are written.
    pub written: &'s [RawFact],
}

impl Cast<'_> {
    /// Whether a place has a mark of its own on the map: where some fact bears on it.
    fn is_marked(&self, id: &str) -> bool {
        self.written.iter().any(|fact| fact.places.iter().any(|place| place.value == id))
    }

    /// Where somebody or something stands.
    fn place(&self, subject: &Subject) -> Option<&Place> {
        let id = match subject {
            Subject::Person(id) => &self.people.iter().find(|person| person.id == *id)?.seat,
            Subject::Place(id) => id,
        };
        self.places.iter().find(|place| place.id == *id)
    }
}

impl Resolver<'_> {
    /// The scene of a step: the one that is written, or else what follows from the step.
    pub(super) fn scene(
        &mut self,
        step: &RawStep,
        destination: Option<&Destination>,
        known: &Known,
        cast: Cast<'_>,
    ) -> Scene {
        match &step.scene {
            Some(scene) => self.written_scene(step, scene, known, cast),
            None => derived_scene(step, destination, cast),
        }
    }

    fn written_scene(&mut self, step: &RawStep, scene: &At<RawScene>, known: &Known, cast: Cast<'_>) -> Scene {
        let At { value: raw, span } = scene;
        let mut made = Scene::default();
        self.refuse_repeats(&raw.light);
        self.refuse_repeats(&raw.hatch);
        for id in &raw.light {
            self.lit(id, known, cast).into_iter().for_each(|subject| made.light(subject));
        }
        for id in &raw.hatch {
            let Some(place) = self.look_up(id, &known.places, "place") else { continue };
            // A place that has no shape and should was noted as such.
            let other = cast.places.iter().find(|other| other.id == place);
            if let Some(other) = other.filter(|other| other.kind != PlaceKind::Region && other.shape.is_none()) {
                let found = format!("\"{}\" is a {}", id.value, other.kind.as_str());
                self.structure.error(&id.span, found, "a region is hatched; name others in `light`");
            } else if let Some(subject) = self.lit(id, known, cast) {
                made.light(subject);
                made.hatched.push(place);
            }
        }
        for line in &raw.lines {
            if line.value.len() < 2 {
                let found = format!("a line of {}", line.value.len());
                self.structure.error(&line.span, found, "a line leads from one person or place to another");
            }
            let ends: Vec<Option<Subject>> = line.value.iter().map(|id| self.lit(id, known, cast)).collect();
            for (pair, ids) in ends.windows(2).zip(line.value.windows(2)) {
                let ([Some(from), Some(to)], [_, id]) = (pair, ids) else { continue };
                if from == to {
                    let found = format!("a line from \"{}\" to itself", id.value);
                    self.structure.error(&id.span, found, "a line leads from one person or place to another");
                }
                made.lines.push((from.clone(), to.clone()));
            }
            ends.into_iter().flatten().for_each(|subject| made.light(subject));
        }
        if [raw.light.len(), raw.hatch.len(), raw.lines.len()] == [0; 3] {
            let found = format!("the scene of the step \"{}\" lights nothing", step.id.value);
            let right = "name people or places in `light`, or leave the scene out: then those of its facts are lit";
            self.structure.error(span, found, right);
        }
        if let Some(id) = &raw.inset
            && let Some(inset) = self.inset(id)
        {
            let stands_elsewhere =
                |subject: &Subject| cast.place(subject).is_some_and(|place| place.inset.as_ref() != Some(&inset.id));
            if !made.lit.is_empty() && made.lit.iter().all(stands_elsewhere) {
                let found = format!("nothing that is lit stands in the inset \"{}\"", id.value);
                self.structure.error(&id.span, found, "light who or what stands there, or leave it as it is");
            }
            made.inset = Some(inset.id);
        }
        made
    }

    fn refuse_repeats(&mut self, ids: &[At<String>]) {
        let mut seen = BTreeSet::new();
        for id in ids.iter().filter(|id| !seen.insert(&id.value)) {
            self.refuse_twice(id);
        }
    }

    /// Somebody or something that can be lit; a miss is noted.
    fn lit(&mut self, id: &At<String>, known: &Known, cast: Cast<'_>) -> Option<Subject> {
        if let Some(person) = known.people.get(&id.value) {
            return Some(Subject::Person(person.clone()));
        }
        let Some(place) = known.places.get(&id.value) else {
            let all = known.people.keys().chain(known.places.keys());
            self.report_unknown(id, all.map(String::as_str), "person or place");
            return None;
        };
        // What a fact that could not be read bears on is not known.
        if self.lost.is_empty() && !cast.is_marked(&id.value) {
            let found = format!("the place \"{}\" has no mark on the map: no fact bears on it", id.value);
            let right = "light who sits there, or name it in the `places` of the fact that bears on it";
            self.structure.error(&id.span, found, right);
            return None;
        }
        Some(Subject::Place(place.clone()))
    }
}

/// What follows from a step: its place is lit, and whom and what its facts tell of; where the place
/// stands in an inset, that grows.
fn derived_scene(step: &RawStep, destination: Option<&Destination>, cast: Cast<'_>) -> Scene {
    let mut scene = Scene::default();
    if let Some(Destination::Place(id)) = destination {
        let place = Subject::Place(id.clone());
        scene.inset = cast.place(&place).and_then(|place| place.inset.clone());
        if cast.is_marked(id.as_str()) {
            scene.light(place);
        } else {
            let sits = cast.people.iter().filter(|person| person.seat == *id);
            sits.for_each(|person| scene.light(Subject::Person(person.id.clone())));
        }
    }
    let told = cast.facts.iter().filter(|fact| step.facts.iter().any(|id| id.value == fact.id.as_str()));
    for fact in told {
        let told_by = fact.chain.links().filter_map(|link| match link {
            Speaker::Person(id) => Some(id),
            Speaker::Voice(_) | Speaker::Outlet(_) => None,
        });
        let people = told_by.chain(&fact.about);
        people.for_each(|id| scene.light(Subject::Person(id.clone())));
        fact.places.iter().for_each(|id| scene.light(Subject::Place(id.clone())));
    }
    scene
}

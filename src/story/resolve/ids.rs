//! Ids: the symbol table of a pack, and the lookup of what refers to it. A miss is named
//! with a suggestion, the nearest id that there is.

use std::collections::{BTreeMap, BTreeSet};

use super::resolver::Resolver;
use crate::base::id::MAX_ID_LENGTH;
use crate::decode::At;
use crate::decode::suggest::nearest;
use crate::map::id::ExtentId;
use crate::story::id::{
    BodyId, CorrectionId, DayId, FactId, OutletId, PAGE_ANCHORS, PersonId, PlaceId, PositionId, QuestionId, StepId,
    TopicId, VoiceId,
};
use crate::story::model::Speaker;
use crate::story::raw;

/// Known ids of one kind, by their text.
pub(super) type Index<T> = BTreeMap<String, T>;

/// All that can be referred to.
pub(super) struct Known {
    pub extents: Index<ExtentId>,
    pub days: Index<DayId>,
    pub topics: Index<TopicId>,
    pub positions: Index<PositionId>,
    pub outlets: Index<OutletId>,
    pub bodies: Index<BodyId>,
    pub voices: Index<VoiceId>,
    pub places: Index<PlaceId>,
    pub people: Index<PersonId>,
    pub facts: Index<FactId>,
    pub steps: Index<StepId>,
    pub questions: Index<QuestionId>,
    pub corrections: Index<CorrectionId>,
}

/// An id, and what it is the id of, for messages.
type Named<'r> = (&'r At<String>, &'static str);

impl Resolver<'_> {
    pub(super) fn parse<T>(&mut self, id: &At<String>, parse: fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(&id.value);
        if parsed.is_none() {
            let found = format!("\"{}\" is not an id", id.value);
            let right = format!("a lower-case letter, then letters, digits and hyphens, at most {MAX_ID_LENGTH}");
            self.structure.error(&id.span, found, right);
            self.lost.insert(id.value.clone());
        }
        parsed
    }

    pub(super) fn index<'r, T>(
        &mut self,
        ids: impl Iterator<Item = &'r At<String>>,
        parse: fn(&str) -> Option<T>,
    ) -> Index<T> {
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

    pub(super) fn known(&mut self, file: &raw::StructureFile) -> Known {
        let known = Known {
            extents: self.index(file.extents.iter().map(|extent| &extent.id), ExtentId::parse),
            days: self.index(file.days.iter().map(|day| &day.id), DayId::parse),
            topics: self.index(file.topics.iter().map(|topic| &topic.id), TopicId::parse),
            positions: self.index(file.positions.iter().map(|position| &position.id), PositionId::parse),
            outlets: self.index(file.outlets.iter().map(|outlet| &outlet.id), OutletId::parse),
            bodies: self.index(file.bodies.iter().map(|body| &body.id), BodyId::parse),
            voices: self.index(file.voices.iter().map(|voice| &voice.id), VoiceId::parse),
            places: self.index(file.places.iter().map(|place| &place.id), PlaceId::parse),
            people: self.index(holders(file).map(|(id, _)| id), PersonId::parse),
            facts: self.index(file.facts.iter().map(|fact| &fact.id), FactId::parse),
            steps: self.index(file.steps.iter().map(|step| &step.id), StepId::parse),
            questions: self.index(file.questions.iter().map(|question| &question.id), QuestionId::parse),
            corrections: self.index(file.corrections.iter().map(|correction| &correction.id), CorrectionId::parse),
        };
        // People, places, facts, questions and the page's own parts are anchors of
        // one page; people and voices are answers to the same question.
        let anchors = (file.places.iter().map(|place| (&place.id, "a place")))
            .chain(holders(file))
            .chain(file.facts.iter().map(|fact| (&fact.id, "a fact")))
            .chain(file.questions.iter().map(|question| (&question.id, "a question")));
        let taken = PAGE_ANCHORS.iter().map(|word| (*word, "a part of the page")).collect();
        self.refuse_shared(taken, anchors, "they are anchors of one page; rename one");
        let taken = holders(file).map(|(id, what)| (id.value.as_str(), what)).collect();
        let voices = file.voices.iter().map(|voice| (&voice.id, "a voice"));
        let speakers = voices.chain(file.outlets.iter().map(|outlet| (&outlet.id, "an outlet")));
        self.refuse_shared(taken, speakers, "both are speakers; rename one");
        known
    }

    /// Notes ids of different things that share one namespace, beside what is `taken` in it.
    fn refuse_shared<'r>(
        &mut self,
        mut taken: BTreeMap<&'r str, &'static str>,
        ids: impl Iterator<Item = Named<'r>>,
        right: &str,
    ) {
        for (id, what) in ids {
            if let Some(other) = taken.insert(&id.value, what)
                && other != what
            {
                let found = format!("\"{}\" is the id of {what} and of {other}", id.value);
                self.structure.error(&id.span, found, right);
            }
        }
    }

    /// What has an id; a miss is noted.
    pub(super) fn look_up<T: Clone>(&mut self, id: &At<String>, index: &Index<T>, what: &str) -> Option<T> {
        self.refuse_unknown(id, index, what);
        index.get(&id.value).cloned()
    }

    /// What has each of some ids; misses are noted, and ids that stand twice.
    pub(super) fn look_up_all<T: Clone>(&mut self, ids: &[At<String>], index: &Index<T>, what: &str) -> Vec<T> {
        self.refuse_unknown_or_twice(ids, index, what);
        ids.iter().filter_map(|id| index.get(&id.value).cloned()).collect()
    }

    /// Notes an id that nothing has.
    pub(super) fn refuse_unknown<T>(&mut self, id: &At<String>, index: &Index<T>, what: &str) {
        if !index.contains_key(&id.value) {
            self.report_unknown(id, index.keys().map(String::as_str), what);
        }
    }

    /// Notes the ids of a list that nothing has, and those that stand in it twice.
    pub(super) fn refuse_unknown_or_twice<'i, T>(
        &mut self,
        ids: impl IntoIterator<Item = &'i At<String>>,
        index: &Index<T>,
        what: &str,
    ) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(&id.value) {
                self.refuse_twice(id);
            }
            self.refuse_unknown(id, index, what);
        }
    }

    /// Notes that nothing has an id, unless what has it could not be read.
    pub(super) fn report_unknown<'k>(
        &mut self,
        id: &At<String>,
        known: impl Iterator<Item = &'k str> + Clone,
        what: &str,
    ) {
        if self.lost.contains(&id.value) {
            return;
        }
        let right = match nearest(&id.value, known.clone()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("known: {}", known.take(12).collect::<Vec<_>>().join(", ")),
        };
        self.structure.error(&id.span, format!("there is no {what} \"{}\"", id.value), right);
    }

    /// Notes that an id stands twice in a list.
    pub(super) fn refuse_twice(&mut self, id: &At<String>) {
        self.structure.error(&id.span, format!("\"{}\" stands twice in this list", id.value), "once is enough");
    }

    pub(super) fn speaker(&mut self, id: &At<String>, known: &Known) -> Option<Speaker> {
        let person = known.people.get(&id.value).cloned().map(Speaker::Person);
        let voice = || known.voices.get(&id.value).cloned().map(Speaker::Voice);
        let outlet = || known.outlets.get(&id.value).cloned().map(Speaker::Outlet);
        let speaker = person.or_else(voice).or_else(outlet);
        if speaker.is_none() {
            let all = known.people.keys().chain(known.voices.keys()).chain(known.outlets.keys());
            self.report_unknown(id, all.map(String::as_str), "person, voice or outlet");
        }
        speaker
    }
}

/// Whoever has a card and a token: people, and bodies with a seat.
fn holders(file: &raw::StructureFile) -> impl Iterator<Item = Named<'_>> {
    let bodies = file.bodies.iter().filter(|body| body.seat.is_some()).map(|body| (&body.id, "a body"));
    file.people.iter().map(|person| (&person.id, "a person")).chain(bodies)
}

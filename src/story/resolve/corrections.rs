//! Corrections: what was wrong once the story was out, and of what.

use super::ids::Known;
use super::resolver::Resolver;
use crate::decode::At;
use crate::decode::suggest::nearest;
use crate::story::model::Correction;
use crate::story::raw;

impl Resolver<'_> {
    pub(super) fn corrections(
        &mut self,
        file: &raw::StructureFile,
        texts: &raw::TextFile,
        known: &Known,
    ) -> Vec<Correction> {
        let names: Vec<&String> = (known.facts.keys())
            .chain(known.people.keys())
            .chain(known.places.keys())
            .chain(known.steps.keys())
            .chain(known.questions.keys())
            .collect();
        let mut last: Option<String> = None;
        self.table("corrections", &file.corrections, &texts.corrections, &known.corrections, |resolver, row, entry| {
            let day = row.day.value.to_string();
            if last.as_ref().is_some_and(|last| *last > day) {
                let found = format!("the correction \"{}\" is of an earlier day than the one before it", row.id.value);
                resolver.structure.error(&row.day.span, found, "a new correction stands last");
            }
            last = Some(day.clone());
            if row.ids.value.is_empty() {
                let found = format!("the correction \"{}\" names nothing", row.id.value);
                let right = "name the facts, people, places, steps or questions that were corrected";
                resolver.structure.error(&row.ids.span, found, right);
            }
            let ids = resolver.corrected(&row.ids.value, &names);
            let (id, text) = entry?;
            Some(Correction { id, day, ids, text: text.text.0.clone() })
        })
    }

    /// What a correction names; what is wrong in the list is noted.
    fn corrected(&mut self, listed: &[At<String>], names: &[&String]) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for id in listed {
            if ids.contains(&id.value) {
                self.refuse_twice(id);
            } else if !names.contains(&&id.value) && !self.lost.contains(&id.value) {
                let right = match nearest(&id.value, names.iter().map(|name| name.as_str())) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => "a correction names facts, people, places, steps or questions".to_owned(),
                };
                self.structure.error(&id.span, format!("there is nothing \"{}\" to correct", id.value), right);
            }
            ids.push(id.value.clone());
        }
        ids
    }
}

//! Corrections: what was wrong once the story was out, and of what.

use super::{Known, Resolver};
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
        self.spare("corrections", &texts.corrections, &known.corrections);
        let names: Vec<&String> = (known.facts.keys())
            .chain(known.people.keys())
            .chain(known.places.keys())
            .chain(known.steps.keys())
            .chain(known.questions.keys())
            .collect();
        let mut corrections = Vec::new();
        let mut last: Option<String> = None;
        for correction in &file.corrections {
            let day = correction.day.value.to_string();
            if last.as_ref().is_some_and(|last| *last > day) {
                let found =
                    format!("the correction \"{}\" is of an earlier day than the one before it", correction.id.value);
                self.structure.error(&correction.day.span, found, "a new correction stands last");
            }
            last = Some(day.clone());
            if correction.ids.value.is_empty() {
                let found = format!("the correction \"{}\" names nothing", correction.id.value);
                let right = "name the facts, people, places, steps or questions that were corrected";
                self.structure.error(&correction.ids.span, found, right);
            }
            let mut ids: Vec<String> = Vec::new();
            for id in &correction.ids.value {
                if ids.contains(&id.value) {
                    self.twice(id);
                } else if !names.contains(&&id.value) && !self.lost.contains(&id.value) {
                    let right = match nearest(&id.value, names.iter().map(|name| name.as_str())) {
                        Some(near) => format!("did you mean \"{near}\"?"),
                        None => "a correction names facts, people, places, steps or questions".to_owned(),
                    };
                    self.structure.error(&id.span, format!("there is nothing \"{}\" to correct", id.value), right);
                }
                ids.push(id.value.clone());
            }
            let text = self.text("corrections", &texts.corrections, &correction.id.value);
            if let (Some(id), Some(text)) = (known.corrections.get(&correction.id.value), text) {
                corrections.push(Correction { id: id.clone(), day, ids, text: text.text.0.clone() });
            }
        }
        corrections
    }
}

//! The resolver: from a pack as it is written to a story as it is used. Every id is looked
//! up, every text is found, every question can be answered from its evidence;
//! whatever is not so is named with its place, all of it at once.

mod corrections;
mod cycles;
mod facts;
mod ids;
mod language;
mod map;
mod people;
mod questions;
mod resolver;
mod scenes;
mod tables;
mod texts;
mod time;

use resolver::Resolver;
use scenes::Cast;

use super::model::Story;
use super::raw;
use crate::decode::diagnostic::{Diagnostic, Severity, Source};
use crate::decode::{Diagnostics, Lost};
use crate::geo::atlas::Maps;
use crate::lang::written::Written;
use crate::story::id::StoryId;

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
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    (edition.filter(|_| !failed), diagnostics)
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
        self.refuse_unknown_map(file);
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
        let extents = self.extents(file, texts, &known);
        let cast = Cast { places: &places, people: &people, facts: &facts, written: &file.facts };
        let steps = self.steps(file, texts, &known, cast);
        let mut questions = self.questions(file, texts, &known, language.as_ref());
        let corrections = self.corrections(file, texts, &known);
        for question in &mut questions {
            let ids = question.corrigible();
            let last =
                corrections.iter().zip(1..).filter(|(one, _)| one.ids.iter().any(|id| ids.contains(&id.as_str())));
            question.asked.corrected = last.map(|(_, number)| number).max().unwrap_or_default();
        }
        self.refuse_cycles(file, "walk each other back", "a fact withdraws an earlier one", |fact| {
            fact.walks_back.iter().map(|back| &back.fact).collect()
        });
        self.refuse_cycles(file, "come after each other", "`after` names facts that the report puts before", |fact| {
            fact.after.iter().collect()
        });
        self.refuse_disorder(file, &known, &facts);
        let text = texts.story.0.as_ref()?;
        let story = Story {
            id: id?,
            language: texts.language.0.as_ref()?.value.clone(),
            title: text.title.0.clone(),
            standfirst: text.standfirst.0.clone(),
            credit: text.credit.0.clone(),
            map: self.atlas?.id.clone(),
            extents,
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
}

#[cfg(test)]
mod tests;

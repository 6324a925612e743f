//! The worksheet's page: one in each language of the story. The map with its numbered places is drawn here, once;
//! the program, which knows the assignment, draws all else, and the key beside it.

pub mod discs;
pub mod map;
mod names;
mod panel;

use maud::{Markup, html};

use crate::class::data::ClassPage;
use crate::class::paper;
use crate::class::proof::{Proof, SheetData};
use crate::geo::atlas::{Atlas, Maps};
use crate::lang::class::ClassText;
use crate::lang::written::Written;
use crate::publish::attribution::Attribution;
use crate::publish::class_page::{self, ClassroomPage, SHEET};
use crate::publish::files::{PageFiles, PageLanguage};
use crate::quiz::bank::Bank;
use crate::story::model::{Place, Story};
use crate::story::question::SourcedQuestion;
use crate::story::resolve::Edition;

/// The worksheet of a story in the language at a place among its languages, and the name of its file. `credit` says
/// where the story's map is from, and which borders it shows.
///
/// # Errors
/// A sentence that says what cannot stand in a page.
pub fn page(
    (edition, at): (&Edition, usize),
    tongues: &[PageLanguage],
    files: &PageFiles,
    (maps, atlas): (&Maps, &Atlas),
    credit: &str,
) -> Result<(String, String), String> {
    let (story, language) = (&edition.story, &edition.language);
    let page_of = |(at, tongue): (usize, &PageLanguage)| PageLanguage {
        file: class_page::file(SHEET, &tongue.tag, at == 0),
        ..tongue.clone()
    };
    let all: Vec<PageLanguage> = tongues.iter().enumerate().map(page_of).collect();
    let mut data = class_page::data(ClassPage::Sheet, language, edition, tongues, None);
    let sheet = sheet_data(story, language, &data.bank);
    let places: Vec<&Place> =
        sheet.places.iter().filter_map(|(id, _)| story.places.iter().find(|place| place.id.as_str() == id)).collect();
    let title = format!("{} · {}", language.class(ClassText::Sheet), story.title);
    let body = html! {
        noscript { p.notice { (language.class(ClassText::NeedsScript)) } }
        // The program draws the sheet here.
        section #handout {}
        (map(&places, language, (maps, atlas), credit, language.class(ClassText::SheetMap)))
    };
    data.sheet = Some(sheet);
    let page = ClassroomPage { data: &data, language, edition, all: &all, files, menu: "", title: &title, body };
    let file = all.get(at).map(|tongue| tongue.file.clone()).unwrap_or_default();
    Ok((file, page.write()?))
}

/// The map with the places by their numbers; nothing where no question asks for any. The program takes it to where
/// it belongs.
fn map(places: &[&Place], language: &Written, maps: (&Maps, &Atlas), credit: &str, title: &str) -> Markup {
    html! {
        @if let Some(drawing) = map::draw(places, language, maps) {
            // It is as wide as paper is, and on a phone it is moved to and fro.
            figure #sheet_map hidden tabindex="0" role="group" aria-label=(title) {
                (drawing.svg(title))
                figcaption { (credit) }
            }
        }
    }
}

/// What the worksheet has beside the questions.
fn sheet_data(story: &Story, language: &Written, bank: &Bank) -> SheetData {
    let places = paper::places(bank).into_iter().map(|place| (place.id.as_str().to_owned(), place.text.clone()));
    SheetData { places: places.collect(), proofs: proofs(story, language) }
}

/// Why the right answers are right, and what proves it, in the order of the questions.
pub fn proofs(story: &Story, language: &Written) -> Vec<Proof> {
    let attribution = Attribution { story, language };
    let proof = |question: &SourcedQuestion| {
        let facts = question.evidence.iter().filter_map(|id| story.fact(id));
        Proof {
            why: question.why.clone(),
            facts: facts.map(|fact| (fact.text.clone(), attribution.line(fact))).collect(),
        }
    };
    story.questions.iter().map(proof).collect()
}

#[cfg(test)]
mod tests;

//! What exports are made from, out of an edition of a story.

use crate::base::number::whole;
use crate::base::vocabulary::Word;
use crate::class::paper;
use crate::class::table::{kind_text, skill_text};
use crate::export::source::{ExportMap, ExportPlace, ExportStory, ExportWords, carry};
use crate::export::words::TableWords;
use crate::geo::atlas::{Atlas, Maps};
use crate::lang::catalogue::{Prose, Text};
use crate::lang::class::ClassText;
use crate::lang::written::Written;
use crate::map::point::ScreenPoint;
use crate::publish::launch;
use crate::publish::page_data::bank;
use crate::publish::worksheet::{self, discs::DISC, map as drawn};
use crate::story::kind::choose::Choice;
use crate::story::model::Place;
use crate::story::question::{Kind, Skill};
use crate::story::resolve::Edition;

/// A story for exports. `folder` is that of its pages on a site: empty, or with a `/` at its end; `page` is the name of its page; `credit` says where the map is from.
pub fn source(edition: &Edition, (folder, page): (&str, &str), credit: &str, maps: (&Maps, &Atlas)) -> ExportStory {
    let (story, language) = (&edition.story, &edition.language);
    let bank = bank(story);
    let text = |text| language.catalogue.text(text).to_owned();
    let class = |text| language.class(text).to_owned();
    let words = ExportWords {
        one: text(Text::DoOne),
        several: text(Text::DoSeveral),
        who: text(Text::DoWho),
        order: class(ClassText::ExportDoOrder),
        map: class(ClassText::ExportDoMap),
        map_one: class(ClassText::ExportDoMapOne),
        evidence: text(Text::Evidence),
        between: text(Text::ListSeparator),
        table: table(language),
    };
    let places = paper::places(&bank).into_iter();
    let place = |choice: &Choice| story.places.iter().find(|place| choice.id.is(&place.id));
    let map = map(&places.filter_map(place).collect::<Vec<_>>(), language, maps, credit);
    ExportStory {
        title: story.title.clone(),
        credit: story.credit.clone(),
        language: language.catalogue.language.clone(),
        direction: language.catalogue.direction,
        decimal: language.decimal(),
        proofs: worksheet::proofs(story, language),
        words,
        launcher: launch::source(language),
        folder: folder.to_owned(),
        page: page.to_owned(),
        map,
        bank,
    }
}

/// The words of sheets and cards.
fn table(language: &Written) -> TableWords {
    let text = |text| language.catalogue.text(text).to_owned();
    let class = |text| language.class(text).to_owned();
    let prose = |text| language.prose(text).to_owned();
    TableWords {
        number: class(ClassText::ExportHeadNumber),
        id: class(ClassText::ExportHeadId),
        kind: class(ClassText::ExportHeadKind),
        skill: class(ClassText::ExportHeadSkill),
        question: class(ClassText::ExportHeadQuestion),
        task: class(ClassText::ExportHeadTask),
        choices: class(ClassText::ExportHeadChoices),
        speakers: class(ClassText::ExportHeadSpeakers),
        key: class(ClassText::SheetKey),
        right: text(Text::RightAnswer),
        why: class(ClassText::ExportHeadWhy),
        parts: class(ClassText::ExportHeadParts),
        points: class(ClassText::ExportHeadPoints),
        questions: prose(Prose::SetQuestions),
        about: class(ClassText::ExportHeadAbout),
        story: class(ClassText::ExportHeadStory),
        source: class(ClassText::ExportHeadSource),
        language: prose(Prose::ShareLanguage),
        address: class(ClassText::ExportHeadAddress),
        kinds: Kind::ALL.iter().map(|kind| class(kind_text(*kind))).collect(),
        skills: Skill::ALL.iter().map(|skill| text(skill_text(*skill))).collect(),
    }
}

/// The map with these places by their numbers; none where there are no places.
fn map(places: &[&Place], language: &Written, maps: (&Maps, &Atlas), credit: &str) -> Option<ExportMap> {
    let drawing = drawn::draw(places, language, maps)?;
    let units = |value: f64| u32::try_from(whole(value)).unwrap_or_default();
    let place = |(place, disc): (&&Place, &ScreenPoint)| ExportPlace {
        id: place.id.as_str().to_owned(),
        x: units(disc.x),
        y: units(disc.y),
    };
    let svg = drawing.svg(language.class(ClassText::SheetMap)).into_string();
    Some(ExportMap {
        carried: carry(&svg)?,
        width: units(drawing.size.width),
        height: units(drawing.size.height),
        radius: units(DISC),
        places: places.iter().zip(&drawing.discs).map(place).collect(),
        credit: credit.to_owned(),
    })
}

//! Exports of packs, as the command writes them: a story in each of its languages, in each format that is asked for.

use std::path::Path;

use crate::base::vocabulary::Word;
use crate::class::assignment::Assignment;
use crate::decode::diagnostic::{Diagnostic, Severity};
use crate::export::format::{Export, ExportFormat, export};
use crate::export::job::Job;
use crate::export::note::{Loss, Note, by_loss};
use crate::export::source::ExportStory;
use crate::geo::atlas::Maps;
use crate::lang::catalogue::fill;
use crate::lang::class::ClassText;
use crate::lang::interface;
use crate::lang::language::Language;
use crate::publish::files::PageLanguage;
use crate::publish::site::{Publication, PublishError, Site};
use crate::publish::trunk::Built;
use crate::publish::{export_source, package, page_data};
use crate::story::pack;
use crate::story::resolve::Edition;

/// What is exported.
pub struct Order<'o> {
    /// The pack.
    pub pack: &'o Path,
    /// The folder of the program, for packages that hold the site.
    pub program: &'o Path,
    /// The formats.
    pub formats: &'o [ExportFormat],
    /// The languages; none are all.
    pub languages: &'o [Language],
    /// Which questions are asked, and how.
    pub assignment: &'o Assignment,
    /// The address at which the story is published, with a `/` at its end, if it is known.
    pub address: Option<&'o str>,
}

/// An export in a language.
pub struct Exported {
    /// The language.
    pub language: Language,
    /// The format.
    pub format: ExportFormat,
    /// The file, and what it does not hold.
    pub export: Export,
}

impl Exported {
    /// What the file does not hold: a line each, in English, as all that the command says.
    pub fn told(&self) -> Vec<String> {
        let english = Language::parse("en").and_then(|tag| interface::words(&tag)?.0);
        let word = |text| english.as_ref().map_or("", |words| words.class(text));
        let place = [self.language.as_str(), " ", self.format.as_str(), ": "].concat();
        let line = |list: &str, loss: &Loss| {
            let told = fill(word(ClassText::ExportLoss), &[("list", list), ("loss", &loss.told(word))]);
            [&place, &*told].concat()
        };
        // Those that are not in the file are named one by one.
        let is_out = |note: &&Note| matches!(note.loss, Loss::LeftOut(_));
        let notes = &self.export.notes;
        let out = notes.iter().filter(is_out).map(|note| line(&format!("{} ({})", note.number, note.id), &note.loss));
        let held: Vec<Note> = notes.iter().filter(|note| !is_out(note)).cloned().collect();
        let list = |numbers: &[usize]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let held = by_loss(&held).into_iter().map(|(loss, numbers)| line(&list(&numbers), loss));
        let pass = self
            .export
            .lost_pass
            .map(|pass| [&place, &*fill(word(ClassText::ExportNoPass), &[("n", &pass.to_string())])].concat());
        out.chain(held).chain(pass).collect()
    }
}

/// Exports a pack; gives back what is poor though legal, too.
///
/// # Errors
/// What is wrong; then nothing is exported.
pub fn exports(order: &Order) -> Result<(Vec<Exported>, Vec<Diagnostic>), PublishError> {
    let maps = Maps::shipped();
    let pack = pack::read(order.pack, &maps);
    let (story, diagnostics) = (Publication { editions: pack.editions }, pack.diagnostics);
    let editions = &story.editions;
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(PublishError::Packs(diagnostics));
    }
    let tags: Vec<&Language> = editions.iter().map(|edition| &edition.language.catalogue.language).collect();
    if let Some(other) = order.languages.iter().find(|tag| !tags.contains(tag)) {
        let there: Vec<&str> = tags.iter().map(|tag| tag.as_str()).collect();
        let told = format!("the story has no language `{other}`; it has {}", there.join(", "));
        return Err(PublishError::Else(told));
    }
    let needs = |needs: fn(ExportFormat) -> bool| order.formats.iter().find(|format| needs(**format));
    if let (Some(format), None) = (needs(ExportFormat::needs_address), order.address) {
        let told = format!(
            "`{}` leads to the published page: set the environment variable DATELINE_URL to the address of the folder \
             of the story's pages, such as https://news.example/talks/",
            format.as_str()
        );
        return Err(PublishError::Else(told));
    }
    let tongues = PageLanguage::all(editions.iter().map(|edition| &edition.language));
    let site = match needs(ExportFormat::needs_site) {
        None => None,
        Some(_) => {
            let built = Built::find(order.program).map_err(PublishError::Else)?;
            Some(Site::new(std::slice::from_ref(&story), &built, None, &maps).map_err(PublishError::Else)?)
        }
    };
    let mut all = Vec::new();
    for (edition, tongue) in editions.iter().zip(&tongues) {
        if !order.languages.is_empty() && !order.languages.contains(&tongue.tag) {
            continue;
        }
        let Some(story) = source(edition, tongue, &maps) else { continue };
        let site = site.as_ref().map(|site| package::site(&tongue.file, &site.files)).unwrap_or_default();
        let job = Job {
            story: &story,
            assignment: order.assignment,
            address: order.address.unwrap_or_default(),
            site: &site,
        };
        let exported = |format: &ExportFormat| Exported {
            language: tongue.tag.clone(),
            format: *format,
            export: export(&job, *format),
        };
        all.extend(order.formats.iter().map(exported));
    }
    Ok((all, diagnostics))
}

/// An edition for exports.
pub fn source(edition: &Edition, tongue: &PageLanguage, maps: &Maps) -> Option<ExportStory> {
    let atlas = maps.of(&edition.story.map)?;
    let (_, basemap) = page_data::page(&edition.story, &edition.language, maps, atlas);
    Some(export_source::source(edition, ("", &tongue.file), &basemap.credit, (maps, atlas)))
}

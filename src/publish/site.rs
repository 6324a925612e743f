//! What a site consists of: the pages of each story, in a folder of its own where there
//! are several; and once for all of them the program, the loader for host pages, the
//! worker, and a front page that lists the stories.
//!
//! All of it is made before anything is written, and nothing is made where anything is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::decode::diagnostic::{Diagnostic, Severity, Source};
use crate::geo::atlas::Maps;
use crate::page::data::PageData;
use crate::publish::files::{FRONT, PageFiles, PageLanguage, unwritable};
use crate::publish::first_paint::Pictures;
use crate::publish::front_page::{self, Entry};
use crate::publish::html::Page;
use crate::publish::page_data;
use crate::publish::trunk::{self, Built, KEPT, LICENCES};
use crate::publish::{
    class_page, embed, export_menu, export_source, hand, launch, lms, outlines, package, prerender, scan,
    service_worker, wall, worksheet,
};
use crate::story::pack;
use crate::story::resolve::Edition;

/// A story in all its languages.
pub struct Publication {
    /// The story, read, by language.
    pub editions: Vec<Edition>,
}

/// Why no site was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishError {
    /// What is wrong with the packs.
    Packs(Vec<Diagnostic>),
    /// Something else is wrong: a sentence that says what.
    Else(String),
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Packs(diagnostics) => diagnostics.iter().try_for_each(|diagnostic| writeln!(f, "{diagnostic}")),
            Self::Else(message) => writeln!(f, "{message}"),
        }
    }
}

/// Reads packs; all that is wrong with any of them is said at once. What is poor though legal
/// comes with the stories.
///
/// # Errors
/// What is wrong with them.
pub fn read(packs: &[PathBuf], maps: &Maps) -> Result<(Vec<Publication>, Vec<Diagnostic>), PublishError> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut stories = Vec::new();
    let mut ids: BTreeMap<String, &Path> = BTreeMap::new();
    for folder in packs {
        let pack = pack::read(folder, maps);
        diagnostics.extend(pack.diagnostics);
        let id = pack.editions.first().map(|edition| edition.story.id.as_str().to_owned());
        if let Some(earlier) = id.and_then(|id| ids.insert(id, folder)) {
            let source = Source::new(&folder.join("story.toml").display().to_string(), "");
            let found = format!("`id` is that of {}, too", earlier.display());
            diagnostics.push(source.diagnostic(
                Severity::Error,
                &(0..0),
                found,
                "each story of a site has an id of its own",
            ));
        }
        stories.push(Publication { editions: pack.editions });
    }
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        Err(PublishError::Packs(diagnostics))
    } else {
        Ok((stories, diagnostics))
    }
}

/// Reads packs and writes their site into a folder, around the program that was built in another
/// (or by an earlier site in the same). With an address the site tells where it is published.
/// Gives back what is poor though legal.
///
/// # Errors
/// What is wrong; nothing is written then.
pub fn render(
    packs: &[PathBuf],
    program: &Path,
    dist: &Path,
    address: Option<&str>,
) -> Result<Vec<Diagnostic>, PublishError> {
    let maps = Maps::shipped();
    let (stories, diagnostics) = read(packs, &maps)?;
    let built = Built::find(program).map_err(PublishError::Else)?;
    let site = Site::new(&stories, &built, address, &maps).map_err(PublishError::Else)?;
    site.write(dist, &trunk::left(dist)).map_err(PublishError::Else)?;
    Ok(diagnostics)
}

/// A site: its files, by their paths below its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The files; folders are told from names by `/`.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Makes the site of some stories around a program, to be published at an address, if that is known.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn new(stories: &[Publication], built: &Built, address: Option<&str>, maps: &Maps) -> Result<Self, String> {
        let mut files = BTreeMap::new();
        let (scan, scan_script) = scan::script(&built.scan);
        let shared = PageFiles::shared(built, &scan, address);
        files.insert(scan, scan_script.into_bytes());
        let is_alone = stories.len() == 1;
        let mut entries = Vec::new();
        for story in stories {
            let Some(first) = story.editions.first() else { continue };
            let (folder, own) = if is_alone {
                (String::new(), shared.clone())
            } else {
                let id = first.story.id.as_str();
                (format!("{id}/"), shared.below(id))
            };
            let tongues = PageLanguage::all(story.editions.iter().map(|edition| &edition.language));
            for (name, text) in story.pages(&tongues, &own, maps)? {
                files.insert(format!("{folder}{name}"), text.into_bytes());
            }
            entries.push(Entry { folder, editions: &story.editions, tongues });
        }
        if !is_alone && let Some(page) = front_page::page(&entries, &built.program) {
            files.insert(FRONT.to_owned(), page.into_bytes());
        }
        let pages = files.values().filter_map(|page| std::str::from_utf8(page).ok());
        let worker = service_worker::worker(&shared, pages);
        files.insert(service_worker::FILE.to_owned(), worker.into_bytes());
        files.insert(embed::LOADER.to_owned(), embed::loader(is_alone).into_bytes());
        let Built { program, handout, collect, results, exporter, scan, lms, .. } = built;
        for program in [program, handout, collect, results, exporter, scan, lms] {
            files.insert(program.script_name.clone(), program.script.clone().into_bytes());
            files.insert(program.name.clone(), program.bytes.clone());
        }
        files.extend(built.licences.clone().map(|licences| (LICENCES.to_owned(), licences.into_bytes())));
        let ways = entries.iter().filter_map(|entry| Some((entry.id()?, &*entry.folder))).collect();
        files.insert(KEPT.to_owned(), built.note(&ways, files.keys()).into_bytes());
        Ok(Self { files })
    }

    /// Writes the site into a folder, and takes away what is stale there.
    ///
    /// # Errors
    /// A sentence that names the file that cannot be written or taken away.
    pub fn write(&self, folder: &Path, stale: &[String]) -> Result<(), String> {
        let told = |path: &Path, what: &str, error: &io::Error| format!("{} cannot be {what}: {error}", path.display());
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            let parent = path.parent().unwrap_or(folder);
            fs::create_dir_all(parent).map_err(|error| told(parent, "made", &error))?;
            fs::write(&path, bytes).map_err(|error| told(&path, "written", &error))?;
        }
        let gone = stale.iter().filter(|name| !self.files.contains_key(*name));
        let mut folders = BTreeSet::new();
        for path in gone.map(|name| folder.join(name)).filter(|path| path.exists()) {
            fs::remove_file(&path).map_err(|error| told(&path, "removed", &error))?;
            folders.extend(path.parent().filter(|parent| *parent != folder).map(Path::to_owned));
        }
        // A folder in which somebody has put something else stays.
        folders.iter().for_each(|folder| drop(fs::remove_dir(folder)));
        Ok(())
    }
}

impl Publication {
    /// The pages of the story and what stands beside each, by their names.
    fn pages(&self, all: &[PageLanguage], files: &PageFiles, maps: &Maps) -> Result<Vec<(String, String)>, String> {
        let (mut written, mut questions) = (Vec::new(), Vec::new());
        for (at, (edition, tongue)) in self.editions.iter().zip(all).enumerate() {
            let language = &edition.language;
            let Some(atlas) = maps.of(&edition.story.map) else { continue };
            let (data, basemap) = page_data::page(&edition.story, language, maps, atlas);
            // The command ends with its pages.
            let data: &'static PageData = Box::leak(Box::new(data));
            let pictures = &Pictures::new(data);
            let drawn = prerender::app(data, &basemap, pictures)?;
            let (dialog, script) = embed::dialog(language, all, files);
            let (wall, wall_script) = wall::script(language);
            let hand = hand::script(edition, all, files);
            let (hand, hand_script) = hand.ok_or_else(|| unwritable(edition))?;
            let (lms, lms_script) = lms::script(data, files).ok_or_else(|| unwritable(edition))?;
            let (basemap, drawn) = (&basemap, &drawn);
            let page = Page {
                edition,
                language,
                all,
                data,
                basemap,
                atlas,
                drawn,
                files,
                dialog: &dialog,
                pictures,
                wall: &wall,
                hand: &hand,
                lms: &lms,
            };
            let page = page.write().ok_or_else(|| unwritable(edition))?;
            if tongue.file == FRONT {
                let answer = embed::oembed(files, &edition.story.title);
                written.extend(answer.map(|answer| (embed::OEMBED.to_owned(), answer)));
                written.push(launch::script());
            }
            written.push(launch::page(language, &edition.story.title, &tongue.file));
            let near: Vec<(String, String)> = outlines::near(basemap, atlas).into_iter().collect();
            let mut own: Vec<&str> = near.iter().map(|(name, _)| name.as_str()).collect();
            own.extend([tongue.file.as_str(), &dialog, &lms]);
            let folder = if files.shared.is_empty() { String::new() } else { format!("{}/", edition.story.id) };
            let ways = package::ways(&folder, &own, files);
            written.extend([(dialog, script), (wall, wall_script), (hand, hand_script), (lms, lms_script)]);
            written.extend(near);
            written.push(worksheet::page((edition, at), all, files, (maps, atlas), &basemap.credit)?);
            written.push((tongue.file.clone(), page));
            let source = export_source::source(edition, (&folder, &tongue.file), &basemap.credit, (maps, atlas));
            let (questions_of, text) = export_menu::questions(&source, ways).ok_or_else(|| unwritable(edition))?;
            written.push((questions_of.name.clone(), text));
            questions.push(questions_of);
        }
        written.extend(class_page::class_pages(&self.editions, all, files, &questions)?);
        Ok(written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::wasm_names::Program;
    use crate::story::id::StoryId;

    fn built() -> Built {
        let program = |name| Program::new(name, b"\0asm\x01\0\0\0", "export default 0;").unwrap();
        Built {
            program: program("app"),
            style: "p{margin:0}".to_owned(),
            class_style: "h1{margin:0}".to_owned(),
            sheet_style: "h2{margin:0}".to_owned(),
            handout: program("handout"),
            collect: program("collect"),
            results: program("results"),
            exporter: program("exporter"),
            scan: program("scan"),
            lms: program("lms"),
            licences: Some("Free.".to_owned()),
        }
    }

    /// The site of the fixture as often as there are ids.
    fn site(ids: &[&str], address: Option<&str>) -> Site {
        let maps = Maps::shipped();
        let mut stories = Vec::new();
        for id in ids {
            let (mut more, diagnostics) = read(&[PathBuf::from("tests/packs/harbour")], &maps).unwrap();
            assert_eq!(diagnostics, []);
            for edition in more.iter_mut().flat_map(|story| &mut story.editions) {
                edition.story.id = StoryId::parse(id).unwrap();
            }
            stories.extend(more);
        }
        Site::new(&stories, &built(), address, &maps).unwrap()
    }

    /// The names of a site's files, without those that are named by their content.
    fn names(site: &Site) -> Vec<&str> {
        let is_plain = |name: &&str| {
            ![
                "app-",
                "class-",
                "collect-",
                "export-",
                "exporter-",
                "hand-",
                "handout-",
                "launch-",
                "lms-",
                "near-",
                "questions-",
                "results-",
                "scan-",
                "share-",
                "wall-",
            ]
            .iter()
            .any(|start| name.contains(start))
        };
        site.files.keys().map(String::as_str).filter(is_plain).collect()
    }

    #[test]
    fn one_story_stands_by_itself() {
        let site = site(&["harbour"], None);
        let sheets = ["worksheet-uk.html", "worksheet.html"];
        let expected = [KEPT, "class.html", "embed.js", FRONT, "launch.html", LICENCES, "uk.html", "worker.js"];
        assert_eq!(names(&site), [&expected[..], &sheets].concat());
    }

    #[test]
    fn several_stories_have_a_folder_each_and_a_front_page() {
        let site = site(&["harbour", "quay"], Some("https://news.example/"));
        let expected = [
            KEPT,
            "embed.js",
            "harbour/class.html",
            "harbour/index.html",
            "harbour/launch.html",
            "harbour/oembed.json",
            "harbour/uk.html",
            "harbour/worksheet-uk.html",
            "harbour/worksheet.html",
            FRONT,
            LICENCES,
            "quay/class.html",
            "quay/index.html",
            "quay/launch.html",
            "quay/oembed.json",
            "quay/uk.html",
            "quay/worksheet-uk.html",
            "quay/worksheet.html",
            "worker.js",
        ];
        assert_eq!(names(&site), expected);
        let note: serde_json::Value = serde_json::from_slice(&site.files[KEPT]).unwrap();
        assert_eq!(note["stories"], serde_json::json!({ "harbour": "harbour/", "quay": "quay/" }));
        let files: Vec<&str> = note["files"].as_array().unwrap().iter().filter_map(|name| name.as_str()).collect();
        assert!(site.files.keys().all(|name| name == KEPT || files.contains(&&**name)), "{files:?}");
    }

    #[test]
    fn the_worker_of_a_site_tells_every_other_site_from_it() {
        let worker = |ids: &[&str]| site(ids, None).files.remove(service_worker::FILE);
        assert_eq!(worker(&["harbour", "quay"]), worker(&["harbour", "quay"]));
        assert_ne!(worker(&["harbour", "quay"]), worker(&["harbour", "dock"]));
    }

    #[test]
    fn what_was_there_goes_and_what_is_somebody_elses_stays() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for name in ["old/index.html", "mixed/index.html", "mixed/theirs.txt", "kept.txt"] {
            fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
            fs::write(folder.join(name), name).unwrap();
        }
        let site = Site { files: BTreeMap::from([("new/index.html".to_owned(), b"new".to_vec())]) };
        let stale = ["old/index.html", "mixed/index.html", "gone/index.html"].map(str::to_owned);
        site.write(folder, &stale).unwrap();
        let is_there = ["old", "mixed/index.html", "mixed/theirs.txt", "kept.txt", "new/index.html"];
        assert_eq!(is_there.map(|name| folder.join(name).exists()), [false, false, true, true, true]);
    }
}

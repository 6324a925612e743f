//! A teacher at the menu, without a browser.

use std::path::Path;

use super::*;
use crate::base::wire;
use crate::class::data::ClassPage;
use crate::geo::atlas::Maps;
use crate::publish::class_page;
use crate::publish::exports::source;
use crate::publish::files::PageLanguage;
use crate::story::pack;

/// What a page carries for the fixture, and the fixture in each of its languages.
fn harbour() -> (ClassData, Vec<ExportStory>) {
    let maps = Maps::shipped();
    let pack = pack::read(Path::new("tests/packs/harbour"), &maps);
    let tongues = PageLanguage::all(pack.editions.iter().map(|edition| &edition.language));
    let edition = &pack.editions[0];
    let data = class_page::data(ClassPage::Class, &edition.language, edition, &tongues, None);
    let stories = pack.editions.iter().zip(&tongues);
    (data, stories.map(|(edition, tongue)| source(edition, tongue, &maps).unwrap()).collect())
}

const BASE: &str = "https://news.example/harbour/";

/// A menu with the questions in the first language.
fn opened(data: &ClassData, stories: &[ExportStory], fragment: &str) -> Exporting {
    let mut menu = Exporting::new(data, BASE);
    let effects = menu.step(data, ExportAction::Addressed(fragment.to_owned()));
    assert_eq!(effects, [ExportEffect::Fetch(menu.language.clone())]);
    assert!(menu.story().is_none() && menu.step(data, ExportAction::Saved).is_empty());
    let story = stories.iter().find(|story| story.language == menu.language).unwrap();
    assert_eq!(menu.step(data, ExportAction::Came(Box::new(story.clone()))), []);
    menu
}

fn does(menu: &mut Exporting, data: &ClassData, text: &str) -> Vec<ExportEffect> {
    menu.step(data, ExportAction::parse(text).unwrap())
}

/// The questions that are exported, by how many there are, and whether the format takes any.
fn counted(menu: &Exporting) -> (usize, bool) {
    let outlook = menu.outlook(menu.story().unwrap());
    (outlook.of, !outlook.held.is_empty())
}

#[test]
fn every_format_stands_in_one_group_and_says_what_tells_it_from_all_others() {
    let mut all: Vec<ExportFormat> = GROUPS.iter().flat_map(|(_, formats)| formats.iter().copied()).collect();
    all.sort_by_key(|format| *format as usize);
    assert_eq!(all, ExportFormat::ALL);
    let told: Vec<_> = all.iter().map(|format| (format.title(), about(*format))).collect();
    assert!(told.iter().enumerate().all(|(at, one)| !told[..at].contains(one)));
}

#[test]
fn an_address_names_the_questions_and_without_one_they_are_all() {
    let (data, stories) = harbour();
    let mut menu = opened(&data, &stories, "#export");
    assert_eq!((counted(&menu).0, &menu.assignment), (data.bank.questions.len(), &Assignment::default()));
    let fragment = "#export=lang=uk&questions=3&seed=5&class=9b%20%26%20co";
    let effects = menu.step(&data, ExportAction::Addressed(fragment.to_owned()));
    let uk = Language::parse("uk").unwrap();
    assert_eq!((effects, &menu.language), (vec![ExportEffect::Fetch(uk.clone())], &uk));
    menu.step(&data, ExportAction::Came(Box::new(stories[1].clone())));
    assert_eq!((counted(&menu).0, menu.assignment.title.as_str()), (3, "9b & co"));
    // Another part's fragment is nothing to it, and a language that the story lacks changes none.
    assert_eq!(menu.step(&data, ExportAction::Addressed("#results".to_owned())), []);
    assert_eq!(counted(&menu).0, 3);
    assert_eq!(menu.step(&data, ExportAction::Addressed("#export=lang=fr&questions=2".to_owned())), []);
    assert_eq!((counted(&menu).0, &menu.language), (2, &uk));
    // What is there is not fetched again.
    assert_eq!(does(&mut menu, &data, "lang en"), []);
    assert_eq!(menu.story().unwrap().title, stories[0].title);
}

#[test]
fn what_is_saved_is_what_is_written_natively() {
    let (data, stories) = harbour();
    for query in ["", "questions=4&seed=7&class=9b"] {
        let mut menu = opened(&data, &stories, &["#export=", query].concat());
        let assignment = menu.assignment.clone();
        for format in ExportFormat::ALL.iter().filter(|format| !format.needs_site()) {
            does(&mut menu, &data, &["format ", format.as_str()].concat());
            let (of, is_any) = counted(&menu);
            let effects = does(&mut menu, &data, "save");
            if !is_any {
                assert_eq!((effects, &menu.saved), (Vec::new(), &None), "{format:?} of {of}");
                continue;
            }
            let job = Job { story: &stories[0], assignment: &assignment, address: BASE, site: &[] };
            let native = export(&job, *format);
            assert_eq!(menu.saved, Some(native.name.clone()));
            assert_eq!(effects, [ExportEffect::Save(native.name, native.kind, native.bytes)]);
        }
    }
}

#[test]
fn a_story_travels_unchanged() {
    for story in harbour().1 {
        let carried = wire::write(&story).unwrap();
        assert_eq!(wire::read(&carried), Some(story));
    }
}

#[test]
fn what_leads_to_the_published_page_is_not_saved_from_a_disk() {
    let (data, stories) = harbour();
    for (base, is_published) in [
        ("https://news.example/", true),
        ("http://127.0.0.1:8080/harbour/", true),
        ("file:///home/teacher/", false),
        ("", false),
    ] {
        let mut menu = Exporting::new(&data, base);
        menu.step(&data, ExportAction::Came(Box::new(stories[0].clone())));
        assert_eq!(menu.address, if is_published { base } else { "" });
        for format in ExportFormat::ALL {
            does(&mut menu, &data, &["format ", format.as_str()].concat());
            assert_eq!(menu.is_unpublished(), !is_published && format.needs_address(), "{base} {format:?}");
            let is_off = menu.is_unpublished() || !counted(&menu).1;
            assert_eq!(does(&mut menu, &data, "save").is_empty(), is_off, "{base} {format:?}");
        }
    }
}

#[test]
fn a_package_waits_for_the_files_of_the_site_and_is_saved_whole_or_not_at_all() {
    let (data, stories) = harbour();
    let mut menu = opened(&data, &stories, "#export");
    does(&mut menu, &data, "format scorm-2004");
    if !counted(&menu).1 {
        return;
    }
    assert_eq!(does(&mut menu, &data, "save"), [ExportEffect::Pack(data.language.clone())]);
    assert_eq!(does(&mut menu, &data, "save"), [], "they are on their way");
    let missed = |name: &str| ExportAction::Missed(name.to_owned());
    assert_eq!(menu.step(&data, missed("app.wasm")), []);
    assert_eq!((&menu.site, menu.missed.as_deref()), (&SiteFiles::Away, Some("app.wasm")));
    assert_eq!(does(&mut menu, &data, "again"), [ExportEffect::Pack(data.language.clone())]);
    assert_eq!(menu.missed, None);
    let files = vec![Packed::stored("a.txt", *b"a"), Packed::stored("b.txt", *b"b")];
    let saved = menu.step(&data, ExportAction::Packed(files.clone()));
    let job = Job { story: &stories[0], assignment: &menu.assignment, address: BASE, site: &files };
    let native = export(&job, ExportFormat::Scorm2004);
    assert_eq!(saved, [ExportEffect::Save(native.name, native.kind, native.bytes)]);
    // They are there for the next one.
    does(&mut menu, &data, "format scorm-1.2");
    assert!(matches!(does(&mut menu, &data, "save")[..], [ExportEffect::Save(..)]));
}

#[test]
fn whoever_has_chosen_another_format_is_neither_given_nor_told_anything_of_the_first() {
    let (data, stories) = harbour();
    let files = vec![Packed::stored("a.txt", *b"a")];
    for late in [ExportAction::Packed(files.clone()), ExportAction::Missed("a.txt".to_owned())] {
        let mut menu = opened(&data, &stories, "#export");
        menu.site = SiteFiles::Coming;
        does(&mut menu, &data, "format gift");
        assert_eq!(menu.step(&data, late), []);
        assert_eq!((&menu.missed, &menu.saved), (&None, &None));
    }
}

#[test]
fn questions_that_did_not_come_are_asked_for_again() {
    let (data, stories) = harbour();
    let mut menu = opened(&data, &stories, "#export");
    let uk = Language::parse("uk").unwrap();
    assert_eq!(does(&mut menu, &data, "lang uk"), [ExportEffect::Fetch(uk.clone())]);
    menu.step(&data, ExportAction::Missed("questions.txt".to_owned()));
    assert_eq!(menu.missed.as_deref(), Some("questions.txt"));
    assert_eq!(does(&mut menu, &data, "again"), [ExportEffect::Fetch(uk)]);
    menu.step(&data, ExportAction::Came(Box::new(stories[1].clone())));
    assert_eq!((&menu.missed, menu.story()), (&None, Some(&stories[1])));
}

#[test]
fn what_stands_in_no_menu_is_no_action() {
    for text in ["", "format", "format word", "lang", "lang !", "print", "save-"] {
        assert_eq!(ExportAction::parse(text), None, "{text}");
    }
}

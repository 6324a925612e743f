//! A teacher's half hour, without a browser.

use super::*;
use crate::base::random::Random;
use crate::class::code::CodeForm;
use crate::class::code::tests::random_submission;
use crate::class::data::ClassPage;
use crate::class::register::{Register, Way};
use crate::publish::class_page;

/// What a page carries for the fixture.
pub(crate) fn data() -> ClassData {
    let maps = crate::geo::atlas::Maps::shipped();
    let pack = crate::story::pack::read(std::path::Path::new("tests/packs/harbour"), &maps);
    let tongues = crate::publish::files::PageLanguage::all(pack.editions.iter().map(|edition| &edition.language));
    let edition = &pack.editions[0];
    class_page::data(ClassPage::Class, &edition.language, edition, &tongues, None)
}

/// A page with a class of so many.
fn page(data: &ClassData, count: u32) -> Results {
    let (mut page, mut random) = (Results::default(), Random::new(6));
    let mut register = Register { name: "9b".to_owned(), ..Register::default() };
    for number in 1..=count {
        let mut submission = random_submission(&mut random, &data.bank, CodeForm::Full);
        submission.number = number;
        register.entries.push(RegisterEntry { submission, alias: String::new(), way: Way::Code });
    }
    page.classes.add(register);
    page
}

fn does(page: &mut Results, data: &ClassData, actions: &[&str]) -> Vec<ClassEffect> {
    actions.iter().flat_map(|text| page.step(data, ClassAction::parse(text).unwrap())).collect()
}

#[test]
fn a_result_that_was_removed_can_be_put_back_where_it_stood() {
    let data = data();
    let mut page = page(&data, 4);
    let before = page.classes.clone();
    does(&mut page, &data, &["row 1", "remove"]);
    assert_eq!(page.classes.register().unwrap().entries.len(), 3);
    assert!(matches!(&page.said, Said::Removed(1, _)));
    does(&mut page, &data, &["undo", "undo"]);
    assert_eq!((page.classes, page.chosen), (before, Some(1)));
}

#[test]
fn a_class_is_deleted_when_it_was_asked_twice_in_a_row() {
    let data = data();
    let mut page = page(&data, 2);
    assert_eq!(does(&mut page, &data, &["delete", "hide", "delete"]), []);
    assert!(page.asks);
    assert_eq!(does(&mut page, &data, &["delete"]), [ClassEffect::Forget(1)]);
    assert_eq!((page.classes.register(), &page.said), (None, &Said::Deleted("9b".to_owned())));
    assert_eq!(
        does(&mut page, &data, &["delete", "delete", "save xlsx", "row 0", "remove", "undo", "press 0 wrong"]),
        []
    );
}

#[test]
fn a_class_is_saved_under_a_name_that_any_file_system_takes() {
    let data = data();
    let mut page = page(&data, 2);
    does(&mut page, &data, &["name 9b/Tue: \"x\" Клас"]);
    for (save, end, start) in [
        ("save xlsx", ".xlsx", "PK"),
        ("save csv", ".csv", "\u{feff}"),
        ("save txt", ".txt", "dateline-class 1 harbour"),
    ] {
        let effects = does(&mut page, &data, &[save]);
        let [ClassEffect::Save(name, _, bytes)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(*name, format!("harbour-9bTue-x-Клас{end}"));
        assert!(bytes.starts_with(start.as_bytes()));
    }
}

#[test]
fn what_is_written_in_the_page_is_read_and_else_nothing() {
    for column in [Column::Pupil, Column::Total, Column::Question(3), Column::Skill(1)] {
        assert_eq!(ClassAction::parse(&format!("sort {}", column.written())), Some(ClassAction::Sorted(column)));
    }
    for text in [
        "",
        "sort",
        "sort question",
        "sort question x",
        "row -1",
        "press 1 odd",
        "save exe",
        "offer -",
        "class x",
        "nothing 1",
    ] {
        assert_eq!(ClassAction::parse(text), None, "{text}");
    }
}

//! A teacher's half hour, without a browser.

use super::*;
use crate::class::data::ClassPage;
use crate::publish::class_page;

/// What a page carries for the fixture.
pub(crate) fn data() -> ClassData {
    let maps = crate::geo::atlas::Maps::shipped();
    let pack = crate::story::pack::read(std::path::Path::new("tests/packs/harbour"), &maps);
    let tongues = crate::publish::files::PageLanguage::all(pack.editions.iter().map(|edition| &edition.language));
    let edition = &pack.editions[0];
    class_page::data(ClassPage::Class, &edition.language, edition, &tongues, None)
}

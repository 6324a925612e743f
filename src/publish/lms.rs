//! What a learning system is told of the quiz, in a story's page: a script in a file of its own, so that only those whom
//! such a system has sent load it.

use serde_json::json;

use crate::base::wire;
use crate::lms::data::LmsData;
use crate::publish::class_page::asked;
use crate::publish::files::PageFiles;
use crate::publish::page_data::bank;
use crate::publish::script;
use crate::story::resolve::Edition;

/// The script for a page, and the name of its file, which is named by its content; none if the story holds a
/// text that cannot stand in a page.
pub fn script(edition: &Edition, files: &PageFiles) -> Option<(String, String)> {
    let language = edition.language.catalogue.language.clone();
    let data = LmsData { language, bank: asked(bank(&edition.story)) };
    let data = json!({ "carried": wire::write(&data)?, "program": files.lms });
    Some(script::file("lms", &data, include_str!("script/lms.js")))
}

//! What a pupil hands in, in a story's page: a script in a file of its own, so that only those who come by the link of
//! an assignment load it.

use serde_json::json;

use crate::base::wire;
use crate::class::data::ClassPage;
use crate::publish::class_page;
use crate::publish::files::{PageFiles, PageLanguage};
use crate::publish::script;
use crate::story::resolve::Edition;

/// The script for a page, and the name of its file, which is named by its content; none if the story holds a
/// text that cannot stand in a page.
pub fn script(edition: &Edition, tongues: &[PageLanguage], files: &PageFiles) -> Option<(String, String)> {
    let data = class_page::data(ClassPage::Hand, &edition.language, edition, tongues, None);
    let data = json!({
        "carried": wire::write(&data)?,
        "style": script::sheet(include_str!("../../styles/class/form.css")),
        "program": files.handout,
    });
    Some(script::file("hand", &data, &[include_str!("script/room.js"), include_str!("script/hand.js")].concat()))
}

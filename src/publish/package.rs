//! The files that play a story without a network, for packages that hold them.

use crate::base::archive::Packed;
use crate::geo::atlas::Maps;
use crate::publish::files::PageFiles;
use crate::publish::trunk::Built;
use crate::story::resolve::Edition;

/// What of a published site [`site`] packs, for who makes the same package in a browser: each file by its name in the
/// package, and by the way to it from the folder of the story's pages.
///
/// Nothing yet: what is named here is fetched, deflated and put into packages by `script/export.js` and `export::menu`.
pub fn names(_editions: &[Edition], _files: &PageFiles) -> Vec<[String; 2]> {
    Vec::new()
}

/// The files of a site of one story that its pupils need, packed.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn site(_editions: &[Edition], _built: &Built, _maps: &Maps) -> Result<Vec<Packed>, String> {
    Ok(Vec::new())
}

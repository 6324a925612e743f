//! The files that play a story without a network, for packages that hold them.

use crate::base::archive::Packed;
use crate::geo::atlas::Maps;
use crate::publish::trunk::Built;
use crate::story::resolve::Edition;

/// The files of a site of one story that its pupils need, packed.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn site(_editions: &[Edition], _built: &Built, _maps: &Maps) -> Result<Vec<Packed>, String> {
    Ok(Vec::new())
}

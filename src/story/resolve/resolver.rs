//! What the parts of the resolver share: the two files' diagnostics, the map, and what is lost.

use crate::decode::{Diagnostics, Lost};
use crate::geo::atlas::{Atlas, Maps};

/// Reads a pack; the files beside this one say how, each for a part of it.
pub(super) struct Resolver<'a> {
    /// What is wrong with `story.toml`.
    pub structure: Diagnostics<'a>,
    /// What is wrong with the language's file.
    pub texts: Diagnostics<'a>,
    /// The ids of what could not be read.
    pub lost: Lost,
    /// All maps.
    pub maps: &'a Maps,
    /// The story's map, where there is such a map.
    pub atlas: Option<&'a Atlas>,
}

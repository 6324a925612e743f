//! What every part of the page needs: what the page carries, the state, and the
//! way out.

use super::ports::Ports;
use crate::lang::catalogue::Text;
use crate::site::boot::Boot;
use crate::site::state::State;

/// What every part of the page needs.
pub struct Page<'p> {
    /// What the page carries.
    pub boot: &'p Boot,
    /// What can change.
    pub state: &'p State,
    /// The way out.
    pub ports: &'p Ports,
}

impl Page<'_> {
    /// A text of the interface.
    pub fn text(&self, text: Text) -> &str {
        self.boot.catalogue.text(text)
    }

    /// A text of the interface with its places filled.
    pub fn fill(&self, text: Text, places: &[(&str, &str)]) -> String {
        self.boot.catalogue.fill(text, places)
    }
}

/// A truth as an ARIA attribute says it.
pub fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Texts, one after the other.
#[inline(never)]
pub fn join(texts: &[&str]) -> String {
    texts.concat()
}

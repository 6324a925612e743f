//! What every part of the page needs: what the page carries, the state, and the
//! way out.

use yew::Html;

use super::ports::Ports;
use super::tag;
use crate::lang::catalogue::{Count, Text};
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
    #[inline(never)]
    pub fn text(&self, text: Text) -> &str {
        self.boot.catalogue.text(text)
    }

    /// A paragraph of the interface.
    #[inline(never)]
    pub fn paragraph(&self, class: &str, words: Text) -> Html {
        tag::paragraph(class, self.text(words))
    }

    /// A [button](tag::button) of the interface.
    #[inline(never)]
    pub fn button(&self, class: &str, deed: &str, words: Text) -> Html {
        tag::button(class, deed, self.text(words))
    }

    /// A text of the interface with its places filled.
    #[inline(never)]
    pub fn fill(&self, text: Text, places: &[(&str, &str)]) -> String {
        self.boot.catalogue.fill(text, places)
    }

    /// A number of tenths, as the page's language writes it.
    pub fn tenths(&self, tenths: u32) -> String {
        (self.ports.number)(tenths)
    }

    /// A whole number, as the page's language writes it.
    #[inline(never)]
    pub fn number(&self, n: usize) -> String {
        self.tenths(u32::try_from(n).unwrap_or_default().saturating_mul(10))
    }

    /// A text that counts something, in the form for a number, with its places filled.
    pub fn count(&self, count: Count, n: u32, places: &[(&str, &str)]) -> String {
        self.boot.catalogue.count(count, (self.ports.plural)(n), places)
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

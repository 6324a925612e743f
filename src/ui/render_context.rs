//! The render context, which every part of the page needs: what the page carries, the state, and
//! the way out.

use yew::Html;

use super::ports::{Excerpts, Ports, WrittenMap};
use super::tag;
use crate::lang::catalogue::{Count, Text};
use crate::page::data::PageData;
use crate::page::state::State;

/// What every part of the page needs.
pub struct RenderContext<'p> {
    /// What the page carries.
    pub data: &'p PageData,
    /// What can change.
    pub state: &'p State,
    /// The way out.
    pub ports: &'p Ports,
    /// What of the map was drawn when the page was written.
    pub map: &'p WrittenMap,
    /// Copies of parts of the page that are only read, by their ids.
    pub excerpts: &'p Excerpts,
}

impl RenderContext<'_> {
    /// A text of the interface.
    #[inline(never)]
    pub fn text(&self, text: Text) -> &str {
        self.data.catalogue.text(text)
    }

    /// A paragraph of the interface.
    #[inline(never)]
    pub fn paragraph(&self, class: &str, words: Text) -> Html {
        tag::paragraph(class, self.text(words))
    }

    /// A [button](tag::button) of the interface.
    #[inline(never)]
    pub fn button(&self, class: &str, action: &str, words: Text) -> Html {
        tag::button(class, action, self.text(words))
    }

    /// The copy of a part of the page that is only read.
    pub fn excerpt(&self, id: &str) -> Html {
        self.excerpts.iter().find(|(of, _)| of == id).map_or_else(Html::default, |(_, copy)| copy.clone())
    }

    /// A text of the interface with its places filled.
    #[inline(never)]
    pub fn fill(&self, text: Text, places: &[(&str, &str)]) -> String {
        self.data.catalogue.fill(text, places)
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
        self.data.catalogue.count(count, (self.ports.plural)(n), places)
    }
}

/// A truth as an ARIA attribute says it.
pub fn aria_bool(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Texts, one after the other.
#[inline(never)]
pub fn join(texts: &[&str]) -> String {
    texts.concat()
}

//! What the parts of a page that are only read are written from, and what all of them use.

use maud::{Markup, html};

use crate::geo::atlas::{Atlas, Names};
use crate::lang::catalogue::Text;
use crate::lang::written::Written;
use crate::story::model::Story;

/// Writes the parts of a page.
pub struct Document<'d> {
    /// The story.
    pub story: &'d Story,
    /// The language.
    pub language: &'d Written,
    /// The map.
    pub atlas: &'d Atlas,
}

impl Document<'_> {
    /// A text of the interface.
    pub(super) fn text(&self, text: Text) -> &str {
        self.language.catalogue.text(text)
    }

    /// What the map says.
    pub(super) fn names(&self) -> Option<&Names> {
        self.atlas.names(&self.story.language)
    }

    /// A day, as the page's language writes it; the page's own script may say it as the
    /// reader's region does.
    pub(super) fn day(&self, date: &str) -> Markup {
        html! { time datetime=(date) { (self.language.day(date)) } }
    }

    /// The heading of a part, which takes the focus when it opens.
    pub(super) fn title(&self, title: &str) -> Markup {
        html! { h2.title tabindex="-1" { (title) } }
    }
}

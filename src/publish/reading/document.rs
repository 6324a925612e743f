//! What the parts of a page that are only read are written from, and what all of them use.

use maud::{Markup, html};

use crate::geo::atlas::{Atlas, Names};
use crate::lang::catalogue::{Prose, Text};
use crate::lang::written::Written;
use crate::map::id::ShapeId;
use crate::publish::attribution::Attribution;
use crate::story::model::{Fact, Speaker, Story};

/// Writes the parts of a page.
pub struct Document<'d> {
    /// The story.
    pub story: &'d Story,
    /// The language.
    pub language: &'d Written,
    /// The map.
    pub atlas: &'d Atlas,
    /// The country that is drawn with its regions, where the story has to do with it.
    pub focus: Option<&'d ShapeId>,
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

    /// A day, as the page's language writes it: as in the texts around it, wherever the reader is.
    pub(super) fn day(&self, date: &str) -> Markup {
        html! { time datetime=(date) { (self.language.day(date)) } }
    }

    /// The heading of a part, which takes the focus when it opens.
    pub(super) fn title(&self, title: &str) -> Markup {
        html! { h2.title tabindex="-1" { (title) } }
    }

    /// What a fact says, and by whom it is known.
    pub(super) fn fact(&self, fact: &Fact) -> Markup {
        let attribution = Attribution { story: self.story, language: self.language };
        html! {
            p.fact-text { (fact.text) }
            p.fact-source { (attribution.line(fact)) }
        }
    }

    /// Words that name somebody, or several.
    pub(super) fn named(&self, words: Prose, speakers: &[&Speaker]) -> String {
        let names: Vec<&str> = speakers.iter().filter_map(|speaker| self.story.speaker(speaker)).collect();
        self.language.fill(words, &[("name", &names.join(self.text(Text::ListSeparator)))])
    }
}

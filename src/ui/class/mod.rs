//! The pages of the classroom: setting an assignment, the register of a class, and what a pupil hands in.

pub mod assign;
mod collect;
mod form;
pub mod hand;
mod own;
mod paper;
mod qr;
pub mod register;
mod report;
mod results;
mod statistics;

use yew::Html;

use super::tag::{paragraph, tag, text};
use crate::base::vocabulary::Word;
use crate::class::data::ClassData;
use crate::class::state::State;
use crate::class::table::who;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;

/// What every part of a page needs: `S` is what can change of it.
struct ClassContext<'p, S> {
    /// What the page carries.
    data: &'p ClassData,
    /// What can change.
    state: &'p S,
    /// How the page's language writes a number of tenths.
    number: fn(u32) -> String,
}

impl<S> ClassContext<'_, S> {
    /// A text of the classroom.
    fn word(&self, text: ClassText) -> &str {
        self.data.word(text)
    }

    /// A text of the classroom with its places filled.
    fn fill(&self, text: ClassText, places: &[(&str, &str)]) -> String {
        self.data.fill(text, places)
    }

    /// A paragraph of the classroom.
    fn paragraph(&self, class: &str, text: ClassText) -> Html {
        paragraph(class, self.word(text))
    }

    /// A button that does something.
    fn button(&self, class: &str, action: &str, text: ClassText) -> Html {
        button(class, action, self.word(text))
    }

    /// A whole number, as the page's language writes it.
    fn count(&self, n: usize) -> String {
        (self.number)(u32::try_from(n).unwrap_or_default().saturating_mul(10))
    }

    /// A share in per cent.
    fn percent(&self, percent: u32) -> String {
        self.data.catalogue.fill(Text::Percent, &[("n", &self.count(percent as usize))])
    }

    /// A text of the story, in its language.
    fn story(&self, words: &str) -> Html {
        let language = self.data.language.as_str();
        let is_other = self.data.language != self.data.catalogue.language;
        let direction = is_other.then_some(self.data.direction.as_str());
        tag!("span" { "lang": is_other.then_some(language), "dir": direction } [text(words)])
    }
}

/// What every part of the register needs.
type Cx<'p> = ClassContext<'p, State>;

impl Cx<'_> {
    /// Whose a result is.
    fn who(&self, at: usize) -> String {
        self.state.register().map_or(String::new(), |register| who(self.data, register, at, self.state.hidden))
    }
}

/// A button that does something: `action` is a [`ClassAction`] in its written form. In a story's page, which takes
/// what stands in `data-do`, it is left to this program.
fn button(class: &str, action: &str, words: &str) -> Html {
    tag!("button" { "type": "button", "class": class, "data-class": action } [text(words)])
}

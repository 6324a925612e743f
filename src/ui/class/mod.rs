//! The pages of the classroom: setting an assignment, the register of a class, and what a pupil hands in.

mod assign;
mod collect;
#[cfg(feature = "export")]
mod exporter;
mod form;
mod hand;
mod own;
mod paper;
mod qr;
mod report;
mod results;
pub mod root;
pub mod sheet;
mod statistics;

use yew::Html;

use self::form::{choice, field};
use super::tag::{nothing, paragraph, tag, text};
use crate::base::vocabulary::Word;
use crate::class::classes::Classes;
use crate::class::data::ClassData;
use crate::lang::catalogue::Text;
use crate::lang::class::ClassText;

/// What every part of a page needs: `S` is what can change of it.
pub struct ClassContext<'p, S> {
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

/// A button that does something: `action` is an action in its written form. In a story's page, which takes what stands in
/// `data-do`, it is left to this program.
fn button(class: &str, action: &str, words: &str) -> Html {
    tag!("button" { "type": "button", "class": class, "data-class": action } [text(words)])
}

/// The choice of a class, and its name.
fn class<S>(cx: &ClassContext<'_, S>, classes: &Classes) -> Html {
    let unnamed = cx.word(ClassText::ClassNew);
    let name = |name: &str| if name.is_empty() { unnamed.to_owned() } else { name.to_owned() };
    let all: Vec<(String, String)> =
        classes.all.iter().map(|class| (class.id.to_string(), name(&class.register.name))).collect();
    let open = classes.open.map(|id| id.to_string()).unwrap_or_default();
    let Some(register) = classes.register() else { return nothing() };
    let count = cx.fill(ClassText::ResultsCount, &[("n", &cx.count(register.entries.len()))]);
    let row = tag!("div" { "class": "beside" } [
        if all.len() > 1 { choice("class_of", cx.word(ClassText::ClassOf), "class", &all, &open) } else { nothing() },
        field("class_name", cx.word(ClassText::ClassName), "name", &register.name),
        tag!("p" { "class": "hint count" } [text(&count)]),
    ]);
    keyed(row, &open)
}

/// An element that is drawn anew where its key is another: what is typed in a field is the browser's.
fn keyed(mut html: Html, key: &str) -> Html {
    if let Html::VTag(tag) = &mut html {
        std::rc::Rc::make_mut(tag).key = Some(key.to_owned().into());
    }
    html
}

/// Says that the device keeps nothing.
fn unkept<S>(cx: &ClassContext<'_, S>, is_so: bool) -> Html {
    let words = cx.word(ClassText::NotKept);
    if is_so { tag!("p" { "class": "notice", "role": "alert" } [text(words)]) } else { nothing() }
}

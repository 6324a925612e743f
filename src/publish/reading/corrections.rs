//! What has been put right since the story was out, as a page tells it.

use maud::{Markup, html};

use super::document::Document;
use super::head::Head;
use crate::lang::catalogue::Prose;
use crate::page::route::{CORRECTIONS, step_fragment};
use crate::story::model::{Correction, Subject};

impl Document<'_> {
    /// The corrections of any of these ids, each in a line.
    pub(super) fn corrected(&self, ids: &[&str]) -> Markup {
        html! { @for correction in self.story.corrections_of(ids) { p.notice { (self.correction(correction)) } } }
    }

    /// The day of a correction, and what it was.
    fn correction(&self, correction: &Correction) -> Markup {
        html! {
            span.tag { (self.language.prose(Prose::Corrected)) " " (self.day(&correction.day)) } " "
            (correction.text)
        }
    }

    /// All corrections, the newest first, at an address of their own.
    pub(super) fn corrections(&self) -> Markup {
        html! {
            @if !self.story.corrections.is_empty() {
                article.part.card #(CORRECTIONS) {
                    (self.head(&Head { title: self.language.prose(Prose::Corrections), ..Head::default() }))
                    ul.corrections {
                        @for correction in self.story.corrections.iter().rev() {
                            li {
                                (self.correction(correction))
                                @let shown = correction.ids.iter().filter_map(|id| self.corrected_part(id));
                                @for (fragment, name) in shown { " " a.plain href={ "#" (fragment) } { (name) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Where what was corrected is shown, and what that is called; a question has no address.
    fn corrected_part(&self, id: &str) -> Option<(String, &str)> {
        let step = || self.story.steps.iter().find(|step| step.id.as_str() == id);
        let fact = || self.story.facts.iter().find(|fact| fact.id.as_str() == id);
        if let Some(subject) = self.story.subject(id) {
            let name = match &subject {
                Subject::Person(id) => self.story.person(id).map(|person| person.name.as_str()),
                Subject::Place(id) => self.story.place(id).map(|place| place.full.as_str()),
            };
            return Some((id.to_owned(), name?));
        }
        let of_fact = || fact().map(|fact| (fact.id.to_string(), self.language.prose(Prose::SeeFact)));
        of_fact().or_else(|| step().map(|step| (step_fragment(&step.id), step.title.as_str())))
    }

    /// The line under the story that says when it was last corrected, and leads to how.
    pub fn last_corrected(&self) -> Markup {
        html! {
            @if let Some(last) = self.story.corrections.last() {
                p.notice {
                    a.plain href={ "#" (CORRECTIONS) } {
                        (self.language.prose(Prose::Corrected)) " " (self.day(&last.day))
                    }
                }
            }
        }
    }
}

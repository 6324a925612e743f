//! The head of a card, which stays in sight: who or what it is, and the ways to others and back.

use maud::{Markup, html};

use super::document::Document;
use crate::lang::catalogue::Prose;
use crate::page::route::EXPLORE;
use crate::story::model::Subject;

/// What stands in the head of a part, beside the way back to the list.
#[derive(Default)]
pub(super) struct Head<'h> {
    /// The class and the initials of a person's token.
    pub token: Option<(String, &'h str)>,
    /// What it is.
    pub eyebrow: &'h str,
    /// The name.
    pub title: &'h str,
    /// The line under it.
    pub line: &'h str,
    /// Whose card comes before this one, and whose after it.
    pub beside: Option<(Subject, Subject)>,
}

impl Document<'_> {
    /// The head of a part: what it is, the ways to those beside it, and the one back to the list.
    pub(super) fn head(&self, head: &Head<'_>) -> Markup {
        let way = |subject: &Subject, class: &str, words: Prose| {
            let words = self.language.prose(words);
            html! { a class=(class) href={ "#" (subject.as_str()) } aria-label=(words) {} }
        };
        html! {
            header.card-head {
                @if let Some((class, initials)) = &head.token {
                    span class={ "token " (class) } { span.disc data-initials=(initials) {} }
                }
                div.card-name {
                    @if !head.eyebrow.is_empty() { p.eyebrow { (head.eyebrow) } }
                    (self.title(head.title))
                    @if !head.line.is_empty() { p.lead { (head.line) } }
                }
                div.ways {
                    @if let Some((before, next)) = &head.beside {
                        (way(before, "way", Prose::PreviousStep))
                        (way(next, "way onward", Prose::NextStep))
                    }
                    a.way.close href={ "#" (EXPLORE) } aria-label=(self.language.prose(Prose::BackToList)) {}
                }
            }
        }
    }
}

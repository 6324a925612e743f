//! The parts of a page that are only read: the list, the cards, the steps, the
//! questions with their answers. They stand in the page once; the program shows
//! one at a time, and without it all of them can be read.

mod card;
mod corrections;
mod document;
mod facts;
mod head;
mod list;
mod steps;

use maud::{Markup, html};

pub use self::document::Document;

use crate::lang::catalogue::{Prose, Text};
use crate::page::action::Action;
use crate::page::route::QUIZ;
use crate::story::model::Fact;
use crate::story::question::{Question, SourcedQuestion};

impl Document<'_> {
    /// All parts.
    pub fn parts(&self) -> Markup {
        html! {
            (self.list())
            @for subject in self.story.subjects() { (self.card(&subject)) }
            @for fact in self.story.facts.iter().filter(|fact| self.story.subject_of(fact).is_none()) {
                (self.background(fact))
            }
            (self.steps())
            (self.questions())
            (self.corrections())
        }
    }

    // The questions.

    fn questions(&self) -> Markup {
        html! {
            section.part #(QUIZ) {
                (self.title(self.text(Text::Quiz)))
                p.lead { (self.text(Text::QuizIntro)) }
                ol.questions { @for question in &self.story.questions { li { (self.question(question)) } } }
            }
        }
    }

    fn question(&self, sourced: &SourcedQuestion) -> Markup {
        let question = &sourced.asked;
        let evidence: Vec<&Fact> = sourced.evidence.iter().filter_map(|id| self.story.fact(id)).collect();
        let show = evidence.iter().find_map(|fact| Some((*fact, self.story.subject_of(fact)?)));
        html! {
            @let corrected = self.corrected(&sourced.corrigible());
            p.stem { (question.stem) }
            @if !corrected.0.is_empty() { div id={ "corrected_" (question.id) } { (corrected) } }
            (self.asked(question))
            details {
                summary { (self.language.prose(Prose::ShowAnswer)) }
                (self.answer(question))
                p id={ "why_" (question.id) } { (sourced.why) }
                h3 { (self.text(Text::Evidence)) }
                div id={ "proof_" (question.id) } {
                    (self.evidence(&evidence))
                    @if let Some((fact, subject)) = show {
                        @let words = self.language.prose(Prose::ShowOnMap);
                        p {
                            a.plain href={ "#" (subject.as_str()) } data-do=[Action::FactShown(fact.id.clone()).written()] aria-label={ (words) ": " (fact.text) } {
                                (words)
                            }
                        }
                    }
                }
            }
        }
    }

    /// What there is to choose from, to match or to put in order.
    fn asked(&self, question: &Question) -> Markup {
        html! { ul.choices { @for text in question.interaction.told().asked() { li { (text) } } } }
    }

    /// The right answer, and what stands by it.
    fn answer(&self, question: &Question) -> Markup {
        let lines = question.interaction.told().answer();
        let list = html! { @for line in lines { li { (line) } } };
        html! {
            h3 { (self.text(Text::RightAnswer)) }
            @if question.interaction.told().is_ordered() { ol.right { (list) } } @else { ul.right { (list) } }
        }
    }
}

#[cfg(test)]
mod tests;

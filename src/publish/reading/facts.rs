//! Facts as a page tells them: what each says, by whom it is known, and the way to what was said of it before
//! and since.

use maud::{Markup, html};

use super::document::Document;
use crate::lang::catalogue::Prose;
use crate::story::model::{Fact, Speaker, Subject};

impl Document<'_> {
    /// The facts that prove an answer. What was said of them since is named without a way
    /// there: it may be what another question asks.
    pub(super) fn evidence(&self, facts: &[&Fact]) -> Markup {
        html! {
            ul.facts {
                @for fact in facts {
                    li.fact {
                        (self.fact(fact))
                        @for (_, by) in self.story.walked_back_by(&fact.id) {
                            p.fact-link { span.tag { (self.named(Prose::WalkedBack, &[by])) } }
                        }
                    }
                }
            }
        }
    }

    /// A list of facts, with the way to what was said of them before and since. The anchor
    /// of a fact stands on one card only, that of `home`; on a card a topic is named where it begins.
    pub(super) fn facts(&self, facts: &[&Fact], home: Option<&Subject>) -> Markup {
        let topic = |fact: &Fact| self.story.topics.iter().find(|topic| fact.topics.contains(&topic.id));
        let mut named = None;
        html! {
            ul.facts {
                @for fact in facts {
                    @let topic = topic(fact).filter(|topic| home.is_some() && named.replace(&topic.id) != Some(&topic.id));
                    @let anchor = home.filter(|home| self.story.subject_of(fact).as_ref() == Some(home));
                    li.fact id=[anchor.map(|_| fact.id.as_str())] {
                        @if let Some(topic) = topic { p.fact-topic { (topic.name) } }
                        (self.fact(fact))
                        @for (later, by) in self.story.walked_back_by(&fact.id) {
                            (self.link(&self.named(Prose::WalkedBack, &[by]), later))
                        }
                        @for back in &fact.walks_back {
                            @if let Some(earlier) = self.story.fact(&back.fact) {
                                @let speakers: Vec<&Speaker> = earlier.chain.speakers.iter().collect();
                                (self.link(&self.named(Prose::WalksBack, &speakers), earlier))
                            }
                        }
                        @for other in self.story.at_odds_with(fact) {
                            (self.link(self.language.prose(Prose::AtOdds), other))
                        }
                    }
                }
            }
        }
    }

    fn link(&self, words: &str, fact: &Fact) -> Markup {
        html! {
            p.fact-link {
                span.tag { (words) } " "
                // Heard by itself, too, it says where it leads.
                @let words = self.language.prose(Prose::SeeFact);
                a href={ "#" (fact.id) } aria-label={ (words) ": " (fact.text) } { (words) }
            }
        }
    }
}

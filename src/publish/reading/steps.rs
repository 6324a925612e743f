//! The steps of the follow mode, as a page tells them: a caption beside the map, folded with it who
//! says so and what was said otherwise; and the bar that leads from one to the next.

use maud::{Markup, html};

use super::document::Document;
use crate::lang::catalogue::{Prose, Text};
use crate::page::action::Action;
use crate::page::route::{FOLLOW, QUIZ, step_fragment};
use crate::page::swipe::Turn;
use crate::story::model::{Fact, Step};

/// Two statements of which the later one withdraws the other or is at odds with it.
struct Pair<'s> {
    earlier: &'s Fact,
    later: &'s Fact,
    /// What the later one has to do with the other.
    words: String,
}

impl Document<'_> {
    /// The steps.
    pub(super) fn steps(&self) -> Markup {
        html! {
            section #(FOLLOW) .steps {
                h2.chapter { (self.text(Text::Follow)) }
                @for (at, step) in self.story.steps.iter().enumerate() { (self.step(at, step)) }
                (self.bar())
            }
        }
    }

    fn step(&self, at: usize, step: &Step) -> Markup {
        let all = self.story.steps.len();
        let facts: Vec<&Fact> = step.facts.iter().filter_map(|id| self.story.fact(id)).collect();
        let (n, of) = (self.language.number(at + 1), self.language.number(all));
        let day = self.story.day(step.day.as_ref());
        let when = day.map_or(self.language.prose(Prose::InNoOrder), |day| &day.label);
        let corrigible: Vec<&str> =
            std::iter::once(step.id.as_str()).chain(step.facts.iter().map(|fact| fact.as_str())).collect();
        html! {
            article.part #(step_fragment(&step.id)) {
                p.eyebrow { (self.language.fill(Prose::StepOf, &[("n", &n), ("of", &of)])) " · " (when) }
                @if let Some(date) = day.and_then(|day| day.date.as_ref()) { p.date { (self.day(date)) } }
                (self.title(&step.title))
                p.caption { (step.text) }
                (self.corrected(&corrigible))
                (self.who_says_so(&facts))
                (self.otherwise(&facts))
                @if at + 1 == all { p.foot { a.next href={ "#" (QUIZ) } { (self.text(Text::Quiz)) } } }
            }
        }
    }

    /// Who says what a step tells, folded.
    fn who_says_so(&self, facts: &[&Fact]) -> Markup {
        html! {
            @if !facts.is_empty() {
                details.told {
                    summary { (self.counted(Prose::WhoSaysSo, facts.len())) }
                    ul.facts { @for fact in facts { li.fact { (self.fact(fact)) } } }
                }
            }
        }
    }

    /// What of it was withdrawn or is disputed, folded: both statements beside each other.
    fn otherwise(&self, facts: &[&Fact]) -> Markup {
        let pairs = self.pairs(facts);
        html! {
            @if !pairs.is_empty() {
                details.told {
                    summary { (self.counted(Prose::Otherwise, pairs.len())) }
                    @for Pair { earlier, later, words } in pairs {
                        div.pair {
                            div.fact { (self.fact(earlier)) }
                            div.fact { p { span.tag { (words) } } (self.fact(later)) }
                        }
                    }
                }
            }
        }
    }

    /// The pairs of which one is among some facts, each once.
    fn pairs<'s>(&'s self, facts: &[&'s Fact]) -> Vec<Pair<'s>> {
        let mut pairs: Vec<Pair<'_>> = Vec::new();
        let mut add = |earlier: &'s Fact, later: &'s Fact, words: String| {
            let ids = |a: &Fact, b: &Fact| a.id == earlier.id && b.id == later.id;
            if !pairs.iter().any(|pair| ids(pair.earlier, pair.later) || ids(pair.later, pair.earlier)) {
                pairs.push(Pair { earlier, later, words });
            }
        };
        for fact in facts {
            for (later, by) in self.story.walked_back_by(&fact.id) {
                add(fact, later, self.named(Prose::WalkedBack, &[by]));
            }
            for back in &fact.walks_back {
                if let Some(earlier) = self.story.fact(&back.fact) {
                    add(earlier, fact, self.named(Prose::WalkedBack, &[&back.by]));
                }
            }
        }
        for fact in facts {
            for other in self.story.at_odds_with(fact) {
                let (earlier, later) = if fact.after.contains(&other.id) { (other, *fact) } else { (*fact, other) };
                add(earlier, later, self.language.prose(Prose::AtOdds).to_owned());
            }
        }
        pairs
    }

    fn counted(&self, words: Prose, n: usize) -> String {
        self.language.fill(words, &[("n", &self.language.number(n))])
    }

    /// The bar that leads from step to step, a tick for each, those of a day together.
    fn bar(&self) -> Markup {
        let turn = |turn: Turn, words: Prose| {
            let action = Action::Turned(turn).written();
            html! { button.turn type="button" data-do=[action] aria-label=(self.language.prose(words)) {} }
        };
        html! {
            nav.bar aria-label=(self.language.prose(Prose::Timeline)) {
                (turn(Turn::Back, Prose::PreviousStep))
                ol.ticks {
                    @for steps in self.story.steps.chunk_by(|a, b| a.day == b.day) {
                        li {
                            @for step in steps {
                                @let day = self.story.day(step.day.as_ref()).map_or(self.language.prose(Prose::Undated), |day| &day.label);
                                // Named by what a mouse is told, too.
                                a href={ "#" (step_fragment(&step.id)) } title={ (day) ": " (step.title) } {}
                            }
                        }
                    }
                }
                (turn(Turn::On, Prose::NextStep))
            }
        }
    }
}

//! The parts of a page that are only read: the list, the cards, the steps, the
//! questions with their answers. They stand in the page once; the program shows
//! one at a time, and without it all of them can be read.

mod corrections;
mod document;

use maud::{Markup, html};

pub use self::document::Document;

use crate::base::vocabulary::Word;
use crate::lang::catalogue::{Count, Prose, Text};
use crate::page::action::Action;
use crate::page::route::{EXPLORE, FOLLOW, QUIZ, step_fragment};
use crate::publish::attribution::Attribution;
use crate::publish::page_data::{region_words, regions_heading};
use crate::story::id::DayId;
use crate::story::model::{Fact, Person, Place, PlaceKind, Speaker, Step, Subject};
use crate::story::question::{Question, SourcedQuestion};

/// How many neighbours a card names.
const NEARBY: usize = 4;

impl Document<'_> {
    /// All parts.
    pub fn parts(&self) -> Markup {
        html! {
            (self.list())
            @for subject in self.story.subjects() { (self.card(&subject)) }
            @for fact in self.story.facts.iter().filter(|fact| self.story.subject_of(fact).is_none()) {
                (self.background(fact))
            }
            section #(FOLLOW) .steps {
                h2.chapter { (self.text(Text::Follow)) }
                @for (at, step) in self.story.steps.iter().enumerate() { (self.step(at, step)) }
            }
            (self.questions())
            (self.corrections())
        }
    }

    // The list.

    fn list(&self) -> Markup {
        let people = |present: bool| self.story.people.iter().filter(move |person| person.present == present);
        let places =
            |region: bool| self.story.listed_places().filter(move |place| (place.kind == PlaceKind::Region) == region);
        html! {
            // Open, as it is at first where a program opens one part.
            section.part.open #(EXPLORE) {
                (self.title(self.language.prose(Prose::PeopleAndPlaces)))
                p.hint { (self.language.prose(Prose::ListHint)) }
                (self.legend())
                @if let Some(names) = self.names().filter(|_| places(true).next().is_some()) {
                    h3 { (regions_heading(self.story, names, self.atlas)) }
                    ul.subjects { @for place in places(true) { (self.place_item(place)) } }
                }
                h3 { (self.language.prose(Prose::AtTheTable)) }
                ul.subjects { @for person in people(true) { (self.person_item(person)) } }
                h3 { (self.language.prose(Prose::SpokenOf)) }
                ul.subjects { @for person in people(false) { (self.person_item(person)) } }
                @if places(false).next().is_some() {
                    h3 { (self.language.prose(Prose::Places)) }
                    ul.subjects { @for place in places(false) { (self.place_item(place)) } }
                }
            }
        }
    }

    /// What the marks of each topic mean; the page's style shows those of the
    /// topic that is chosen.
    fn legend(&self) -> Markup {
        html! {
            ul.legend {
                @for position in &self.story.positions {
                    li class={ "on on-" (position.topic) } {
                        span class={ "stance " (position.mark.as_str()) } {}
                        (position.name)
                    }
                }
            }
        }
    }

    fn person_item(&self, person: &Person) -> Markup {
        let stances = html! {
            @for topic in &self.story.topics {
                @match self.story.stance(&person.id, &topic.id) {
                    Some((_, position)) => span class={ "on on-" (topic.id) } {
                        span class={ "stance " (position.mark.as_str()) } {}
                        (position.name)
                    },
                    None => span class={ "on none on-" (topic.id) } { (self.language.prose(Prose::NoStance)) },
                }
            }
        };
        self.item(&Subject::Person(person.id.clone()), &person.name, &person.role, &stances)
    }

    fn place_item(&self, place: &Place) -> Markup {
        self.item(&Subject::Place(place.id.clone()), &place.full, &place.why, &html! {})
    }

    fn item(&self, subject: &Subject, name: &str, line: &str, more: &Markup) -> Markup {
        html! {
            li {
                a.subject href={ "#" (subject.as_str()) } {
                    span.subject-name { (name) }
                    span.subject-count { (self.language.count(Count::Facts, self.story.facts_of(subject).len())) }
                    span.subject-line { (line) }
                    (more)
                }
            }
        }
    }

    // The cards.

    fn card(&self, subject: &Subject) -> Markup {
        let facts = self.story.facts_of(subject);
        let corrigible: Vec<&str> =
            std::iter::once(subject.as_str()).chain(facts.iter().map(|fact| fact.id.as_str())).collect();
        let (eyebrow, lead, why, said, reported) = match subject {
            Subject::Person(id) => {
                let (said, reported): (Vec<&Fact>, Vec<&Fact>) =
                    facts.into_iter().partition(|fact| self.story.is_told_by(fact, id));
                let person = self.story.person(id);
                let present = person.is_some_and(|person| person.present);
                let eyebrow = self.language.prose(if present { Prose::KindPresent } else { Prose::KindAbsent });
                let name = self.story.subject_name(subject);
                let silence = said.is_empty().then(|| self.language.fill(Prose::NoStatement, &[("name", name)]));
                (eyebrow, person.map_or("", |person| &person.role), silence, said, reported)
            }
            Subject::Place(id) => {
                let place = self.story.place(id);
                let region = || {
                    let shape = place.and_then(|place| place.shape.as_ref());
                    self.names().map_or("", |names| &region_words(names, self.atlas, shape).kind)
                };
                let eyebrow = match place.map(|place| place.kind) {
                    Some(PlaceKind::Region) => region(),
                    Some(PlaceKind::City) => self.language.prose(Prose::KindCity),
                    Some(PlaceKind::Site) | None => self.language.prose(Prose::KindSite),
                };
                let why = place.map(|place| place.why.clone());
                (eyebrow, place.map_or("", |place| &place.whereabouts), why, Vec::new(), facts)
            }
        };
        html! {
            article.part #(subject.as_str()) {
                p.eyebrow { (eyebrow) }
                (self.title(self.story.subject_name(subject)))
                p.lead { (lead) }
                @if let Some(why) = why { p.hint { (why) } }
                (self.corrected(&corrigible))
                @if !said.is_empty() { h3 { (self.language.prose(Prose::Said)) } (self.facts(&said, Some(subject))) }
                @if !reported.is_empty() { h3 { (self.language.prose(Prose::Reported)) } (self.facts(&reported, Some(subject))) }
                (self.nearby(subject))
                (self.foot(subject))
            }
        }
    }

    /// A fact that is on nobody's card.
    fn background(&self, fact: &Fact) -> Markup {
        html! {
            article.part #(fact.id) {
                (self.title(self.language.prose(Prose::Background)))
                (self.facts(&[fact], None))
                div.foot { a.back href={ "#" (EXPLORE) } { (self.language.prose(Prose::BackToList)) } }
            }
        }
    }

    /// The people and places that stand nearest, so that the way goes on along the map.
    fn nearby(&self, subject: &Subject) -> Markup {
        let spot = |subject: &Subject| {
            self.story.place_of(subject).filter(|place| place.inset.is_none()).map(|place| place.at)
        };
        let Some(here) = spot(subject) else { return html! {} };
        let others = self.story.subjects().filter(|other| other != subject);
        let distance = |other: Subject| spot(&other).map(|at| ((at.x - here.x).hypot(at.y - here.y), other));
        let mut others: Vec<(f64, Subject)> = others.filter_map(distance).collect();
        others.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        html! {
            h3 { (self.language.prose(Prose::Nearby)) }
            ul.nearby {
                @for (_, other) in others.iter().take(NEARBY) {
                    li { a href={ "#" (other.as_str()) } { (self.story.subject_name(other)) } }
                }
            }
        }
    }

    fn foot(&self, subject: &Subject) -> Markup {
        let all: Vec<Subject> = self.story.subjects().collect();
        let at = all.iter().position(|other| other == subject);
        let next = at.and_then(|at| all.get(at + 1)).or_else(|| all.first());
        html! {
            div.foot {
                a.back href={ "#" (EXPLORE) } { (self.language.prose(Prose::BackToList)) }
                @if let Some(next) = next {
                    @let name = self.story.subject_name(next);
                    a.next href={ "#" (next.as_str()) } { (self.language.fill(Prose::NextSubject, &[("name", name)])) }
                }
            }
        }
    }

    /// The facts that prove an answer. What was said of them since is named without a way
    /// there: it may be what another question asks.
    fn evidence(&self, facts: &[&Fact]) -> Markup {
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

    /// What a fact says, and by whom it is known.
    fn fact(&self, fact: &Fact) -> Markup {
        let attribution = Attribution { story: self.story, language: self.language };
        html! {
            p.fact-text { (fact.text) }
            p.fact-source { (attribution.line(fact)) }
        }
    }

    /// A list of facts, with the way to what was said of them before and since. The anchor
    /// of a fact stands on one card only, that of `home`.
    fn facts(&self, facts: &[&Fact], home: Option<&Subject>) -> Markup {
        html! {
            ul.facts {
                @for fact in facts {
                    @let anchor = home.filter(|home| self.story.subject_of(fact).as_ref() == Some(home));
                    li.fact id=[anchor.map(|_| fact.id.as_str())] {
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

    /// Words that name somebody, or several.
    fn named(&self, words: Prose, speakers: &[&Speaker]) -> String {
        let names: Vec<&str> = speakers.iter().filter_map(|speaker| self.story.speaker(speaker)).collect();
        self.language.fill(words, &[("name", &names.join(self.text(Text::ListSeparator)))])
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

    // The steps.

    fn step(&self, at: usize, step: &Step) -> Markup {
        let steps = &self.story.steps;
        let facts: Vec<&Fact> = step.facts.iter().filter_map(|id| self.story.fact(id)).collect();
        let (n, of) = (self.language.number(at + 1), self.language.number(steps.len()));
        let day = self.story.days.iter().find(|day| Some(&day.id) == step.day.as_ref());
        let date = day.and_then(|day| day.date.as_ref());
        let when = day.map_or(self.language.prose(Prose::InNoOrder), |day| &day.title);
        let corrigible: Vec<&str> =
            std::iter::once(step.id.as_str()).chain(step.facts.iter().map(|fact| fact.as_str())).collect();
        let to = |at: Option<usize>| at.and_then(|at| steps.get(at));
        html! {
            article.part #(step_fragment(&step.id)) {
                (self.timeline(step))
                p.eyebrow { (self.language.fill(Prose::StepOf, &[("n", &n), ("of", &of)])) " · " (when) }
                @if let Some(date) = date { p.date { (self.day(date)) } }
                (self.title(&step.title))
                p.lead { (step.text) }
                (self.corrected(&corrigible))
                (self.facts(&facts, None))
                div.foot {
                    @match to(at.checked_sub(1)) {
                        Some(step) => a.back href={ "#" (step_fragment(&step.id)) } { (self.language.prose(Prose::PreviousStep)) },
                        None => span {},
                    }
                    @match to(Some(at + 1)) {
                        Some(step) => a.next href={ "#" (step_fragment(&step.id)) } { (self.language.prose(Prose::NextStep)) },
                        None => a.next href={ "#" (QUIZ) } { (self.text(Text::Quiz)) },
                    }
                }
            }
        }
    }

    /// The row of days, each leading to its first step; beside it, apart from any order,
    /// the steps without a day.
    fn timeline(&self, open: &Step) -> Markup {
        let first = |day: Option<&DayId>| self.story.steps.iter().find(|step| step.day.as_ref() == day);
        let link = |step: &Step, label: &str| {
            let current = (open.day == step.day).then_some("step");
            html! { a href={ "#" (step_fragment(&step.id)) } aria-current=[current] { (label) } }
        };
        html! {
            nav.days aria-label=(self.language.prose(Prose::Timeline)) {
                ol.timeline {
                    @for day in &self.story.days {
                        @if let Some(step) = first(Some(&day.id)) { li { (link(step, &day.label)) } }
                    }
                }
                @if let Some(step) = first(None) {
                    p.timeline.undated { (link(step, self.language.prose(Prose::Undated))) }
                }
            }
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
                div id={ "why_" (question.id) } {
                    p { (sourced.why) }
                    h3 { (self.language.prose(Prose::Evidence)) }
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

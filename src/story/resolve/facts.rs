//! Facts, each with its attribution: by whom it is known, and what it withdraws.

use std::collections::BTreeSet;

use super::ids::Known;
use super::resolver::Resolver;
use super::texts::phrase;
use crate::story::model::{Chain, Fact, Speaker, WalkBack};
use crate::story::raw::{RawFact, StructureFile, TextFile};

impl Resolver<'_> {
    pub(super) fn facts(&mut self, file: &StructureFile, texts: &TextFile, known: &Known) -> Vec<Fact> {
        self.table("facts", &file.facts, &texts.facts, &known.facts, |resolver, fact, entry| {
            let chain = resolver.chain(fact, known);
            let about = resolver.look_up_all(&fact.about, &known.people, "person");
            let day = fact.day.as_ref().map(|day| resolver.look_up(day, &known.days, "day"));
            let after = resolver.look_up_all(&fact.after, &known.facts, "fact");
            let topics = resolver.look_up_all(&fact.topics, &known.topics, "topic");
            let places = resolver.look_up_all(&fact.places, &known.places, "place");
            let walks_back = resolver.walk_backs(fact, chain.as_ref(), known);
            let contradicts = resolver.look_up_all(&fact.contradicts, &known.facts, "fact");
            if let Some(own) = fact.contradicts.iter().find(|other| other.value == fact.id.value) {
                let found = format!("\"{}\" contradicts itself", own.value);
                resolver.structure.error(&own.span, found, "name the other one of the two");
            }
            let ((id, text), chain) = (entry?, chain?);
            Some(Fact {
                id,
                chain,
                about,
                day: day.flatten(),
                after,
                in_order: fact.in_order.unwrap_or_default(),
                topics,
                places,
                walks_back,
                contradicts,
                passage: fact.passage.as_ref().unwrap_or(&fact.id).value.clone(),
                text: text.text.0.clone(),
                occasion: phrase(text.occasion.as_ref()),
            })
        })
    }

    /// By whom a fact is known; none where that is nobody.
    fn chain(&mut self, fact: &RawFact, known: &Known) -> Option<Chain> {
        let listed = fact.speaker.value.as_slice();
        if listed.is_empty() {
            let found = format!("nobody says the fact \"{}\"", fact.id.value);
            self.structure.error(&fact.speaker.span, found, "name who says it: a person, a voice or an outlet");
        }
        let mut seen = BTreeSet::new();
        let (mut speakers, mut via) = (Vec::new(), Vec::new());
        for (at, id) in listed.iter().chain(&fact.via).enumerate() {
            if !seen.insert(&id.value) {
                let found = format!("\"{}\" stands twice in the chain of this fact", id.value);
                self.structure.error(&id.span, found, "whoever says it does not pass it on as well");
                continue;
            }
            let Some(link) = self.speaker(id, known) else { continue };
            if at < listed.len() {
                speakers.push(link);
            } else if matches!(link, Speaker::Outlet(_)) {
                self.structure.error(&id.span, format!("\"{}\" is an outlet", id.value), "name it in `outlet`");
            } else {
                via.push(link);
            }
        }
        let outlet = fact.outlet.as_ref().map(|outlet| self.look_up(outlet, &known.outlets, "outlet"));
        if let Some(outlet) = fact.outlet.as_ref().filter(|outlet| seen.contains(&outlet.value)) {
            let found = format!("\"{}\" stands twice in the chain of this fact", outlet.value);
            self.structure.error(&outlet.span, found, "an outlet of its own reporting is the speaker alone");
        }
        let hedged = fact.hedged.unwrap_or_default();
        (!speakers.is_empty()).then_some(Chain { speakers, via, outlet: outlet.flatten(), hedged })
    }

    /// The facts that a fact withdraws, each with who does so.
    fn walk_backs(&mut self, fact: &RawFact, chain: Option<&Chain>, known: &Known) -> Vec<WalkBack> {
        self.refuse_unknown_or_twice(fact.walks_back.iter().map(|back| &back.fact), &known.facts, "fact");
        let Some(chain) = chain else { return Vec::new() };
        let mut all = Vec::new();
        for back in &fact.walks_back {
            let by = match (&back.by, chain.speakers.as_slice()) {
                (None, [one]) => Some(one.clone()),
                (None, _) => {
                    let found = format!(
                        "{} speak in \"{}\", and which of them withdraws \"{}\" is not said",
                        chain.speakers.len(),
                        fact.id.value,
                        back.fact.value
                    );
                    let right = format!("write {{ fact = \"{}\", by = \"…\" }}", back.fact.value);
                    self.structure.error(&back.fact.span, found, right);
                    None
                }
                (Some(by), _) => {
                    let link = chain.links().find(|link| link.as_str() == by.value).cloned();
                    if link.is_none() && !self.lost.contains(&by.value) {
                        let found = format!("\"{}\" is not in the chain of \"{}\"", by.value, fact.id.value);
                        let links = chain.links().map(Speaker::as_str).collect::<Vec<_>>().join("\", \"");
                        self.structure.error(&by.span, found, format!("it is known through \"{links}\""));
                    }
                    link
                }
            };
            all.extend(known.facts.get(&back.fact.value).cloned().zip(by).map(|(fact, by)| WalkBack { fact, by }));
        }
        all
    }
}

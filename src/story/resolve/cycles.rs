//! Cycle detection: facts that lead to each other in a circle, by what they withdraw or by
//! what they come after.

use std::collections::{BTreeMap, BTreeSet};

use super::resolver::Resolver;
use crate::decode::At;
use crate::story::raw::{RawFact, StructureFile};

impl Resolver<'_> {
    /// Notes every cycle of facts that lead to each other by some links, with what they
    /// do and what would be right.
    pub(super) fn refuse_cycles<'r>(
        &mut self,
        file: &'r StructureFile,
        what: &str,
        right: &str,
        links: fn(&'r RawFact) -> Vec<&'r At<String>>,
    ) {
        let facts: BTreeMap<&str, &RawFact> = file.facts.iter().map(|fact| (fact.id.value.as_str(), fact)).collect();
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for start in &file.facts {
            let mut way: Vec<&str> = vec![&start.id.value];
            let mut open = vec![links(start).into_iter()];
            let mut seen: BTreeSet<&str> = BTreeSet::new();
            while let Some(next) = open.last_mut() {
                match next.next() {
                    Some(link) if link.value == start.id.value => {
                        if done.insert(&start.id.value) {
                            done.extend(way.iter().copied());
                            let found = format!("{} → {} {what}", way.join(" → "), start.id.value);
                            self.structure.error(&link.span, found, right);
                        }
                    }
                    Some(link) => {
                        if seen.insert(&link.value)
                            && let Some(fact) = facts.get(link.value.as_str())
                        {
                            way.push(&fact.id.value);
                            open.push(links(fact).into_iter());
                        }
                    }
                    None => {
                        open.pop();
                        way.pop();
                    }
                }
            }
        }
    }
}

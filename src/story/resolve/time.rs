//! Chronology, time as the report gives it: a fact without a day is in no order, a step of
//! a day holds facts of that day only, and what is to be put in order has an order.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::Known;
use super::resolver::Resolver;
use crate::decode::At;
use crate::story::id::DayId;
use crate::story::model::Fact;
use crate::story::raw::{self, RawDay, RawItem, RawQuestion, RawStep};

/// What comes before what, as far as the report says so.
struct Timeline<'f> {
    facts: BTreeMap<&'f str, &'f Fact>,
    /// The place of each day in the row of days.
    ranks: BTreeMap<&'f str, usize>,
}

impl<'f> Timeline<'f> {
    fn new(days: &'f [RawDay], facts: impl Iterator<Item = &'f Fact>) -> Self {
        Self {
            facts: facts.map(|fact| (fact.id.as_str(), fact)).collect(),
            ranks: days.iter().enumerate().map(|(at, day)| (day.id.value.as_str(), at)).collect(),
        }
    }

    fn rank(&self, fact: &Fact) -> Option<usize> {
        self.ranks.get(fact.day.as_ref()?.as_str()).copied()
    }

    /// Whether one fact comes before another: of an earlier day, or because the report
    /// puts the later one after it, or after something that comes after it.
    fn is_before(&self, first: &str, then: &str) -> bool {
        let Some(first) = self.facts.get(first) else { return false };
        let mut open = vec![then];
        let mut seen = BTreeSet::new();
        while let Some(fact) = open.pop().and_then(|id| self.facts.get(id)) {
            if self.rank(first).zip(self.rank(fact)).is_some_and(|(a, b)| a < b) {
                return true;
            }
            for earlier in &fact.after {
                if *earlier == first.id {
                    return true;
                }
                if seen.insert(earlier) {
                    open.push(earlier.as_str());
                }
            }
        }
        false
    }
}

impl Resolver<'_> {
    /// The day of a step; none of one that stands beside the row of days. The outer
    /// `None` is for a step that says neither, or both.
    pub(super) fn step_day(&mut self, step: &RawStep, known: &Known) -> Option<Option<DayId>> {
        let undated = step.undated.as_ref().filter(|undated| undated.value);
        match (&step.day, undated) {
            (Some(day), None) => self.look_up(day, &known.days, "day").map(Some),
            (None, Some(_)) => Some(None),
            (Some(_), Some(undated)) => {
                let found = format!("the step \"{}\" has a `day` and is `undated`", step.id.value);
                self.structure.error(&undated.span, found, "keep one of the two");
                None
            }
            (None, None) => {
                let found = format!("the step \"{}\" has no `day`", step.id.value);
                let right = "add its `day`, or `undated = true` where the report gives none";
                self.structure.error(&step.id.span, found, right);
                None
            }
        }
    }

    /// Notes all that is in an order or of a day that the report does not give.
    pub(super) fn refuse_disorder(&mut self, file: &raw::StructureFile, known: &Known, facts: &[Fact]) {
        // Where a day or an earlier fact is unknown, that was noted, and no more is said of the order.
        let is_placed = |fact: &&raw::RawFact| {
            fact.day.iter().all(|day| known.days.contains_key(&day.value))
                && fact.after.iter().all(|after| known.facts.contains_key(&after.value))
        };
        let placed: BTreeSet<&str> = file.facts.iter().filter(is_placed).map(|fact| fact.id.value.as_str()).collect();
        let timeline = Timeline::new(&file.days, facts.iter().filter(|fact| placed.contains(fact.id.as_str())));
        self.refuse_days_out_of_order(file);
        for (raw, fact) in file.facts.iter().filter_map(|raw| Some((raw, timeline.facts.get(raw.id.value.as_str())?))) {
            for after in &raw.after {
                let Some(earlier) = timeline.facts.get(after.value.as_str()) else { continue };
                if timeline.rank(fact).zip(timeline.rank(earlier)).is_some_and(|(own, other)| own < other) {
                    let found = format!("\"{}\" is after \"{}\", which is of a later day", raw.id.value, after.value);
                    self.structure.error(&after.span, found, "name what the report puts before it");
                }
            }
        }
        for raw in &file.facts {
            let (own, facts) = (raw.id.value.as_str(), &timeline.facts);
            // Two that withdraw each other are noted as such.
            let is_mutual = |other: &str| {
                facts.get(other).is_some_and(|fact| fact.walks_back.iter().any(|back| back.fact.as_str() == own))
            };
            let is_wrong = |other: &str| timeline.is_before(own, other) && !is_mutual(other);
            for back in raw.walks_back.iter().filter(|back| is_wrong(&back.fact.value)) {
                let found = format!("\"{}\" walks back \"{}\", which comes after it", raw.id.value, back.fact.value);
                let right = "a fact withdraws an earlier one; two that are at odds have `contradicts`";
                self.structure.error(&back.fact.span, found, right);
            }
        }
        self.refuse_steps_out_of_order(file, &timeline);
        for question in file.questions.iter().filter(|question| question.items.is_some()) {
            self.refuse_items_out_of_order(question, &timeline);
        }
    }

    /// Notes days that do not go forward by their dates.
    fn refuse_days_out_of_order(&mut self, file: &raw::StructureFile) {
        let dated: Vec<_> = file.days.iter().filter_map(|day| Some((day, day.date?.to_string()))).collect();
        for pair in dated.windows(2) {
            if let [(before, earlier), (day, date)] = pair
                && date <= earlier
            {
                let (id, other) = (&day.id.value, &before.id.value);
                if date == earlier {
                    let found = format!("the days \"{other}\" and \"{id}\" are both of {date}");
                    self.structure.error(&day.id.span, found, "a date is one day: use one of the two");
                } else {
                    let found = format!("the day \"{id}\", {date}, stands after \"{other}\", {earlier}");
                    self.structure.error(&day.id.span, found, "days stand in their order, the earliest first");
                }
            }
        }
    }

    /// Notes steps that do not follow the row of days or hold a fact of another day; those
    /// without a day come after them.
    fn refuse_steps_out_of_order(&mut self, file: &raw::StructureFile, timeline: &Timeline<'_>) {
        let rank = |day: &At<String>| timeline.ranks.get(day.value.as_str()).copied();
        let mut last: Option<usize> = None;
        let mut undated: Option<&RawStep> = None;
        for step in &file.steps {
            let Some(day) = &step.day else {
                undated = undated.or(Some(step));
                continue;
            };
            // An unknown day was noted where it was looked up.
            let Some(at) = rank(day) else { continue };
            if let Some(before) = undated {
                let found = format!(
                    "the step \"{}\" has a day and stands after \"{}\", which has none",
                    step.id.value, before.id.value
                );
                self.structure.error(&step.id.span, found, "steps without a day stand last: they are in no order");
            } else if last.is_some_and(|last| at < last) {
                let found = format!("the step \"{}\" is of an earlier day than the one before it", step.id.value);
                self.structure.error(&step.id.span, found, "steps follow the days");
            }
            last = Some(at);
            for id in &step.facts {
                let Some(fact) = timeline.facts.get(id.value.as_str()) else { continue };
                let found = match &fact.day {
                    Some(other) if other.as_str() == day.value => continue,
                    Some(other) => {
                        format!("the fact \"{}\" is of \"{other}\", and this step of \"{}\"", id.value, day.value)
                    }
                    None => format!("the fact \"{}\" has no day, and this step is of \"{}\"", id.value, day.value),
                };
                let right = "move it to a step of its day, or to one with `undated = true`";
                self.structure.error(&id.span, found, right);
            }
        }
    }

    /// Notes what is to be put in order and is in none by the report.
    fn refuse_items_out_of_order(&mut self, question: &RawQuestion, timeline: &Timeline<'_>) {
        let Some(items) = &question.items else { return };
        let known = |id: &str| timeline.facts.get(id).copied();
        let right = "give the facts their `day`, or say what the report puts before with `after` \
                     or, within one fact, with `in_order = true`";
        for pair in items.value.windows(2) {
            let [RawItem { id: a, fact: Some(first) }, RawItem { id: b, fact: Some(then) }] = pair else { continue };
            let (Some(fact), Some(_)) = (known(&first.value), known(&then.value)) else { continue };
            let ordered =
                if first.value == then.value { fact.in_order } else { timeline.is_before(&first.value, &then.value) };
            if !ordered {
                let found = format!(
                    "the report does not say that \"{}\" ({}) comes before \"{}\" ({})",
                    a.value, first.value, b.value, then.value
                );
                self.structure.error(&b.span, found, right);
            }
        }
        if items.value.iter().all(|item| item.fact.is_some()) {
            return;
        }
        // Items that do not say what proves their place: then all of the evidence has a place.
        let evidence = &question.evidence.value;
        let placed = |id: &&At<String>| {
            let others = || evidence.iter().filter(|other| other.value != id.value);
            known(&id.value).is_none_or(|fact| {
                (fact.day.is_some() && evidence.len() > 1)
                    || fact.in_order
                    || others().any(|other| {
                        timeline.is_before(&other.value, &id.value) || timeline.is_before(&id.value, &other.value)
                    })
            })
        };
        for id in evidence.iter().filter(|id| !placed(id)) {
            let found = format!("the report gives \"{}\" no place in an order", id.value);
            self.structure.error(&id.span, found, right);
        }
    }
}

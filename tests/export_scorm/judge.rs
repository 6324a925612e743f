//! A learning system that is as strict as the strictest: every element that a session sets is judged by its name, by the
//! form of its value and by its place, and nothing is taken after the end.

use std::collections::{BTreeMap, BTreeSet};

use dateline::base::vocabulary::Word;
use dateline::lms::deed::Deed;
use dateline::lms::launch::Standard;

use crate::played::forms::{decimal, is_clock, is_duration, is_like, is_word};
use crate::played::{Host, Said};

/// What the strictest keep of an attempt.
const SUSPEND: usize = 4_000;

/// A system.
pub struct Judge {
    is_12: bool,
    /// Whether the assignment has a pass mark.
    has_mark: bool,
    /// How it says how many interactions it has: a number, or what it says instead.
    count: Option<&'static str>,
    /// What was set, and what of it was kept by a commit.
    values: BTreeMap<String, String>,
    kept: String,
    /// The ids of interactions, by their indices.
    pub ids: Vec<String>,
    is_launched: bool,
    pub is_over: bool,
    /// All that was set, in its order.
    pub all: Vec<(String, String)>,
    /// The longest response, as a count of its signs.
    pub longest: usize,
}

impl Judge {
    pub fn new(standard: Standard, has_mark: bool, count: Option<&'static str>) -> Self {
        Self {
            is_12: standard == Standard::Scorm12,
            has_mark,
            count,
            values: BTreeMap::new(),
            kept: String::new(),
            ids: Vec::new(),
            is_launched: false,
            is_over: false,
            all: Vec::new(),
            longest: 0,
        }
    }

    /// What a session sets at its beginning.
    fn first(&self) -> [&'static str; 2] {
        if self.is_12 { ["cmi.core.lesson_status", "cmi.core.exit"] } else { ["cmi.completion_status", "cmi.exit"] }
    }

    /// What it sets at its end, in the order that all take.
    fn last(&self) -> Vec<&'static str> {
        if self.is_12 {
            return "score.min score.max score.raw lesson_status exit session_time".split(' ').collect();
        }
        let all = "score.min score.max score.raw score.scaled completion_status success_status exit session_time";
        all.split(' ').filter(|name| self.has_mark || *name != "success_status").collect()
    }

    /// The elements of an interaction, in their order; those in brackets may be missing.
    fn elements(&self) -> &'static str {
        if self.is_12 {
            "id type time [correct_responses.0.pattern] [student_response] result latency"
        } else {
            "id type timestamp [correct_responses.0.pattern] [learner_response] result latency [description]"
        }
    }

    /// Takes the deeds for one interaction from the first of some; gives how many they are.
    fn interaction(&mut self, set: &[(&str, &str)]) -> usize {
        let (index, _) = set[0].0["cmi.interactions.".len()..].split_once('.').expect("an index");
        let at: usize = index.parse().expect("a number");
        assert_eq!(index, at.to_string());
        assert!(at <= self.ids.len(), "a gap: {at} of {}", self.ids.len());
        let start = format!("cmi.interactions.{index}.");
        let own: Vec<(&str, &str)> =
            set.iter().map_while(|(name, value)| Some((name.strip_prefix(&*start)?, *value))).collect();
        let mut rest = own.iter().map(|(name, _)| *name).peekable();
        for element in self.elements().split(' ') {
            let name = element.trim_matches(['[', ']']);
            let is_there = rest.next_if_eq(&name).is_some();
            assert!(is_there || element.starts_with('['), "{element} has no place in {own:?}");
        }
        assert_eq!(rest.next(), None, "{own:?}");
        let of = |wanted: &str| own.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
        let id = of("id").expect("an id");
        assert!(is_word(id) && id.len() <= 255, "{id}");
        match self.ids.get(at) {
            Some(other) => assert_eq!(other, id, "another question under the index {at}"),
            None => {
                assert!(!self.ids.iter().any(|other| other.eq_ignore_ascii_case(id)), "{id} has two indices");
                self.ids.push(id.to_owned());
            }
        }
        let kind = of("type").expect("a type");
        let response = of(if self.is_12 { "student_response" } else { "learner_response" });
        let pattern = of("correct_responses.0.pattern");
        assert_eq!(response.is_some(), pattern.is_some());
        let parts: Vec<Vec<String>> =
            [response, pattern].into_iter().flatten().map(|text| self.response(kind, text)).collect();
        let result = of("result").expect("a result");
        let wrong = if self.is_12 { "wrong" } else { "incorrect" };
        assert!(["correct", "0.5", wrong].contains(&result), "{result}");
        if let [response, pattern] = parts.as_slice() {
            let sorted = |parts: &[String]| parts.iter().cloned().collect::<BTreeSet<_>>();
            let is_same = if kind == "sequencing" { response == pattern } else { sorted(response) == sorted(pattern) };
            assert_eq!(is_same, result == "correct", "{response:?} for {pattern:?} is {result}");
        }
        if self.is_12 {
            let time = of("time").expect("a time");
            assert!(is_like(time, "00:00:00") && time.split(':').all(|part| part.parse::<u32>().is_ok_and(|n| n < 60)));
            assert!(is_clock(of("latency").expect("a latency")));
        } else {
            assert!(is_like(of("timestamp").expect("a time"), "0000-00-00T00:00:00"));
            assert!(is_duration(of("latency").expect("a latency")));
            if let Some(said) = of("description") {
                assert!(
                    !said.is_empty() && said.chars().count() <= 250 && !said.contains(char::is_control),
                    "{said:?}"
                );
            }
        }
        own.len()
    }

    /// The parts of a response or of a pattern.
    fn response(&mut self, kind: &str, text: &str) -> Vec<String> {
        self.longest = self.longest.max(text.len());
        assert!(!text.is_empty() && !text.contains([' ', '-']), "{text:?}");
        let (between, pair) = if self.is_12 { (",", ".") } else { ("[,]", "[.]") };
        let parts: Vec<String> = text.split(between).map(str::to_owned).collect();
        for part in &parts {
            let words: Vec<&str> = part.split(pair).collect();
            assert_eq!(words.len(), if kind == "matching" { 2 } else { 1 }, "{kind}: {text}");
            assert!(words.iter().all(|word| is_word(word) && word.len() <= 250), "{text}");
        }
        if self.is_12 {
            assert!(text.len() <= 255, "{text}");
        } else {
            assert!(parts.len() <= 36, "{} parts", parts.len());
        }
        let once: BTreeSet<String> = parts.iter().map(|part| part.to_ascii_lowercase()).collect();
        assert!(once.len() == parts.len() && ["choice", "matching", "sequencing"].contains(&kind), "{kind}: {text}");
        parts
    }

    /// An element that is none of an interaction's.
    fn element(&self, name: &str, value: &str, is_end: bool) {
        let own = name.strip_prefix(if self.is_12 { "cmi.core." } else { "cmi." }).unwrap_or(name);
        let number = |decimals: usize, most: f64| {
            let number = decimal(value, decimals).unwrap_or_else(|| panic!("{name} = {value:?}"));
            assert!((0.0..=most).contains(&number), "{name} = {value}");
        };
        match own {
            "score.min" => assert_eq!(value, "0"),
            "score.max" => assert_eq!(value, "100"),
            "score.raw" => number(1, 100.0),
            "score.scaled" => {
                number(3, 1.0);
                let raw = decimal(&self.values["cmi.score.raw"], 1).expect("a number");
                let scaled = decimal(value, 3).expect("a number");
                assert!((raw / 100.0 - scaled).abs() < 1e-9, "{raw} % is {scaled}");
            }
            "lesson_status" | "completion_status" => {
                let end = match (self.is_12, self.has_mark) {
                    (true, true) => ["passed", "failed"].as_slice(),
                    (true, false) | (false, _) => &["completed"],
                };
                assert!(if is_end { end.contains(&value) } else { value == "incomplete" }, "{name} = {value}");
            }
            "success_status" => assert!(self.has_mark && ["passed", "failed"].contains(&value)),
            "exit" => assert_eq!(value, if !is_end { "suspend" } else { ["normal", ""][usize::from(self.is_12)] }),
            "session_time" => assert!(if self.is_12 { is_clock(value) } else { is_duration(value) }, "{value}"),
            "cmi.suspend_data" | "suspend_data" => {
                assert!(value.len() <= SUSPEND && value.is_ascii(), "{} signs", value.len());
            }
            _ => panic!("{name} is no element"),
        }
    }
}

impl Host for Judge {
    fn launch(&mut self) -> Option<Said> {
        if self.is_over {
            return None;
        }
        self.is_launched = false;
        let known = self.count.map_or_else(|| self.ids.len().to_string(), str::to_owned);
        Some(Said { suspend: self.kept.clone(), known, ..Said::default() })
    }

    fn take(&mut self, deeds: &[Deed]) {
        if deeds.is_empty() {
            return;
        }
        assert!(!self.is_over, "after the end: {deeds:?}");
        let mut rest = deeds;
        if !self.is_launched {
            let [Deed::Set(one, status), Deed::Set(two, exit), Deed::Commit, after @ ..] = deeds else {
                panic!("no beginning: {deeds:?}")
            };
            assert_eq!([one.as_str(), two], self.first());
            for (name, value) in [(one, status), (two, exit)] {
                self.element(name, value, false);
                self.all.push((name.clone(), value.clone()));
            }
            (self.is_launched, rest) = (true, after);
        }
        let Some(last) = rest.last() else { return };
        let is_end = *last == Deed::Finish;
        assert!(is_end || *last == Deed::Commit, "what was set is not kept: {deeds:?}");
        let mut set = Vec::new();
        for (at, deed) in rest.iter().enumerate() {
            match deed {
                Deed::Set(name, value) => set.push((name.as_str(), value.as_str())),
                Deed::Commit => assert_eq!(at + 1 + usize::from(is_end), rest.len(), "two commits: {deeds:?}"),
                Deed::Finish => assert_eq!(at + 1, rest.len()),
                Deed::Keep(_) | Deed::Send(_) => panic!("{deed:?} is not SCORM's"),
            }
        }
        let mut names = Vec::new();
        let mut at = 0;
        while let Some((name, value)) = set.get(at) {
            if name.starts_with("cmi.interactions.") {
                assert!(names.is_empty(), "an interaction after {names:?}");
                at += self.interaction(&set[at..]);
                continue;
            }
            self.element(name, value, is_end);
            self.values.insert((*name).to_owned(), (*value).to_owned());
            names.push(name.trim_start_matches("cmi.").trim_start_matches("core."));
            at += 1;
        }
        let kept: &[&str] = if names.first() == Some(&"suspend_data") { &["suspend_data"] } else { &[] };
        let own = if is_end { self.last() } else { vec!["session_time"] };
        assert_eq!(names, [kept, &own].concat());
        self.all.extend(set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.is_over = is_end;
        self.kept = self.values.get("cmi.suspend_data").cloned().unwrap_or_default();
    }
}

impl Judge {
    /// The standard, as launches have it.
    pub fn standard(&self) -> &'static str {
        if self.is_12 { Standard::Scorm12.as_str() } else { Standard::Scorm2004.as_str() }
    }

    /// What it was told last of an element.
    pub fn value(&self, name: &str) -> &str {
        let own = format!("cmi.{}{name}", if self.is_12 { "core." } else { "" });
        self.values.get(&own).map_or("", String::as_str)
    }
}

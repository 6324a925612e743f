//! The settings of a quiz: by the query string of an address, or on its start screen. Both write a setting
//! as a key and a value, and so does what is kept:
//!
//! | key | values; the first is the default |
//! |---|---|
//! | `questions` | `0` (all), or how many are asked |
//! | `seed` | `0` (any), or the number that chooses and shuffles |
//! | `pass` | `0` (no pass mark), or the share that passes, in per cent |
//! | `order` | `story`, `shuffled` |
//! | `feedback` | `at-once`, `at-end` |
//! | `change` | `no`, `yes`: whether a given answer can be changed |
//! | `time` | `hidden`, `shown` |
//! | `practice` | `no`, `yes`: what was missed comes again until it is right |
//! | `confirm` | `no`, `yes`: whether a single choice waits to be checked, or is answered by one press |
//! | `only` | `all`, or kinds and skills with `-` between them, such as `map` or `one-who-recall`: whether those questions alone are asked that are of one of these kinds and ask for one of these skills |
//!
//! A key or a value that is none of these changes nothing.

use crate::base::number::Digits;
use crate::base::random::Random;
use crate::base::vocabulary::{Word, words};
use crate::quiz::bank::Bank;
use crate::quiz::only::{ONLY, Only};
use crate::story::id::QuestionId;

words! {
    /// A setting that is a number.
    Number {
        /// How many questions are asked.
        Questions = "questions",
        /// What chooses and shuffles them.
        Seed = "seed",
        /// The share that passes.
        Pass = "pass",
    }
}

words! {
    /// A setting that is off or on.
    Switch {
        /// The questions are shuffled.
        Shuffled = "order",
        /// Answers are marked at the end.
        AtEnd = "feedback",
        /// Answers can be changed.
        Change = "change",
        /// The time is shown.
        Time = "time",
        /// What was missed comes again.
        Practice = "practice",
        /// A single choice waits to be checked.
        Confirm = "confirm",
    }
}

impl Number {
    /// The greatest value.
    pub fn most(self) -> u32 {
        match self {
            Self::Questions | Self::Seed => u32::MAX,
            Self::Pass => 100,
        }
    }
}

impl Switch {
    /// The values for off and on.
    pub fn values(self) -> [&'static str; 2] {
        match self {
            Self::Shuffled => ["story", "shuffled"],
            Self::AtEnd => ["at-once", "at-end"],
            Self::Change | Self::Practice | Self::Confirm => ["no", "yes"],
            Self::Time => ["hidden", "shown"],
        }
    }
}

/// How a quiz is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    numbers: [u32; Number::ALL.len()],
    on: [bool; Switch::ALL.len()],
    /// Which questions alone are asked.
    pub only: Only,
}

impl Settings {
    /// These settings, with what the query of an address sets, which comes with or
    /// without its `?`.
    pub fn read(mut self, query: &str) -> Self {
        for (key, value) in pairs(query) {
            self.set(key, value);
        }
        self
    }

    /// Whether these settings are as a query has them; a seed that may be any is any.
    pub fn is_set_by(&self, query: &str) -> bool {
        let mut set = self.clone().read(query);
        if set.number(Number::Seed) == 0 {
            set.set_number(Number::Seed, self.number(Number::Seed));
        }
        set == *self
    }

    /// Whether a query has a key.
    pub fn names(query: &str, key: &str) -> bool {
        pairs(query).any(|(other, _)| other == key)
    }

    /// Writes what is not as by default, as a query without its `?`.
    pub fn written(&self) -> String {
        self.listed(|_, is_set| is_set)
    }

    /// Writes what the query of an address sets, be it as by default or not, in one form:
    /// as a query without its `?`.
    pub fn given(query: &str) -> String {
        Self::default().read(query).listed(|key, _| Self::names(query, key))
    }

    /// Writes what is to be listed, by its key and whether it is not as by default.
    fn listed(&self, is_listed: impl Fn(&str, bool) -> bool) -> String {
        let mut text = String::new();
        let mut pair = |key: &str, is_set: bool, value: &str| {
            if is_listed(key, is_set) {
                text.push_str(if text.is_empty() { "" } else { "&" });
                text.push_str(key);
                text.push('=');
                text.push_str(value);
            }
        };
        for number in Number::ALL {
            let value = self.number(*number);
            pair(number.as_str(), value > 0, &value.digits());
        }
        for switch in Switch::ALL {
            let [off, on] = switch.values();
            let is_on = self.is_on(*switch);
            pair(switch.as_str(), is_on, if is_on { on } else { off });
        }
        pair(ONLY, self.only != Only::default(), &self.only.written());
        text
    }

    /// A number.
    pub fn number(&self, number: Number) -> u32 {
        self.numbers.get(number as usize).copied().unwrap_or_default()
    }

    /// Sets a number.
    pub fn set_number(&mut self, number: Number, value: u32) {
        if let Some(set) = self.numbers.get_mut(number as usize) {
            *set = value.min(number.most());
        }
    }

    /// Whether something is on.
    pub fn is_on(&self, switch: Switch) -> bool {
        self.on.get(switch as usize).copied().unwrap_or_default()
    }

    /// Turns something on or off.
    pub fn turn(&mut self, switch: Switch, on: bool) {
        if let Some(set) = self.on.get_mut(switch as usize) {
            *set = on;
        }
    }

    /// Whether a key and a value are a setting.
    pub fn takes(key: &str, value: &str) -> bool {
        let mut set = Self::default();
        set.set(key, value);
        // What is as by default changes nothing.
        let is_default = |off: &str| value == off;
        set != Self::default()
            || Number::parse(key).is_some() && is_default("0")
            || Switch::parse(key).is_some_and(|switch| is_default(switch.values()[0]))
            || key == ONLY && Only::parse(value).is_some()
    }

    /// Sets what a key names. Spaces about the value are no fault.
    pub fn set(&mut self, key: &str, value: &str) {
        let value = value.trim_matches(' ');
        if let Some(number) = Number::parse(key) {
            // No sign, which a number's own reader would take.
            let digits = value.bytes().all(|byte| byte.is_ascii_digit());
            let value = value.parse().ok().filter(|value| digits && *value <= number.most());
            value.into_iter().for_each(|value| self.set_number(number, value));
        } else if let Some(switch) = Switch::parse(key) {
            let on = switch.values().iter().position(|other| *other == value);
            on.into_iter().for_each(|on| self.turn(switch, on == 1));
        } else if key == ONLY {
            self.only = Only::parse(value).unwrap_or(self.only);
        }
    }

    /// Whether the seed matters.
    pub fn is_by_chance(&self) -> bool {
        self.is_on(Switch::Shuffled) || self.number(Number::Questions) > 0
    }

    /// Whether answers are marked at the end only. Practice needs to know at once.
    pub fn is_marked_at_end(&self) -> bool {
        self.is_on(Switch::AtEnd) && !self.is_on(Switch::Practice)
    }

    /// The questions that are asked, in the order in which they are: the same for
    /// the same settings everywhere. Where chance has a hand in it, a question is asked
    /// before another that would give it away, and of two that give each other away one
    /// is asked.
    pub fn order(&self, bank: &Bank) -> Vec<QuestionId> {
        let is_asked = |at: &usize| bank.questions.get(*at).is_some_and(|question| self.only.asks(question));
        let mut places: Vec<usize> = (0..bank.questions.len()).collect();
        // A story without such questions asks them all.
        if places.iter().any(is_asked) {
            places.retain(is_asked);
        }
        let story = places.clone();
        if self.is_by_chance() {
            Random::new(self.number(Number::Seed)).shuffle(&mut places);
            let most = match self.number(Number::Questions) as usize {
                0 => usize::MAX,
                some => some,
            };
            let mut chosen: Vec<usize> = Vec::new();
            for place in places {
                let is_alone = |other: &usize| !(bank.spoils(*other, place) && bank.spoils(place, *other));
                if chosen.len() < most && chosen.iter().all(is_alone) {
                    chosen.push(place);
                }
            }
            if !self.is_on(Switch::Shuffled) {
                chosen = story.into_iter().filter(|place| chosen.contains(place)).collect();
            }
            places = Vec::new();
            while !chosen.is_empty() {
                let gives_away = |place: &usize| chosen.iter().any(|other| bank.spoils(*place, *other));
                let next = chosen.iter().position(|place| !gives_away(place)).unwrap_or(0);
                places.push(chosen.remove(next));
            }
        }
        places.into_iter().filter_map(|at| Some(bank.questions.get(at)?.id.clone())).collect()
    }
}

/// The keys and values of a query.
fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='))
}

#[cfg(test)]
#[cfg(feature = "cli")]
pub(crate) mod tests {
    use super::*;
    use crate::base::number::saturated;

    /// Any settings for so many questions.
    pub fn random_settings(random: &mut Random, questions: usize) -> Settings {
        let mut settings = Settings::default();
        settings.set_number(Number::Questions, saturated(random.index(questions + 1)));
        settings.set_number(Number::Seed, random.draw());
        settings.set_number(Number::Pass, random.below(101));
        for switch in Switch::ALL {
            settings.turn(*switch, random.below(2) == 1);
        }
        settings.only = match random.below(3) {
            0 => Only::default(),
            1 => Only::MAP,
            _ => Only::of(random.below(saturated(Only::VALUES)).into()),
        };
        settings
    }

    fn order(query: &str) -> Vec<String> {
        // Read once: a test asks a thousand times.
        thread_local!(static BANK: Bank = Bank::harbour());
        let order = BANK.with(|bank| Settings::default().read(query).order(bank));
        order.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_address_without_settings_has_the_defaults() {
        for query in ["", "?", "?lang=uk", "?utm_source=x&fbclid", "?&&==&=1"] {
            assert_eq!(Settings::default().read(query), Settings::default(), "{query}");
        }
        assert_eq!(Settings::default().written(), "");
    }

    #[test]
    fn every_setting_is_read_and_written() {
        let query = "questions=10&seed=20250818&pass=60&order=shuffled&feedback=at-end&change=yes&time=shown&practice=yes&confirm=yes&only=map";
        let settings = Settings::default().read(query);
        assert!(Switch::ALL.iter().all(|switch| settings.is_on(*switch)));
        assert_eq!(Number::ALL.iter().map(|number| settings.number(*number)).collect::<Vec<_>>(), [10, 20_250_818, 60]);
        assert_eq!(settings.written(), query);
        let off = "?questions=0&seed=0&pass=0&order=story&feedback=at-once&change=no&time=hidden&practice=no&confirm=no&only=all";
        assert_eq!(Settings::default().read(off), Settings::default());
    }

    #[test]
    fn a_value_that_cannot_be_used_falls_back_to_the_default() {
        let unusable = [
            "questions=-1",
            "questions=+1",
            "questions=ten",
            "questions=1.5",
            "questions=",
            "questions=4294967296",
            "seed=x",
            "seed=%31",
            "pass=101",
            "pass=60%25",
            "order=Shuffled",
            "order=",
            "feedback=later",
            "change=1",
            "time=yes",
            "practice=true",
            "practice",
            "Pass=60",
            "only=",
            "only=maps",
            "only=map-",
            "only=map,recall",
            "only=all-map",
        ];
        for query in unusable {
            assert_eq!(Settings::default().read(query), Settings::default(), "{query}");
        }
        assert_eq!(Settings::default().read(&unusable.join("&")), Settings::default());
        assert_eq!(Settings::default().read("pass=60&pass=600&x=1&time=shown").written(), "pass=60&time=shown");
    }

    #[test]
    fn a_value_is_read_with_spaces_about_it() {
        let settings = Settings::default().read("questions=5 &seed= 12&order= shuffled");
        assert_eq!(settings.written(), "questions=5&seed=12&order=shuffled");
    }

    #[test]
    fn what_a_query_gives_is_written_in_one_form_with_the_defaults_that_it_names() {
        for (query, given) in [
            ("", ""),
            ("?lang=uk&utm_source=x", ""),
            ("?seed=7&lang=uk&questions=05", "questions=5&seed=7"),
            ("?order=story", "order=story"),
            ("?questions=ten&order=shuffled", "questions=0&order=shuffled"),
        ] {
            assert_eq!(Settings::given(query), given, "{query}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let mut random = Random::new(1);
        for _ in 0..500 {
            let settings = random_settings(&mut random, 30);
            assert_eq!(Settings::default().read(&settings.written()), settings);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_quiz_everywhere() {
        assert_eq!(order("seed=7&order=shuffled"), order("?order=shuffled&lang=uk&seed=7"));
        assert_ne!(order("seed=7&order=shuffled"), order("seed=8&order=shuffled"));
    }

    #[test]
    fn a_number_of_questions_is_chosen_by_the_seed_and_none_comes_twice() {
        let all = order("");
        assert_eq!((all.len(), order("seed=7")), (12, all.clone()));
        assert_eq!(order("questions=99"), all);
        for n in 1..=12 {
            for seed in 0..20 {
                let mut shuffled = order(&format!("questions={n}&seed={seed}&order=shuffled"));
                let kept = order(&format!("questions={n}&seed={seed}"));
                assert_eq!(kept.len(), n);
                assert!(kept.is_sorted_by_key(|id| all.iter().position(|other| other == id)), "{kept:?}");
                shuffled.sort();
                shuffled.dedup();
                let mut kept = kept;
                kept.sort();
                assert_eq!(shuffled, kept, "the same questions, whether shuffled or not");
            }
        }
    }

    /// The places of the questions that are asked of a bank, in the order in which they are.
    fn places(bank: &Bank, query: &str) -> Vec<usize> {
        let at = |id: &QuestionId| bank.questions.iter().position(|question| question.id == *id).unwrap();
        Settings::default().read(query).order(bank).iter().map(at).collect()
    }

    #[test]
    fn a_question_is_asked_before_another_that_gives_it_away() {
        let plain = Bank::harbour();
        let bank = Bank { spoilers: vec![(0, 5), (0, 6), (5, 11), (3, 0), (7, 8), (10, 8)], ..plain.clone() };
        let late = |order: &[usize]| {
            let place = |at: u32| order.iter().position(|other| *other == at as usize);
            let is_late = |(a, b): &&(u32, u32)| place(*a).zip(place(*b)).is_some_and(|(a, b)| a < b);
            bank.spoilers.iter().filter(is_late).count()
        };
        let mut late_by_chance = 0;
        for seed in 0..100 {
            for query in ["order=shuffled", "order=shuffled&questions=7", "questions=7"] {
                let query = format!("{query}&seed={seed}");
                let order = places(&bank, &query);
                assert_eq!(late(&order), 0, "{query}: {order:?}");
                late_by_chance += late(&places(&plain, &query));
                let (mut asked, mut other) = (order, places(&plain, &query));
                asked.sort_unstable();
                other.sort_unstable();
                assert_eq!(asked, other, "{query}: the same questions, whatever their order");
            }
        }
        assert!(late_by_chance > 100, "chance alone does otherwise: {late_by_chance}");
        assert_eq!(places(&bank, ""), (0..12).collect::<Vec<_>>(), "the order of the story is its author's");
    }

    #[test]
    fn of_two_questions_that_give_each_other_away_one_is_asked() {
        let bank = Bank { spoilers: vec![(1, 9), (9, 1), (4, 2), (2, 4), (4, 9)], ..Bank::harbour() };
        let mut asked = std::collections::BTreeSet::new();
        for seed in 0..100 {
            let order = places(&bank, &format!("order=shuffled&seed={seed}"));
            assert_eq!(order.len(), 10, "{order:?}");
            for pair in [[1, 9], [2, 4]] {
                let of_pair: Vec<usize> = pair.into_iter().filter(|at| order.contains(at)).collect();
                assert_eq!(of_pair.len(), 1, "{order:?}");
                asked.extend(of_pair);
            }
        }
        assert!(asked.into_iter().eq([1, 2, 4, 9]), "each of them by some seed");
        assert_eq!(places(&bank, "seed=1").len(), 12, "the order of the story is its author's");
    }

    #[test]
    fn so_many_questions_are_asked_as_do_not_give_each_other_away() {
        let bank = Bank { spoilers: vec![(1, 9), (9, 1), (4, 2), (2, 4), (0, 5)], ..Bank::harbour() };
        for n in 1..=12 {
            for seed in 0..40 {
                for order in ["story", "shuffled"] {
                    let query = format!("questions={n}&seed={seed}&order={order}");
                    assert_eq!(places(&bank, &query).len(), n.min(10), "{query}");
                }
            }
        }
    }
}

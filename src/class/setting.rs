//! An assignment that is being set, and the link that holds all of it.

use crate::base::vocabulary::Word;
use crate::class::action::{ClassAction, Copyable};
use crate::class::address::tidy;
use crate::class::assignment::Assignment;
use crate::class::data::ClassData;
use crate::class::state::ClassEffect;
use crate::lang::class::ClassText;
use crate::quiz::only::Only;
use crate::quiz::settings::{Number, Settings, Switch};
use crate::story::question::{Kind, Skill};

/// The state of the part that sets an assignment.
#[derive(Clone, Debug, PartialEq)]
pub struct Assigning {
    /// The assignment.
    pub draft: Assignment,
    /// The place among the story's editions of the one that pupils get.
    pub edition: usize,
    /// Whether something was copied last.
    pub copied: bool,
    /// The address of the folder that the page is in, with a `/` at its end.
    pub base: String,
}

impl Assigning {
    /// The first state of a page that lies in a folder of some address, whose fragment may hold what was set before.
    pub fn new(data: &ClassData, base: &str, fragment: &str) -> Self {
        let edition = data.editions.iter().position(|edition| edition.language == data.language).unwrap_or(0);
        let before = fragment.split_once('=').and_then(|(_, query)| Assignment::read(query));
        let draft = before.unwrap_or_else(|| {
            let mut draft = Assignment::default();
            draft.settings.turn(Switch::AtEnd, true);
            draft
        });
        Self { draft, edition, copied: false, base: base.to_owned() }
    }

    /// The link of an assignment for pupils.
    pub fn link(&self, data: &ClassData) -> String {
        data.link(&self.base, self.edition, &self.draft)
    }

    /// The line with the link to paste.
    pub fn line(&self, data: &ClassData) -> String {
        let title = if self.draft.title.is_empty() { &data.title } else { &self.draft.title };
        let count = self.draft.settings.order(&data.bank).len().to_string();
        let link = self.link(data);
        data.fill(ClassText::AssignText, &[("title", title), ("n", &count), ("link", &link)])
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        let before = self.draft.clone();
        let mut effects = self.stepped(data, action);
        if self.draft != before {
            effects.push(ClassEffect::Draft(self.draft.written()));
        }
        effects
    }

    fn stepped(&mut self, data: &ClassData, action: ClassAction) -> Vec<ClassEffect> {
        if !matches!(action, ClassAction::CopyEnded(_)) {
            self.copied = false;
        }
        match action {
            ClassAction::Set(key, value) => self.set(data, &key, &value),
            ClassAction::Ticked(word) => self.tick(&word),
            ClassAction::Drawn(seed) => {
                self.draft.settings.set_number(Number::Seed, seed);
                self.settle();
            }
            ClassAction::Copied(Copyable::Link) => return vec![ClassEffect::Copy(self.link(data))],
            ClassAction::Copied(Copyable::Line) => return vec![ClassEffect::Copy(self.line(data))],
            ClassAction::CopyEnded(is_copied) => self.copied = is_copied,
            _ => {}
        }
        Vec::new()
    }

    /// Sets a setting of the assignment.
    fn set(&mut self, data: &ClassData, key: &str, value: &str) {
        match key {
            "title" => self.draft.title = tidy(value),
            "lang" => {
                let edition = data.editions.iter().position(|edition| edition.language.as_str() == value);
                self.edition = edition.unwrap_or(self.edition);
            }
            _ => {
                // An empty field is the default.
                let value = if value.trim().is_empty() && Number::parse(key).is_some() { "0" } else { value };
                self.draft.settings.set(key, value);
                self.settle();
            }
        }
    }

    /// Where chance has a hand in it there is a number that all pupils share; else there is none.
    fn settle(&mut self) {
        let settings = &mut self.draft.settings;
        let seed = settings.number(Number::Seed);
        settings.set_number(Number::Seed, if settings.is_by_chance() { seed.max(1) } else { 0 });
    }

    /// Ticks a kind or a skill, or does so no more.
    fn tick(&mut self, word: &str) {
        let words = Kind::ALL.iter().map(|kind| kind.as_str()).chain(Skill::ALL.iter().map(|skill| skill.as_str()));
        let mut bits = self.draft.settings.only.number();
        if let Some(at) = words.into_iter().position(|known| known == word) {
            bits ^= 1 << at;
        }
        self.draft.settings.only = Only::of(bits);
    }

    /// Whether a kind or a skill is ticked.
    pub fn is_ticked(&self, word: &str) -> bool {
        self.draft.settings.only.written().split('-').any(|other| other == word)
    }

    /// How many questions fit what is ticked.
    pub fn fitting(&self, data: &ClassData) -> usize {
        let mut settings = Settings::default();
        settings.only = self.draft.settings.only;
        settings.order(&data.bank).len()
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::class::results::tests::data;

    #[test]
    fn the_link_holds_all_that_was_set_and_a_seed_where_chance_has_a_hand_in_it() {
        let data = data();
        let mut page = Assigning::new(&data, "https://news.example/talks/", "#new");
        let mut set = |text: &str| {
            page.step(&data, ClassAction::parse(text).unwrap());
            page.link(&data)
        };
        assert_eq!(
            set("set title 9b, Tue"),
            "https://news.example/talks/?lang=en&view=quiz&feedback=at-end&class=9b%2C%20Tue"
        );
        assert!(set("set questions 4").contains("&questions=4&seed=1&feedback=at-end&"));
        assert!(set("draw 4711").contains("&questions=4&seed=4711&"));
        assert!(set("tick map").ends_with("&only=map&class=9b%2C%20Tue"));
        assert!(set("tick recall").contains("&only=map-recall&"));
        assert!(set("tick map").contains("&only=recall&"));
        assert!(set("set pass 60").contains("&pass=60&"));
        assert!(!set("set questions ").contains("seed"), "nothing is by chance any more");
        assert!(set("set lang uk").starts_with("https://news.example/talks/uk.html?lang=uk&"));
        // What a pupil's address is read as is what was set.
        let (link, draft) = (page.link(&data), page.draft.clone());
        assert_eq!(Assignment::read(link.split_once('?').unwrap().1), Some(draft.clone()));
        assert!(page.line(&data).contains(&link));
        // It stands in the address, and so is there again.
        let effects = page.step(&data, ClassAction::parse("set pass 70").unwrap());
        let [ClassEffect::Draft(query)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(Assigning::new(&data, "", &format!("#new={query}")).draft, page.draft);
        assert_ne!(page.draft, draft);
    }
}

//! The state of a worksheet's page: the assignment, the version, and whether its key is shown in its place. The first
//! two stand in the address's query, the last in its fragment.

use crate::base::vocabulary::Word;
use crate::class::action::ClassAction;
use crate::class::assignment::Assignment;
use crate::class::data::ClassData;
use crate::class::paper::Version;
use crate::class::state::ClassEffect;
use crate::quiz::settings::Settings;

/// The fragment of an address that shows the key.
const KEY: &str = "#key";
/// The key of a query that says which version is shown.
const VERSION: &str = "version";

/// The state.
#[derive(Clone, Debug, PartialEq)]
pub struct Worksheet {
    /// What is asked, and what the class calls it.
    pub assignment: Assignment,
    /// The version.
    pub version: Version,
    /// Whether the key is shown.
    pub is_key: bool,
    /// The query of the page's address, with or without its `?`.
    query: String,
    /// The address of the folder that the page is in, with a `/` at its end.
    base: String,
}

impl Worksheet {
    /// That of an address: its folder and its query. Without an assignment the query's settings hold.
    pub fn new(base: &str, query: &str) -> Self {
        let plain = || Assignment { settings: Settings::default().read(query), title: String::new() };
        let version = pairs(query).find_map(|pair| pair.strip_prefix(VERSION)?.strip_prefix('='));
        Self {
            assignment: Assignment::read(query).unwrap_or_else(plain),
            version: version.and_then(Version::parse).unwrap_or(Version::FIRST),
            is_key: false,
            query: query.to_owned(),
            base: base.to_owned(),
        }
    }

    /// Takes an action. One that has no place here changes nothing.
    pub fn step(&mut self, action: &ClassAction) -> Vec<ClassEffect> {
        if let ClassAction::KeyShown(is_shown) = action {
            self.is_key = *is_shown;
        }
        if *action == ClassAction::Printed { vec![ClassEffect::Print] } else { Vec::new() }
    }

    /// The way to a version: of the sheet, or of the key where that is shown.
    pub fn way(&self, version: Version) -> String {
        let others = pairs(&self.query).filter(|pair| !pair.starts_with(&[VERSION, "="].concat()));
        let own = [VERSION, "=", version.as_str()].concat();
        let pairs: Vec<&str> = others.chain([own.as_str()]).collect();
        ["?", &pairs.join("&"), if self.is_key { KEY } else { "" }].concat()
    }

    /// The way from the sheet to its key, or back.
    pub fn other(&self) -> &'static str {
        if self.is_key { "#" } else { KEY }
    }

    /// The link of the assignment for pupils.
    pub fn link(&self, data: &ClassData) -> String {
        let edition = data.editions.iter().position(|edition| edition.language == data.language).unwrap_or(0);
        data.link(&self.base, edition, &self.assignment)
    }
}

/// The keys of a query with their values.
fn pairs(query: &str) -> impl Iterator<Item = &str> {
    query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_and_the_key_stand_in_the_address() {
        let mut sheet = Worksheet::new("https://news.example/", "?lang=en&class=9b&version=b&seed=7");
        assert_eq!((sheet.version, sheet.assignment.title.as_str(), sheet.is_key), (Version::B, "9b", false));
        assert_eq!(sheet.way(Version::A), "?lang=en&class=9b&seed=7&version=a");
        assert_eq!(sheet.step(&ClassAction::KeyShown(true)), []);
        assert_eq!((sheet.is_key, sheet.other()), (true, "#"));
        assert_eq!(sheet.way(Version::B), "?lang=en&class=9b&seed=7&version=b#key");
        assert_eq!(sheet.step(&ClassAction::Printed), [ClassEffect::Print]);
        for query in ["", "?", "?version=c", "?version", "?versions=b"] {
            assert_eq!(Worksheet::new("", query).version, Version::A, "{query}");
        }
        assert_eq!(Worksheet::new("", "?versions=b").way(Version::B), "?versions=b&version=b");
    }
}

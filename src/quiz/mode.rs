//! The modes of a quiz: what a reader can begin with one press, each a few settings.

use crate::base::vocabulary::words;
use crate::quiz::settings::Settings;

/// How many questions a quick quiz asks.
pub const FEW: u32 = 5;

words! {
    /// A mode.
    Mode {
        /// A few questions.
        Quick = "quick",
        /// All of them.
        All = "all",
        /// Those whose answers are places on the map.
        OnMap = "map",
        /// All, and what was missed again until it is right.
        Practice = "practice",
    }
}

impl Mode {
    /// The keys and values of what it sets.
    pub fn settings(self) -> [(&'static str, &'static str); 3] {
        let [questions, only, practice] = match self {
            Self::Quick => ["5", "all", "no"],
            Self::All => ["0", "all", "no"],
            Self::OnMap => ["0", "map", "no"],
            Self::Practice => ["0", "all", "yes"],
        };
        [("questions", questions), ("only", only), ("practice", practice)]
    }

    /// Settings with those of the mode.
    pub fn of(self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        for (key, value) in self.settings() {
            settings.set(key, value);
        }
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::vocabulary::Word;
    use crate::quiz::settings::Number;

    #[test]
    fn a_mode_sets_what_it_says_whatever_was_set_before() {
        let other = Settings::default().read("questions=10&practice=yes&only=map&pass=60");
        let set: Vec<String> = Mode::ALL.iter().map(|mode| mode.of(&other).written()).collect();
        assert_eq!(set, ["questions=5&pass=60", "pass=60", "pass=60&only=map", "pass=60&practice=yes"]);
        assert_eq!(Mode::Quick.of(&other).number(Number::Questions), FEW);
    }
}

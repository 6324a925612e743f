//! The modes of a quiz: what a reader can begin with one press, each a few settings.

use crate::base::vocabulary::words;
use crate::quiz::only::Only;
use crate::quiz::settings::{Number, Settings, Switch};

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
    /// The keys of the settings that a mode sets.
    pub const KEYS: [&'static str; 3] = ["questions", "only", "practice"];

    /// Settings with those of the mode.
    pub fn of(self, settings: &Settings) -> Settings {
        let mut settings = settings.clone();
        settings.set_number(Number::Questions, if self == Self::Quick { FEW } else { 0 });
        settings.only = if self == Self::OnMap { Only::MAP } else { Only::default() };
        settings.turn(Switch::Practice, self == Self::Practice);
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::vocabulary::Word;
    use crate::quiz::only::ONLY;

    #[test]
    fn a_mode_sets_what_it_says_whatever_was_set_before() {
        let other = Settings::default().read("questions=10&practice=yes&only=map&pass=60");
        let set: Vec<String> = Mode::ALL.iter().map(|mode| mode.of(&other).written()).collect();
        assert_eq!(set, ["questions=5&pass=60", "pass=60", "pass=60&only=map", "pass=60&practice=yes"]);
        assert_eq!(Mode::Quick.of(&other).number(Number::Questions), FEW);
        let keys = [Number::Questions.as_str(), ONLY, Switch::Practice.as_str()];
        assert_eq!(Mode::KEYS, keys);
    }
}

//! An assignment: which questions are asked, how they are set, and what the class calls it. All of it stands
//! in its link, as a query: the settings of the quiz and `class`, the title, which may be empty.

use crate::class::address::{escaped, unescaped};
use crate::quiz::code::digest;
use crate::quiz::settings::Settings;

/// The key of the title: a query that has it is an assignment's.
pub const CLASS: &str = "class";

/// How many digests of assignments there are.
pub const DIGESTS: u64 = 128;

/// An assignment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment {
    /// How the quiz is set.
    pub settings: Settings,
    /// What the class calls it; may be empty.
    pub title: String,
}

impl Assignment {
    /// That of a query, with or without its `?`; none where it is that of no assignment.
    pub fn read(query: &str) -> Option<Self> {
        let pairs = query.trim_start_matches('?').split('&');
        let title = pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == CLASS)?.1;
        Some(Self { settings: Settings::default().read(query), title: unescaped(title) })
    }

    /// Its query, without a `?`: the settings that are not as by default, and the title. By that the quiz knows that no
    /// pupil can set the rest otherwise.
    pub fn written(&self) -> String {
        let settings = self.settings.written();
        let between = if settings.is_empty() { "" } else { "&" };
        [&settings, between, CLASS, "=", &escaped(&self.title)].concat()
    }

    /// What tells it from others in a code; below [`DIGESTS`].
    pub fn digest(&self) -> u64 {
        let hash = digest(digest(0, &self.settings.written()), &self.title);
        // The multiplication leaves the most in the highest bits.
        u64::from(hash >> 25)
    }
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;
    use crate::base::random::Random;
    use crate::quiz::settings::tests::random_settings;

    #[test]
    fn an_assignment_is_in_its_link_whole() {
        let mut random = Random::new(1);
        for title in ["", "9b", "Ukraine & co = 100 %", "Клас 9-Б", "a+b", "<b>\"'", "يوم"] {
            for _ in 0..50 {
                let assignment = Assignment { settings: random_settings(&mut random, 24), title: title.to_owned() };
                let written = assignment.written();
                assert!(
                    written.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~&=%".contains(&byte)),
                    "{written}"
                );
                assert_eq!(Assignment::read(&written), Some(assignment.clone()));
                assert_eq!(Assignment::read(&format!("?lang=uk&{written}&utm_source=x")), Some(assignment));
            }
        }
        assert_eq!(Assignment::read("questions=5"), None);
        assert_eq!(Assignment::read("?class=9%20b&questions=ten").unwrap().title, "9 b");
    }

    #[test]
    fn other_assignments_have_other_digests_mostly() {
        let digest = |query: &str| Assignment::read(query).unwrap().digest();
        let base = digest("class=9b&questions=10&seed=7");
        assert_eq!(base, digest("?seed=7&lang=uk&order=story&class=9b&questions=10"), "the same in another form");
        let others = (0..500).filter(|seed| digest(&format!("class=9b&questions=10&seed={seed}")) == base).count();
        assert!(others <= 12, "{others} of 500");
        assert!((0..500).all(|seed| digest(&format!("class=&seed={seed}")) < DIGESTS));
    }
}

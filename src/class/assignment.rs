//! An assignment: which questions are asked, how they are set, and what the class calls it. All of it stands
//! in its link, as a query: the settings of the quiz and `class`, the title, which may be empty.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::quiz::code::digest;
use crate::quiz::settings::Settings;

/// The key of the title: a query that has it is an assignment's.
pub const CLASS: &str = "class";

/// How many digests of assignments there are.
pub const DIGESTS: u64 = 128;

/// How many letters a title or a pupil's name has at most.
const MOST_LETTERS: usize = 60;

/// What stands unescaped in an address.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A text as it stands in an address.
pub fn escaped(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// A text out of an address, made [tidy].
pub fn unescaped(text: &str) -> String {
    tidy(&percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy())
}

/// A text that somebody else wrote, as it can be shown in a line: without what cannot be seen or turns what
/// follows around, and not longer than a line.
pub fn tidy(text: &str) -> String {
    let is_unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    let plain: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").chars().take(MOST_LETTERS).collect::<String>().trim_end().to_owned()
}

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

    #[test]
    fn what_somebody_wrote_is_a_line_of_what_can_be_seen() {
        for (text, right) in [
            ("  Mia \n K.\t", "Mia K."),
            ("a\u{202e}b\u{200b}c\u{0}d", "abcd"),
            ("=1+1", "=1+1"),
            ("\u{feff}", ""),
            ("👩‍🏫", "👩🏫"),
        ] {
            assert_eq!(tidy(text), right);
        }
        assert_eq!(tidy(&"x".repeat(100)).len(), MOST_LETTERS);
        assert_eq!(unescaped("%FF%41%"), "\u{fffd}A%");
    }
}

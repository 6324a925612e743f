//! A launch: what the launcher's script has read of the learning system.

use crate::base::vocabulary::{Word, words};
use crate::lms::suspend::Suspend;
use crate::quiz::bank::Bank;

words! {
    /// How a learning system is spoken to.
    Standard {
        /// SCORM 1.2.
        Scorm12 = "1.2",
        /// SCORM 2004, 4th edition.
        Scorm2004 = "2004",
        /// cmi5, which is xAPI.
        Cmi5 = "cmi5",
    }
}

/// A launch.
#[derive(Clone, Debug, PartialEq)]
pub struct Launch {
    /// How the system is spoken to.
    pub standard: Standard,
    /// Whether the attempt may be told of: not while it is only looked at (review, browse).
    pub is_normal: bool,
    /// What the system kept of an earlier session.
    pub suspend: Suspend,
    /// The address of the story's page, of which the ids of questions are made.
    pub address: String,
    /// The share from which the system takes the quiz as passed, in thousandths, where it says one.
    pub mastery: Option<u32>,
    /// Whether the system takes the quiz as done only once it was passed.
    pub needs_pass: bool,
    /// How many interactions the system has, where it says so.
    pub known: Option<usize>,
}

impl Launch {
    /// Reads what the launcher's script has written, a line each: the standard; the mode, as the system writes it; what
    /// was kept; the address; the mastery score, a number from 0 to 1 or nothing; the rule by which the system
    /// moves on; how many interactions it has.
    /// What is missing is as if nothing were said of it. None where the standard is none.
    pub fn read(bank: &Bank, text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let standard = Standard::parse(lines.next()?)?;
        let mut next = || lines.next().unwrap_or_default().trim();
        let (mode, suspend, address, mastery, move_on, known) = (next(), next(), next(), next(), next(), next());
        Some(Self {
            standard,
            is_normal: !["review", "browse"].iter().any(|word| mode.eq_ignore_ascii_case(word)),
            suspend: Suspend::read(bank, suspend),
            address: address.to_owned(),
            mastery: thousandths(mastery),
            needs_pass: ["Passed", "CompletedAndPassed"].contains(&move_on),
            known: known.parse().ok(),
        })
    }
}

/// A plain decimal from 0 to 1 in thousandths, rounded up: who has less than the share has not reached it. The library's
/// own reader of such numbers takes the program more than the rest of it does.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain(whole) || !is_plain(rest) || text.len() == text.matches('.').count() {
        return None;
    }
    let padded: String = rest.chars().chain("000".chars()).take(3).collect();
    let beyond = rest.get(3..).unwrap_or_default().bytes().any(|byte| byte != b'0');
    let whole: u32 =
        whole.trim_start_matches('0').parse().ok().or(whole.trim_start_matches('0').is_empty().then_some(0))?;
    let share = whole.checked_mul(1000)? + padded.parse::<u32>().ok()? + u32::from(beyond);
    (share <= 1000).then_some(share)
}

#[cfg(test)]
#[cfg(feature = "cli")]
mod tests {
    use super::*;

    #[test]
    fn a_launch_is_read_whatever_of_it_is_missing() {
        let bank = Bank::harbour();
        let read = |text: &str| Launch::read(&bank, text);
        let launch = read("cmi5\nNormal\n\nhttps://news.example/\n0.65\nCompletedAndPassed").unwrap();
        assert_eq!((launch.mastery, launch.needs_pass, launch.is_normal), (Some(650), true, true));
        assert_eq!(launch.address, "https://news.example/");
        for (mode, is_normal) in [("", true), ("normal", true), ("Review", false), ("browse", false), ("x", true)] {
            assert_eq!(read(&format!("1.2\n{mode}")).unwrap().is_normal, is_normal, "{mode}");
        }
        for (text, mastery) in [
            ("0", Some(0)),
            ("1", Some(1000)),
            ("0.6667", Some(667)),
            ("", None),
            ("2", None),
            ("1.0", Some(1000)),
            (".5", Some(500)),
            ("0.8", Some(800)),
            ("1e-1", None),
            (".", None),
            ("-0.5", None),
        ] {
            assert_eq!(thousandths(text), mastery, "{text}");
        }
        assert_eq!(read("1.3"), None);
        assert_eq!(read(""), None);
    }
}

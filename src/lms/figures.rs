//! Scores and times as learning systems take them.

use crate::base::number::{Digits, saturated, whole};
use crate::quiz::score::{POINTS_PER_QUESTION, Points};

/// A share of a score, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(pub u32);

impl Share {
    /// Of so many points for so many questions, rounded; never up to all of them.
    pub fn of(Points(earned): Points, questions: u32) -> Self {
        let of = (POINTS_PER_QUESTION * questions).max(1);
        if earned >= of { Self(1000) } else { Self(((earned * 2000 + of) / (2 * of)).min(999)) }
    }

    /// The share, which is below a mark: rounding may have taken it there.
    pub fn below(self, mark: Self) -> Self {
        if self < mark { self } else { Self(mark.0.saturating_sub(1)) }
    }

    /// In per cent, with one decimal at most: `54.2`, `100`.
    pub fn percent(self) -> String {
        decimal(self.0, 10)
    }

    /// From 0 to 1, with three decimals at most: `0.542`, `1`.
    pub fn scaled(self) -> String {
        decimal(self.0, 1000)
    }
}

/// A number of parts as a decimal, without zeros at its end.
fn decimal(parts: u32, of: u32) -> String {
    let (whole, rest) = (parts / of, parts % of);
    if rest == 0 {
        return whole.digits();
    }
    // The zeros before the rest stand in it with the part above it.
    let padded = (of + rest).digits();
    let rest = padded.get(1..).unwrap_or_default().trim_end_matches('0');
    [&whole.digits(), ".", rest].concat()
}

/// The longest time that SCORM 1.2 can write: 10,000 hours less a moment; this is 5,000.
const LONGEST: u32 = 1_799_999_999;

/// How long something took, in hundredths of a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span(pub u32);

impl Span {
    /// Of milliseconds; of less than none, none.
    pub fn of(milliseconds: f64) -> Self {
        let hundredths = (milliseconds / 10.0).clamp(0.0, f64::from(LONGEST));
        Self(saturated(whole(hundredths)))
    }

    /// As SCORM 1.2 takes it: `0000:00:05.25`, of which the hours have two digits at least.
    pub fn clock(self) -> String {
        let (seconds, hundredths) = (self.0 / 100, self.0 % 100);
        let two = |number: u32| if number < 10 { ["0", &number.digits()].concat() } else { number.digits() };
        let time = [two(seconds / 3600), two(seconds / 60 % 60), two(seconds % 60)].join(":");
        [&time, ".", &two(hundredths)].concat()
    }

    /// As ISO 8601 has it: `PT1H2M3.5S`.
    pub fn duration(self) -> String {
        let (seconds, hundredths) = (self.0 / 100, self.0 % 100);
        let mut text = String::from("PT");
        for (number, unit) in [(seconds / 3600, "H"), (seconds / 60 % 60, "M")] {
            if number > 0 {
                text.push_str(&number.digits());
                text.push_str(unit);
            }
        }
        let rest = decimal(seconds % 60 * 100 + hundredths, 100);
        if rest != "0" || text == "PT" {
            text.push_str(&rest);
            text.push('S');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_plain_decimals() {
        let all = [
            (0, 24, "0", "0"),
            (48, 24, "100", "1"),
            (1, 3, "16.7", "0.167"),
            (26, 24, "54.2", "0.542"),
            (1, 48, "1", "0.01"),
        ];
        for (earned, of, percent, scaled) in all {
            let share = Share::of(Points(earned), of);
            assert_eq!((share.percent().as_str(), share.scaled().as_str()), (percent, scaled));
        }
        assert_eq!(Share::of(Points(0), 0).percent(), "0");
        assert_eq!(Share::of(Points(5999), 3000).percent(), "99.9", "not all is not all");
        assert_eq!(Share(667).below(Share(667)), Share(666));
        assert_eq!(Share(5).below(Share(667)), Share(5));
    }

    #[test]
    fn times_have_two_decimals_at_most() {
        for (ms, clock, duration) in [
            (0.0, "00:00:00.00", "PT0S"),
            (5_254.0, "00:00:05.25", "PT5.25S"),
            (201_500.0, "00:03:21.50", "PT3M21.5S"),
            (3_600_000.0, "01:00:00.00", "PT1H"),
            (-5.0, "00:00:00.00", "PT0S"),
            (f64::NAN, "00:00:00.00", "PT0S"),
            (4e12, "4999:59:59.99", "PT4999H59M59.99S"),
        ] {
            assert_eq!((Span::of(ms).clock().as_str(), Span::of(ms).duration().as_str()), (clock, duration), "{ms}");
        }
    }
}

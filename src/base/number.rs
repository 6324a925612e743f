//! Numbers as text, without the program that writes every fraction exactly.

/// A whole number in decimal digits, without the standard library's formatting, which takes
/// the program a kilobyte.
pub trait Digits {
    /// The digits.
    fn digits(self) -> String;
}

impl Digits for u64 {
    #[inline(never)]
    fn digits(mut self) -> String {
        let mut reversed = Vec::new();
        loop {
            reversed.push(char::from(b'0' + (self % 10) as u8));
            self /= 10;
            if self == 0 {
                return reversed.into_iter().rev().collect();
            }
        }
    }
}

impl Digits for u32 {
    fn digits(self) -> String {
        u64::from(self).digits()
    }
}

impl Digits for usize {
    fn digits(self) -> String {
        (self as u64).digits()
    }
}

/// A number with up to two places after the point: `1.5`, `-0.25`, `12`. What is
/// beyond a few thousand millions is cut off there.
pub fn decimal(value: f64) -> String {
    // The cast saturates, and turns what is no number into 0.
    #[expect(clippy::cast_possible_truncation, reason = "saturating is what is meant")]
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let (point, rest) = match (rest, rest % 10) {
        (0, _) => return [sign, &whole.digits()].concat(),
        (_, 0) => (".", rest / 10),
        (1..10, _) => (".0", rest),
        _ => (".", rest),
    };
    [sign, &whole.digits(), point, &rest.digits()].concat()
}

/// A number in 32 bits; what is beyond their greatest is that.
pub(crate) fn saturated<N>(number: N) -> u32
where
    u32: TryFrom<N>,
{
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The nearest whole number; what is beyond the greatest goes there, and what is no number is 0.
#[expect(clippy::cast_possible_truncation, reason = "saturating is what is meant")]
pub(crate) fn whole(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_number() {
        for number in [0, 7, 10, 4_294_967_295, u64::MAX] {
            assert_eq!(number.digits(), number.to_string());
        }
        assert_eq!((12_u32.digits(), 305_usize.digits()), ("12".to_owned(), "305".to_owned()));
    }

    #[test]
    fn two_places_are_written_and_no_more_than_needed() {
        let cases = [
            (0.0, "0"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-0.25, "-0.25"),
            (12.04, "12.04"),
            (3.999, "4"),
            (f64::NAN, "0"),
        ];
        for (value, text) in cases {
            assert_eq!(decimal(value), text);
        }
    }
}

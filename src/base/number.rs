//! Numbers as text, without the program that writes every fraction exactly.

/// A number with up to two places after the point: `1.5`, `-0.25`, `12`. What is
/// beyond a few thousand millions is cut off there.
pub fn decimal(value: f64) -> String {
    // The cast saturates, and turns what is no number into 0.
    #[expect(clippy::cast_possible_truncation, reason = "saturating is what is meant")]
    let hundredths = (value * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match (rest, rest % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", rest / 10),
        (1..10, _) => format!("{sign}{whole}.0{rest}"),
        _ => format!("{sign}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

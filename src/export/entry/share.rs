//! What a right option earns, as Moodle's list of grades has it: a share that is not in the list keeps a question out of
//! the bank, without a word.

/// How many right options the list has a share for, one after another.
pub const MOST_RIGHT: usize = 10;

/// The share of each of so many right options in per cent. Whole ones are written as such, since a hundred with
/// decimals is no weight in GIFT.
pub fn of(right: usize) -> Option<&'static str> {
    Some(match right {
        1 => "100",
        2 => "50",
        3 => "33.33333",
        4 => "25",
        5 => "20",
        6 => "16.66667",
        7 => "14.28571",
        8 => "12.50000",
        9 => "11.11111",
        10 => "10",
        20 => "5",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_the_list_and_add_up_to_all() {
        // As `question_bank::fraction_options` has them.
        let list = [
            1.0,
            0.9,
            0.833_333_3,
            0.8,
            0.75,
            0.7,
            0.666_666_7,
            0.6,
            0.5,
            0.4,
            0.333_333_3,
            0.3,
            0.25,
            0.2,
            0.166_666_7,
            0.142_857_1,
            0.125,
            0.111_111_1,
            0.1,
            0.05,
        ];
        for right in 1..40_u32 {
            let Some(share) = of(right as usize) else {
                assert!(!list.iter().any(|grade| (1.0 / f64::from(right) - grade).abs() < 0.00001_f64), "{right}");
                continue;
            };
            let share: f64 = share.parse().unwrap();
            assert!(list.iter().any(|grade| (share / 100.0 - grade).abs() < 0.00001_f64), "{right}: {share}");
            assert!((share * f64::from(right) - 100.0).abs() < 0.0001, "{right}: {share}");
        }
        assert!((1..=MOST_RIGHT).all(|right| of(right).is_some()) && of(MOST_RIGHT + 1).is_none() && of(0).is_none());
    }
}

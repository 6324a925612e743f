//! Plural categories by the rules of the Unicode CLDR (cardinals, whole numbers).

use crate::base::word::words;

words! {
    /// A plural category.
    Category {
        /// As in Arabic.
        Zero = "zero",
        /// One.
        One = "one",
        /// As in Arabic or Welsh.
        Two = "two",
        /// As in Ukrainian 2 to 4.
        Few = "few",
        /// As in Ukrainian 5 to 20.
        Many = "many",
        /// The rest; every language has it.
        Other = "other",
    }
}

/// The categories that whole numbers take in a language.
pub fn categories(language: &str) -> &'static [Category] {
    match primary(language) {
        "uk" | "ru" | "be" | "pl" => &[Category::One, Category::Few, Category::Many, Category::Other],
        "ja" | "ko" | "zh" | "th" | "vi" | "id" => &[Category::Other],
        _ => &[Category::One, Category::Other],
    }
}

/// The category of a whole number in a language. The rules are those of CLDR's
/// `plurals.xml`; a language that is not listed follows English.
pub fn category(language: &str, n: u32) -> Category {
    let (tens, units) = (n % 100, n % 10);
    let teens = (11..=14).contains(&tens);
    match primary(language) {
        "uk" | "ru" | "be" => match units {
            1 if tens != 11 => Category::One,
            2..=4 if !teens => Category::Few,
            _ => Category::Many,
        },
        "pl" => match units {
            _ if n == 1 => Category::One,
            2..=4 if !teens => Category::Few,
            _ => Category::Many,
        },
        "ja" | "ko" | "zh" | "th" | "vi" | "id" => Category::Other,
        "fr" | "pt" if n == 0 => Category::One,
        _ if n == 1 => Category::One,
        _ => Category::Other,
    }
}

/// The primary subtag of a BCP 47 tag.
fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, expected: &[(u32, Category)]) {
        for (n, category_expected) in expected {
            assert_eq!(category(language, *n), *category_expected, "{n} in {language}");
        }
    }

    #[test]
    fn english_tells_one_from_the_rest() {
        check("en", &[(0, Category::Other), (1, Category::One), (2, Category::Other), (21, Category::Other)]);
    }

    #[test]
    fn ukrainian_counts_by_the_last_digits() {
        use Category::{Few, Many, One};
        check("uk", &[(0, Many), (1, One), (2, Few), (4, Few), (5, Many), (11, Many), (12, Many), (14, Many)]);
        check("uk-UA", &[(21, One), (22, Few), (25, Many), (101, One), (111, Many), (112, Many), (122, Few)]);
    }

    #[test]
    fn a_number_takes_only_categories_that_its_language_has() {
        for language in ["en", "uk", "pl", "ja", "fr", "xx"] {
            for n in 0..300 {
                assert!(categories(language).contains(&category(language, n)), "{n} in {language}");
            }
        }
    }
    #[test]
    fn the_samples_of_the_cldr_come_out() {
        use Category::{Few, Many, One, Other};
        let few = [2, 3, 4, 22, 24, 32, 34, 62, 102, 1002];
        let many = [0, 5, 11, 12, 13, 14, 15, 19, 100, 111, 112, 1000, 1011, 1_000_000];
        for language in ["uk", "ru", "be"] {
            check(language, &[1, 21, 31, 81, 101, 1001].map(|n| (n, One)));
            check(language, &few.map(|n| (n, Few)));
            check(language, &many.map(|n| (n, Many)));
        }
        check("pl", &[(1, One), (21, Many), (31, Many), (101, Many), (1001, Many)]);
        check("pl", &few.map(|n| (n, Few)));
        check("pl", &many.map(|n| (n, Many)));
        check("fr", &[(0, One), (1, One), (2, Other), (17, Other), (100, Other)]);
        check("de", &[(0, Other), (1, One), (2, Other), (21, Other), (101, Other)]);
        for language in ["ja", "ko", "zh", "th", "vi", "id"] {
            check(language, &[0, 1, 2, 5, 11, 21, u32::MAX].map(|n| (n, Other)));
        }
    }

    #[test]
    fn a_language_is_known_by_its_first_subtag() {
        for (tag, language) in [("uk-UA", "uk"), ("pl-PL", "pl"), ("zh-Hant-TW", "zh"), ("en-GB", "en"), ("", "xx")] {
            assert_eq!(categories(tag), categories(language), "{tag}");
            for n in 0..200 {
                assert_eq!(category(tag, n), category(language, n), "{n} in {tag}");
            }
        }
    }

    #[test]
    fn every_language_has_the_form_for_the_rest() {
        for language in ["en", "uk", "ru", "be", "pl", "ja", "fr", "pt", "xx", ""] {
            assert!(categories(language).contains(&Category::Other), "{language}");
        }
    }
}

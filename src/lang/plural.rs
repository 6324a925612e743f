//! Plural categories. Which of them a language has, and which a number takes, is known to
//! Unicode's CLDR: where the site is built by [`cldr`](super::cldr), and in the browser by
//! the browser.

use crate::base::vocabulary::words;

words! {
    /// A plural category.
    Category {
        /// As of 0 in Arabic.
        Zero = "zero",
        /// As of 1 in English.
        One = "one",
        /// As of 2 in Arabic.
        Two = "two",
        /// As of 2 to 4 in Polish.
        Few = "few",
        /// As of 5 to 20 in Polish.
        Many = "many",
        /// The rest; every language has it.
        Other = "other",
    }
}

//! How a language counts and writes numbers and days, by Unicode's CLDR. Known where the
//! site is built; a browser is asked itself.

use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};

use super::language::Language;
use super::plural::Category;
use crate::base::vocabulary::{Word, words};

words! {
    /// A system of ten digits, by the name that Unicode gives it (`nu` in a locale).
    Digits {
        /// 0 to 9.
        Latin = "latn",
        /// As in Arabic.
        Arabic = "arab",
        /// As in Persian, Pashto and Urdu.
        ArabicEast = "arabext",
        /// As in Bengali.
        Bengali = "beng",
        /// As in Hindi, Marathi and Nepali.
        Devanagari = "deva",
        /// As in Gujarati.
        Gujarati = "gujr",
        /// As in Punjabi.
        Gurmukhi = "guru",
        /// As in Kannada.
        Kannada = "knda",
        /// As in Khmer.
        Khmer = "khmr",
        /// As in Lao.
        Lao = "laoo",
        /// As in Malayalam.
        Malayalam = "mlym",
        /// As in Burmese.
        Myanmar = "mymr",
        /// As in Odia.
        Odia = "orya",
        /// As in Tamil.
        Tamil = "tamldec",
        /// As in Telugu.
        Telugu = "telu",
        /// As in Thai.
        Thai = "thai",
        /// As in Tibetan and Dzongkha.
        Tibetan = "tibt",
    }
}

impl Digits {
    /// Its zero, which its other digits follow.
    fn zero(self) -> char {
        match self {
            Self::Latin => '0',
            Self::Arabic => '\u{660}',
            Self::ArabicEast => '\u{6f0}',
            Self::Bengali => '\u{9e6}',
            Self::Devanagari => '\u{966}',
            Self::Gujarati => '\u{ae6}',
            Self::Gurmukhi => '\u{a66}',
            Self::Kannada => '\u{ce6}',
            Self::Khmer => '\u{17e0}',
            Self::Lao => '\u{ed0}',
            Self::Malayalam => '\u{d66}',
            Self::Myanmar => '\u{1040}',
            Self::Odia => '\u{b66}',
            Self::Tamil => '\u{be6}',
            Self::Telugu => '\u{c66}',
            Self::Thai => '\u{e50}',
            Self::Tibetan => '\u{f20}',
        }
    }

    /// What follows a language's tag, so that browsers and the library write its numbers with
    /// these digits and its days in the calendar of the world's news.
    pub fn extension(self) -> String {
        format!("-u-ca-gregory-nu-{}", self.as_str())
    }

    /// Those that texts are written with: most of the digits in them. So numbers that the
    /// program writes look like those of the texts around them, whatever the language's
    /// papers do elsewhere.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut counts = vec![0_usize; Self::ALL.len()];
        for letter in texts.flat_map(str::chars).filter(|letter| letter.is_numeric()) {
            let is_of = |digits: &Self| (0..10).any(|n| u32::from(letter) == u32::from(digits.zero()) + n);
            let of = Self::ALL.iter().zip(&mut counts).find(|(digits, _)| is_of(digits));
            of.into_iter().for_each(|(_, count)| *count += 1);
        }
        // Of as many the first, which is Latin.
        let most = counts.iter().copied().max().unwrap_or_default();
        Self::ALL.iter().copied().zip(counts).find(|(_, count)| *count == most).map_or(Self::Latin, |(of, _)| of)
    }
}

/// A language with the digits that it is written with here. What the library cannot read is
/// as good as none.
fn known(tag: &str, digits: Digits) -> Locale {
    format!("{tag}{}", digits.extension()).parse().unwrap_or(Locale::UNKNOWN)
}

/// The rules of a language; a language without any has one form. Counting is the same in
/// every script, and the library knows no rules of Serbian in Latin letters.
fn rules(language: &Language) -> Option<PluralRules> {
    let mut known = known(language.as_str(), Digits::Latin);
    known.id.script = None;
    known.id.variants.clear();
    PluralRules::try_new(known.into(), icu_plurals::PluralRulesOptions::default()).ok()
}

fn of_library(category: PluralCategory) -> Category {
    match category {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    }
}

/// The plural categories of a language, in the order of their declaration.
pub fn categories(language: &Language) -> Vec<Category> {
    let mut categories = vec![Category::Other];
    if let Some(rules) = rules(language) {
        categories.extend(rules.categories().map(of_library));
    }
    categories.sort_unstable();
    categories.dedup();
    categories
}

/// The plural category of a whole number in a language.
pub fn category(language: &Language, n: u32) -> Category {
    rules(language).map_or(Category::Other, |rules| of_library(rules.category_for(n)))
}

/// Whether the library knows anything of a language: where it does not, even the months are
/// numbers. It has the rules of some 180 languages, and of about 80 smaller ones none, which
/// browsers may well know.
pub fn is_known(language: &Language) -> bool {
    day(language, Digits::Latin, "2025-08-18") != "2025 M08 18"
}

/// The first whole numbers of a category, at most `most` of them; none where only
/// fractions or millions are of it.
pub fn samples(language: &Language, category: Category, most: usize) -> Vec<u32> {
    let Some(rules) = rules(language) else { return (0..).take(most).collect() };
    (0..=200).filter(|n| of_library(rules.category_for(*n)) == category).take(most).collect()
}

/// A whole number as a language writes it.
pub fn number(language: &Language, digits: Digits, n: u32) -> String {
    let formatter = DecimalFormatter::try_new(known(language.as_str(), digits).into(), Default::default());
    formatter.map_or_else(|_| n.to_string(), |formatter| formatter.format(&Decimal::from(n)).to_string())
}

/// English for nobody's region: for the library `en` alone is that of the United States.
const ENGLISH: &str = "en-001";

/// What a language writes between whole numbers and tenths.
pub fn decimal(language: &Language) -> String {
    let formatter = DecimalFormatter::try_new(known(language.as_str(), Digits::Latin).into(), Default::default());
    let mut half = Decimal::from(5);
    half.multiply_pow10(-1);
    let written = formatter.map(|formatter| formatter.format(&half).to_string()).unwrap_or_default();
    written.chars().find(|c| !c.is_alphanumeric() && !c.is_control()).map_or(".".to_owned(), String::from)
}

/// A day as a language writes it, of `YYYY-MM-DD`; what is no such day stays as it is. English
/// without a region writes it as most of the world does, 18 August 2025.
pub fn day(language: &Language, digits: Digits, date: &str) -> String {
    let mut parts = date.splitn(3, '-');
    let mut part = || parts.next().unwrap_or_default();
    let (year, month, day) = (part().parse(), part().parse(), part().parse());
    let (Ok(year), Ok(month), Ok(day)) = (year, month, day) else { return date.to_owned() };
    let Ok(day) = Date::try_new_gregorian(year, month, day) else { return date.to_owned() };
    let tag = Some(language.as_str()).filter(|tag| *tag != "en").unwrap_or(ENGLISH);
    let formatter = FixedCalendarDateTimeFormatter::try_new(known(tag, digits).into(), YMD::long());
    formatter.map_or_else(|_| date.to_owned(), |formatter| formatter.format(&day).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    /// Every tag of two or three letters: all languages of the CLDR are among them, and what
    /// is none has the forms of none.
    fn every_language() -> impl Iterator<Item = Language> {
        let letters = || (b'a'..=b'z').map(char::from);
        let two = letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
        let three = two.clone().flat_map(move |ab| letters().map(move |c| format!("{ab}{c}")));
        two.chain(three).map(|tag| language(&tag))
    }

    #[test]
    fn every_language_has_the_forms_that_its_numbers_take() {
        let mut told_apart = 0;
        for language in every_language() {
            let tag = language.as_str();
            let library = PluralRules::try_new(tag.parse::<Locale>().unwrap().into(), Default::default()).unwrap();
            let expected: Vec<&str> = Category::ALL
                .iter()
                .filter(|category| library.categories().any(|of| of_library(of) == **category))
                .map(|category| category.as_str())
                .collect();
            let found = categories(&language);
            assert_eq!(found.iter().map(|category| category.as_str()).collect::<Vec<_>>(), expected, "{tag}");
            assert_eq!(found.last(), Some(&Category::Other), "{tag}");
            told_apart += usize::from(found.len() > 1);
            if found.len() > 1 {
                let numbers = (0..=200).chain([1_000, 1_000_000]);
                assert!(numbers.into_iter().all(|n| found.contains(&category(&language, n))), "{tag}");
            }
        }
        assert!(told_apart > 100, "{told_apart} languages have plural forms");
    }

    #[test]
    fn the_forms_are_those_of_the_cldr() {
        let cases = [
            ("ar", "zero one two few many other"),
            ("cs", "one few many other"),
            ("cy", "zero one two few many other"),
            ("de", "one other"),
            ("fr", "one many other"),
            ("he", "one two other"),
            ("ja", "other"),
            ("lv", "zero one other"),
            ("pl", "one few many other"),
            ("pt-BR", "one many other"),
            ("sr-Latn-RS", "one few other"),
            ("uk", "one few many other"),
            ("xx", "other"),
        ];
        for (tag, expected) in cases {
            let found: Vec<&str> = categories(&language(tag)).iter().map(|category| category.as_str()).collect();
            assert_eq!(found.join(" "), expected, "{tag}");
        }
        use Category::{Few, Many, One, Other, Two, Zero};
        let cases: [(&str, &[(u32, Category)]); 7] = [
            ("ar", &[(0, Zero), (1, One), (2, Two), (3, Few), (11, Many), (100, Other), (103, Few)]),
            ("en", &[(0, Other), (1, One), (2, Other), (21, Other)]),
            ("fr", &[(0, One), (1, One), (2, Other), (1_000_000, Many)]),
            ("uk", &[(0, Many), (1, One), (2, Few), (5, Many), (11, Many), (21, One), (112, Many), (122, Few)]),
            ("pl", &[(1, One), (21, Many), (22, Few), (12, Many)]),
            ("cs", &[(1, One), (3, Few), (5, Other)]),
            ("ja", &[(0, Other), (1, Other)]),
        ];
        for (tag, expected) in cases {
            for (n, expected) in expected {
                assert_eq!(category(&language(tag), *n), *expected, "{n} in {tag}");
            }
        }
    }

    #[test]
    fn a_number_and_a_day_are_written_as_the_language_writes_them() {
        let latin = [
            ("en", "1,234", "18 August 2025"),
            ("en-GB", "1,234", "18 August 2025"),
            ("en-US", "1,234", "August 18, 2025"),
            ("uk", "1\u{a0}234", "18 серпня 2025\u{202f}р."),
            ("de", "1.234", "18. August 2025"),
            ("fr", "1\u{202f}234", "18 août 2025"),
            ("es", "1234", "18 de agosto de 2025"),
            ("pl", "1234", "18 sierpnia 2025"),
            ("ar", "1,234", "18 أغسطس 2025"),
            ("ka", "1234", "18 აგვისტო, 2025"),
        ];
        for (tag, n, date) in latin {
            let language = language(tag);
            assert_eq!(number(&language, Digits::Latin, 1_234), n, "{tag}");
            assert_eq!(day(&language, Digits::Latin, "2025-08-18"), date, "{tag}");
        }
        let others = [
            ("ar", Digits::Arabic, "٢١", "١٨ أغسطس ٢٠٢٥"),
            // By no other calendar, wherever one is usual.
            ("fa", Digits::ArabicEast, "۲۱", "۱۸ اوت ۲۰۲۵"),
            ("my", Digits::Myanmar, "၂၁", "၂၀၂၅ ဩဂုတ် ၁၈"),
        ];
        for (tag, digits, n, date) in others {
            assert_eq!(number(&language(tag), digits, 21), n, "{tag}");
            assert_eq!(day(&language(tag), digits, "2025-08-18"), date, "{tag}");
        }
        assert_eq!(day(&language("en"), Digits::Latin, "2025-02-30"), "2025-02-30");
        for (tag, known) in [("en", true), ("ja", true), ("zh-Hant", true), ("ckb", true), ("se", false), ("xx", false)]
        {
            assert_eq!(is_known(&language(tag)), known, "{tag}");
        }
    }

    #[test]
    fn digits_are_those_of_the_texts() {
        let cases = [
            ("Agosto", Digits::Latin),
            ("قال في 18 أغسطس", Digits::Latin),
            ("قال في ١٨ أغسطس", Digits::Arabic),
            ("در ۱۸ اوت", Digits::ArabicEast),
            ("१८ अगस्ट", Digits::Devanagari),
            // One that is quoted is not the page's.
            ("On 18 August a sign with a ٣ was seen.", Digits::Latin),
            ("١ or 1", Digits::Latin),
        ];
        for (text, digits) in cases {
            assert_eq!(Digits::of([text].into_iter()), digits, "{text}");
        }
        for digits in Digits::ALL {
            let written: String =
                number(&language("en"), *digits, 1_234_567_890).chars().filter(|c| c.is_numeric()).collect();
            assert_eq!(Digits::of([written.as_str()].into_iter()), *digits);
            let locale = format!("ar{}", digits.extension());
            assert!(locale.parse::<Locale>().is_ok_and(|known| known.to_string() == locale), "{locale}");
        }
    }
}

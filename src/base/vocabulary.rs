//! Closed vocabularies, lists of words: an enum whose variants have a written form that
//! stands in packs, addresses, attributes and stored answers.

/// A word out of a closed list.
pub trait Word: Copy + PartialEq + 'static {
    /// All of them, in the order of their declaration.
    const ALL: &'static [Self];
    /// The first of them.
    const FIRST: Self;

    /// The written form.
    fn as_str(self) -> &'static str;

    /// What it means, in a sentence.
    fn doc(self) -> &'static str;

    /// The word with a written form.
    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.as_str() == text)
    }
}

/// Declares a closed list of words.
macro_rules! words {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $word_doc:literal])* $variant:ident = $word:literal,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $word_doc])* $variant,)*
        }

        impl $crate::base::vocabulary::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const FIRST: Self = {
                let [first, ..] = [$(Self::$variant),*];
                first
            };

            fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            fn doc(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($word_doc),*).trim_ascii(),)*
                }
            }
        }
    };
}
pub(crate) use words;

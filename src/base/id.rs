//! What an id is, and the macro that declares a newtype for each: made only by its parser, so
//! that a place can never be passed where a person is meant.

/// The longest id that is accepted, in bytes.
pub const MAX_ID_LENGTH: usize = 48;

/// Whether `text` has the form of an id: a lower-case Latin letter, then
/// letters, digits and hyphens, at most [`MAX_ID_LENGTH`] bytes. Such an id
/// stands unchanged in an address, an attribute and a stored line.
pub fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= MAX_ID_LENGTH
        && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Declares the types of ids.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::rc::Rc<str>);

        impl $name {
            /// The id, if `text` has the form of one ([`is_id`](crate::base::id::is_id)).
            pub fn parse(text: &str) -> Option<Self> {
                $crate::base::id::is_id(text).then(|| Self(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        // Read from a page, where only ids stand.
        impl $crate::base::wire::Wire for $name {
            fn read(reader: &mut $crate::base::wire::Reader<'_>) -> Self {
                Self($crate::base::wire::Wire::read(reader))
            }

            fn write(&self, writer: &mut $crate::base::wire::Writer) {
                $crate::base::wire::Wire::write(&self.0, writer);
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}
pub(crate) use ids;

#[cfg(test)]
mod tests {

    ids! {
        /// An id for the test.
        TestId;
    }

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        for right in ["von-der-leyen", "f12"] {
            assert_eq!(TestId::parse(right).unwrap().as_str(), right);
        }
        for wrong in ["", "Stubb", "1st", "-a", "a b", "a/b", "é", &"a".repeat(49)] {
            assert!(TestId::parse(wrong).is_none(), "{wrong:?}");
        }
    }
}

//! The ground floor: what ids are, closed vocabularies, the wire format of the page's data,
//! small maps, numbers as text, texts as words and the seeded generator. Knows nothing of maps, stories,
//! files or browsers.

#[cfg(feature = "class")]
pub mod archive;
pub mod id;
#[cfg(feature = "class")]
pub mod json;
pub mod layout;
pub mod number;
pub mod random;
pub mod vec_map;
pub mod vocabulary;
pub mod wire;
pub mod words;
#[cfg(feature = "class")]
pub mod xml;

//! The ground floor: ids, issues, near matches and the seeded generator.
//! Knows nothing of maps, stories or browsers.

#[cfg(feature = "cli")]
pub mod decode;
pub mod id;
pub mod issue;
pub mod lines;
pub mod near;
pub mod number;
pub mod random;
pub mod sorted;
pub mod word;

//! Localization (i18n), the interface in the reader's language: texts, plurals, direction.

pub mod catalogue;
pub mod class;
#[cfg(feature = "cli")]
pub mod cldr;
#[cfg(feature = "cli")]
pub mod interface;
pub mod language;
#[cfg(feature = "cli")]
pub mod places;
pub mod plural;
#[cfg(feature = "cli")]
pub mod shipped;
#[cfg(feature = "cli")]
pub mod written;

//! The story pack: read as it is written, resolved, used.

pub mod id;
pub mod kind;
#[cfg(feature = "cli")]
pub mod lint;
pub mod model;
#[cfg(feature = "cli")]
pub mod pack;
pub mod question;
#[cfg(feature = "cli")]
pub mod raw;
#[cfg(feature = "cli")]
pub mod report;
#[cfg(feature = "cli")]
pub mod resolve;
#[cfg(test)]
#[cfg(feature = "cli")]
pub mod sample;

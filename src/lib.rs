//! Dateline: a news report as a map to explore and a quiz to check oneself.
//!
//! The floors of the house, the ground floor first; a module names only those
//! above itself in this list.

// Samples that tests outside share with those inside name the crate as it is named outside.
#[cfg(test)]
extern crate self as dateline;

pub mod base;
#[cfg(feature = "cli")]
pub mod decode;
pub mod lang;
pub mod map;

#[cfg(feature = "cli")]
pub mod geo;
pub mod story;

pub mod quiz;

#[cfg(feature = "class")]
pub mod class;

#[cfg(feature = "lms")]
pub mod lms;

#[cfg(feature = "export")]
pub mod export;

pub mod page;
#[cfg(feature = "ui")]
pub mod ui;

#[cfg(feature = "cli")]
pub mod publish;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod web;

//! Dateline: a news report as a map to explore and a quiz to check oneself.
//!
//! The floors of the house, the ground floor first; a module names only those
//! above itself in this list.

pub mod base;
pub mod lang;
pub mod map;
pub mod story;

pub mod quiz;
pub mod site;
#[cfg(feature = "ui")]
pub mod ui;
#[cfg(all(feature = "web", target_arch = "wasm32"))]
pub mod web;

//! The numbers of the layout that the styles know, too, breakpoints among them: written by the build from
//! `styles/layout.toml`, which says what they are.

include!(concat!(env!("OUT_DIR"), "/layout.rs"));

/// How many CSS px a rem is, as long as the reader has not set larger letters.
pub const REM: f64 = 16.0;

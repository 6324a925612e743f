//! The classroom: an assignment as a link, what a pupil hands in as a code, the class as a table, and what is
//! printed. Knows no browser; no page of a reader who is no pupil carries any of it.

pub mod assignment;
pub mod check;
pub mod code;
pub mod find;
pub mod kept;
pub mod register;
pub mod statistics;
pub mod data;
#[cfg(feature = "scan")]
pub mod scan;
pub mod sheet;
pub mod action;
pub mod paper;
pub mod state;
pub mod table;
pub mod qr;
pub mod hand;
pub mod setting;

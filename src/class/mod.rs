//! The classroom: an assignment as a link, what a pupil hands in as a code, the class as a table, and what is
//! printed. Knows no browser; no page of a reader who is no pupil carries any of it.

pub mod action;
pub mod address;
pub mod assignment;
pub mod check;
pub mod classes;
pub mod code;
pub mod collecting;
pub mod data;
pub mod find;
pub mod hand;
pub mod kept;
pub mod paper;
pub mod proof;
pub mod qr;
pub mod register;
pub mod results;
#[cfg(feature = "scan")]
pub mod scan;
pub mod setting;
pub mod sheet;
pub mod state;
pub mod statistics;
pub mod table;
pub mod told;
pub mod worksheet;

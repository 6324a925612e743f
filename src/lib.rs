//! Dateline: a news report as a map to explore and a quiz to check oneself.
pub mod base;
pub mod map;
pub mod lang;
pub mod quiz;
pub mod site;
pub mod story;

//! The quiz: answers, their marks, an attempt at a story's questions, and how
//! an attempt is kept. Knows no browser.

pub mod answer;
pub mod attempt;
pub mod bank;
pub mod mark;
pub mod saved;

//! The quiz: answers, their grading, settings, an attempt at a story's questions, and how an
//! attempt is kept and carried. Knows no browser.

pub mod answer;
pub mod attempt;
pub mod bank;
pub mod code;
pub mod duration;
pub mod kind;
pub mod mixed_radix;
pub mod mode;
pub mod only;
pub mod part;
pub mod pick;
pub mod record;
pub mod saved;
pub mod score;
pub mod settings;
pub mod typed;

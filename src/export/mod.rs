//! Exports: the questions of a story in the forms that the systems of schools take, a format a file. What is exported
//! is the same for all of them ([`job`]); each says what it keeps ([`keeps`]) of a kind of question, what keeps a question
//! out of it, and writes its file.

pub mod anki;
pub mod cmi5;
pub mod entry;
pub mod format;
pub mod gift;
pub mod job;
pub mod kahoot;
pub mod keeps;
pub mod launcher;
pub mod lettered;
pub mod menu;
pub mod moodle;
pub mod note;
pub mod qti;
#[cfg(all(test, feature = "cli"))]
mod sample;
pub mod scorm;
pub mod source;
pub mod table;
pub mod words;
pub mod writer;

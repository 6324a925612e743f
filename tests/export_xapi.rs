//! cmi5 as others take it: the statements of every question and of whole sessions, made whole by the launcher's own script
//! and judged by two readers of xAPI and by a store, and the structure of the course as XML has it.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]
#![allow(missing_docs, reason = "a program of tests")]

#[path = "export_xapi/course.rs"]
mod course;
mod exported;
mod played;
#[path = "export_xapi/statements.rs"]
mod statements;

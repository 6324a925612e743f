//! SCORM as learning systems take it: the packages of every story, and what whole sessions set, judged by the rules that
//! real systems have shown and by some of those systems themselves.

#![cfg(feature = "cli")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may take what it knows to be there")]
#![allow(missing_docs, reason = "a program of tests")]

mod exported;
#[path = "export_scorm/hosts.rs"]
mod hosts;
#[path = "export_scorm/judge.rs"]
mod judge;
#[path = "export_scorm/packages.rs"]
mod packages;
mod played;
#[path = "export_scorm/sessions.rs"]
mod sessions;

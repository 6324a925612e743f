//! The systems of schools that a package or a launch is tried in: doubles of ours that are as strict as
//! the strictest of them, and real ones.

pub mod cmi5;
pub mod scorm;

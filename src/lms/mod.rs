//! What a learning system is told of a quiz that it has launched: by SCORM 1.2, SCORM 2004 (4th edition) or cmi5. A
//! session ([`session`]) hears of the attempt and says what is to be done ([`deed`]); the launcher's script, which has the
//! system before it, does that and decides nothing. Knows no browser.

pub mod data;
pub mod deed;
pub mod figures;
pub mod launch;
pub mod response;
pub mod scorm;
pub mod session;
pub mod suspend;
pub mod xapi;

//! What can go wrong between a host and a reader.

use std::time::Duration;

/// Something that goes wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The answer is this status, such as 404, and nothing else.
    Status(u16),
    /// The connection breaks off after so many bytes of the body.
    CutAfter(usize),
    /// The answer comes so much later.
    Delay(Duration),
}

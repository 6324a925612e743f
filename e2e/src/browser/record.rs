//! What a browser tells of a visit: its console and its requests.

use std::fmt;

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Of `console.debug`.
    Debug,
    /// Of `console.log` and `console.info`.
    Info,
    /// A warning.
    Warning,
    /// An error, also one of the network's or the security policy's.
    Error,
}

/// A message of the browser's console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// How grave it is.
    pub level: Level,
    /// Who speaks, such as `console-api`, `network` or `security`.
    pub source: String,
    /// What is said, with the place in the source.
    pub text: String,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} ({}): {}", self.level, self.source, self.text)
    }
}

/// A request that a page made, to whatever host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Where to.
    pub url: String,
    /// `GET` and the like.
    pub method: String,
    /// What for, in the browser's words, such as `Document` or `Script`.
    pub kind: String,
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.method, self.url, self.kind)
    }
}

//! What a browser tells of a visit: its console and its requests.

use std::fmt;

use serde::Deserialize;

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

/// A message as a script of ours keeps it, with the name of the console's function for its level.
#[derive(Deserialize)]
pub struct Said {
    level: String,
    source: String,
    text: String,
}

impl From<Said> for Message {
    fn from(Said { level, source, text }: Said) -> Self {
        let level = match level.as_str() {
            "debug" => Level::Debug,
            "warn" => Level::Warning,
            "error" | "assert" => Level::Error,
            _ => Level::Info,
        };
        Self { level, source, text }
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

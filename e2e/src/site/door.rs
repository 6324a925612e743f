//! Paths of a host that a program answers, and no folder.

use std::sync::Arc;

use hyper::body::Bytes;

/// What a program is asked.
pub struct Asked {
    /// The method, such as `POST`.
    pub method: String,
    /// The path, with the query.
    pub path: String,
    /// The headers, their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Bytes,
}

/// What it answers.
pub struct Told {
    /// The status.
    pub status: u16,
    /// The headers, but for the length.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Bytes,
}

/// A program that answers; it may take its time.
pub type Door = Arc<dyn Fn(&Asked) -> Told + Send + Sync>;

impl Asked {
    /// A header, by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

impl Told {
    /// An answer of this status, in JSON.
    pub fn json(status: u16, value: &serde_json::Value) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Self { status, headers, body: Bytes::from(value.to_string()) }
    }
}

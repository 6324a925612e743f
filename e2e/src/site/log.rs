//! What a host was asked for.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A request and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path as it was asked for, with the query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
    /// How many bytes of a body were sent, as they travelled.
    pub bytes: usize,
    /// How the body was compressed: `br`, `gzip`, or not at all.
    pub coding: Option<&'static str>,
}

/// The requests, in the order of their answers.
#[derive(Default)]
pub struct Log(Mutex<Vec<Request>>);

impl Log {
    /// Notes a request down.
    pub fn note(&self, request: Request) {
        self.requests().push(request);
    }

    /// All requests so far.
    pub fn all(&self) -> Vec<Request> {
        self.requests().clone()
    }

    /// Forgets all requests so far.
    pub fn clear(&self) {
        self.requests().clear();
    }

    fn requests(&self) -> MutexGuard<'_, Vec<Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

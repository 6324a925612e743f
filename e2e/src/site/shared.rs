//! What a host's connections share.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::answer::Folder;
use super::door::Door;
use super::fault::Fault;
use super::log::Log;

/// What is hosted, what goes wrong with it, and what was asked for.
pub struct Shared {
    /// What the host holds.
    pub folder: Folder,
    /// What it was asked for.
    pub log: Log,
    faults: Mutex<Vec<(String, Fault)>>,
    doors: Vec<(String, Door)>,
}

impl Shared {
    /// A folder, what goes wrong at paths that end like this, and what answers for paths that begin like this.
    pub fn new(folder: Folder, faults: Vec<(String, Fault)>, doors: Vec<(String, Door)>) -> Self {
        Self { folder, log: Log::default(), faults: Mutex::new(faults), doors }
    }

    /// What answers for a path, where that is no file.
    pub fn door(&self, path: &str) -> Option<Door> {
        self.doors.iter().find(|(start, _)| path.starts_with(start.as_str())).map(|(_, door)| door.clone())
    }

    /// All that goes wrong.
    pub fn faults(&self) -> MutexGuard<'_, Vec<(String, Fault)>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What goes wrong at a path; the latest word counts.
    pub fn fault(&self, path: &str) -> Option<Fault> {
        self.faults().iter().rev().find(|(ending, _)| path.ends_with(ending.as_str())).map(|(_, fault)| *fault)
    }
}

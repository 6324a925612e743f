//! Whether files have changed, found out by looking: no system's own way is needed.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

/// What a file looks like from outside.
type Look = (PathBuf, u64, Option<SystemTime>);

/// Files and folders with all that is in them.
pub struct Watch {
    paths: Vec<PathBuf>,
    seen: Vec<Look>,
}

impl Watch {
    /// How long one waits between two looks.
    pub const PAUSE: Duration = Duration::from_millis(250);

    /// Watches from now on.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let seen = look(&paths);
        Self { paths, seen }
    }

    /// Whether anything has changed since the last time this was asked. A change that goes on is
    /// waited for.
    pub fn has_changed(&mut self) -> bool {
        let before = std::mem::replace(&mut self.seen, look(&self.paths));
        if self.seen == before {
            return false;
        }
        loop {
            thread::sleep(Self::PAUSE / 2);
            let now = look(&self.paths);
            if now == self.seen {
                return true;
            }
            self.seen = now;
        }
    }
}

/// All files, in their order.
fn look(paths: &[PathBuf]) -> Vec<Look> {
    let mut all = Vec::new();
    paths.iter().for_each(|path| add(path, &mut all));
    all.sort();
    all
}

fn add(path: &Path, all: &mut Vec<Look>) {
    // What goes away between two looks is not there.
    let Ok(data) = fs::metadata(path) else { return };
    if data.is_dir() {
        fs::read_dir(path).into_iter().flatten().flatten().for_each(|entry| add(&entry.path(), all));
    } else {
        all.push((path.to_owned(), Metadata::len(&data), data.modified().ok()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_once() {
        let folder = std::env::temp_dir().join(format!("dateline-watch-{}", std::process::id()));
        fs::create_dir_all(folder.join("inside")).unwrap();
        fs::write(folder.join("inside/a"), "1").unwrap();
        let mut watch = Watch::new(vec![folder.clone()]);
        assert!(!watch.has_changed());
        fs::write(folder.join("inside/a"), "12").unwrap();
        assert!(watch.has_changed() && !watch.has_changed());
        fs::write(folder.join("b"), "").unwrap();
        assert!(watch.has_changed() && !watch.has_changed());
        fs::remove_file(folder.join("inside/a")).unwrap();
        assert!(watch.has_changed() && !watch.has_changed());
        fs::remove_dir_all(folder).unwrap();
    }
}

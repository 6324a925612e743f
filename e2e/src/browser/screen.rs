//! A screen that nobody sees, for browsers that cannot do without one.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use anyhow::{Context, Result};

/// Larger than any window that a test asks for, also where a CSS pixel is several of its.
const SIZE: &str = "3840x2400x24";

/// A running Xvfb; it ends when this is dropped.
pub struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    /// The screen that the browsers of this process share; it lives as long as one of them holds it.
    pub fn shared() -> Result<Arc<Self>> {
        static SHARED: Mutex<Weak<Screen>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(screen) = shared.upgrade() {
            return Ok(screen);
        }
        let screen = Arc::new(Self::start()?);
        *shared = Arc::downgrade(&screen);
        Ok(screen)
    }

    /// Its name in `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }

    fn start() -> Result<Self> {
        let mut command = Command::new("Xvfb");
        // It looks for a free number, and tells it on its output once it is ready.
        command.args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let missing = "`Xvfb` cannot be run; `cargo xtask setup` gets it, or says how";
        let mut process = command.spawn().context(missing)?;
        let output = process.stdout.take();
        // From here on the process ends with this value, also when no number comes.
        let mut screen = Self { process, display: String::new() };
        let mut line = String::new();
        BufReader::new(output.context("Xvfb has no output")?).read_line(&mut line)?;
        let number: u32 = line.trim().parse().with_context(|| format!("Xvfb names no display: `{line}`"))?;
        screen.display = format!(":{number}");
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

//! A screen that nobody sees, for browsers that cannot do without one.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

/// Small, because the mouse rests in its middle: there is a window below it, however
/// small that is, and so the keyboard is the window's. A window may be larger than
/// the screen, and pictures are of the page, not of the screen.
const SIZE: &str = "200x200x24";

/// A running Xvfb; it ends when this is dropped. Each browser has one of its own,
/// for only one of several could have the keyboard.
pub struct Screen {
    process: Child,
    display: String,
}

impl Screen {
    /// Its name in `DISPLAY`.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// Starts one.
    pub fn start() -> Result<Self> {
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

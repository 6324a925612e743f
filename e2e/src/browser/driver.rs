//! A driver's process: started on a free port, ended with its browsers.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, ChildStdout};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::engine::Engine;
use super::launch::{Launch, Scratch};
use super::options::Options;
use super::screen::Screen;

/// How long a driver may take until it listens.
const START: Duration = Duration::from_secs(20);
/// How long it may take to close its browsers.
const END: Duration = Duration::from_secs(10);

/// A running driver; it ends, and every browser with it, when this is dropped.
pub struct Driver {
    engine: Engine,
    process: Child,
    port: u16,
    /// The session of its one browser, where it has no more than one.
    session: OnceLock<String>,
    /// Held for its browser, which would end with it.
    _screen: Option<Screen>,
    /// Gone when its browsers are.
    _scratch: Option<Scratch>,
}

impl Driver {
    /// Starts a driver, and waits until it listens.
    pub fn start(engine: Engine, launch: Launch) -> Result<Self> {
        let program = launch.program;
        let missing = || format!("`{program}` cannot be run; `cargo xtask setup` gets it, or says how");
        let mut process = launch.command().spawn().with_context(missing)?;
        let output = process.stdout.take();
        // From here on the process ends with this value, also when no port is found.
        let mut driver = Self {
            engine,
            process,
            port: 0,
            session: OnceLock::new(),
            _screen: launch.screen,
            _scratch: launch.scratch,
        };
        let output = BufReader::new(output.context("the driver has no output")?);
        driver.port = match launch.port {
            None => driver.printed_port(output).with_context(|| format!("waiting for `{program}`"))?,
            Some(port) => {
                drain(output);
                driver.wait_for(port).with_context(|| format!("waiting for `{program}`"))?
            }
        };
        Ok(driver)
    }

    /// The driver that the tests of this process share; it lives as long as a page of it.
    pub fn shared(engine: Engine, options: &Options) -> Result<Arc<Self>> {
        static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        match shared.upgrade() {
            Some(driver) if driver.engine == engine => Ok(driver),
            _ => {
                let driver = Arc::new(Self::start(engine, engine.launch(options)?)?);
                *shared = Arc::downgrade(&driver);
                Ok(driver)
            }
        }
    }

    /// Where it listens.
    pub fn address(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Notes the session of the one browser that it opens.
    pub fn serve_only(&self, session: String) {
        self.session.get_or_init(|| session);
    }

    /// The port that the driver prints.
    fn printed_port(&self, mut output: BufReader<ChildStdout>) -> Result<u16> {
        let mut line = String::new();
        while output.read_line(&mut line)? > 0 {
            if let Some(port) = self.engine.port(line.trim_end()) {
                drain(output);
                return Ok(port);
            }
            line.clear();
        }
        bail!("it ended without naming its port")
    }

    /// Waits until the driver listens on a port.
    fn wait_for(&mut self, port: u16) -> Result<u16> {
        let begun = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.process.try_wait()? {
                bail!("it ended at once ({status})");
            }
            if begun.elapsed() > START {
                bail!("it does not listen on port {port}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(port)
    }

    /// Asks the driver to close its browsers; killing it alone would leave them running.
    fn say_farewell(&self, method: &str, path: &str) -> io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(END))?;
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some((method, path)) = self.engine.farewell(self.session.get().map(String::as_str)) {
            // It may be gone already, which is as good.
            let _ = self.say_farewell(method, &path);
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Takes whatever else a driver prints off its hands, so that it never waits.
fn drain(output: BufReader<ChildStdout>) {
    thread::spawn(move || for _ in output.lines().map_while(Result::ok) {});
}

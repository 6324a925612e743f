//! A driver's process: started on a free port, shared, ended with its browsers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;

use super::engine::Engine;
use super::options::Options;
use super::page::Page;

/// A running driver; it ends, and every browser with it, when this is dropped.
pub struct Driver {
    engine: Engine,
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts a driver.
    pub fn start(engine: Engine) -> Result<Self> {
        let (program, arguments) = engine.driver();
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let missing = || format!("`{program}` cannot be run; `cargo xtask setup` gets it, or says how");
        let mut process = command.spawn().with_context(missing)?;
        let output = process.stdout.take();
        // From here on the process ends with this value, also when no port is found.
        let mut driver = Self { engine, process, port: 0 };
        let mut lines = BufReader::new(output.context("the driver has no output")?).lines();
        driver.port = loop {
            match lines.next() {
                Some(line) => {
                    if let Some(port) = engine.port(&line?) {
                        break port;
                    }
                }
                None => bail!("`{program}` ended without naming its port"),
            }
        };
        // Whatever else it prints is taken off its hands, so that it never waits.
        thread::spawn(move || for _ in lines.map_while(Result::ok) {});
        Ok(driver)
    }

    /// The driver that the tests of this process share; it lives as long as one of them holds it.
    pub fn shared(engine: Engine) -> Result<Arc<Self>> {
        static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        match shared.upgrade() {
            Some(driver) if driver.engine == engine => Ok(driver),
            _ => {
                let driver = Arc::new(Self::start(engine)?);
                *shared = Arc::downgrade(&driver);
                Ok(driver)
            }
        }
    }

    /// Opens a browser of its own, with a new profile.
    pub async fn open(&self, options: &Options) -> Result<Page> {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(self.engine.capabilities(options)?);
        let address = format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port);
        let client = builder.connect(&address).await.context("opening a browser")?;
        let page = Page::new(client, self.engine, options.clone());
        if let Err(error) = self.engine.prepare(&page, options).await {
            page.close().await?;
            return Err(error);
        }
        Ok(page)
    }

    /// Asks the driver to close its browsers and end; killing it alone would leave them running.
    fn say_farewell(&self, path: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(path) = self.engine.farewell() {
            // It may be gone already, which is as good.
            let _ = self.say_farewell(path);
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

//! The browser engines: all that differs between them. A new engine is a variant
//! here, a file beside this one, and whatever the compiler then asks for.

mod chromium;

use std::env;

use anyhow::{Result, bail};
use fantoccini::wd::Capabilities;

use super::options::Options;
use super::page::Page;
use super::record::{Message, Sent};

/// The browsers that the tests can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, by chromedriver.
    Chromium,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Chromium];

    /// The one that `E2E_ENGINE` names; Chromium where nothing is said.
    pub fn chosen() -> Result<Self> {
        let Ok(name) = env::var("E2E_ENGINE") else { return Ok(Self::Chromium) };
        match Self::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("E2E_ENGINE is `{name}`; it can be {}", Self::ALL.map(Self::name).join(", ")),
        }
    }

    /// Its name in `E2E_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
        }
    }

    /// The driver's program and its arguments, for a free port of its own choice.
    pub(super) fn driver(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Chromium => chromium::DRIVER,
        }
    }

    /// The driver's port, once a line that it prints tells it.
    pub(super) fn port(self, line: &str) -> Option<u16> {
        match self {
            Self::Chromium => chromium::port(line),
        }
    }

    /// The path that asks the driver to close its browsers and end, where it knows one.
    pub(super) fn farewell(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("/shutdown"),
        }
    }

    /// What a session is asked for.
    pub(super) fn capabilities(self, options: &Options) -> Result<Capabilities> {
        match self {
            Self::Chromium => chromium::capabilities(options),
        }
    }

    /// What is left to arrange once a session is there.
    pub(super) async fn prepare(self, page: &Page, options: &Options) -> Result<()> {
        match self {
            Self::Chromium => chromium::prepare(page, options).await,
        }
    }

    /// The console's messages since they were last asked for.
    pub(super) async fn messages(self, page: &Page) -> Result<Vec<Message>> {
        match self {
            Self::Chromium => chromium::messages(page).await,
        }
    }

    /// The requests since they were last asked for.
    pub(super) async fn requests(self, page: &Page) -> Result<Vec<Sent>> {
        match self {
            Self::Chromium => chromium::requests(page).await,
        }
    }
}

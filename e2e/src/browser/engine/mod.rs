//! The browser engines: all that differs between them. A new engine is a variant
//! here, a file beside this one, and whatever the compiler then asks for.

mod chromium;
mod firefox;
mod webkit;

use std::env;
use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use serde_json::json;

use super::ability::Ability;
use super::launch::Launch;
use super::options::Options;
use super::record::{Message, Sent};
use super::session::Session;

/// The browsers that the tests can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKit as GTK has it, by WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The one that `E2E_ENGINE` names; Chromium where nothing is said.
    pub fn chosen() -> Result<Self> {
        let Ok(name) = env::var("E2E_ENGINE") else { return Ok(Self::Chromium) };
        match Self::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("E2E_ENGINE is `{name}`; it can be {}", Self::ALL.map(Self::name).join(", ")),
        }
    }

    /// Chromium's program, for whatever drives it without a driver.
    pub fn chromium() -> Result<String> {
        chromium::binary()
    }

    /// Its name in `E2E_ENGINE`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether it has what a test may need.
    pub fn can(self, ability: Ability) -> bool {
        self.lacks(ability).is_none()
    }

    /// Why it does not have what a test may need; nothing where it does.
    pub fn lacks(self, ability: Ability) -> Option<&'static str> {
        match self {
            Self::Chromium => None,
            Self::Firefox => firefox::lacks(ability),
            Self::WebKit => webkit::lacks(ability),
        }
    }

    /// Whether the driver turns the wheel by the difference to the turn before.
    pub(super) fn turns_by_difference(self) -> bool {
        match self {
            Self::Chromium | Self::Firefox => false,
            Self::WebKit => true,
        }
    }

    /// Whether one driver opens any number of browsers, and not one only.
    pub(super) fn shares_driver(self) -> bool {
        self == Self::Chromium
    }

    /// How its driver is started, for browsers that are like this.
    pub(super) fn launch(self, options: &Options) -> Result<Launch> {
        match self {
            Self::Chromium => chromium::launch(),
            Self::Firefox => Ok(firefox::launch()),
            Self::WebKit => webkit::launch(options),
        }
    }

    /// The driver's port, once a line that it prints tells it.
    pub(super) fn port(self, line: &str) -> Option<u16> {
        match self {
            Self::Chromium => chromium::port(line),
            Self::Firefox => firefox::port(line),
            Self::WebKit => None,
        }
    }

    /// What asks the driver to close its browsers: a method and a path. `session`
    /// is that of the one browser of a driver that is not shared.
    pub(super) fn farewell(self, session: Option<&str>) -> Option<(&'static str, String)> {
        match self {
            Self::Chromium => Some(("GET", "/shutdown".to_owned())),
            Self::Firefox | Self::WebKit => session.map(|session| ("DELETE", format!("/session/{session}"))),
        }
    }

    /// What a session is asked for.
    pub(super) fn capabilities(self, options: &Options) -> Result<Capabilities> {
        match self {
            Self::Chromium => chromium::capabilities(options),
            Self::Firefox => firefox::capabilities(),
            Self::WebKit => webkit::capabilities(options),
        }
    }

    /// Whether a browser that was opened for one reader serves another: what differs can be prepared.
    pub(super) fn serves(self, had: &Options, wanted: &Options) -> bool {
        let asks_the_same = || Some(self.capabilities(had).ok()? == self.capabilities(wanted).ok()?);
        match self {
            Self::Chromium => asks_the_same() == Some(true),
            Self::Firefox => true,
            // All but its size is in what it was started with.
            Self::WebKit => Options { width: wanted.width, height: wanted.height, ..had.clone() } == *wanted,
        }
    }

    /// What a session needs once.
    pub(super) async fn begin(self, session: &Session) -> Result<()> {
        match self {
            Self::Chromium | Self::WebKit => Ok(()),
            Self::Firefox => firefox::begin(session).await,
        }
    }

    /// What is left to arrange for the session's reader.
    pub(super) async fn prepare(self, session: &Session) -> Result<()> {
        match self {
            Self::Chromium => chromium::prepare(session).await,
            Self::Firefox => firefox::prepare(session).await,
            Self::WebKit => webkit::prepare(session).await,
        }
    }

    /// Holds a key down: after a while it comes again, and then so many times at so short intervals.
    pub(super) async fn hold(
        self,
        session: &Session,
        key: Key,
        until: Duration,
        each: Duration,
        times: i64,
    ) -> Result<()> {
        match self {
            Self::Chromium => chromium::hold(session, key, until, each, times).await,
            Self::Firefox => firefox::hold(session, key, until, each, times).await,
            Self::WebKit => bail!("{}", webkit::NO_HELD_KEYS),
        }
    }

    /// Shows the page as it is on paper.
    pub(super) async fn show_as_printed(self, session: &Session) -> Result<()> {
        match self {
            Self::Chromium => chromium::show_as_printed(session).await,
            Self::Firefox => firefox::show_as_printed(session).await,
            Self::WebKit => bail!("WebKit does not print for its driver"),
        }
    }

    /// Prints what stands at an address into a file, where the driver does not print what it shows; whether it did.
    pub(super) fn print_anew(self, url: &str, paper: &str, ready: &str, file: &Path) -> Result<bool> {
        match self {
            Self::Chromium | Self::Firefox => Ok(false),
            Self::WebKit => webkit::print(url, paper, ready, file).map(|()| true),
        }
    }

    /// Sets the viewport's size, exactly.
    pub(super) async fn resize(self, session: &Session, width: u32, height: u32) -> Result<()> {
        match self {
            Self::Chromium => chromium::resize(session, width, height).await,
            Self::Firefox => firefox::resize(session, width, height).await,
            Self::WebKit => webkit::resize(session, width, height).await,
        }
    }

    /// Searches the page for words; whether they are found. Firefox does it as for a reader, and shows
    /// what it finds.
    pub(super) async fn search(self, session: &Session, words: &str) -> Result<bool> {
        match self {
            Self::Chromium | Self::WebKit => {
                session.run("return window.find(arguments[0], false, false, true)", &[json!(words)]).await
            }
            Self::Firefox => firefox::search(session, words).await,
        }
    }

    /// A script that has to stand on every page, so that its console can be read.
    pub(crate) fn recorder(self) -> Option<&'static str> {
        match self {
            Self::Chromium | Self::Firefox => None,
            Self::WebKit => Some(webkit::RECORDER),
        }
    }

    /// The console's messages since they were last asked for.
    pub(super) async fn messages(self, session: &Session) -> Result<Vec<Message>> {
        match self {
            Self::Chromium => chromium::messages(session).await,
            Self::Firefox => firefox::messages(session).await,
            Self::WebKit => webkit::messages(session).await,
        }
    }

    /// The requests since they were last asked for.
    pub(super) async fn requests(self, session: &Session) -> Result<Vec<Sent>> {
        match self {
            Self::Chromium => chromium::requests(session).await,
            Self::Firefox => firefox::requests(session).await,
            Self::WebKit => bail!("WebKit {}", webkit::NO_REQUESTS),
        }
    }
}

//! A package in a learning system, and what came of it so far.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::browser::Page;
use crate::site::Site;

/// Where a package finds the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the page that frames it,
    Parent,
    /// in the one that frames that,
    Grandparent,
    /// or in the one that has opened it as a window.
    Opener,
}

/// A package that is open in a system.
pub struct Attempt {
    /// The browser; until `leave`, it works in the package's page.
    pub page: Page,
    /// The system's host, with the package below `package/`.
    pub site: Site,
    place: Place,
    /// The window of the system, where the package has one of its own.
    system: Option<fantoccini::wd::WindowHandle>,
}

/// A call that a package has made.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Call {
    /// The function, such as `LMSSetValue` or `SetValue`.
    pub name: String,
    /// What it was given.
    pub arguments: Vec<Value>,
    /// What it gave back.
    pub result: Value,
    /// What it threw.
    pub threw: Option<String>,
}

/// What the system's page has noted down.
#[derive(Deserialize)]
struct Record {
    calls: Vec<Call>,
    commits: Vec<BTreeMap<String, String>>,
    faults: Vec<String>,
}

impl Call {
    /// The element and the value, where something was to be written.
    pub fn written(&self) -> Option<(&str, &str)> {
        let [Value::String(element), Value::String(value)] = self.arguments.as_slice() else { return None };
        self.name.ends_with("SetValue").then_some((element, value))
    }
}

impl Attempt {
    pub(super) async fn begin(site: Site, page: Page, place: Place) -> Result<Self> {
        let mut attempt = Self { page, site, place, system: None };
        match place {
            Place::Parent => attempt.page.enter_frame("iframe").await?,
            Place::Grandparent => {
                attempt.page.enter_frame("iframe").await?;
                attempt.page.enter_frame("iframe").await?;
            }
            Place::Opener => {
                let client = attempt.page.client().clone();
                let system = client.window().await?;
                attempt.page.click("#launch").await?;
                let package = another(&client, &system).await?;
                client.switch_to_window(package).await?;
                attempt.system = Some(system);
            }
        }
        Ok(attempt)
    }

    /// All calls so far, in their order.
    pub async fn calls(&self) -> Result<Vec<Call>> {
        Ok(self.record().await?.calls)
    }

    /// All that was written so far and taken, in its order: element and value.
    pub async fn written(&self) -> Result<Vec<(String, String)>> {
        let calls = self.calls().await?.into_iter().filter(|call| call.result == true || call.result == "true");
        let pair = |call: Call| call.written().map(|(element, value)| (element.to_owned(), value.to_owned()));
        Ok(calls.filter_map(pair).collect())
    }

    /// What the system has kept after each commit, and after the end: what was written until then, by element.
    /// What is written after the last commit is lost.
    pub async fn commits(&self) -> Result<Vec<BTreeMap<String, String>>> {
        Ok(self.record().await?.commits)
    }

    /// What the strict double found wrong: each call and why. Empty is right; other systems find nothing.
    pub async fn faults(&self) -> Result<Vec<String>> {
        Ok(self.record().await?.faults)
    }

    /// Leaves the package as a reader does who closes it; its page is told by `pagehide`. The browser works in the
    /// system's page from then on.
    pub async fn leave(&self) -> Result<()> {
        match (self.place, &self.system) {
            (Place::Opener, Some(system)) => {
                self.page.client().close_window().await?;
                self.page.client().switch_to_window(system.clone()).await?;
            }
            _ => {
                self.page.leave_frames().await?;
                self.page.run::<Value>("document.querySelector('iframe').remove()", &[]).await?;
            }
        }
        Ok(())
    }

    async fn record(&self) -> Result<Record> {
        self.page.eval("(opener ?? top).scorm").await.context("what the system has noted down")
    }
}

/// The other of two windows, once it is there.
async fn another(
    client: &fantoccini::Client,
    known: &fantoccini::wd::WindowHandle,
) -> Result<fantoccini::wd::WindowHandle> {
    for _ in 0..100 {
        if let Some(new) = client.windows().await?.into_iter().find(|window| window != known) {
            return Ok(new);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("no window was opened")
}

//! Browsers that are new: a driver's process, a session with it, and the page as its reader has it.

use std::io;
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result, anyhow, bail};
use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::runtime::{Builder, Runtime};

use super::driver::Driver;
use super::engine::Engine;
use super::options::Options;
use super::page::Page;
use super::session::Session;

/// Opens a browser of its own, with a new profile.
pub async fn open(engine: Engine, options: &Options) -> Result<Page> {
    for ability in options.abilities() {
        if let Some(reason) = engine.lacks(ability) {
            bail!("there is no such browser: {} {reason}", engine.name());
        }
    }
    let page = start(engine, options).await?;
    let prepared = match engine.begin(page.session()).await {
        Ok(()) => engine.prepare(page.session()).await,
        Err(error) => Err(error),
    };
    if let Err(error) = prepared {
        page.close().await?;
        return Err(error.context("preparing a browser"));
    }
    Ok(page)
}

/// A browser as it comes.
async fn start(engine: Engine, options: &Options) -> Result<Page> {
    let driver = match engine.shares_driver() {
        true => Driver::shared(engine, options)?,
        false => Arc::new(Driver::start(engine, engine.launch(options)?)?),
    };
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(engine.capabilities(options)?);
    let address = driver.address();
    // What speaks with the driver outlives the test, as the browser may.
    let client = speaking()?.spawn(async move { builder.connect(&address).await });
    let client = client.await?.context("opening a browser")?;
    if !engine.shares_driver() {
        driver.serve_only(client.session_id().await?.context("the browser has no session")?);
    }
    Ok(Page::new(Session::new(client, options.clone()), engine, driver))
}

/// Where the requests to all drivers are made.
fn speaking() -> Result<&'static Runtime> {
    static SPEAKING: OnceLock<io::Result<Runtime>> = OnceLock::new();
    let speaking = SPEAKING.get_or_init(|| Builder::new_multi_thread().worker_threads(1).enable_all().build());
    speaking.as_ref().map_err(|error| anyhow!("no runtime for the drivers: {error}"))
}

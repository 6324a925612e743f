//! A browser's session: what an engine needs of it, and what a page is made of.

use std::sync::Arc;

use anyhow::{Context, Result};
use fantoccini::Client;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::command::Vendor;
use super::options::Options;

/// A session with a browser, opened for a reader. Clones are the same session.
#[derive(Clone)]
pub struct Session {
    client: Client,
    options: Arc<Options>,
}

impl Session {
    /// The session that a client speaks in.
    pub fn new(client: Client, options: Options) -> Self {
        Self { client, options: Arc::new(options) }
    }

    /// The same browser for another reader.
    pub fn for_another(self, options: Options) -> Self {
        Self::new(self.client, options)
    }

    /// The WebDriver client, for what has no word here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The reader whose browser it is.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The value of a JavaScript expression.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.run(&format!("return ({expression});"), &[]).await
    }

    /// What a JavaScript function body returns, or what its promise comes to; `arguments` are what it is given.
    pub async fn run<T: DeserializeOwned>(&self, body: &str, arguments: &[Value]) -> Result<T> {
        let value = self.client.execute(body, arguments.to_vec()).await.with_context(|| format!("running `{body}`"))?;
        serde_json::from_value(value.clone()).with_context(|| format!("`{body}` gave {value}"))
    }

    /// A command of the DevTools protocol; only Chromium knows it.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        let command = Vendor { path: "goog/cdp/execute", body: json!({ "cmd": method, "params": parameters }) };
        self.client.issue_cmd(command).await.with_context(|| method.to_owned())
    }
}

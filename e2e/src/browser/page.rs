//! A browser's one page: where it goes, what its scripts say, what it recorded.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use fantoccini::Client;
use fantoccini::elements::Element;
use fantoccini::wd::Locator;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::command::Vendor;
use super::driver::Driver;
use super::engine::Engine;
use super::options::Options;
use super::pressed::Pressed;
use super::record::{Message, Sent};
use super::session::Session;

/// A page in a browser of its own. Clones are the same page.
#[derive(Clone)]
pub struct Page {
    session: Session,
    engine: Engine,
    records: Arc<Mutex<Records>>,
    /// How far the wheel has been turned, in CSS px.
    turned: Arc<AtomicI64>,
    /// Whether the browser was slowed down, which it stays.
    slowed: Arc<AtomicBool>,
    /// What was pressed last, and when.
    pressed: Arc<Mutex<Option<(Pressed, Instant)>>>,
    /// Held for the browser, which would end with it.
    driver: Arc<Driver>,
}

/// What the browser has told so far; it tells everything once only.
#[derive(Default)]
struct Records {
    messages: Vec<Message>,
    requests: Vec<Sent>,
}

impl Page {
    pub(super) fn new(session: Session, engine: Engine, driver: Arc<Driver>) -> Self {
        let (records, turned, slowed, pressed) = Default::default();
        Self { session, engine, records, turned, slowed, pressed, driver }
    }

    /// The same browser for another reader, of whom it knows nothing yet.
    pub(super) fn for_another(self, options: Options) -> Self {
        // The driver's mouse goes on from where it is.
        Self { turned: self.turned, ..Self::new(self.session.for_another(options), self.engine, self.driver) }
    }

    /// Opens a new tab in place of all others, and forgets what was said.
    pub(super) async fn start_over(&self) -> Result<()> {
        self.leave_frames().await?;
        let client = self.client();
        let before = client.windows().await?;
        let new = client.new_window(true).await?.handle;
        for tab in before {
            client.switch_to_window(tab).await?;
            client.close_window().await?;
        }
        client.switch_to_window(new).await?;
        self.engine.messages(&self.session).await.map(drop)
    }

    /// The browser's session, as the engine works in it.
    pub(super) fn session(&self) -> &Session {
        &self.session
    }

    /// The engine that it is shown by.
    pub(super) fn engine(&self) -> Engine {
        self.engine
    }

    /// Notes that the browser is slower than it was.
    pub(super) fn note_slowed(&self) {
        self.slowed.store(true, Ordering::Relaxed);
    }

    /// Whether the browser was slowed down.
    pub(super) fn is_slowed(&self) -> bool {
        self.slowed.load(Ordering::Relaxed)
    }

    /// The WebDriver session, for what has no word here.
    pub fn client(&self) -> &Client {
        self.session.client()
    }

    /// What the driver is to be told to turn the wheel by so much, in CSS px.
    pub(super) fn turn(&self, down: i64) -> i64 {
        let before = self.turned.fetch_add(down, Ordering::Relaxed);
        if self.engine.turns_by_difference() { before + down } else { down }
    }

    /// Notes what is pressed; gives what was pressed before that, and when.
    pub(super) fn note_pressed(&self, pressed: Pressed) -> Option<(Pressed, Instant)> {
        self.pressed().replace((pressed, Instant::now()))
    }

    /// Notes that what is pressed has been pressed by now.
    pub(super) fn note_done(&self) {
        if let Some((_, at)) = &mut *self.pressed() {
            *at = Instant::now();
        }
    }

    fn pressed(&self) -> MutexGuard<'_, Option<(Pressed, Instant)>> {
        self.pressed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The reader whose browser it is.
    pub fn options(&self) -> &Options {
        self.session.options()
    }

    /// Goes to an address and waits until the page has loaded.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.remember().await?;
        self.client().goto(url).await.with_context(|| format!("going to {url}"))
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        self.remember().await?;
        Ok(self.client().refresh().await?)
    }

    /// Goes back in the history.
    pub async fn back(&self) -> Result<()> {
        self.remember().await?;
        Ok(self.client().back().await?)
    }

    /// Goes forward in the history.
    pub async fn forward(&self) -> Result<()> {
        self.remember().await?;
        Ok(self.client().forward().await?)
    }

    /// The address, with the query and the fragment.
    pub async fn url(&self) -> Result<String> {
        Ok(self.client().current_url().await?.into())
    }

    /// The page's HTML as it is now.
    pub async fn html(&self) -> Result<String> {
        Ok(self.client().source().await?)
    }

    /// The value of a JavaScript expression.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.session.eval(expression).await
    }

    /// What a JavaScript function body returns, or what its promise comes to; `arguments` are what it is given.
    pub async fn run<T: DeserializeOwned>(&self, body: &str, arguments: &[Value]) -> Result<T> {
        self.session.run(body, arguments).await
    }

    /// What axe finds on the page that keeps readers out, by these of its rules, or by those of
    /// WCAG 2.2 AA where none is named: each rule with the elements that break it. What
    /// the selectors `without` find is left out. Axe is brought to a page once, and stays there.
    pub async fn axe(&self, rules: &[&str], without: &[&str]) -> Result<Vec<String>> {
        const RUN: &str = "
            const [rules, without] = arguments;
            const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            const runOnly = rules.length ? { type: 'rule', values: rules } : { type: 'tag', values: levels };
            const exclude = without.map(css => [css]);
            return axe.run({ exclude }, { runOnly, resultTypes: ['violations'], preload: false }).then(({ violations }) =>
                violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(node => node.target.join(' ')).join(', ')}`));";
        if !self.eval::<bool>("'axe' in window").await? {
            let file = crate::root().join(".tools/node_modules/axe-core/axe.min.js");
            let axe = std::fs::read_to_string(&file);
            let axe = axe.with_context(|| format!("reading {}; `cargo xtask setup` brings it", file.display()))?;
            self.run::<Value>(&format!("{axe};return true"), &[]).await?;
        }
        self.run(RUN, &[json!(rules), json!(without)]).await
    }

    /// Sets the viewport's size, exactly.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.engine.resize(&self.session, width, height).await
    }

    /// Enlarges the page as fingers do, so that a part of it is seen.
    pub async fn enlarge(&self, factor: f64) -> Result<()> {
        self.cdp("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": factor })).await.map(drop)
    }

    /// Works inside the frame that a selector finds, until `leave_frames`.
    pub async fn enter_frame(&self, css: &str) -> Result<()> {
        Ok(self.element(css).await?.enter_frame().await?)
    }

    /// Works in the outermost page again.
    pub async fn leave_frames(&self) -> Result<()> {
        let top = Vendor { path: "frame", body: json!({ "id": null }) };
        self.client().issue_cmd(top).await?;
        Ok(())
    }

    /// Saves what the viewport shows as a PNG file.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        let picture = self.client().screenshot().await.context("taking a screenshot")?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, picture).with_context(|| format!("writing {}", path.display()))
    }

    /// All messages of the console so far, of every level.
    pub async fn console(&self) -> Result<Vec<Message>> {
        let new = self.engine.messages(&self.session).await?;
        let mut records = self.records();
        records.messages.extend(new);
        Ok(records.messages.clone())
    }

    /// All requests so far, to whatever host, of a browser with `request_log`; what a page holds in
    /// itself (`data:` and the like) is none.
    pub async fn requests(&self) -> Result<Vec<Sent>> {
        ensure!(self.options().request_log, "this browser keeps no account of its requests");
        let new = self.engine.requests(&self.session).await?;
        let mut records = self.records();
        records.requests.extend(new.into_iter().filter(|sent| sent.url.starts_with("http")));
        Ok(records.requests.clone())
    }

    /// The addresses that the page, or the frame that is worked in, has loaded since it began.
    pub async fn resources(&self) -> Result<Vec<String>> {
        self.eval("performance.getEntriesByType('resource').map(entry => entry.name)").await
    }

    /// Searches the page for words; whether they are found. Firefox shows what it has found, as to a
    /// reader; the others only tell.
    pub async fn search(&self, words: &str) -> Result<bool> {
        self.engine.search(&self.session, words).await
    }

    /// A command of the DevTools protocol; only Chromium knows it.
    pub async fn cdp(&self, method: &str, parameters: Value) -> Result<Value> {
        self.session.cdp(method, parameters).await
    }

    /// Closes the browser.
    pub async fn close(&self) -> Result<()> {
        Ok(self.client().clone().close().await?)
    }

    /// The first element that a selector finds.
    pub(super) async fn element(&self, css: &str) -> Result<Element> {
        self.client().find(Locator::Css(css)).await.with_context(|| format!("nothing is found by `{css}`"))
    }

    /// Takes what a page has said before it is left, where the page itself keeps it.
    async fn remember(&self) -> Result<()> {
        match self.engine.recorder() {
            Some(_) => self.console().await.map(drop),
            None => Ok(()),
        }
    }

    fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

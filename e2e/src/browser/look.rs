//! What can be seen on a page, and waiting until it can.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::Deserialize;
use serde_json::json;

use super::page::Page;

/// How long a page may take for what a test waits for.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
/// How long is waited between two looks.
pub(super) const PAUSE: Duration = Duration::from_millis(30);

/// An element as it was when it was looked at.
#[derive(Clone, Debug, Deserialize)]
pub struct Found {
    /// What a reader reads of it, without space around it.
    pub text: String,
    /// Whether a reader can see it: drawn, not hidden, not transparent, of some size.
    pub shown: bool,
    /// Whether the keyboard is on it.
    pub focused: bool,
    /// The value of a field.
    pub value: Option<String>,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// Its left edge in the viewport, in CSS pixels.
    pub x: f64,
    /// Its upper edge in the viewport.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Found {
    /// An attribute, or nothing where it has none of the name.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

const LOOK: &str = "
    return [...document.querySelectorAll(arguments[0])].map(element => {
        const box = element.getBoundingClientRect();
        const drawn = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        return {
            text: (element.innerText ?? element.textContent).trim(),
            shown: drawn && box.width > 0 && box.height > 0,
            focused: element === document.activeElement,
            value: element.value === undefined ? null : String(element.value),
            attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
            x: box.x, y: box.y, width: box.width, height: box.height,
        };
    });";

impl Page {
    /// All elements that a selector finds, in the order of the page.
    pub async fn find_all(&self, css: &str) -> Result<Vec<Found>> {
        self.run(LOOK, &[json!(css)]).await
    }

    /// The first element that a selector finds; an error where there is none.
    pub async fn find(&self, css: &str) -> Result<Found> {
        match self.find_all(css).await?.into_iter().next() {
            Some(found) => Ok(found),
            None => bail!("nothing is found by `{css}`"),
        }
    }

    /// Waits until a selector finds an element that is as wished, and gives it.
    pub async fn wait_for(&self, css: &str, wish: impl Fn(&Found) -> bool) -> Result<Found> {
        let begun = Instant::now();
        loop {
            // A page that is just being replaced fails; that is one more reason to wait.
            let found = self.find_all(css).await;
            if let Some(match_) = found.iter().flatten().find(|found| wish(found)) {
                return Ok(match_.clone());
            }
            if begun.elapsed() > PATIENCE {
                bail!("waited {PATIENCE:?} for `{css}`; the last that was seen: {found:#?}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_until(&self, expression: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let found = self.eval::<bool>(&format!("Boolean({expression})")).await;
            if matches!(found, Ok(true)) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("waited {PATIENCE:?} for `{expression}`; the last answer: {found:?}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

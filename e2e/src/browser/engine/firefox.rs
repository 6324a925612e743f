//! Firefox, by geckodriver and, where WebDriver has no word for it, by scripts in
//! the browser's own window, which may do whatever the browser may.

use anyhow::{Context, Result, bail};
use fantoccini::wd::Capabilities;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Ability;
use crate::browser::command::Vendor;
use crate::browser::launch::Launch;
use crate::browser::options::Options;
use crate::browser::page::Page;
use crate::browser::record::{Level, Message, Sent};

/// Run once a session in the browser's window: keeps what pages say and ask for.
const WATCH: &str = include_str!("firefox/watch.js");
/// Gives what was kept since it was last asked for.
const TELL: &str = "return window.e2e[arguments[0]].splice(0);";
/// Makes the page's box as large as asked for; the window itself can be no smaller than its bars.
const RESIZE: &str = "
    const { style } = gBrowser.selectedBrowser;
    for (const [side, length] of Object.entries(arguments[0]))
        for (const bound of ['', 'min-', 'max-']) style.setProperty(bound + side, `${length}px`);";
/// Puts the reader's screen and preferences in place.
const PREFER: &str = "
    for (const [name, value] of Object.entries(arguments[0]))
        gBrowser.selectedBrowser.browsingContext[name] = value;";

/// Why it does not have what a test may need.
pub fn lacks(ability: Ability) -> Option<&'static str> {
    match ability {
        Ability::Touch | Ability::ForcedColors | Ability::RequestLog | Ability::SelfInSandbox => None,
        Ability::Throttle => Some("cannot be slowed down"),
        Ability::LayoutShifts => Some("does not tell what has moved"),
        Ability::Tours => Some("takes minutes for a look at every state"),
    }
}

/// geckodriver, on a free port, with access to the browser's own window.
pub fn launch() -> Launch {
    let arguments = ["--port", "0", "--websocket-port", "0", "--allow-system-access"].map(str::to_owned).to_vec();
    Launch { program: "geckodriver", arguments, ..Launch::default() }
}

/// The port in "Listening on 127.0.0.1:12345".
pub fn port(line: &str) -> Option<u16> {
    line.rsplit_once("Listening on 127.0.0.1:")?.1.parse().ok()
}

/// What a session is asked for.
pub fn capabilities(options: &Options) -> Result<Capabilities> {
    let mut preferences = json!({
        "intl.accept_languages": options.language,
        "javascript.enabled": options.javascript,
        // The browser's own window may be watched (see `WATCH`), and asks nobody for news.
        "security.allow_parent_unrestricted_js_loads": true,
        "services.settings.server": "data:,",
    });
    if !options.storage {
        // 2 is "block"; what is blocked for cookies is blocked for all storage.
        preferences["network.cookie.cookieBehavior"] = json!(2);
    }
    if options.touch {
        preferences["dom.w3c_touch_events.enabled"] = json!(1);
        preferences["dom.maxtouchpoints.testing.value"] = json!(5);
        // 1 is "coarse", without hovering.
        preferences["ui.primaryPointerCapabilities"] = json!(1);
        preferences["ui.allPointerCapabilities"] = json!(1);
        preferences["dom.meta-viewport.enabled"] = json!(true);
        // A phone's scrollbars lie over the page.
        preferences["ui.useOverlayScrollbars"] = json!(1);
    }
    let capabilities = json!({
        "browserName": "firefox",
        "unhandledPromptBehavior": "ignore",
        "moz:firefoxOptions": { "args": ["-headless"], "prefs": preferences },
    });
    match capabilities {
        Value::Object(capabilities) => Ok(capabilities),
        other => bail!("capabilities are no object: {other}"),
    }
}

/// Watches all that pages say and ask for from now on.
pub async fn begin(page: &Page) -> Result<()> {
    in_window(page, WATCH, &[]).await
}

/// Puts the reader's screen and preferences in place.
pub async fn prepare(page: &Page, options: &Options) -> Result<()> {
    let preferences = json!({
        "overrideDPPX": options.scale,
        "prefersColorSchemeOverride": if options.dark { "dark" } else { "light" },
        "prefersReducedMotionOverride": if options.reduced_motion { "reduce" } else { "no-preference" },
        "forcedColorsOverride": if options.forced_colors { "active" } else { "none" },
    });
    in_window::<()>(page, PREFER, &[preferences]).await?;
    resize(page, options.width, options.height).await
}

/// Sets the viewport's size, exactly.
pub async fn resize(page: &Page, width: u32, height: u32) -> Result<()> {
    in_window(page, RESIZE, &[json!({ "width": width, "height": height })]).await
}

/// What a page said, as `WATCH` keeps it.
#[derive(Deserialize)]
struct Said {
    level: String,
    source: String,
    text: String,
}

/// The console's messages since they were last asked for.
pub async fn messages(page: &Page) -> Result<Vec<Message>> {
    let said: Vec<Said> = in_window(page, TELL, &[json!("said")]).await?;
    Ok(said.into_iter().map(message).collect())
}

fn message(Said { level, source, text }: Said) -> Message {
    let level = match level.as_str() {
        "debug" => Level::Debug,
        "warn" => Level::Warning,
        "error" | "assert" => Level::Error,
        _ => Level::Info,
    };
    Message { level, source, text }
}

/// The requests since they were last asked for.
pub async fn requests(page: &Page) -> Result<Vec<Sent>> {
    let sent: Vec<[String; 3]> = in_window(page, TELL, &[json!("sent")]).await?;
    Ok(sent.into_iter().map(|[url, method, kind]| Sent { url, method, kind }).collect())
}

/// What a function body returns in the browser's own window.
async fn in_window<T: DeserializeOwned>(page: &Page, body: &str, arguments: &[Value]) -> Result<T> {
    turn_to(page, "chrome").await?;
    let value = page.run(body, arguments).await;
    turn_to(page, "content").await?;
    value.context("in the browser's own window")
}

async fn turn_to(page: &Page, context: &str) -> Result<()> {
    let command = Vendor { path: "moz/context", body: json!({ "context": context }) };
    page.client().issue_cmd(command).await.map(drop).with_context(|| format!("turning to the {context}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drivers_port_is_in_what_it_prints() {
        assert_eq!(port("1795634928849\tgeckodriver\tINFO\tListening on 127.0.0.1:34067"), Some(34067));
        assert_eq!(port("1795634928849\tgeckodriver\tINFO\tStarting"), None);
    }
}

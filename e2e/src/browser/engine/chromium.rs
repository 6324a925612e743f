//! Chromium, by chromedriver and, where WebDriver has no word for it, by the
//! DevTools protocol.

use std::collections::BTreeMap;
use std::env;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::browser::command::Vendor;
use crate::browser::launch::{Launch, Scratch};
use crate::browser::options::Options;
use crate::browser::record::{Level, Message, Sent};
use crate::browser::session::Session;

/// The names that the browser goes by; the set-up task looks for the same.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Without a screen, also as root, quiet on the network and the same on every
/// machine. chromedriver adds a new profile folder for each session.
///
/// Frames stay in the page's process, because chromedriver's logs leave out what
/// happens in another one.
const FLAGS: [&str; 15] = [
    "--headless=new",
    // The viewport's exact size is set later; the window is larger than any.
    "--window-size=1600,1400",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,IsolateSandboxedIframes,site-per-process",
];

/// chromedriver, on a free port. Each of its browsers would leave a folder behind.
pub fn launch() -> Result<Launch> {
    let scratch = Scratch::new()?;
    Ok(Launch {
        program: "chromedriver",
        arguments: vec!["--port=0".to_owned()],
        environment: vec![("TMPDIR", scratch.path().into())],
        scratch: Some(scratch),
        ..Launch::default()
    })
}

/// The port in "ChromeDriver was started successfully on port 12345."
pub fn port(line: &str) -> Option<u16> {
    line.rsplit_once("successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

/// What a session is asked for.
pub fn capabilities(options: &Options) -> Result<Capabilities> {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).to_vec();
    flags.push(format!("--lang={}", options.language));
    flags.push(format!("--accept-lang={}", options.language));
    let mut preferences = BTreeMap::from([("intl.accept_languages", json!(options.language))]);
    if !options.storage {
        // 2 is "block"; what is blocked for cookies is blocked for all storage.
        preferences.insert("profile.default_content_setting_values.cookies", json!(2));
    }
    if options.smallest_letters > 0 {
        preferences.insert("webkit.webprefs.minimum_font_size", json!(options.smallest_letters));
    }
    let capabilities = json!({
        "browserName": "chrome",
        "unhandledPromptBehavior": "ignore",
        "goog:loggingPrefs": { "browser": "ALL", "performance": if options.request_log { "ALL" } else { "OFF" } },
        "goog:chromeOptions": { "binary": binary()?, "args": flags, "prefs": preferences },
    });
    match capabilities {
        Value::Object(capabilities) => Ok(capabilities),
        other => bail!("capabilities are no object: {other}"),
    }
}

/// The browser's program: the first of its names that is on the search path.
pub fn binary() -> Result<String> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = env::split_paths(&path).collect();
    let candidates = BROWSERS.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    let found = candidates.into_iter().find(|candidate| candidate.is_file());
    let found = found.with_context(|| format!("none of {} is on PATH: `cargo xtask setup`", BROWSERS.join(", ")))?;
    Ok(found.to_string_lossy().into_owned())
}

/// Puts the reader's screen, hands and preferences in place.
pub async fn prepare(session: &Session) -> Result<()> {
    let options = session.options();
    // A tab beside others may be without the keyboard.
    session.cdp("Page.bringToFront", json!({})).await?;
    resize(session, options.width, options.height).await?;
    show_on(session, "").await?;
    if options.touch {
        session.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 })).await?;
    }
    if !options.javascript {
        session.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    }
    Ok(())
}

/// Holds a key down; what its driver presses again is no held key to a page.
pub async fn hold(session: &Session, key: Key, until: Duration, each: Duration, times: i64) -> Result<()> {
    let (name, code, text) = match key {
        Key::Enter => ("Enter", 13, "\r"),
        Key::Escape => ("Escape", 27, ""),
        Key::Left => ("ArrowLeft", 37, ""),
        Key::Right => ("ArrowRight", 39, ""),
        other => bail!("{other:?} has no number here by which it is held"),
    };
    let press = |kind: &str, again: bool| {
        let text = if kind == "keyDown" { text } else { "" };
        json!({ "type": kind, "key": name, "code": name, "windowsVirtualKeyCode": code, "text": text, "autoRepeat": again })
    };
    session.cdp("Input.dispatchKeyEvent", press("keyDown", false)).await?;
    tokio::time::sleep(until).await;
    for _ in 0..times {
        session.cdp("Input.dispatchKeyEvent", press("keyDown", true)).await?;
        tokio::time::sleep(each).await;
    }
    session.cdp("Input.dispatchKeyEvent", press("keyUp", false)).await.map(drop)
}

/// Shows the page as it is on paper.
pub async fn show_as_printed(session: &Session) -> Result<()> {
    show_on(session, "print").await
}

/// Shows the page on a medium, to a reader with preferences.
async fn show_on(session: &Session, medium: &str) -> Result<()> {
    let options = session.options();
    let media = |name: &str, on: bool, value: &str| on.then(|| json!({ "name": name, "value": value }));
    let features: Vec<Value> = [
        media("prefers-color-scheme", true, if options.dark { "dark" } else { "light" }),
        media("prefers-reduced-motion", options.reduced_motion, "reduce"),
        media("forced-colors", options.forced_colors, "active"),
    ]
    .into_iter()
    .flatten()
    .collect();
    session.cdp("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await.map(drop)
}

/// Sets the viewport's size, exactly.
pub async fn resize(session: &Session, width: u32, height: u32) -> Result<()> {
    let options = session.options();
    let metrics = json!({
        "width": width,
        "height": height,
        "deviceScaleFactor": options.scale,
        "mobile": options.touch,
    });
    session.cdp("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

/// The console's messages since they were last asked for.
pub async fn messages(session: &Session) -> Result<Vec<Message>> {
    let entries = log(session, "browser").await?;
    Ok(entries.iter().map(message).collect())
}

fn message(entry: &Value) -> Message {
    let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let level = match entry["level"].as_str() {
        Some("SEVERE") => Level::Error,
        Some("WARNING") => Level::Warning,
        Some("DEBUG") => Level::Debug,
        _ => Level::Info,
    };
    Message { level, source: text("source"), text: text("message") }
}

/// The requests since they were last asked for.
pub async fn requests(session: &Session) -> Result<Vec<Sent>> {
    let entries = log(session, "performance").await?;
    Ok(entries.iter().filter_map(sent).collect())
}

/// The request that an entry of the performance log tells of.
fn sent(entry: &Value) -> Option<Sent> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = event.get("message")?;
    if event.get("method")? != "Network.requestWillBeSent" {
        return None;
    }
    let text = |path: &str| event.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(Sent { url: text("/params/request/url"), method: text("/params/request/method"), kind: text("/params/type") })
}

async fn log(session: &Session, kind: &'static str) -> Result<Vec<Value>> {
    let log = Vendor { path: "se/log", body: json!({ "type": kind }) };
    match session.client().issue_cmd(log).await.with_context(|| format!("reading the {kind} log"))? {
        Value::Array(entries) => Ok(entries),
        other => bail!("the {kind} log is no list: {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drivers_port_is_in_what_it_prints() {
        assert_eq!(port("ChromeDriver was started successfully on port 41235."), Some(41235));
        assert_eq!(port("ChromeDriver was started successfully."), None);
    }

    #[test]
    fn a_request_is_read_out_of_the_performance_log() {
        let event = json!({ "message": { "method": "Network.requestWillBeSent", "params": {
            "type": "Script", "request": { "url": "http://127.0.0.1/app.js", "method": "GET" } } } });
        let found = sent(&json!({ "message": event.to_string() })).unwrap();
        assert_eq!(found.url, "http://127.0.0.1/app.js");
        assert_eq!(found.kind, "Script");
        assert!(sent(&json!({ "message": "{}" })).is_none());
    }
}

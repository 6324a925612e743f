//! Firefox, by geckodriver and, where WebDriver has no word for it, by scripts in
//! the browser's own window, which may do whatever the browser may.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::browser::ability::Ability;
use crate::browser::command::Vendor;
use crate::browser::launch::Launch;
use crate::browser::record::{Message, Said, Sent};
use crate::browser::session::Session;

/// Run once a session in the browser's window: keeps what pages say and ask for.
const WATCH: &str = include_str!("firefox/watch.js");
/// Gives what was kept since it was last asked for.
const TELL: &str = "return window.e2e[arguments[0]].splice(0);";
/// Searches the page that is shown, from its start.
const SEARCH: &str = "
    const { finder } = gBrowser.selectedBrowser;
    return new Promise(done => {
        const heard = { onFindResult({ result }) { finder.removeResultListener(heard); done(result === 0 || result === 2); } };
        finder.addResultListener(heard);
        finder.fastFind(arguments[0], false, false);
    });";
/// Makes the page's box as large as asked for; the window itself can be no smaller than its bars.
const RESIZE: &str = "
    const { style } = gBrowser.selectedBrowser;
    for (const [side, length] of Object.entries(arguments[0]))
        for (const bound of ['', 'min-', 'max-']) style.setProperty(bound + side, `${length}px`);";
/// Puts the reader's screen and preferences in place: what is the tab's, and what is the browser's,
/// where `null` is what the browser would do by itself.
const PREFER: &str = "
    const [tab, browser] = arguments, { prefs } = Services;
    for (const [name, value] of Object.entries(tab)) gBrowser.selectedBrowser.browsingContext[name] = value;
    const sets = { boolean: 'setBoolPref', number: 'setIntPref', string: 'setStringPref', object: 'clearUserPref' };
    for (const [name, value] of Object.entries(browser)) prefs[sets[typeof value]](name, ...value === null ? [] : [value]);";

/// Why it does not have what a test may need.
pub fn lacks(ability: Ability) -> Option<&'static str> {
    match ability {
        Ability::Touch
        | Ability::ForcedColors
        | Ability::RequestLog
        | Ability::Paper
        | Ability::PaperAnew
        | Ability::SmallestLetters
        | Ability::HeldKeys
        | Ability::SelfInSandbox
        | Ability::FindsHidden => None,
        Ability::FrameSizing => Some("does not size frames by their pages"),
        Ability::EnlargedPage => Some("does not enlarge a page for its driver"),
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

/// What a session is asked for, whoever its reader is.
pub fn capabilities() -> Result<Capabilities> {
    let preferences = json!({
        // The browser's own window may be watched (see `WATCH`), and asks nobody for news.
        "security.allow_parent_unrestricted_js_loads": true,
        "services.settings.server": "data:,",
        // There is no graphics card: pictures are seldom, nothing of the window itself moves, and no
        // process is started for a page that may be.
        "layout.frame_rate": 30,
        "ui.prefersReducedMotion": 1,
        "dom.ipc.processPrelaunch.enabled": false,
    });
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
pub async fn begin(session: &Session) -> Result<()> {
    in_window(session, WATCH, &[]).await
}

/// Puts the reader's screen and preferences in place.
pub async fn prepare(session: &Session) -> Result<()> {
    let options = session.options();
    let tab = json!({
        "overrideDPPX": options.scale,
        "prefersColorSchemeOverride": if options.dark { "dark" } else { "light" },
        "prefersReducedMotionOverride": if options.reduced_motion { "reduce" } else { "no-preference" },
        "forcedColorsOverride": if options.forced_colors { "active" } else { "none" },
    });
    let touch = |value: Value| if options.touch { value } else { Value::Null };
    let browser = json!({
        "intl.accept_languages": options.language,
        "font.minimum-size.x-western": options.smallest_letters,
        "javascript.enabled": options.javascript,
        // 2 is "block"; what is blocked for cookies is blocked for all storage.
        "network.cookie.cookieBehavior": if options.storage { Value::Null } else { json!(2) },
        "dom.w3c_touch_events.enabled": touch(json!(1)),
        "dom.maxtouchpoints.testing.value": touch(json!(5)),
        // 1 is "coarse", without hovering.
        "ui.primaryPointerCapabilities": touch(json!(1)),
        "ui.allPointerCapabilities": touch(json!(1)),
        "dom.meta-viewport.enabled": touch(json!(true)),
        // A phone's scrollbars lie over the page.
        "ui.useOverlayScrollbars": touch(json!(1)),
    });
    in_window::<()>(session, PREFER, &[tab, browser]).await?;
    resize(session, options.width, options.height).await
}

/// Holds a key down, which comes again as often as the driver presses it before it is let go.
pub async fn hold(session: &Session, key: Key, until: Duration, each: Duration, times: i64) -> Result<()> {
    let down = || KeyAction::Down { value: char::from(key) };
    let pause = |duration| KeyAction::Pause { duration };
    let mut keys = KeyActions::new("keyboard".to_owned()).then(down()).then(pause(until));
    for _ in 0..times {
        keys = keys.then(down()).then(pause(each));
    }
    let keys = keys.then(KeyAction::Up { value: char::from(key) });
    Ok(session.client().perform_actions(keys).await?)
}

/// Shows the page as it is on paper.
pub async fn show_as_printed(session: &Session) -> Result<()> {
    in_window(session, PREFER, &[json!({ "mediumOverride": "print" }), json!({})]).await
}

/// Sets the viewport's size, exactly.
pub async fn resize(session: &Session, width: u32, height: u32) -> Result<()> {
    in_window(session, RESIZE, &[json!({ "width": width, "height": height })]).await
}

/// The console's messages since they were last asked for.
pub async fn messages(session: &Session) -> Result<Vec<Message>> {
    let said: Vec<Said> = in_window(session, TELL, &[json!("said")]).await?;
    Ok(said.into_iter().map(Message::from).collect())
}

/// The requests since they were last asked for.
pub async fn requests(session: &Session) -> Result<Vec<Sent>> {
    let sent: Vec<[String; 3]> = in_window(session, TELL, &[json!("sent")]).await?;
    Ok(sent.into_iter().map(|[url, method, kind]| Sent { url, method, kind }).collect())
}

/// What a function body returns in the browser's own window.
async fn in_window<T: DeserializeOwned>(session: &Session, body: &str, arguments: &[Value]) -> Result<T> {
    turn_to(session, "chrome").await?;
    let value = session.run(body, arguments).await;
    turn_to(session, "content").await?;
    value.context("in the browser's own window")
}

/// Searches the page as a reader does; whether something is found.
pub async fn search(session: &Session, words: &str) -> Result<bool> {
    in_window(session, SEARCH, &[json!(words)]).await
}

async fn turn_to(session: &Session, context: &str) -> Result<()> {
    let command = Vendor { path: "moz/context", body: json!({ "context": context }) };
    session.client().issue_cmd(command).await.map(drop).with_context(|| format!("turning to the {context}"))
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

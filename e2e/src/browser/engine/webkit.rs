//! WebKit as GTK has it: its small browser, by WebKitWebDriver, on a screen that
//! nobody sees. What WebDriver has no word for is in the browser's arguments and
//! in its environment; its console is kept by a script on every page.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::wd::Capabilities;
use serde_json::{Value, json};

use crate::browser::ability::Ability;
use crate::browser::launch::{Launch, free_port};
use crate::browser::options::Options;
use crate::browser::record::{Message, Said};
use crate::browser::screen::Screen;
use crate::browser::session::Session;
use crate::root;

/// Keeps what a page and its frames say. It must run before anything else on every page.
pub const RECORDER: &str = include_str!("webkit/record.js");
/// Why the requests cannot be told.
pub const NO_REQUESTS: &str = "keeps no account of requests";

/// Why no key is held.
pub const NO_HELD_KEYS: &str = "lets a key come once, however long it is held";

/// Gives what was kept since it was last asked for, wherever on the page one works.
const TELL: &str = "return window.e2eSaid?.splice(0) ?? [];";
/// Where distributions put the small browser, below one of their folders of libraries.
const BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";
/// The system's own Python, which has the bindings for GTK.
const PYTHON: &str = "/usr/bin/python3";
/// The characters of any language; a language needs them by its own name.
const CHARACTERS: [&str; 2] = ["/usr/lib/locale/C.utf8/LC_CTYPE", "/usr/lib/locale/C.UTF-8/LC_CTYPE"];

/// Why it does not have what a test may need.
pub fn lacks(ability: Ability) -> Option<&'static str> {
    match ability {
        Ability::Touch => Some("has no fingers in its driver"),
        Ability::ForcedColors => Some("knows no forced colours"),
        Ability::FrameSizing => Some("does not size frames by their pages"),
        Ability::Throttle => Some("cannot be slowed down"),
        Ability::RequestLog => Some(NO_REQUESTS),
        Ability::LayoutShifts => Some("does not tell what has moved"),
        Ability::Tours => Some("takes minutes for a look at every state"),
        Ability::Paper => Some("does not print for its driver"),
        Ability::PaperAnew => (!prints()).then_some("prints by Python and its bindings for GTK, which are not here"),
        Ability::SmallestLetters => Some("is not told of the reader's letters"),
        Ability::HeldKeys => Some(NO_HELD_KEYS),
        Ability::EnlargedPage => Some("has no fingers in its driver"),
        Ability::SelfInSandbox => Some("takes nothing for the page's own in a sandbox"),
        Ability::FindsHidden => Some("finds nothing that is hidden"),
    }
}

/// WebKitWebDriver for one browser, which inherits its environment.
pub fn launch(options: &Options) -> Result<Launch> {
    let screen = Screen::start()?;
    let port = free_port()?;
    let looks = root().join("e2e/webkit");
    let mut environment: Vec<(&str, OsString)> = vec![
        ("DISPLAY", screen.display().into()),
        ("GDK_BACKEND", "x11".into()),
        ("GDK_SCALE", options.scale.to_string().into()),
        ("GSETTINGS_BACKEND", "memory".into()),
        // There is no graphics card to put layers together: one that is acted takes half of the time.
        ("WEBKIT_DISABLE_COMPOSITING_MODE", "1".into()),
        ("XDG_CONFIG_HOME", looks.clone().into()),
        // The browser's language is that of the characters.
        ("LC_ALL", "".into()),
        ("LANG", "C.UTF-8".into()),
        ("LC_CTYPE", format!("{}.UTF-8", options.language).into()),
        ("LOCPATH", languages(&options.language)?.into()),
    ];
    if options.reduced_motion {
        environment.push(("XDG_CONFIG_DIRS", looks.join("still").into()));
    }
    let arguments = vec![format!("--port={port}")];
    Ok(Launch {
        program: "WebKitWebDriver",
        arguments,
        environment,
        port: Some(port),
        screen: Some(screen),
        ..Launch::default()
    })
}

/// What a session is asked for.
pub fn capabilities(options: &Options) -> Result<Capabilities> {
    let mut arguments = vec!["--automation".to_owned()];
    if options.dark {
        arguments.push("--dark-mode".to_owned());
    }
    arguments.push(format!("--enable-javascript={}", options.javascript));
    // Where it is not enabled, `localStorage` is null: it throws no error of its own.
    arguments.push(format!("--enable-html5-local-storage={}", options.storage));
    let capabilities = json!({
        "browserName": "MiniBrowser",
        "unhandledPromptBehavior": "ignore",
        "webkitgtk:browserOptions": { "binary": binary()?, "args": arguments },
    });
    match capabilities {
        Value::Object(capabilities) => Ok(capabilities),
        other => bail!("capabilities are no object: {other}"),
    }
}

/// Whether there is what it prints by.
fn prints() -> bool {
    static PRINTS: OnceLock<bool> = OnceLock::new();
    let asks = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";
    let quiet = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    *PRINTS.get_or_init(|| quiet(Command::new(PYTHON).args(["-c", asks])).is_ok_and(|status| status.success()))
}

/// Prints what stands at an address into a file, once there is what a selector finds: the driver cannot, the engine
/// can.
pub fn print(url: &str, paper: &str, ready: &str, file: &Path) -> Result<()> {
    let screen = Screen::start()?;
    let mut command = Command::new(PYTHON);
    command.arg(root().join("e2e/webkit/print.py")).args([url, paper, ready]).arg(file);
    let environment = [("DISPLAY", screen.display()), ("GDK_BACKEND", "x11"), ("GSETTINGS_BACKEND", "memory")];
    let output = command.envs(environment).output().with_context(|| format!("`{PYTHON}` cannot be run"))?;
    ensure!(output.status.success() && file.is_file(), "printing: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

/// Puts the reader's screen in place.
pub async fn prepare(session: &Session) -> Result<()> {
    let options = session.options();
    resize(session, options.width, options.height).await
}

/// Sets the viewport's size, exactly: the window's, with what its bars take. It is asked for again
/// until it is there: a window that has just opened has yet to lay out its bars.
pub async fn resize(session: &Session, width: u32, height: u32) -> Result<()> {
    let is_there = format!("innerWidth === {width} && innerHeight === {height}");
    for _ in 0..20 {
        let bars: u32 = session.eval("outerHeight - innerHeight").await?;
        session.client().set_window_rect(0, 0, width, height + bars).await?;
        for _ in 0..15 {
            if session.eval(&is_there).await? {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
    bail!("the window does not get a viewport of {width} × {height} px")
}

/// The console's messages since they were last asked for.
pub async fn messages(session: &Session) -> Result<Vec<Message>> {
    let said: Vec<Said> = session.run(TELL, &[]).await?;
    Ok(said.into_iter().map(Message::from).collect())
}

/// The small browser's program.
fn binary() -> Result<String> {
    let below = |folder: &str| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let folders = below("/usr/lib").chain(["/usr/libexec".into(), "/usr/lib".into()]);
    let found = folders.map(|folder: PathBuf| folder.join(BROWSER)).find(|candidate| candidate.is_file());
    let found = found.with_context(|| format!("there is no {BROWSER} below /usr/lib: `cargo xtask setup`"))?;
    Ok(found.to_string_lossy().into_owned())
}

/// A folder of languages that has this one. Few systems have a language's own
/// characters at hand, and they are the same in all.
fn languages(language: &str) -> Result<PathBuf> {
    let folder = root().join("target/webkit/languages");
    let file = folder.join(format!("{language}.UTF-8/LC_CTYPE"));
    if !file.is_file() {
        let characters = CHARACTERS.iter().find(|file| Path::new(file).is_file());
        let characters = characters.context("the system has no C.UTF-8")?;
        let made = file.with_extension(free_port()?.to_string());
        fs::create_dir_all(file.parent().unwrap_or(&folder))?;
        // In one step, because a browser may be looking for it.
        fs::copy(characters, &made)?;
        fs::rename(&made, &file)?;
    }
    Ok(folder)
}

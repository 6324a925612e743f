//! One test: a browser or two, and what is kept of them when it fails.

use std::any::type_name;
use std::fmt;
use std::fs;
use std::future::Future;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::sync::Semaphore;

use crate::browser::{self, Ability, Engine, Options, Page};
use crate::root;

/// How many tests run at a time: a browser keeps a processor busy.
static TURNS: Semaphore = Semaphore::const_new(2);
/// How many tests wait for their turn, and for a browser that another has done with: some do
/// where `RUST_TEST_THREADS` is greater than the turns.
static WAITING: AtomicUsize = AtomicUsize::new(0);
/// How long a test may take before it has failed.
const LIMIT: Duration = Duration::from_secs(300);
/// How long a browser may take to show what is kept of it, or to close. One that has hung answers nothing at all.
const PARTING: Duration = Duration::from_secs(20);

/// How many tests of a run are looked at again when they fail. Real browsers on a busy machine have hiccups of
/// their own; a fault of the page fails twice, and what fails often uses this up.
const SECOND_LOOKS: usize = 2;
static LOOKED_AGAIN: AtomicUsize = AtomicUsize::new(0);

/// What a test has at hand.
pub struct Stage {
    name: String,
    engine: Engine,
    pages: Mutex<Vec<Page>>,
}

/// Why a test is not for the engine that it runs in.
#[derive(Debug)]
struct Skip(Engine, &'static str);

impl Stage {
    /// Opens a browser's page; it is closed when the test ends.
    pub async fn page(&self, options: Options) -> Result<Page> {
        let page = browser::borrow(self.engine, &options).await?;
        self.pages().push(page.clone());
        Ok(page)
    }

    /// The engine that the test runs in.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether the engine has what a part of the test needs.
    pub fn can(&self, ability: Ability) -> bool {
        self.engine.can(ability)
    }

    /// What the whole test needs: where the engine lacks it, the test ends here, and is reported as skipped.
    pub fn needs(&self, ability: Ability) -> Result<()> {
        self.engine.lacks(ability).map_or(Ok(()), |reason| Err(Skip(self.engine, reason).into()))
    }

    /// The folder for what the test wants to be looked at, and for what is kept when it fails.
    pub fn folder(&self) -> PathBuf {
        root().join("target/e2e").join(self.engine.name()).join(&self.name)
    }

    fn pages(&self) -> MutexGuard<'_, Vec<Page>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Saves what every page shows, holds and has said.
    async fn keep(&self) -> Result<()> {
        let pages = self.pages().clone();
        for (number, page) in pages.iter().enumerate() {
            let file = |ending: &str| self.folder().join(format!("page-{}{ending}", number + 1));
            // Of a frame that is worked in, since some engines show the outermost page alone.
            fs::create_dir_all(self.folder())?;
            fs::write(file(".html"), page.html().await?)?;
            fs::write(file("-console.txt"), lines(&page.console().await?))?;
            if page.options().request_log {
                fs::write(file("-requests.txt"), lines(&page.requests().await?))?;
            }
            // The last, since WebKit's driver waits for ever for a picture of a page that does not load.
            page.leave_frames().await?;
            page.screenshot(&file(".png")).await?;
        }
        Ok(())
    }

    async fn close(&self) {
        let pages: Vec<Page> = self.pages().drain(..).collect();
        for page in pages {
            let is_awaited = WAITING.load(Ordering::Relaxed) > 0;
            // Its driver ends it where it cannot be asked to.
            let _ = tokio::time::timeout(PARTING, browser::give_back(page, is_awaited)).await;
        }
    }
}

/// Runs a test; the whole body of a `#[test]`. When it fails, pictures, pages and
/// consoles are kept in a folder, which is named; a few of a run are then tried once more, and what they
/// said the first time is told in any case.
pub fn check<F: AsyncFn(&Stage) -> Result<()>>(test: F) {
    check_for(Duration::ZERO, test);
}

/// Runs a test that goes on for a time on purpose.
pub fn check_for<F: AsyncFn(&Stage) -> Result<()>>(time: Duration, test: F) {
    let name = name_of::<F>();
    let engine = Engine::chosen().unwrap_or_else(|error| panic!("{error:#}"));
    let look = |folder: &str| catch_unwind(AssertUnwindSafe(|| perform(engine, folder, LIMIT + time, &test)));
    let Some(first) = flaw(name, look(name)) else { return };
    if LOOKED_AGAIN.fetch_add(1, Ordering::Relaxed) >= SECOND_LOOKS {
        panic!("{first}");
    }
    say(&format!("unsteady, looked at again: {first}"));
    if let Some(second) = flaw(name, look(&format!("{name}-again"))) {
        panic!("{second}");
    }
}

/// What was wrong with a test; nothing where it went well or is not for this engine.
fn flaw(name: &str, outcome: thread::Result<Result<()>>) -> Option<String> {
    match outcome {
        Ok(Ok(())) => None,
        Ok(Err(error)) => match error.downcast_ref::<Skip>() {
            Some(skip) => {
                say(&format!("skipped: {name}: {skip}"));
                None
            }
            None => Some(format!("{name}: {error:#}{}", place(&error))),
        },
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            let said = said.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
            Some(format!("{name}: {}", said.unwrap_or_default()))
        }
    }
}

/// Writes past the test's own output, which is shown of failures only.
fn say(words: &str) {
    drop(writeln!(io::stderr(), "{words}"));
}

fn perform<F: AsyncFn(&Stage) -> Result<()>>(engine: Engine, name: &str, limit: Duration, test: &F) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    WAITING.fetch_add(1, Ordering::Relaxed);
    let turn = runtime.block_on(TURNS.acquire());
    WAITING.fetch_sub(1, Ordering::Relaxed);
    let _turn = turn?;
    let stage = Stage { name: name.to_owned(), engine, pages: Mutex::default() };
    clear(&stage.folder())?;
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(in_time(limit, test(&stage)))));
    if !matches!(outcome, Ok(Ok(()))) && !stage.pages().is_empty() {
        match runtime.block_on(in_time(PARTING, stage.keep())) {
            Ok(()) => eprintln!("{name}: its pages and consoles are in {}", stage.folder().display()),
            Err(error) => eprintln!("{name}: its pages could not be kept: {error:#}"),
        }
    }
    runtime.block_on(stage.close());
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.name(), self.1)
    }
}

impl std::error::Error for Skip {}

async fn in_time(limit: Duration, test: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::time::timeout(limit, test).await.with_context(|| format!("not done after {limit:?}"))?
}

/// The line of the test that an error comes from, where `RUST_LIB_BACKTRACE=1` had it noted.
fn place(error: &anyhow::Error) -> String {
    let trace = error.backtrace().to_string();
    trace.lines().find(|line| line.contains("/tests/")).map(|line| format!(", {}", line.trim())).unwrap_or_default()
}

/// The name of the function that a closure was written in.
fn name_of<F>() -> &'static str {
    let path = type_name::<F>().trim_end_matches("::{{closure}}");
    path.rsplit("::").next().unwrap_or(path)
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    Ok(())
}

fn lines(entries: &[impl ToString]) -> String {
    entries.iter().map(|entry| entry.to_string() + "\n").collect()
}

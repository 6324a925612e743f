//! Browsers that one test is done with and the next can have: a new one takes seconds
//! of the processor. Each test has a tab of its own, and sites never share an origin
//! (`site`), so nothing of one is left for another.

use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::Result;

use super::engine::Engine;
use super::open::open;
use super::options::Options;
use super::page::Page;

/// How many are kept at most: each takes some hundred megabytes.
const MOST: usize = 4;

/// The browsers that nobody has now, those that have waited longest first.
static IDLE: Mutex<Vec<Page>> = Mutex::new(Vec::new());

/// A browser as asked for: one that is idle, or else a new one.
pub async fn borrow(engine: Engine, options: &Options) -> Result<Page> {
    let found = {
        let mut idle = idle();
        let at = idle.iter().position(|page| page.engine() == engine && engine.serves(page.options(), options));
        at.map(|at| idle.remove(at))
    };
    let Some(kept) = found else { return open(engine, options).await };
    let page = kept.for_another(options.clone());
    engine.prepare(page.session()).await?;
    if options.request_log {
        // What was asked for so far was for others.
        engine.requests(page.session()).await?;
    }
    Ok(page)
}

/// Takes a browser back; where no test waits for one, it is closed, and so are all that are idle.
pub async fn give_back(page: Page, is_awaited: bool) {
    let keeps = is_awaited && !page.is_slowed();
    let mut gone = Vec::new();
    if keeps && page.start_over().await.is_ok() {
        let mut idle = idle();
        idle.push(page);
        while idle.len() > MOST {
            gone.push(idle.remove(0));
        }
    } else {
        gone.push(page);
    }
    if !is_awaited {
        gone.extend(idle().drain(..));
    }
    for page in gone {
        // A browser that is gone already is closed.
        let _ = page.close().await;
    }
}

fn idle() -> MutexGuard<'static, Vec<Page>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

//! What a first visit feels like on a cheap phone: cold loads on a slowed machine.

use anyhow::Result;
use e2e::browser::{self, Engine, Options, Throttle};
use e2e::site::Site;
use serde::Deserialize;

use super::budgets::Budgets;
use super::table::{Table, Unit};

/// How many loads the medians are of.
const LOADS: usize = 5;

/// An empty page of the site's host, where the browser is slowed down before it
/// sets out: so the slowness holds from the first byte on.
pub const BLANK: &str = "/blank-before-the-visit";
/// What stands there; the icon spares a request.
pub const BLANK_PAGE: &str = "<!DOCTYPE html><title>Blank</title><link rel=icon href=data:,>";

/// Waits until the page is hydrated and a second longer; no looks in between that would slow it down.
const WATCH: &str = "
    const hydrated = new Promise(done => new PerformanceObserver(list => {
        for (const mark of list.getEntriesByName('dateline:hydrated')) done(mark.startTime);
    }).observe({ type: 'mark', buffered: true }));
    let shift = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    return hydrated
        .then(time => new Promise(done => setTimeout(done, 1000, time)))
        .then(time => ({
            painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
            hydrated: time,
            shift,
        }));";

/// A load.
#[derive(Debug, Deserialize)]
struct Load {
    /// Nothing where the browser painted nothing.
    painted: Option<f64>,
    hydrated: f64,
    shift: f64,
}

/// Measures the times.
pub async fn measure(site: &Site, engine: Engine, budgets: &Budgets, table: &mut Table) -> Result<()> {
    let mut loads = Vec::new();
    for number in 1..=LOADS {
        let load = load(site, engine, &budgets.page).await?;
        println!("load {number} of {LOADS}: {load:.0?}");
        loads.push(load);
    }
    println!();
    let times = &budgets.times;
    let painted = loads.iter().map(|load| load.painted.unwrap_or(f64::NAN)).collect();
    let (median, note) = spread(painted);
    table.add("first paint, cheap phone", median, times.first_paint_ms, Unit::Milliseconds, note);
    let (median, note) = spread(loads.iter().map(|load| load.hydrated).collect());
    table.add("hydrated, cheap phone", median, times.hydrated_ms, Unit::Milliseconds, note);
    // A shift is a fault however seldom it is.
    let worst = loads.iter().map(|load| load.shift).fold(0.0, f64::max);
    table.add("layout shift, the worst load", worst, times.layout_shift, Unit::Score, String::new());
    Ok(())
}

/// A visit in a new browser, which has nothing in its cache.
async fn load(site: &Site, engine: Engine, path: &str) -> Result<Load> {
    let options = Options { width: 390, height: 844, touch: true, scale: 2.0, ..Options::moving() };
    let page = browser::open(engine, &options).await?;
    page.goto(&format!("{}{BLANK}", site.origin())).await?;
    page.throttle(Throttle::PHONE).await?;
    page.goto(&site.url(path)).await?;
    let load = page.run(WATCH, &[]).await?;
    page.close().await?;
    Ok(load)
}

/// The median, and from where to where the values go.
fn spread(mut values: Vec<f64>) -> (f64, String) {
    values.sort_by(f64::total_cmp);
    let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
    let last = values.len().saturating_sub(1);
    (at(values.len() / 2), format!("{:.0} to {:.0} in {} loads", at(0), at(last), values.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(spread(vec![5.0, 1.0, 9.0]), (5.0, "1 to 9 in 3 loads".to_owned()));
        assert!(spread(Vec::new()).0.is_nan());
    }
}

//! What the page takes of a reader's memory: what its scripts hold, and the
//! program's own, once it is hydrated and after a whole quiz.

use anyhow::{Context, Result};
use e2e::browser::{self, Engine, Options, Page};
use e2e::site::Site;
use serde_json::{Value, json};

use super::budgets::Budgets;
use super::table::{Table, Unit};

/// The size of the program's memory, in bytes: to ask for the program again gives the one that runs.
const PROGRAM: &str = "
    return import(document.querySelector('link[rel=modulepreload]').href)
        .then(app => app.default())
        .then(({ memory }) => memory.buffer.byteLength);";

/// Answers all questions with whatever comes first.
const QUIZ: &str = "
    return (async () => {
        const turn = async () => {
            do await new Promise(done => setTimeout(done));
            while (datelineActs.length);
        };
        const find = css => document.querySelector(css);
        const click = async css => {
            find(css)?.click();
            await turn();
        };
        await click('.mode[href=\"#quiz\"]');
        await click('#panel [data-do=start]');
        while (find('#panel .question')) {
            for (const fields of document.querySelectorAll('#panel fieldset')) {
                fields.querySelector('input').click();
                await turn();
            }
            await click('#panel .mover:last-child');
            await click('#panel [data-do=check]');
            await click('#panel [data-do=next]');
        }
        return Boolean(find('#panel .score'));
    })();";

/// Measures both.
pub async fn measure(site: &Site, engine: Engine, budgets: &Budgets, table: &mut Table) -> Result<()> {
    let page = browser::open(engine, &Options::moving()).await?;
    page.goto(&site.url(&budgets.page)).await?;
    page.wait_until("performance.getEntriesByName('dateline:hydrated').length > 0").await?;
    let (whole, note) = taken(&page).await?;
    table.add("memory once hydrated", whole, budgets.memory.hydrated_bytes.into(), Unit::Memory, note);
    let done: bool = page.run(QUIZ, &[]).await?;
    anyhow::ensure!(done, "the quiz has no end");
    let (whole, note) = taken(&page).await?;
    table.add("memory after a quiz", whole, budgets.memory.quiz_bytes.into(), Unit::Memory, note);
    page.close().await
}

/// What is held, in bytes, and by whom.
async fn taken(page: &Page) -> Result<(f64, String)> {
    page.cdp("HeapProfiler.collectGarbage", json!({})).await?;
    page.cdp("Performance.enable", json!({})).await?;
    let told = page.cdp("Performance.getMetrics", json!({})).await?;
    let metrics = told.get("metrics").and_then(Value::as_array).context("the browser tells no metrics")?;
    let heap = metrics.iter().find(|metric| metric.get("name").is_some_and(|name| name == "JSHeapUsedSize"));
    let heap = heap.and_then(|found| found.get("value")?.as_f64());
    let heap = heap.context("the browser does not tell what scripts hold")?;
    let program: Value = page.run(PROGRAM, &[]).await?;
    let program = program.as_f64().context("the program has no memory")?;
    Ok((heap + program, format!("scripts {}, program {}", Unit::Memory.show(heap), Unit::Memory.show(program))))
}

//! What travels at a first visit, by the host's own log of a cold load.

use anyhow::{Result, ensure};
use e2e::browser::{self, Engine, Options};
use e2e::site::{Effort, Site, brotli};

use super::budgets::Budgets;
use super::table::{Table, Unit};

/// The path data of the page as it was served, before any script touched it.
const PATHS: &str = "
    return fetch(location.href).then(answer => answer.text()).then(text =>
        [...text.matchAll(/<path[^>]* d=\"([^\"]*)\"/g)].map(path => path[1]).join('\\n'));";

/// The paths of the other languages' pages.
const OTHERS: &str = "
    [...document.querySelectorAll('.languages a:not([aria-current])')].map(link => link.pathname)";

/// How long a page may still ask for things after it has been hydrated.
const REST: std::time::Duration = std::time::Duration::from_secs(1);

/// What a file is, by its path.
fn name(path: &str) -> &str {
    match path.rsplit_once('.') {
        None => "the page",
        Some((_, "wasm")) => "the program",
        Some((_, "js")) if path.contains("/app-") => "its glue",
        Some((file, _)) if file.ends_with("/worker") => "the worker",
        Some(_) => path.trim_start_matches('/'),
    }
}

/// Measures the sizes, of every file too.
pub async fn measure(site: &Site, engine: Engine, budgets: &Budgets, table: &mut Table) -> Result<()> {
    site.forget_requests();
    let page = browser::open(engine, &Options { request_log: true, ..Options::default() }).await?;
    page.goto(&site.url(&budgets.page)).await?;
    page.wait_until("performance.getEntriesByName('dateline:hydrated').length").await?;
    // What keeps the page for later comes last.
    page.run::<bool>("return navigator.serviceWorker.ready.then(() => true)", &[]).await?;
    tokio::time::sleep(REST).await;
    let answered = site.requests();
    let elsewhere: Vec<String> = page.requests().await?.into_iter().map(|sent| sent.url).collect();
    let elsewhere: Vec<&String> = elsewhere.iter().filter(|url| !url.starts_with(&site.origin())).collect();
    ensure!(elsewhere.is_empty(), "a first visit asks other hosts: {elsewhere:?}");
    let paths: String = page.run(PATHS, &[]).await?;
    let others: Vec<String> = page.eval(OTHERS).await?;
    page.close().await?;

    let mut total = [0; 3];
    let tell = |table: &mut Table, name: &str, path: &str| {
        let weights = ["", "gzip", "br"].map(|accepts| site.weight(path, accepts));
        let note = format!("{} as it is, {} after gzip 9", weights[0], weights[1]);
        table.tell(format!("{name}, brotli 11"), weights[2] as f64, Unit::Bytes, note);
        weights
    };
    for request in &answered {
        ensure!(request.status == 200, "{} is answered by {}", request.path, request.status);
        let weights = tell(table, name(&request.path), &request.path);
        for (sum, weight) in total.iter_mut().zip(weights) {
            *sum += weight;
        }
    }
    // What a reader of another language loads instead.
    for other in others {
        tell(table, other.trim_start_matches('/'), &other);
    }

    let sizes = &budgets.sizes;
    let note = format!("{} as it is, {} after gzip 9", total[0], total[1]);
    table.add("first visit, brotli 11", total[2] as f64, sizes.first_visit_bytes.into(), Unit::Bytes, note);
    let requests = answered.len() as f64;
    table.add("first visit, requests", requests, sizes.first_visit_requests.into(), Unit::Count, String::new());
    let geometry = brotli(paths.as_bytes(), Effort::Best)?.len() as f64;
    let note = format!("{} as it is", paths.len());
    table.add("map geometry, brotli 11", geometry, sizes.map_geometry_bytes.into(), Unit::Bytes, note);
    let heading = "section:not([hidden]) h2";
    for (part, drawn, budget) in [
        ("new", heading, sizes.class_page_bytes),
        ("collect", heading, sizes.class_page_bytes),
        ("results", heading, sizes.class_page_bytes),
        ("export", "#export .score", sizes.export_menu_bytes),
    ] {
        let (bytes, note) = class_page(site, engine, &budgets.page, (part, drawn)).await?;
        let name = format!("the class page, {part}, brotli 11");
        table.add(name, bytes as f64, budget.into(), Unit::Bytes, note);
    }
    Ok(())
}

/// What a part of the teacher's page, in which something is drawn, weighs after brotli 11 in the heaviest of its
/// languages, and of what that is made.
async fn class_page(site: &Site, engine: Engine, folder: &str, (part, drawn): (&str, &str)) -> Result<(usize, String)> {
    let page = browser::open(engine, &Options::default()).await?;
    site.forget_requests();
    page.goto(&site.url(&format!("{folder}class.html#{part}"))).await?;
    page.wait_until(&format!("document.querySelector('{drawn}')")).await?;
    let others: Vec<String> = page.eval(OTHERS).await?;
    page.close().await?;
    let answered = site.requests();
    let weight = |path: &str| site.weight(path, "br");
    let (pages, programs): (Vec<_>, Vec<_>) =
        answered.iter().map(|request| request.path.as_str()).partition(|path| path.contains("/class"));
    let heaviest = pages.into_iter().chain(others.iter().map(String::as_str)).map(weight).max().unwrap_or(0);
    let programs: usize = programs.into_iter().map(weight).sum();
    Ok((heaviest + programs, format!("{heaviest} the page, {programs} its program")))
}

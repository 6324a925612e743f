//! The page in a frame of host pages that run the resize scripts of newsrooms:
//! the frame is as high as the page, when it grows and when it shrinks. What comes of it
//! stands in the tables of `docs/embed.md`.

use std::fs;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Engine, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, check_for, fixture, root};
use serde_json::{Value, json};

use crate::frame::{host_page, settles};
use crate::resizers::{HOSTS, Host};
use crate::trouble::{BREAK, TRANSLATE};
use crate::visit::LIVE;

/// What is wrong with the page in the frame.
#[derive(Clone)]
enum Trouble {
    Nothing,
    /// Answers for paths that end like this go wrong like this.
    With(&'static str, Fault),
    /// A script runs before all others.
    First(String),
}

/// The site, a host page elsewhere with the page in its frame, and a browser on it.
async fn embedded(page: &Page, host: &Host, sandbox: &str, trouble: Trouble) -> Result<(Site, Site)> {
    embedded_in(page, host, sandbox, trouble, "FRAME").await
}

/// The same, with a frame at each `FRAME` of the host page, or one at each `LATE` that gets its address
/// after the host's script has run.
async fn embedded_in(page: &Page, host: &Host, sandbox: &str, trouble: Trouble, body: &str) -> Result<(Site, Site)> {
    let mut site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*");
    match trouble {
        Trouble::Nothing => {}
        Trouble::With(ending, fault) => site = site.fault(ending, fault),
        Trouble::First(script) => site = site.first_script(&script),
    }
    let site = site.start()?;
    let script = match host.file {
        Some(file) => {
            let path = root().join(".tools/node_modules").join(file);
            fs::read_to_string(&path).with_context(|| format!("{}: `cargo xtask setup`", path.display()))?
        }
        None => String::new(),
    };
    let url = site.url(host.adds);
    let mut body = body.to_owned();
    for at in 0.. {
        let Some(place) = ["FRAME", "LATE"].into_iter().find(|place| body.contains(place)) else { break };
        let address = if place == "LATE" { String::new() } else { format!("src=\"{url}\"") };
        let frame = match host.makes_frames() {
            true => format!("<div class=\"box\" id=\"box{at}\"></div>"),
            false => format!("<iframe {sandbox} style=\"width:100%;border:0\" height=\"{FIRST}\" {address}></iframe>"),
        };
        body = body.replacen(place, &frame, 1);
    }
    let does = host.does.replace("URL", &url);
    let late = format!(
        "addEventListener('load', () => setTimeout(() => document.querySelectorAll('iframe:not([src])').forEach(\
         frame => {{ frame.src = {} }}), 500))",
        json!(url)
    );
    let body = format!("<script>{script}</script><script>{does};{late}</script>{body}<p>Below</p>");
    Ok((site, host_page(page, &body).await?))
}

/// How high a frame is before it is told anything, in CSS px.
const FIRST: f64 = 500.0;

/// Opens something in the frame.
async fn open(page: &Page, css: &str) -> Result<()> {
    page.enter_frame("iframe").await?;
    page.wait_until(LIVE).await?;
    page.run::<Value>("document.querySelector(arguments[0]).click()", &[css.into()]).await?;
    page.leave_frames().await
}

/// What came of it under a host, in a column of a table, counted from that of the hosts.
type Cells = Vec<(&'static str, usize, &'static str)>;

/// Where the tables of results stand.
const TABLES: &str = "docs/embed.md";
/// One test writes at a time.
static WRITES: Mutex<()> = Mutex::new(());

/// The column of an engine in the first table, or that of its sandboxes.
fn column(stage: &Stage, is_sandboxed: bool) -> Result<usize> {
    let engine = Engine::ALL.iter().position(|engine| *engine == stage.engine()).context("an engine")?;
    Ok(1 + 2 * engine + usize::from(is_sandboxed))
}

/// Checks that the table behind a mark says what came of it, or writes that there where
/// `DATELINE_BLESS` is set.
fn compare(stage: &Stage, mark: &str, cells: &Cells) -> Result<()> {
    let _turn = WRITES.lock().unwrap_or_else(PoisonError::into_inner);
    let path = root().join(TABLES);
    let text = fs::read_to_string(&path)?;
    let (before, table) = text.split_once(mark).with_context(|| format!("{TABLES} has no {mark}"))?;
    let mut table = table.to_owned();
    for (host, column, cell) in cells {
        let row = table.lines().find(|row| row.starts_with(&format!("| {host} |")));
        let row = row.with_context(|| format!("{TABLES} has no row for {host}"))?.to_owned();
        let mut written: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let found = written.get_mut(*column).with_context(|| format!("{TABLES}: {row}"))?;
        if found == cell {
            continue;
        }
        ensure!(
            std::env::var_os("DATELINE_BLESS").is_some(),
            "{TABLES} says of {host} in {}: `{found}`, and it is `{cell}`; DATELINE_BLESS=1 writes it anew",
            stage.engine().name()
        );
        *found = cell;
        let new = format!("| {} |", written.join(" | "));
        table = table.replacen(&row, &new, 1);
    }
    fs::write(&path, format!("{before}{mark}{table}"))?;
    Ok(())
}

#[test]
fn the_frame_is_as_high_as_the_page_under_every_host() {
    check(async |stage| {
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        let mut cells = Vec::new();
        for host in &HOSTS {
            if host.is_the_browsers() && !stage.can(Ability::FrameSizing) {
                continue;
            }
            let fits = async || {
                let (_site, _host) = embedded(&page, host, "", Trouble::Nothing).await?;
                let list = settles(&page, "iframe").await?;
                open(&page, "a[href='#sitka']").await?;
                let card = settles(&page, "iframe").await?;
                open(&page, "#sitka .close").await?;
                let again = settles(&page, "iframe").await?;
                ensure!(list > card + 200.0 && (list - again).abs() <= 1.0, "{list}, {card}, {again}");
                Ok(())
            };
            fits().await.with_context(|| host.name)?;
            cells.push((host.name, column(stage, false)?, "fits"));
        }
        compare(stage, "<!-- engines -->", &cells)
    });
}

/// What comes of a frame, in a word; it may take its time.
async fn verdict(page: &Page, at: usize) -> Result<&'static str> {
    let css = format!("iframe[data-at='{at}']");
    page.wait_until(&format!("document.querySelectorAll('iframe').length > {at}")).await?;
    page.run::<Value>("document.querySelectorAll('iframe').forEach((frame, at) => { frame.dataset.at = at })", &[])
        .await?;
    // A second look for a busy machine.
    if settles(page, &css).await.is_ok() || settles(page, &css).await.is_ok() {
        return Ok("fits");
    }
    page.enter_frame(&css).await?;
    let inside: f64 = page.eval("document.querySelector('main').getBoundingClientRect().height").await?;
    page.leave_frames().await?;
    let height = "return document.querySelector(arguments[0]).getBoundingClientRect().height";
    let frame: f64 = page.run(height, &[json!(css)]).await?;
    Ok(match frame {
        frame if frame == FIRST => "stays as it was",
        frame if frame > inside => "too high",
        _ => "too low",
    })
}

/// Goes to another language in the first frame, and to the quiz there, and says what comes of it.
async fn after_another_page(page: &Page) -> Result<&'static str> {
    for tag in ["uk", "en"] {
        open(page, &format!(".languages a[hreflang='{tag}']")).await?;
        page.enter_frame("iframe").await?;
        page.wait_until(&format!("document.documentElement.lang === '{tag}' && {LIVE}")).await?;
        page.leave_frames().await?;
        for opens in [None, Some(".mode[href='#quiz']")] {
            if let Some(css) = opens {
                open(page, css).await?;
            }
            let verdict = verdict(page, 0).await?;
            if verdict != "fits" {
                return Ok(verdict);
            }
        }
    }
    Ok("fits")
}

#[test]
fn every_resizer_in_every_case_does_what_the_documents_say() {
    check_for(Duration::from_secs(900), async |stage| {
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        let change = async |script: &str| page.run::<Value>(script, &[]).await.map(drop);
        let wait = "return new Promise(done => setTimeout(done, 1000))";
        let mut cells: Cells = Vec::new();
        for host in &HOSTS {
            if host.is_the_browsers() && !stage.can(Ability::FrameSizing) {
                continue;
            }
            let mut cases = async || {
                let sites = embedded(&page, host, "", Trouble::Nothing).await?;
                ensure!(verdict(&page, 0).await? == "fits", "at first");
                change("document.body.style.width = '420px'").await?;
                cells.push((host.name, 3, verdict(&page, 0).await?));
                change("document.querySelector('iframe').style.display = 'none'").await?;
                change("document.body.style.width = ''").await?;
                change("return new Promise(done => setTimeout(done, 200))").await?;
                change("document.querySelector('iframe').style.display = 'block'").await?;
                cells.push((host.name, 2, verdict(&page, 0).await?));
                cells.push((host.name, 4, after_another_page(&page).await?));
                drop(sites);

                let fold = "<details><summary>More</summary>FRAME</details>";
                let sites = embedded_in(&page, host, "", Trouble::Nothing, fold).await?;
                change(wait).await?;
                change("document.querySelector('details').open = true").await?;
                cells.push((host.name, 1, verdict(&page, 0).await?));
                drop(sites);

                if host.makes_frames() {
                    cells.push((host.name, 5, "makes its own frame"));
                } else {
                    let _sites = embedded_in(&page, host, "", Trouble::Nothing, "LATE").await?;
                    page.wait_until("document.querySelector('iframe').src !== ''").await?;
                    page.enter_frame("iframe").await?;
                    page.wait_until(LIVE).await?;
                    page.leave_frames().await?;
                    cells.push((host.name, 5, verdict(&page, 0).await?));
                }

                let _sites = embedded_in(&page, host, "", Trouble::Nothing, "FRAME FRAME").await?;
                let both = [verdict(&page, 0).await?, verdict(&page, 1).await?];
                // Each for itself.
                open(&page, "a[href='#sitka']").await?;
                let both = [both[0], both[1], verdict(&page, 0).await?, verdict(&page, 1).await?];
                cells.push((host.name, 6, both.into_iter().find(|verdict| *verdict != "fits").unwrap_or("fits")));
                Ok(())
            };
            cases().await.with_context(|| host.name)?;
        }
        compare(stage, "<!-- cases -->", &cells)
    });
}

#[test]
fn what_the_documents_ask_of_a_host_is_needed() {
    check(async |stage| {
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        for (name, given, instead) in [
            ("iframe-resizer 5", "license: 'GPLv3', ", ""),
            (
                "Pym",
                "new pym.Parent(id, 'URL')",
                "{ document.getElementById(id).id += '+1'; new pym.Parent(id + '+1', 'URL') }",
            ),
        ] {
            let host = HOSTS.iter().find(|host| host.name.starts_with(name)).context(name)?;
            ensure!(host.does.contains(given), "{}", host.does);
            let does: &'static str = Box::leak(host.does.replace(given, instead).into());
            let without = Host { does, ..*host };
            let _sites = embedded(&page, &without, "", Trouble::Nothing).await?;
            page.enter_frame("iframe").await?;
            page.wait_until(LIVE).await?;
            page.leave_frames().await?;
            let verdict = verdict(&page, 0).await?;
            ensure!(verdict != "fits", "{name} does without what the documents ask for");
        }
        Ok(())
    });
}

#[test]
fn the_frame_is_as_high_as_the_page_in_a_sandbox() {
    check(async |stage| {
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        let mut cells = Vec::new();
        for host in &HOSTS {
            // That script makes its frame itself.
            if host.makes_frames() || host.is_the_browsers() && !stage.can(Ability::FrameSizing) {
                continue;
            }
            let _sites = embedded(&page, host, "sandbox=\"allow-scripts\"", Trouble::Nothing).await?;
            page.enter_frame("iframe").await?;
            let lives = stage.can(Ability::SelfInSandbox);
            page.wait_until(if lives { LIVE } else { "document.documentElement.className === ''" }).await?;
            page.leave_frames().await?;
            settles(&page, "iframe").await.with_context(|| format!("{} in a sandbox", host.name))?;
            cells.push((host.name, column(stage, true)?, if lives { "fits" } else { "fits, as a document" }));
        }
        compare(stage, "<!-- engines -->", &cells)
    });
}

#[test]
fn the_frame_is_as_high_as_the_page_whatever_goes_wrong() {
    check(async |stage| {
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        let host = HOSTS.first().context("a host")?;
        let denied = "Object.defineProperty(self, 'localStorage', { get() { throw new Error('denied'); } });";
        let document = "document.documentElement.className === ''";
        for (trouble, outcome) in [
            (Trouble::With(".wasm", Fault::Status(404)), document),
            (Trouble::With(".wasm", Fault::CutAfter(20_000)), document),
            (Trouble::With(".js", Fault::Status(404)), document),
            (Trouble::First("delete self.WebAssembly;".to_owned()), document),
            (Trouble::First(BREAK.to_owned()), document),
            (Trouble::First(format!("addEventListener('DOMContentLoaded', {TRANSLATE});")), LIVE),
            (Trouble::First(denied.to_owned()), LIVE),
            (Trouble::First("Date.now = () => -1; performance.now = () => NaN;".to_owned()), LIVE),
        ] {
            let what = match &trouble {
                Trouble::Nothing => String::new(),
                Trouble::With(ending, fault) => format!("{ending}: {fault:?}"),
                Trouble::First(script) => script.clone(),
            };
            let _sites = embedded(&page, host, "", trouble).await?;
            page.enter_frame("iframe").await?;
            page.wait_until(outcome).await.with_context(|| what.clone())?;
            page.leave_frames().await?;
            let whole = settles(&page, "iframe").await.with_context(|| what.clone())?;
            ensure!(outcome == LIVE || whole > 3_000.0, "all of the document is to be seen: {what}, {whole}");
        }
        Ok(())
    });
}

//! The page in a frame of host pages that run the resize scripts of newsrooms:
//! the frame is as high as the page, when it grows and when it shrinks. The real
//! scripts where a registry has them (`xtask/src/setup/scripts.rs`), else what they do,
//! re-enacted. What comes of it stands in the table of `docs/embed.md`.

use std::fs;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Engine, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, check_for, fixture, root};

use crate::frame::{host_page, settles};
use crate::trouble::{BREAK, TRANSLATE};
use crate::visit::LIVE;

/// A host page: what stands in its body, before a frame with the id `f` or, with
/// `NO FRAME`, instead of it; `URL` is the page's address.
struct Host {
    name: &'static str,
    /// The script's file in the folder of the host scripts.
    file: Option<&'static str>,
    /// What the host page does with it.
    does: &'static str,
    /// What is added to the frame's address.
    adds: &'static str,
}

/// What all those do that set the frame's height to what a message says.
macro_rules! listens {
    ($height:literal) => {
        concat!(
            "addEventListener('message', ({ source, data }) => { const frame = document.getElementById('f'); \
             if (source !== frame.contentWindow) return; const height = ",
            $height,
            "; if (height) frame.style.height = height + 'px'; });"
        )
    };
}

const HOSTS: [Host; 12] = [
    Host {
        name: "iframe-resizer 4.4.5",
        file: Some("iframe-resizer/js/iframeResizer.min.js"),
        does: "addEventListener('DOMContentLoaded', () => iFrameResize({ checkOrigin: false }, '#f'));",
        adds: "",
    },
    Host {
        name: "iframe-resizer 5.5.9",
        file: Some("@iframe-resizer/parent/index.umd.js"),
        does: "addEventListener('DOMContentLoaded', () => iframeResize({ license: 'GPLv3', checkOrigin: false }, '#f'));",
        adds: "",
    },
    Host {
        name: "open-iframe-resizer 2.1.0",
        file: Some("@open-iframe-resizer/core/dist/index.umd.cjs"),
        does: "addEventListener('DOMContentLoaded', () => iframeResizer.initialize({}, '#f'));",
        adds: "",
    },
    Host {
        name: "Pym 1.3.2",
        file: Some("pym.js/dist/pym.v1.min.js"),
        does: "addEventListener('DOMContentLoaded', () => new pym.Parent('NO FRAME', 'URL', { id: 'f' }));",
        adds: "",
    },
    Host {
        name: "Datawrapper’s embed.js (chart-core 8.47.0)",
        file: Some("@datawrapper/chart-core/dist/embed.js"),
        does: "",
        adds: "",
    },
    Host {
        name: "AMP, re-enacted",
        file: None,
        does: listens!("data.sentinel === 'amp' && data.type === 'embed-size' && Math.max(100, data.height)"),
        adds: "#amp=1",
    },
    Host {
        name: "Medium, re-enacted",
        file: None,
        does: listens!(
            "typeof data === 'string' && data[0] === '{' && JSON.parse(data).context === 'iframe.resize' && JSON.parse(data).height"
        ),
        adds: "",
    },
    Host {
        name: "H5P’s resizer, re-enacted",
        file: None,
        does: listens!("data.context === 'h5p' && data.action === 'resize' && data.scrollHeight"),
        adds: "",
    },
    Host {
        name: "WordPress, re-enacted",
        file: None,
        does: listens!("data.message === 'height' && data.secret === 'a1b2c3' && data.value"),
        adds: "#?secret=a1b2c3",
    },
    Host {
        name: "Canvas, re-enacted",
        file: None,
        does: listens!("data.subject === 'lti.frameResize' && data.height"),
        adds: "",
    },
    Host {
        // Such a frame grows and never shrinks: the page is not to get narrower by a scroll bar.
        name: "the browser’s own frame sizing",
        file: None,
        does: "document.write('<style>iframe { frame-sizing: content-height; height: auto !important } \
               html { overflow-y: scroll }</style>');",
        adds: "",
    },
    Host {
        name: "a line that listens, and no more",
        file: None,
        does: listens!("data.type === 'dateline:height' && data.height"),
        adds: "?initialWidth=600&childId=x&utm_source=news",
    },
];

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
    embedded_in(page, host, sandbox, trouble, ["", ""]).await
}

/// The same, with the frame between two pieces of the host page.
async fn embedded_in(
    page: &Page,
    host: &Host,
    sandbox: &str,
    trouble: Trouble,
    [before, after]: [&str; 2],
) -> Result<(Site, Site)> {
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
    let frame = if host.does.contains("NO FRAME") {
        "<div id=\"box\"></div>".to_owned()
    } else {
        format!("<iframe id=\"f\" {sandbox} style=\"width:100%;border:0\" height=\"500\" src=\"{url}\"></iframe>")
    };
    let does = host.does.replace("NO FRAME", "box").replace("URL", &url);
    let body = format!("<script>{script}</script><script>{does}</script>{before}{frame}{after}<p>Below</p>");
    Ok((site, host_page(page, &body).await?))
}

/// Opens something in the frame.
async fn open(page: &Page, css: &str) -> Result<()> {
    page.enter_frame("iframe").await?;
    page.wait_until(LIVE).await?;
    page.run::<serde_json::Value>("document.querySelector(arguments[0]).click()", &[css.into()]).await?;
    page.leave_frames().await
}

/// Whether a host page's own way is one that the browser does not know.
async fn unknown(page: &Page, host: &Host) -> Result<bool> {
    Ok(host.does.contains("frame-sizing")
        && !page.eval::<bool>("CSS.supports('frame-sizing', 'content-height')").await?)
}

/// What came of it under a host, in a cell of the table.
type Cells = Vec<(&'static str, &'static str)>;

/// Where the table of results stands.
const TABLE: &str = "docs/embed.md";
/// One test writes at a time.
static WRITES: Mutex<()> = Mutex::new(());

/// Checks that the table says what came of it, or writes that there where
/// `DATELINE_BLESS` is set: in the engine's first column, or in the second, of sandboxes.
fn compare(stage: &Stage, sandboxed: bool, cells: &Cells) -> Result<()> {
    let _turn = WRITES.lock().unwrap_or_else(PoisonError::into_inner);
    let column = 1 + 2 * Engine::ALL.iter().position(|engine| *engine == stage.engine()).context("an engine")?;
    let column = column + usize::from(sandboxed);
    let path = root().join(TABLE);
    let mut text = fs::read_to_string(&path)?;
    for (host, cell) in cells {
        let row = text.lines().find(|row| row.starts_with(&format!("| {host} |")));
        let row = row.with_context(|| format!("{TABLE} has no row for {host}"))?.to_owned();
        let mut written: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let found = written.get_mut(column).with_context(|| format!("{TABLE}: {row}"))?;
        if found == cell {
            continue;
        }
        ensure!(
            std::env::var_os("DATELINE_BLESS").is_some(),
            "{TABLE} says of {host} in {}: `{found}`, and it is `{cell}`; DATELINE_BLESS=1 writes it anew",
            stage.engine().name()
        );
        *found = cell;
        let new = format!("| {} |", written.join(" | "));
        text = text.replace(&row, &new);
    }
    fs::write(&path, text)?;
    Ok(())
}

#[test]
fn the_frame_is_as_high_as_the_page_under_every_host() {
    check(async |stage| {
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        let mut cells = Vec::new();
        for host in &HOSTS {
            if unknown(&page, host).await? {
                continue;
            }
            let fits = async || {
                let (_site, _host) = embedded(&page, host, "", Trouble::Nothing).await?;
                let list = settles(&page, "iframe").await?;
                open(&page, "a[href='#sitka']").await?;
                let card = settles(&page, "iframe").await?;
                open(&page, "#sitka .back").await?;
                let again = settles(&page, "iframe").await?;
                ensure!(list > card + 200.0 && (list - again).abs() <= 1.0, "{list}, {card}, {again}");
                Ok(())
            };
            fits().await.with_context(|| host.name)?;
            cells.push((host.name, "fits"));
        }
        compare(stage, false, &cells)
    });
}

#[test]
fn the_frame_is_right_where_it_was_hidden_in_another_width_and_after_another_page() {
    check_for(Duration::from_secs(300), async |stage| {
        let page = stage.page(Options { width: 700, ..Options::default() }).await?;
        // The browser's own way knows none of this; the documents say so.
        for host in HOSTS.iter().filter(|host| !host.does.contains("frame-sizing")) {
            let fits = async || {
                let (_site, _host) = embedded(&page, host, "", Trouble::Nothing).await?;
                settles(&page, "iframe").await.context("at first")?;
                let change = async |script: &str| page.run::<serde_json::Value>(script, &[]).await;
                change("document.body.style.width = '420px'").await?;
                settles(&page, "iframe").await.context("narrower")?;
                change("document.querySelector('iframe').style.display = 'none'").await?;
                change("return new Promise(done => setTimeout(done, 200))").await?;
                change("document.body.style.width = ''; document.querySelector('iframe').style.display = 'block'")
                    .await?;
                settles(&page, "iframe").await.context("hidden, then shown wider")?;
                for tag in ["uk", "en"] {
                    open(&page, &format!(".languages a[hreflang='{tag}']")).await?;
                    page.enter_frame("iframe").await?;
                    page.wait_until(&format!("document.documentElement.lang === '{tag}' && {LIVE}")).await?;
                    page.leave_frames().await?;
                    settles(&page, "iframe").await.with_context(|| format!("after another page, {tag}"))?;
                    open(&page, ".mode[href='#quiz']").await?;
                    settles(&page, "iframe").await.with_context(|| format!("the quiz in another page, {tag}"))?;
                }
                let fold = ["<details><summary>More</summary>", "</details>"];
                let _closed = embedded_in(&page, host, "", Trouble::Nothing, fold).await?;
                change("return new Promise(done => setTimeout(done, 1500))").await?;
                change("document.querySelector('details').open = true").await?;
                settles(&page, "iframe").await.context("in a details that was closed").map(drop)
            };
            fits().await.with_context(|| host.name)?;
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
            if host.does.contains("NO FRAME") || unknown(&page, host).await? {
                continue;
            }
            let _sites = embedded(&page, host, "sandbox=\"allow-scripts\"", Trouble::Nothing).await?;
            page.enter_frame("iframe").await?;
            let lives = stage.can(Ability::SelfInSandbox);
            page.wait_until(if lives { LIVE } else { "document.documentElement.className === ''" }).await?;
            page.leave_frames().await?;
            settles(&page, "iframe").await.with_context(|| format!("{} in a sandbox", host.name))?;
            cells.push((host.name, if lives { "fits" } else { "fits, as a document" }));
        }
        compare(stage, true, &cells)
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

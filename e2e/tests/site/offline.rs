//! The page without a network, and what the browser keeps for that: one whole
//! build, of a page that stands by itself, and nothing else.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use e2e::browser::{Engine, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, fixture};
use serde_json::Value;

use crate::document::readable;
use crate::visit::{LIVE, opened, quiet, visit, works};

/// The addresses of all that is kept, in their order.
const KEPT: &str = "
    return caches.keys()
        .then(names => Promise.all(names.map(name => caches.open(name).then(kept => kept.keys()))))
        .then(all => all.flat().map(({ url }) => url).sort());";

/// Loads the page again, as a reader does: what a driver does may go past whatever is kept.
async fn again(page: &Page) -> Result<()> {
    page.run::<Value>("window.stale = true; location.reload()", &[]).await?;
    page.wait_until("!window.stale && document.readyState === 'complete'").await
}

/// Waits until the page can be kept.
async fn is_kept(page: &Page) -> Result<()> {
    page.run::<Value>("return navigator.serviceWorker.ready.then(() => true)", &[]).await.map(drop)
}

/// Tries to bring the page's program up to date, and waits until that has worked or failed.
const UPDATE: &str = "
    return navigator.serviceWorker.ready
        .then(registration => registration.update())
        .then(({ installing }) => new Promise(done => {
            const tell = () => /installed|activated|redundant/.test(installing?.state ?? 'redundant') && done(true);
            if (installing) installing.onstatechange = tell;
            tell();
        }));";

/// Checks that this is kept, of the site's folder, and nothing else, or soon will be.
async fn kept(page: &Page, site: &Site, files: &[&str]) -> Result<()> {
    let mut expected: Vec<String> = files.iter().map(|file| site.url(file)).collect();
    expected.sort();
    let mut found = Vec::new();
    for _ in 0..100 {
        found = page.run::<Vec<String>>(KEPT, &[]).await?;
        if found == expected {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    bail!("kept is {found:#?}, and not {expected:#?}")
}

/// A build: what tells its files and its page from those of another one.
struct Build {
    script: String,
    program: String,
    mark: &'static str,
}

impl Build {
    /// The one in `dist/`.
    fn here() -> Result<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(fixture()?)? {
            files.push(entry?.file_name().to_string_lossy().into_owned());
        }
        let file = |ending: &str| {
            let found = files.iter().find(|file| file.starts_with("app-") && file.ends_with(ending));
            found.cloned().with_context(|| format!("no app-….{ending} in dist/"))
        };
        Ok(Self { script: file(".js")?, program: file(".wasm")?, mark: "" })
    }

    /// Another one, with files and a page of its own.
    fn next(&self) -> Self {
        let other = |name: &str| name.replacen("app-", "app-b", 1);
        Self { script: other(&self.script), program: other(&self.program), mark: "The next build: " }
    }

    /// Makes a folder that holds this build and nothing else.
    fn write(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        let old = Self::here()?;
        for entry in fs::read_dir(fixture()?)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let to = folder.join(self.renamed(&old, &name));
            if name.ends_with(".html") || name == "worker.js" {
                let text = self.renamed(&old, &fs::read_to_string(entry.path())?);
                // The policy names the hash of a script that has the program's names in it.
                let text = text.replacen("http-equiv=\"Content-Security-Policy\"", "", 1);
                let text = text.replacen("<h1>", &format!("<h1>{}", self.mark), 1);
                // The worker is told from another by its version.
                let version = "\"version\":\"";
                fs::write(&to, text.replacen(version, &[version, self.mark].concat(), 1))?;
            } else {
                fs::copy(entry.path(), &to)?;
            }
        }
        Ok(())
    }

    fn renamed(&self, old: &Self, text: &str) -> String {
        text.replace(&old.script, &self.script).replace(&old.program, &self.program)
    }

    /// Checks that the page on show is of this build, with its program, and works.
    async fn stands(&self, page: &Page) -> Result<()> {
        page.wait_until(LIVE).await?;
        let title = page.find("h1").await?.text;
        ensure!(title.starts_with(self.mark) && (!self.mark.is_empty() || !title.contains("build")), "{title}");
        let loaded = page.resources().await?;
        let program: Vec<&str> = loaded
            .iter()
            .filter_map(|url| url.rsplit_once('/'))
            .map(|(_, file)| file)
            .filter(|file| file.starts_with("app-"))
            .collect();
        ensure!(
            program.iter().all(|file| *file == self.script || *file == self.program) && program.len() >= 2,
            "‘{title}’ has loaded {program:?}"
        );
        works(page).await
    }
}

#[test]
fn the_page_opens_without_a_network_after_a_visit() {
    check(async |stage| {
        let (site, page) = visit(stage, Options::default(), "").await?;
        is_kept(&page).await?;
        let (front, of_file, other) = (site.url(""), site.url("index.html?theme=dark#aalto"), site.url("uk.html"));
        drop(site);
        again(&page).await?;
        page.wait_until(LIVE).await?;
        works(&page).await?;
        // By another address of the same page, and with settings.
        page.goto(&of_file).await?;
        page.wait_until(LIVE).await?;
        opened(&page, "aalto").await?;
        // A page that was never visited is not there: the browser says so, and no other page stands in for it.
        let _ = page.goto(&other).await;
        assert!(page.find_all("#map_box").await.unwrap_or_default().is_empty());
        page.goto(&front).await?;
        page.wait_until(LIVE).await?;
        works(&page).await
    });
}

#[test]
fn every_page_that_was_visited_opens_without_a_network() {
    check(async |stage| {
        // By the front page, which sends the reader on.
        let options = Options { language: "uk".to_owned(), ..Options::default() };
        let (site, page) = visit(stage, options, "").await?;
        is_kept(&page).await?;
        page.goto(&site.url("?lang=en")).await?;
        page.wait_until(LIVE).await?;
        let addresses = [(site.url("uk.html"), "uk"), (site.url("?lang=en"), "en"), (site.url(""), "uk")];
        drop(site);
        for (address, language) in addresses {
            page.goto(&address).await?;
            page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{language}'")).await?;
            works(&page).await?;
        }
        Ok(())
    });
}

/// A host of a build, visited so that it is kept.
async fn visited(stage: &Stage, build: &Build) -> Result<(Site, Page)> {
    let folder = stage.folder().join("site");
    build.write(&folder)?;
    let site = Site::hosting(folder)?.start()?;
    let page = stage.page(Options::default()).await?;
    page.goto(&site.url("")).await?;
    build.stands(&page).await?;
    is_kept(&page).await?;
    Ok((site, page))
}

#[test]
fn an_update_never_mixes_two_builds() {
    check(async |stage| {
        let old = Build::here()?;
        let new = old.next();
        let (site, page) = visited(stage, &old).await?;
        new.write(&stage.folder().join("site"))?;
        again(&page).await?;
        new.stands(&page).await?;
        // The new build is kept, and the old one no longer.
        kept(&page, &site, &["", &new.script, &new.program]).await?;
        drop(site);
        again(&page).await?;
        new.stands(&page).await
    });
}

#[test]
fn an_update_that_breaks_off_leaves_the_build_before_it() {
    check(async |stage| {
        let old = Build::here()?;
        let (site, page) = visited(stage, &old).await?;
        old.next().write(&stage.folder().join("site"))?;
        site.break_path(".wasm", Fault::Status(500));
        again(&page).await?;
        page.wait_until("document.documentElement.className === ''").await?;
        readable(&page).await?;
        page.run::<Value>(UPDATE, &[]).await?;
        let tried = site.requests().into_iter().filter(|request| request.path == "/worker.js").count();
        ensure!(tried > 1, "the build that follows was not looked at");
        kept(&page, &site, &["", &old.script, &old.program]).await?;
        drop(site);
        again(&page).await?;
        old.stands(&page).await
    });
}

#[test]
fn only_the_pages_and_the_program_are_kept() {
    check(async |stage| {
        let Build { script, program, .. } = Build::here()?;
        let site =
            Site::hosting(fixture()?)?.page("/other.html", "<!DOCTYPE html><title>Of another kind</title>").start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        is_kept(&page).await?;
        let own = ["", &script, &program];
        kept(&page, &site, &own).await?;
        // Not found, of another kind, failed, and no page.
        site.break_path("uk.html", Fault::Status(500));
        for other in ["missing.html", "other.html", "uk.html", "worker.js"] {
            page.goto(&site.url(other)).await?;
        }
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        let ask = "
            return Promise.all([fetch('./worker.js'), fetch('./', { method: 'POST' }), fetch('./missing.js')]).then(() => true)";
        page.run::<Value>(ask, &[]).await?;
        kept(&page, &site, &own).await
    });
}

#[test]
fn keeping_the_page_costs_a_first_visit_nothing() {
    check(async |stage| {
        let (site, page) = visit(stage, Options::default(), "").await?;
        is_kept(&page).await?;
        let Build { script, program, .. } = Build::here()?;
        let asked: Vec<String> = site.requests().into_iter().map(|request| request.path).collect();
        let late = asked.iter().position(|path| path == "/worker.js").context("it is not kept")?;
        let (first, again) = asked.split_at(late);
        let own = ["/".to_owned(), format!("/{script}"), format!("/{program}")];
        ensure!(own.iter().all(|file| first.contains(file)), "{asked:?}");
        // What has just been loaded is not loaded again, where workers have a part in the browser's cache.
        ensure!(again.len() == 1 || stage.engine() == Engine::WebKit, "{asked:?}");
        quiet(&page).await
    });
}

#[test]
fn a_page_in_a_frame_or_a_sandbox_keeps_nothing() {
    check(async |stage| {
        let page = stage.page(Options::default()).await?;
        for sandbox in ["", "sandbox=\"allow-scripts allow-same-origin\"", "sandbox=\"allow-scripts\""] {
            let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
            let frame = format!("<!DOCTYPE html><iframe {sandbox} src=\"{}\"></iframe>", site.url(""));
            let host = Site::hosting(fixture()?)?.page("/host.html", frame).start()?;
            page.goto(&format!("{}/host.html", host.other_origin())).await?;
            page.enter_frame("iframe").await?;
            page.wait_until(&format!("{LIVE} || document.documentElement.className === ''")).await?;
            tokio::time::sleep(Duration::from_millis(500)).await;
            if sandbox.is_empty() {
                let none = "return navigator.serviceWorker.getRegistrations().then(all => all.length)";
                assert_eq!(page.run::<usize>(none, &[]).await?, 0);
            }
            page.leave_frames().await?;
            let asked = site.requests();
            assert!(asked.iter().all(|request| !request.path.ends_with("worker.js")), "{sandbox}: {asked:?}");
        }
        // A page of its own, but in a sandbox by its host.
        let site = Site::hosting(fixture()?)?.header("content-security-policy", "sandbox allow-scripts");
        let site = site.header("access-control-allow-origin", "*").start()?;
        page.goto(&site.url("")).await?;
        page.wait_until(&format!("{LIVE} || document.documentElement.className === ''")).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        let asked = site.requests();
        assert!(asked.iter().all(|request| !request.path.ends_with("worker.js")), "{asked:?}");
        Ok(())
    });
}

//! Where the page stands: what it asks of its host, what it may do there, and
//! that it works below a path and in a frame.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Options, Page};
use e2e::site::Site;
use e2e::{Stage, check, fixture};
use serde_json::Value;

use crate::document::readable;
use crate::frame::framed;
use crate::questions::{answer, asked, go_through, questions, start};
use crate::visit::{LIVE, opened, quiet, still, visit, works};

/// Looks into everything: a card, a topic, the follow mode, the quiz, the list again.
async fn look_around(page: &Page) -> Result<()> {
    works(page).await?;
    page.click("#odesa .close").await?;
    opened(page, "explore").await?;
    page.click("[data-do='topic ferry']").await?;
    page.wait_for(".topic[aria-pressed='true']", |topic| topic.attribute("data-do") == "topic ferry").await?;
    page.click("[data-do='extent ukraine']").await?;
    page.click("[data-do='zoom out']").await?;
    page.click(".mode[href='#follow']").await?;
    opened(page, "step=before").await?;
    page.click("[data-do='turn on']").await?;
    opened(page, "step=first").await?;
    still(page).await?;
    let questions = questions()?;
    start(page).await?;
    go_through(page, &questions, 0, 2).await?;
    let third = questions.get(2).context("a third question")?;
    asked(page, 3, third).await?;
    answer(page, third).await?;
    page.click(".mode[href='#explore']").await?;
    opened(page, "explore").await.map(drop)
}

#[test]
fn a_visit_leaves_the_console_empty_and_asks_no_other_host() {
    check(async |stage| {
        let options = Options { request_log: stage.can(Ability::RequestLog), ..Options::moving() };
        let (site, page) = visit(stage, options, "").await?;
        look_around(&page).await?;
        // Of what was preloaded for nothing, the browser speaks after some seconds.
        page.wait_until("performance.now() > performance.timing.loadEventEnd - performance.timeOrigin + 4500").await?;
        quiet(&page).await?;
        let sent: Vec<String> = match page.options().request_log {
            true => page.requests().await?.into_iter().map(|sent| sent.url).collect(),
            // The page's own account: it is the same page all the time.
            false => page.resources().await?,
        };
        assert!(sent.len() >= 2 && sent.iter().all(|url| url.starts_with(&site.origin())), "{sent:#?}");
        let answered = site.requests();
        assert!(answered.iter().all(|request| request.status == 200), "{answered:#?}");
        Ok(())
    });
}

/// Notes whatever a page keeps as a cookie, and what goes wrong.
const COOKIES: &str = "
    window.baked = [];
    for (const [on, name] of [[Document.prototype, 'cookie'], [self.CookieStore?.prototype ?? {}, 'set']]) {
        const set = (...given) => { baked.push(`${name}: ${given}`); };
        Object.defineProperty(on, name, name === 'cookie' ? { get: () => '', set } : { value: set });
    }";

#[test]
fn no_page_sets_a_cookie_or_asks_another_host_whatever_is_open() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.first_script(COOKIES).start()?;
        let page = stage.page(Options { request_log: stage.can(Ability::RequestLog), ..Options::default() }).await?;
        let mut asked_for = Vec::new();
        for (address, tag) in
            [("?lang=uk&seed=1", "uk"), ("?theme=dark&chrome=minimal&order=shuffled", "en"), ("", "en")]
        {
            page.goto(&site.url(address)).await?;
            page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{tag}'")).await?;
            page.click(".mode[href='#follow']").await?;
            page.click(".mode[href='#quiz']").await?;
            page.wait_for("#panel [data-do='start']", |start| start.shown).await?;
            page.click("#panel [data-do='start']").await?;
            page.wait_for("#panel .question", |question| question.shown).await?;
            if address.is_empty() {
                go_through(&page, &questions()?, 0, questions()?.len()).await?;
                page.wait_until("!document.querySelector('#panel .question')").await?;
                page.click("#share_open").await?;
                page.wait_until("document.getElementById('share_lines')?.value").await?;
                page.reload().await?;
                page.wait_until(LIVE).await?;
            }
            asked_for.extend(page.resources().await?);
            let baked: Vec<String> = page.eval("baked").await?;
            ensure!(baked.is_empty(), "{baked:?}");
        }
        if page.options().request_log {
            asked_for = page.requests().await?.into_iter().map(|sent| sent.url).collect();
        }
        ensure!(asked_for.len() >= 2 && asked_for.iter().all(|url| url.starts_with(&site.origin())), "{asked_for:#?}");
        // By the browser's own account, too.
        let cookies = page.client().get_all_cookies().await?;
        ensure!(cookies.is_empty(), "{cookies:?}");
        Ok(())
    });
}

/// Everything in which a page could keep something throws where it is merely named, as it does in a sandbox
/// in one browser or another.
const DENIED: &str = "
    window.wrong = [];
    addEventListener('error', ({ message }) => wrong.push(message));
    addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)));
    const deny = (on, names) => names.forEach(name => Object.defineProperty(on, name, {
        configurable: true,
        get() { throw new DOMException(name, 'SecurityError'); }
    }));
    deny(self, ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']);
    deny(navigator, ['storage', 'serviceWorker', 'locks', 'permissions', 'clipboard', 'share']);
    deny(document, ['cookie']);";

#[test]
fn the_page_does_without_all_that_a_sandbox_may_deny() {
    check(async |stage| {
        let site =
            Site::hosting(fixture()?)?.first_script(DENIED).header("access-control-allow-origin", "*").start()?;
        for sandbox in [Some("allow-scripts allow-same-origin"), Some("allow-scripts"), None] {
            let page = stage.page(Options::default()).await?;
            let _host = match sandbox {
                Some(allowed) => {
                    let attributes = format!("sandbox=\"{allowed}\" width=\"1100\" height=\"700\"");
                    Some(framed(&page, &attributes, &site.url("?layout=page")).await?)
                }
                None => {
                    page.goto(&site.url("")).await?;
                    None
                }
            };
            if sandbox == Some("allow-scripts") && !stage.can(Ability::SelfInSandbox) {
                page.wait_until("document.documentElement.className === ''").await?;
            } else {
                page.wait_until(LIVE).await?;
                start(&page).await?;
                go_through(&page, &questions()?, 0, 1).await?;
                asked(&page, 2, &questions()?[1]).await?;
                // What cannot be copied is there to be copied by hand, and the answers stand in the address.
                page.run::<Value>("document.querySelector('#panel .question .fold:has(.code)').open = true", &[])
                    .await?;
                page.click("#panel [data-do='copy']").await?;
                page.wait_for("#panel .notice", |notice| notice.text.contains("could not be copied")).await?;
                page.wait_until("location.hash.startsWith('#quiz=')").await?;
                // Once all is there, an own page asks for a worker.
                page.run::<Value>("return new Promise(done => setTimeout(done, 500))", &[]).await?;
            }
            let wrong: Vec<String> = page.eval("wrong").await?;
            ensure!(wrong.is_empty(), "{sandbox:?}: {wrong:?}");
            quiet(&page).await?;
            page.leave_frames().await?;
        }
        Ok(())
    });
}

#[test]
fn the_page_works_below_a_path() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.under("/some/folder/").start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        look_around(&page).await?;
        page.goto(&site.url("index.html#aalto")).await?;
        page.wait_until(LIVE).await?;
        opened(&page, "aalto").await?;
        quiet(&page).await?;
        let answered = site.requests();
        let is_inside = |path: &str| path.starts_with("/some/folder/");
        assert!(answered.iter().all(|request| request.status == 200 && is_inside(&request.path)), "{answered:#?}");
        Ok(())
    });
}

/// A browser in a frame of another site, which holds a site's page and may do so much.
async fn in_sandbox(stage: &Stage, site: &Site, allowed: &str) -> Result<(Site, Page)> {
    let page = stage.page(Options::default()).await?;
    let attributes = format!("sandbox=\"{allowed}\" width=\"1100\" height=\"700\"");
    Ok((framed(&page, &attributes, &site.url("?layout=page")).await?, page))
}

/// The site, as a frame in a sandbox needs it: open to pages of whatever origin.
fn open_site(folder: PathBuf) -> Result<Site> {
    Site::hosting(folder)?.header("access-control-allow-origin", "*").start()
}

/// Checks that the page lives in the frame that is worked in, and leaves its host page alone.
async fn lives_in_frame(page: &Page) -> Result<()> {
    page.wait_until(LIVE).await?;
    works(page).await?;
    let questions = questions()?;
    start(page).await?;
    go_through(page, &questions, 0, 2).await?;
    page.leave_frames().await?;
    ensure!(page.eval::<f64>("scrollY").await? == 0.0, "the host page is scrolled");
    quiet(page).await
}

#[test]
fn the_page_works_in_a_frame_of_another_site() {
    check(async |stage| {
        let site = open_site(fixture()?)?;
        let (_host, page) = in_sandbox(stage, &site, "allow-scripts allow-same-origin").await?;
        lives_in_frame(&page).await
    });
}

#[test]
fn the_page_works_in_a_sandboxed_frame_of_another_site_or_is_a_document_there() {
    check(async |stage| {
        let site = open_site(fixture()?)?;
        let (_host, page) = in_sandbox(stage, &site, "allow-scripts").await?;
        if stage.can(Ability::SelfInSandbox) {
            return lives_in_frame(&page).await;
        }
        // The policy keeps the program out, and the page knows.
        page.wait_until("document.documentElement.className === ''").await?;
        readable(&page).await
    });
}

#[test]
fn the_page_works_in_a_sandbox_where_its_policy_names_its_address() {
    check(async |stage| {
        // As a site is that was built with its address; here that is known only now.
        let folder = stage.folder().join("site");
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(fixture()?)? {
            let entry = entry?;
            fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
        let site = open_site(folder.clone())?;
        let index = fs::read_to_string(fixture()?.join("index.html"))?;
        let named = index
            .replace("script-src 'self'", &format!("script-src 'self' {}", site.url("")))
            .replace("connect-src 'self'", &format!("connect-src 'self' {}", site.url("")));
        fs::write(folder.join("index.html"), named)?;
        let (_host, page) = in_sandbox(stage, &site, "allow-scripts").await?;
        lives_in_frame(&page).await
    });
}

#[test]
fn the_content_security_policy_is_strict_and_kept() {
    check(async |stage| {
        let watch = "
            window.violations = [];
            addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective));";
        let site = Site::hosting(fixture()?)?.first_script(watch).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        look_around(&page).await?;
        assert_eq!(page.eval::<Vec<String>>("window.violations").await?, [""; 0]);
        quiet(&page).await?;

        let policy = page.find("meta[http-equiv='Content-Security-Policy']").await?.attribute("content").to_owned();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        let policy = policy.replace("'wasm-unsafe-eval'", "");
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{policy}");

        // It is in force: what it does not allow does not run.
        let inject = "
            const script = document.createElement('script');
            script.append('window.intruder = true');
            document.body.append(script);";
        page.run::<Value>(inject, &[]).await?;
        page.wait_until("window.violations.length > 0").await?;
        assert!(!page.eval::<bool>("'intruder' in window").await?);
        // Nor is a text made into elements, where the engine knows how to forbid that.
        let markup = "
            if (!self.trustedTypes) return true;
            try { document.body.innerHTML = '<b>'; } catch { return true; }
            return false;";
        assert!(page.run::<bool>(markup, &[]).await?);
        Ok(())
    });
}

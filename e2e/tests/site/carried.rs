//! What the address holds goes along: to another language, with the program and without it, in a host
//! page and by itself; and what others hang onto a fragment does no harm.

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{check, fixture};
use serde_json::{Value, json};

use crate::frame::{framed, host_page};
use crate::questions::{asked, go_through, questions, start};
use crate::visit::{LIVE, opened};

/// All that an address can hold: settings, what pym.js and others add, and what nobody knows.
const HELD: &str = "theme=dark&view=quiz&questions=3&seed=7&pass=60&order=shuffled&accent=036&height=grow\
                    &initialWidth=600&childId=story-1&parentUrl=https%3A%2F%2Fnews.example%2F%3Fa%3Db%26c\
                    &utm_source=a%2Bb&empty=&twice=1&twice=2";

/// Whether a page is there in a language.
pub fn in_language(tag: &str, ready: &str) -> String {
    format!("document.documentElement.lang === '{tag}' && document.readyState === 'complete' && {ready}")
}

/// Uses the link to a language, which in a frame may be out of sight.
pub async fn go(page: &Page, tag: &str) -> Result<()> {
    let click = "document.querySelector(`.languages a[hreflang='${arguments[0]}']`).click()";
    page.run::<Value>(click, &[json!(tag)]).await.map(drop)
}

/// Checks that the address holds all that it held, but the language, and a fragment.
async fn holds(page: &Page, tag: &str, fragment: &str) -> Result<()> {
    let parts = "(query => [...query].filter(([key]) => key !== 'lang').map(String))";
    let held: Vec<String> = page.eval(&format!("{parts}(new URLSearchParams(location.search))")).await?;
    let all: Vec<String> = page.eval(&format!("{parts}(new URLSearchParams({}))", json!(HELD))).await?;
    ensure!(held == all, "{held:?} instead of {all:?}");
    let [lang, hash]: [String; 2] =
        page.eval("[new URLSearchParams(location.search).getAll('lang').join(), location.hash]").await?;
    ensure!(lang == tag && hash == fragment, "{lang}, {hash}");
    Ok(())
}

#[test]
fn a_link_to_another_language_keeps_what_the_address_holds() {
    check(async |stage| {
        for (program, ready) in [(true, LIVE), (false, "document.documentElement.className === ''")] {
            let mut site = Site::hosting(fixture()?)?;
            if !program {
                site = site.fault(".wasm", Fault::Status(404));
            }
            let site = site.start()?;
            let page = stage.page(Options::default()).await?;
            page.goto(&site.url(&format!("?{HELD}#aalto"))).await?;
            page.wait_until(&in_language("en", ready)).await?;
            for tag in ["uk", "en"] {
                go(&page, tag).await?;
                page.wait_until(&in_language(tag, ready)).await?;
                holds(&page, tag, "#aalto").await.with_context(|| format!("{tag}, {program}"))?;
            }
            // The fragment as it is now.
            page.run::<Value>("location.hash = 'lind'", &[]).await?;
            go(&page, "uk").await?;
            page.wait_until(&in_language("uk", ready)).await?;
            holds(&page, "uk", "#lind").await?;
            page.back().await?;
            page.wait_until(&in_language("en", ready)).await?;
        }
        Ok(())
    });
}

#[test]
fn in_a_host_page_another_language_is_no_step_back_and_takes_all_along() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        let page = stage.page(Options::default()).await?;
        for (fragment, opens, after) in [
            ("#?secret=a1b2c3", "panel", "#quiz?secret=a1b2c3"),
            ("#aalto", "aalto", "#aalto"),
            ("#step=before&fbclid=x", "step=before", "#step=before"),
        ] {
            let url = site.url(&format!("?{HELD}{fragment}"));
            let _host = framed(&page, "width=\"1100\" height=\"700\"", &url).await?;
            page.wait_until(&in_language("en", LIVE)).await?;
            opened(&page, opens).await?;
            let steps: u32 = page.eval("history.length").await?;
            let fragment = after.split('?').next().unwrap_or_default();
            // The secret stands in the address that is gone to, and is let go there once it is known.
            for tag in ["uk", "en"] {
                page.run::<Value>("addEventListener('pagehide', () => 0)", &[]).await?;
                go(&page, tag).await?;
                page.wait_until(&in_language(tag, LIVE)).await?;
                holds(&page, tag, fragment).await.with_context(|| after)?;
                ensure!(page.eval::<u32>("history.length").await? == steps, "a step in the host's history");
            }
            page.leave_frames().await?;
            page.run::<Value>(
                "document.querySelector('iframe').contentWindow.postMessage({ type: 'dateline:lang', lang: 'uk' }, '*')",
                &[],
            )
            .await?;
            page.enter_frame("iframe").await?;
            page.wait_until(&in_language("uk", LIVE)).await?;
            holds(&page, "uk", fragment).await.with_context(|| format!("by the host's word, {after}"))?;
            ensure!(page.eval::<u32>("history.length").await? == steps, "a step in the host's history");
        }
        Ok(())
    });
}

/// Notes in `words` in which words a host is told a height after it is emptied.
const LISTEN: &str = "
    window.words = [];
    addEventListener('message', ({ data }) => words.push(typeof data === 'string' ? data : JSON.stringify(data)));";

#[test]
fn after_another_language_the_host_is_told_the_height_unasked_in_its_own_words() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        let page = stage.page(Options::default()).await?;
        let url = site.url("?childId=story-1&initialWidth=600#?secret=a1b2c3");
        let frame = format!("<script>{LISTEN}</script><iframe width=\"1100\" height=\"700\" src=\"{url}\"></iframe>");
        let _host = host_page(&page, &frame).await?;
        page.enter_frame("iframe").await?;
        page.wait_until(&in_language("en", LIVE)).await?;
        // The address loses the secret with the first thing that is opened.
        page.click("#pin_odesa").await?;
        opened(&page, "odesa").await?;
        for tag in ["uk", "en"] {
            page.leave_frames().await?;
            page.run::<Value>("words = []", &[]).await?;
            page.enter_frame("iframe").await?;
            go(&page, tag).await?;
            page.wait_until(&in_language(tag, LIVE)).await?;
            page.leave_frames().await?;
            for word in [
                "pymxPYMxstory-1xPYMxheightxPYMx",
                "\"secret\":\"a1b2c3\"",
                "dateline:height",
                "iframe-resized",
                "Child]Ready",
            ] {
                page.wait_until(&format!("words.some(word => word.includes({}))", json!(word)))
                    .await
                    .with_context(|| format!("{word} in {tag}"))?;
            }
            page.enter_frame("iframe").await?;
        }
        // What the host has changed by a word is so in the next page, too.
        page.leave_frames().await?;
        let say = "document.querySelector('iframe').contentWindow.postMessage({ type: 'dateline:theme', theme: 'dark' }, '*')";
        page.run::<Value>(say, &[]).await?;
        page.enter_frame("iframe").await?;
        let dark = "document.documentElement.style.colorScheme === 'dark'";
        page.wait_until(dark).await?;
        go(&page, "uk").await?;
        page.wait_until(&in_language("uk", dark)).await
    });
}

#[test]
fn where_nothing_is_kept_the_answers_go_along_whatever_is_open() {
    check(async |stage| {
        stage.needs(Ability::SelfInSandbox)?;
        let site = Site::hosting(fixture()?)?.header("access-control-allow-origin", "*").start()?;
        let page = stage.page(Options::default()).await?;
        let questions = questions()?;
        let attributes = "sandbox=\"allow-scripts\" width=\"1100\" height=\"700\"";
        let _host = framed(&page, attributes, &site.url("?layout=page")).await?;
        page.wait_until(LIVE).await?;
        start(&page).await?;
        go_through(&page, &questions, 0, 2).await?;
        let third = questions.get(2).context("a third question")?;
        // From the quiz; from a card; from what the host has opened.
        for (opens, by_host) in [("quiz", false), ("aalto", false), ("lind", true)] {
            if by_host {
                page.leave_frames().await?;
                let say = "document.querySelector('iframe').contentWindow.postMessage({ type: 'dateline:goto', goto: arguments[0] }, '*')";
                page.run::<Value>(say, &[json!(opens)]).await?;
                page.enter_frame("iframe").await?;
                opened(&page, opens).await?;
            } else if opens != "quiz" {
                page.click(".mode[href='#explore']").await?;
                page.click(&format!(".subject[href='#{opens}']")).await?;
                opened(&page, opens).await?;
            }
            for tag in ["uk", "en"] {
                go(&page, tag).await?;
                page.wait_until(&in_language(tag, LIVE)).await?;
                opened(&page, if opens == "quiz" { "panel" } else { opens }).await?;
            }
            page.click(".mode[href='#quiz']").await?;
            asked(&page, 3, third).await.with_context(|| opens)?;
        }
        Ok(())
    });
}

/// Tails that mailers, trackers and sentences hang onto a fragment.
const TAILS: [&str; 6] = ["?utm_source=a", "&fbclid=x", "/", ".", ").", "?a=b&c=d/e.f"];

#[test]
fn a_fragment_with_a_tail_opens_what_stands_before_it() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        for (at, (fragment, part)) in [
            ("quiz", "panel"),
            ("aalto", "aalto"),
            ("step=before", "step=before"),
            ("follow", "step=before"),
            ("plan", "aalto"),
        ]
        .into_iter()
        .enumerate()
        {
            for tail in [TAILS[at], TAILS[at + 1]] {
                page.goto(&site.url(&format!("?n={at}{}#{fragment}{tail}", tail.len()))).await?;
                page.wait_until(LIVE).await?;
                opened(&page, part).await.with_context(|| format!("{fragment}{tail}"))?;
                // Also of one that comes later.
                page.run::<Value>("location.hash = 'explore'", &[]).await?;
                opened(&page, "explore").await?;
                page.run::<Value>("location.hash = arguments[0]", &[json!(format!("{fragment}{tail}"))]).await?;
                opened(&page, part).await.with_context(|| format!("{fragment}{tail}, later"))?;
            }
        }
        Ok(())
    });
}

#[test]
fn before_the_program_a_fragment_with_a_tail_is_marked_and_shown_as_without() {
    check(async |stage| {
        for is_late in [true, false] {
            let never = "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {});";
            let site = Site::hosting(fixture()?)?;
            let site = if is_late { site.first_script(never) } else { site.fault(".wasm", Fault::Status(404)) };
            let site = site.start()?;
            let page = stage.page(Options { height: 600, ..Options::default() }).await?;
            page.goto(&site.url("#lind&fbclid=x")).await?;
            let shown = page.wait_for("#lind", |part| part.shown).await;
            let found: Value = page.eval("[location.hash, document.documentElement.className, document.querySelector(':target')?.id, document.readyState, document.getElementById('lind')?.checkVisibility()]").await?;
            shown.with_context(|| format!("{is_late}: {found}"))?;
            if is_late {
                ensure!(!page.eval::<bool>(LIVE).await?, "the program is there already");
                ensure!(!page.find("#explore").await?.shown, "the list is shown, too");
            } else {
                page.wait_until("document.documentElement.className === ''").await?;
                page.wait_until("document.querySelector('#lind').matches(':target')").await?;
            }
        }
        Ok(())
    });
}

//! Parts of a page that come late, or not at all: what does not come says so at the reader's place, and
//! what to do, and comes once it can.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Key, Options, Page};
use e2e::site::{Fault, Site};
use e2e::{check, fixture};
use serde_json::Value;

use crate::document::readable;
use crate::frame::host_page;
use crate::visit::{LIVE, opened};

/// Whether the page has become a document.
const DOCUMENT: &str = "document.documentElement.className === ''";

/// Waits for the word that something did not come, which is to be seen.
async fn missed(page: &Page) -> Result<()> {
    let word = page.wait_for("#missed", |word| word.shown).await?;
    ensure!(word.text.contains("did not load") && word.text.contains("Try again"), "{}", word.text);
    let height: f64 = page.eval("innerHeight").await?;
    ensure!(word.y >= -1.0 && word.y + word.height <= height + 1.0, "it is out of sight, at {}", word.y);
    Ok(())
}

#[test]
fn a_dialog_that_does_not_come_says_so_and_comes_once_it_can() {
    check(async |stage| {
        let files =
            fs::read_dir(fixture()?)?.filter_map(|file| Some(file.ok()?.file_name().to_string_lossy().into_owned()));
        let dialog: Vec<String> = files.filter(|file| file.starts_with("share-")).collect();
        ensure!(!dialog.is_empty());
        for fault in [Fault::Status(503), Fault::CutAfter(100)] {
            let site = Site::hosting(fixture()?)?.start()?;
            dialog.iter().for_each(|file| site.break_path(file, fault));
            let page = stage.page(Options::default()).await?;
            page.goto(&site.url("#aalto")).await?;
            page.wait_until(LIVE).await?;
            for _ in 0..2 {
                page.click("#share_open").await?;
                missed(&page).await.with_context(|| format!("{fault:?}"))?;
            }
            site.mend();
            page.click("#missed button").await?;
            page.wait_for("#share", |dialog| dialog.shown).await.with_context(|| format!("{fault:?}"))?;
            page.press(Key::Escape).await?;
            page.wait_until("!document.querySelector('#share').open").await?;
            ensure!(!page.find("#missed").await?.shown, "it is said still");
            page.click("#share_open").await?;
            page.wait_for("#share", |dialog| dialog.shown).await?;
            opened(&page, "aalto").await?;
        }
        Ok(())
    });
}

#[test]
fn without_the_program_the_address_opens_its_part_and_the_program_comes_once_it_can() {
    check(async |stage| {
        let page = stage.page(Options { height: 600, ..Options::default() }).await?;
        for (ending, fragment, part, opens) in [
            (".wasm", "#quiz", "#quiz", "panel"),
            (".js", "#lind", "#lind", "lind"),
            (".wasm", "#step=grain", "[id='step=grain']", "step=grain"),
            (".wasm", "#quiz=0123", "#quiz", "panel"),
        ] {
            // Late, when the page has scrolled by itself to wherever that was.
            let site = Site::hosting(fixture()?)?.fault(ending, Fault::Status(404)).start()?;
            page.goto(&site.url(fragment)).await?;
            page.wait_until(DOCUMENT).await.with_context(|| fragment)?;
            let found = page.wait_for(part, |found| found.shown && found.y > -2.0 && found.y < 300.0).await;
            found.with_context(|| fragment)?;
            missed(&page).await.with_context(|| fragment)?;
            readable(&page).await?;
            // Once: a reader who has gone elsewhere stays there.
            page.run::<Value>("scrollTo(0, 0)", &[]).await?;
            tokio::time::sleep(Duration::from_millis(300)).await;
            ensure!(page.eval::<f64>("scrollY").await? == 0.0, "it scrolls again");
            site.mend();
            page.click("#missed button").await?;
            page.wait_until(LIVE).await.with_context(|| fragment)?;
            opened(&page, opens).await?;
        }
        Ok(())
    });
}

#[test]
fn without_a_network_trying_again_leaves_the_text() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.fault(".wasm", Fault::Status(404)).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        page.wait_until(DOCUMENT).await?;
        drop(site);
        page.click("#missed button").await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        readable(&page).await
    });
}

#[test]
fn without_the_program_a_host_page_is_not_scrolled() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?
            .header("access-control-allow-origin", "*")
            .fault(".wasm", Fault::Status(404))
            .start()?;
        let page = stage.page(Options { height: 600, ..Options::default() }).await?;
        let frame = format!(
            "<h1>The news</h1><p style=\"height:700px\">More</p><iframe width=\"800\" height=\"500\" src=\"{}\"></iframe>",
            site.url("#quiz")
        );
        let _host = host_page(&page, &frame).await?;
        page.enter_frame("iframe").await?;
        page.wait_until(DOCUMENT).await?;
        page.wait_for("#quiz", |quiz| quiz.y > -2.0 && quiz.y < 300.0).await?;
        page.leave_frames().await?;
        ensure!(page.eval::<f64>("scrollY").await? == 0.0, "the host is scrolled");
        Ok(())
    });
}

//! A page that was changed by somebody else, as translators and extensions do,
//! and a program that stops.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::browser::Options;
use e2e::site::Site;
use e2e::{Stage, check, fixture};
use serde_json::Value;

use crate::document::readable;
use crate::questions::{go_through, questions, start};
use crate::visit::{LIVE, opened, visit, works};

/// Puts every text of the page into elements of its own, as a translator does.
pub const TRANSLATE: &str = "
    () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        for (const text of texts) {
            if (text.parentElement.closest('script, style, svg, select') || !text.data.trim()) continue;
            const [outer, inner] = [document.createElement('font'), document.createElement('font')];
            inner.textContent = text.data.toUpperCase();
            outer.append(inner);
            text.replaceWith(outer);
        }
    }";

/// Takes from the program what it cannot do without.
pub const BREAK: &str =
    "Node.prototype.insertBefore = Node.prototype.appendChild = () => { throw new Error('broken') };";

/// Checks that a page with a change comes to life all the same, or stays a document that can be read.
async fn survives(stage: &Stage, from: &str, to: &str) -> Result<()> {
    let written = fs::read_to_string(fixture()?.join("index.html")).context("the page")?;
    ensure!(written.contains(from), "there is no {from} in the page");
    let site = Site::hosting(fixture()?)?.page("/changed.html", written.replacen(from, to, 1)).start()?;
    let page = stage.page(Options::default()).await?;
    page.goto(&site.url("changed.html")).await?;
    page.wait_until(&format!("{LIVE} || document.documentElement.className === ''")).await?;
    if page.eval::<bool>(LIVE).await? {
        ensure!(page.find_all("#pin_odesa, #map_box, #panel").await?.len() == 3, "the page is drawn twice");
        works(&page).await?;
        let questions = questions()?;
        start(&page).await?;
        go_through(&page, &questions, 0, 1).await
    } else {
        readable(&page).await
    }
}

#[test]
fn an_element_before_the_drawn_page_does_no_harm() {
    check(async |stage| survives(stage, "<div id=\"app\">", "<div id=\"app\"><div>An extension</div>").await);
}

#[test]
fn an_element_behind_the_drawn_page_does_no_harm() {
    check(async |stage| {
        let next = "</div><p id=\"map_help\"";
        survives(stage, next, &format!("<div>An extension</div>{next}")).await
    });
}

#[test]
fn a_text_in_an_element_of_a_translator_does_no_harm() {
    check(async |stage| survives(stage, ">Explore</a>", "><font><font>Entdecken</font></font></a>").await);
}

#[test]
fn a_text_in_other_words_does_no_harm() {
    check(async |stage| survives(stage, ">Explore</a>", ">Entdecken</a>").await);
}

#[test]
fn an_element_that_is_gone_does_no_harm() {
    check(async |stage| survives(stage, "<div class=\"insets\">", "<div class=\"insets\" hidden></div><div>").await);
}

#[test]
fn a_page_that_a_translator_has_been_over_comes_to_life() {
    check(async |stage| {
        let first = format!("addEventListener('DOMContentLoaded', {TRANSLATE});");
        let site = Site::hosting(fixture()?)?.first_script(&first).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        page.wait_until(LIVE).await?;
        works(&page).await
    });
}

#[test]
fn a_living_page_that_a_translator_goes_over_lives_on() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        let translate = format!("({TRANSLATE})()");
        page.run::<Value>(&translate, &[]).await?;
        works(&page).await?;
        start(&page).await?;
        page.wait_for("#panel .question", |question| question.shown).await?;
        page.run::<Value>(&translate, &[]).await?;
        page.click("#panel [data-edit='choose pick riga']").await?;
        let feedback = page.wait_for("#panel .feedback", |feedback| feedback.shown).await?;
        assert!(feedback.text.starts_with("Right"), "{}", feedback.text);
        page.run::<Value>(&translate, &[]).await?;
        page.click("#panel [data-do='next']").await?;
        page.wait_for("#panel [data-edit='choose pick ferry']", |option| option.shown).await?;
        page.click(".mode[href='#explore']").await?;
        opened(&page, "explore").await.map(drop)
    });
}

/// Clocks that are wrong, or stand still, or are none.
const CLOCKS: [&str; 3] = [
    "Date.now = () => -8.64e15; performance.now = () => 0;",
    "performance.now = () => NaN;",
    "let back = 1e9; performance.now = () => back -= 1000; Date.now = () => back;",
];

#[test]
fn a_wrong_clock_does_no_harm() {
    check(async |stage| {
        for clock in CLOCKS {
            let site = Site::hosting(fixture()?)?.first_script(clock).start()?;
            let page = stage.page(Options::default()).await?;
            page.goto(&site.url("?time=shown&questions=1&seed=2#quiz")).await?;
            page.wait_until(LIVE).await?;
            page.click("#panel [data-do='start']").await?;
            page.wait_for("#panel .question", |question| question.shown).await?;
            page.click(".mode[href='#explore']").await?;
            works(&page).await.with_context(|| clock)?;
        }
        Ok(())
    });
}

#[test]
fn a_program_that_stops_at_its_start_leaves_a_document() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.first_script(BREAK).start()?;
        let page = stage.page(Options::default()).await?;
        page.goto(&site.url("")).await?;
        page.wait_until("document.documentElement.className === ''").await?;
        readable(&page).await
    });
}

#[test]
fn a_program_that_stops_later_leaves_a_document_whose_links_work() {
    check(async |stage| {
        let (_site, page) = visit(stage, Options::default(), "").await?;
        page.run::<Value>(BREAK, &[]).await?;
        page.click(".mode[href='#quiz']").await?;
        page.wait_until("document.documentElement.className === ''").await?;
        readable(&page).await?;
        page.click(".subject[href='#aalto']").await?;
        page.wait_for("#aalto", |card| card.shown && card.y > -1.0 && card.y < 400.0).await.map(drop)
    });
}

//! A page that was changed by somebody else, as translators and extensions do.

use std::fs;

use anyhow::{Context, Result, ensure};
use e2e::browser::Options;
use e2e::site::Site;
use e2e::{Stage, check, dist};

use crate::document::readable;
use crate::questions::{go_through, questions, start};
use crate::visit::{LIVE, works};

/// Checks that a page with a change comes to life all the same, or stays a document that can be read.
async fn survives(stage: &Stage, from: &str, to: &str) -> Result<()> {
    let written = fs::read_to_string(dist().join("index.html")).context("the page")?;
    ensure!(written.contains(from), "there is no {from} in the page");
    let site = Site::hosting(dist())?.page("/changed.html", written.replacen(from, to, 1)).start()?;
    let page = stage.page(Options::default()).await?;
    page.goto(&site.url("changed.html")).await?;
    page.wait_until(&format!("{LIVE} || document.documentElement.className === ''")).await?;
    if page.eval::<bool>(LIVE).await? {
        ensure!(page.find_all("#pin_donetsk, #map_box, #panel").await?.len() == 3, "the page is drawn twice");
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
        let next = "</div><p class=\"unseen\" id=\"map_help\">";
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

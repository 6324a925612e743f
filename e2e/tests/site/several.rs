//! A site of several stories: its front page, and that each of them works in its folder, with the
//! one program, the one loader and the one worker of all.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Ability, Options, Page};
use e2e::site::{Builder, Effort, Site, brotli};
use e2e::{Stage, check, fixture, render};
use serde_json::Value;

use crate::frame::{framed, host_page, settles};
use crate::questions::{go_through, harbour, questions, start};
use crate::visit::{LIVE, quiet, works};

/// The folder of a site of the fixture and a second story, which is the same by another name and in
/// English only.
pub fn two_stories(stage: &Stage) -> Result<PathBuf> {
    let (quay, folder) = (stage.folder().join("quay"), stage.folder().join("site"));
    fs::create_dir_all(&quay)?;
    for (file, from, to) in [
        ("story.toml", "id = \"harbour\"", "id = \"quay\""),
        ("en.toml", "title = \"The harbour talks\"", "title = \"The quay & its talks\""),
    ] {
        let text = fs::read_to_string(harbour().join(file))?;
        ensure!(text.matches(from).count() == 1, "{from} stands once in {file}");
        fs::write(quay.join(file), text.replace(from, to))?;
    }
    render(&[harbour(), quay], &folder)?;
    Ok(folder)
}

fn site(stage: &Stage) -> Result<Builder> {
    Site::hosting(two_stories(stage)?)
}

/// Opens a page of the site, and waits until it lives.
async fn open(page: &Page, url: &str) -> Result<()> {
    page.goto(url).await?;
    page.wait_until(LIVE).await
}

#[test]
fn the_front_page_leads_to_every_story_in_every_language() {
    check(async |stage| {
        let site = site(stage)?.start()?;
        let page = stage.page(Options::default()).await?;
        for (css, title, language) in [
            ("h2 a[href='./harbour/']", "The harbour talks", "en"),
            ("h2 a[href='./quay/']", "The quay & its talks", "en"),
            (".languages a[hreflang='uk']", "Перемовини про гавань", "uk"),
            (".languages a[hreflang='en']", "The harbour talks", "en"),
        ] {
            page.goto(&site.url("")).await?;
            ensure!(page.find("time").await?.text == "4 March 2025", "the day");
            page.click(css).await?;
            page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{language}'")).await?;
            ensure!(page.find("h1").await?.text == title, "{css}");
            works(&page).await?;
        }
        quiet(&page).await?;
        let answered = site.requests();
        ensure!(answered.iter().all(|request| request.status == 200), "{answered:#?}");
        ensure!(answered.iter().all(|request| !request.path.contains("/app-") || request.path.starts_with("/app-")));
        Ok(())
    });
}

#[test]
fn the_front_page_takes_what_its_address_holds_along() {
    check(async |stage| {
        let site = site(stage)?.start()?;
        let page = stage.page(Options::default()).await?;
        let held = "?theme=dark&accent=c03&questions=3&lang=uk&utm_source=a%2Bb&twice=1&twice=2";
        for (link, lang) in [("h2 a", "uk"), (".languages a[hreflang='en']", "en")] {
            page.goto(&site.url(&format!("{held}#quiz"))).await?;
            // Firefox takes the end of the load before, which came to life meanwhile, for that of this one.
            page.wait_until("location.pathname === '/' && document.readyState === 'complete'").await?;
            page.wait_for(link, |link| link.shown).await?;
            page.run::<Value>("document.querySelector(arguments[0]).click()", &[link.into()]).await?;
            page.wait_until(&format!("location.pathname !== '/' && {LIVE}")).await?;
            let [search, hash, tag, scheme]: [String; 4] = page
                .eval("[location.search, location.hash, document.documentElement.lang, document.documentElement.style.colorScheme]")
                .await?;
            let held = held.replace("lang=uk", &format!("lang={lang}"));
            ensure!(
                [&*search, &*hash, &*tag, &*scheme] == [&*held, "#quiz", lang, "dark"],
                "{search}{hash} {tag} {scheme}"
            );
        }
        quiet(&page).await?;
        Ok(())
    });
}

#[test]
fn the_front_page_keeps_nobody_out() {
    check(async |stage| {
        let site = site(stage)?.start()?;
        for (width, dark) in [(1_280, false), (320, true)] {
            let options = Options { width, dark, ..Options::default() };
            let page = stage.page(options).await?;
            page.goto(&site.url("")).await?;
            let found = page.axe(&[], &[]).await?;
            ensure!(found.is_empty(), "{width} px: {found:#?}");
            let wide: f64 = page.eval("document.scrollingElement.scrollWidth").await?;
            ensure!(wide <= f64::from(width), "{wide} px in {width}");
            quiet(&page).await?;
        }
        Ok(())
    });
}

#[test]
fn the_front_page_needs_no_script_and_is_small() {
    check(async |stage| {
        let site = site(stage)?.start()?;
        let page = stage.page(Options { javascript: false, ..Options::default() }).await?;
        page.goto(&site.url("")).await?;
        ensure!(page.find_all(".stories h2").await?.iter().all(|title| title.shown), "its titles");
        ensure!(page.find("time").await?.text == "4 March 2025", "the day");
        let written = fs::read(stage.folder().join("site/index.html"))?;
        let weight = brotli(&written, Effort::Quick)?.len();
        ensure!(weight < 3_000, "{weight} bytes");
        Ok(())
    });
}

#[test]
fn a_story_works_in_its_folder_below_any_path_and_in_a_frame_of_another_site() {
    check(async |stage| {
        for sandbox in ["allow-scripts allow-same-origin", "allow-scripts"] {
            let site = site(stage)?.under("/some/folder/").header("access-control-allow-origin", "*").start()?;
            let page = stage.page(Options::default()).await?;
            let attributes = format!("sandbox=\"{sandbox}\" width=\"1100\" height=\"700\"");
            let _host = framed(&page, &attributes, &site.url("harbour/?layout=page")).await?;
            if sandbox.contains("same-origin") || stage.can(Ability::SelfInSandbox) {
                page.wait_until(LIVE).await.with_context(|| sandbox)?;
                works(&page).await?;
                start(&page).await?;
                go_through(&page, &questions()?, 0, 1).await?;
                quiet(&page).await?;
            } else {
                page.wait_until("document.documentElement.className === ''").await.with_context(|| sandbox)?;
            }
            let answered = site.requests();
            let is_right = |path: &str| path.starts_with("/some/folder/");
            ensure!(answered.iter().all(|request| request.status == 200 && is_right(&request.path)), "{answered:#?}");
        }
        Ok(())
    });
}

#[test]
fn what_is_begun_in_one_story_is_not_touched_by_another() {
    check(async |stage| {
        let site = site(stage)?.start()?;
        let page = stage.page(Options::default()).await?;
        let questions = questions()?;
        open(&page, &site.url("harbour/")).await?;
        start(&page).await?;
        go_through(&page, &questions, 0, 2).await?;
        open(&page, &site.url("quay/#quiz")).await?;
        start(&page).await?;
        go_through(&page, &questions, 0, 1).await?;
        open(&page, &site.url("harbour/#quiz")).await?;
        crate::questions::asked(&page, 3, &questions[2]).await
    });
}

#[test]
fn the_one_worker_keeps_every_story_that_was_visited_and_the_front_page() {
    check(async |stage| {
        let site = site(stage)?.start()?;
        let page = stage.page(Options::default()).await?;
        open(&page, &site.url("harbour/")).await?;
        let scope: String = page.run("return navigator.serviceWorker.ready.then(({ scope }) => scope)", &[]).await?;
        ensure!(scope == site.url(""), "{scope}");
        // By now the worker is there, and takes what is visited.
        open(&page, &site.url("harbour/uk.html?lang=uk")).await?;
        page.goto(&site.url("")).await?;
        let kept = "return caches.keys().then(names => caches.open(names[0])).then(kept => kept.keys())
            .then(all => all.length)";
        for _ in 0..100 {
            // The program in two files, two pages of the story, and the front page.
            if page.run::<usize>(kept, &[]).await? == 5 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        let (front, story, other) = (site.url(""), site.url("harbour/"), site.url("quay/"));
        drop(site);
        page.goto(&front).await?;
        page.wait_for("h2 a[href='./harbour/']", |link| link.shown).await?;
        open(&page, &story).await?;
        works(&page).await?;
        // A story that was never visited is not there, and no other one stands in for it.
        let _ = page.goto(&other).await;
        ensure!(page.find_all("#map_box").await.unwrap_or_default().is_empty(), "another story");
        Ok(())
    });
}

#[test]
fn the_dialog_of_a_story_gives_its_own_address_and_the_loader_of_all() {
    check(async |stage| {
        let site = site(stage)?.under("/news/").header("access-control-allow-origin", "*").start()?;
        let page = stage.page(Options { width: 900, ..Options::default() }).await?;
        open(&page, &site.url("harbour/")).await?;
        page.click("#share_open").await?;
        page.wait_until("document.getElementById('share_lines').value !== ''").await?;
        let lines: String = page.eval("document.getElementById('share_lines').value").await?;
        ensure!(lines.contains(&format!("<iframe src=\"{}\"", site.url("harbour/"))), "{lines}");
        ensure!(lines.contains(&format!("src=\"{}\"", site.url("embed.js"))), "{lines}");
        // An element by name, beside the frame of the lines: one loader for both.
        let body = format!("{lines}<dateline-embed story=\"quay\" view=\"quiz\"></dateline-embed>");
        let _host = host_page(&page, &body).await?;
        page.wait_until("document.querySelectorAll('iframe').length === 2").await?;
        let frames: Vec<String> = page.eval("[...document.querySelectorAll('iframe')].map(({ src }) => src)").await?;
        ensure!(frames == [site.url("harbour/"), site.url("quay/?view=quiz")], "{frames:?}");
        for (at, part) in [".list", "#panel"].into_iter().enumerate() {
            let css = format!("iframe[src='{}']", frames[at]);
            page.run::<Value>("document.querySelector(arguments[0]).scrollIntoView()", &[css.clone().into()]).await?;
            page.enter_frame(&css).await?;
            page.wait_until(LIVE).await?;
            page.wait_for(part, |part| part.shown).await?;
            page.leave_frames().await?;
            settles(&page, &css).await?;
        }
        Ok(())
    });
}

#[test]
fn one_story_by_itself_has_no_list_before_it() {
    check(async |stage| {
        let site = Site::hosting(fixture()?)?.start()?;
        let page = stage.page(Options::default()).await?;
        open(&page, &site.url("")).await?;
        ensure!(page.find_all(".stories").await?.is_empty(), "a list");
        works(&page).await
    });
}

//! A reader's visit: the page, opened and ready, and what the tests look for on it.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Found, Options, Page};
use e2e::site::Site;
use e2e::{Shipped, Stage, dist, fixture, render, stories};
use serde_json::json;

use crate::questions::harbour;

/// Whether the program has taken over the page.
pub const LIVE: &str = "document.documentElement.classList.contains('live')";

/// Notes down from now on what is said aloud, in `said`, by the status region that stands there, `region`.
pub const HEAR: &str = "
    window.said = [];
    window.region = document.querySelector('[role=status]');
    new MutationObserver(() => said.push(region.textContent))
        .observe(region, { childList: true, characterData: true, subtree: true });";

/// A point of a shape where a click falls on that shape and nothing else, as far
/// inside of it as the points around it tell.
const SPOT: &str = "
    const shape = document.querySelector(`#map_base use[data-subject='${arguments[0]}']`);
    const box = shape.getBoundingClientRect();
    const N = 40, hits = new Map();
    const at = (i, j) => [box.x + box.width * i / N, box.y + box.height * j / N];
    for (let i = 1; i < N; i++)
        for (let j = 1; j < N; j++)
            if (document.elementFromPoint(...at(i, j)) === shape) hits.set(`${i} ${j}`, [i, j]);
    const around = ([i, j]) => {
        let n = 0;
        for (let a = -3; a <= 3; a++) for (let b = -3; b <= 3; b++) n += hits.has(`${i + a} ${j + b}`);
        return n;
    };
    let best = null, most = 0;
    for (const hit of hits.values()) if (around(hit) > most) [best, most] = [hit, around(hit)];
    return best && at(...best);";

/// The fixture's site and its page at a fragment, such as `#quiz`, once the program has taken over.
pub async fn visit(stage: &Stage, options: Options, fragment: &str) -> Result<(Site, Page)> {
    let site = Site::hosting(fixture()?)?.start()?;
    let page = stage.page(options).await?;
    page.goto(&site.url(fragment)).await?;
    page.wait_until(LIVE).await?;
    Ok((site, page))
}

/// The site of a variant of the fixture, in English: in its files, what is to stand before what.
pub fn variant(stage: &Stage, changes: &[(&str, &str, &str)]) -> Result<PathBuf> {
    let [pack, site] = ["pack", "site"].map(|name| stage.folder().join(name));
    fs::create_dir_all(&pack)?;
    for file in ["story.toml", "en.toml"] {
        let mut text = fs::read_to_string(harbour().join(file))?;
        for (_, place, new) in changes.iter().filter(|(of, ..)| *of == file) {
            ensure!(text.matches(place).count() == 1, "{place:?} stands once in {file}");
            text = text.replace(place, &format!("{new}{place}"));
        }
        fs::write(pack.join(file), text)?;
    }
    render(&[&pack], &site)?;
    Ok(site)
}

/// The ids of the parts that a reader can see.
const SHOWN: &str = "[...document.querySelectorAll('.part, .panel')]
    .filter(part => part.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && part.offsetHeight > 0)
    .map(part => part.id)";

/// Waits until the part of the page with an id is shown, and checks that no other one is.
pub async fn opened(page: &Page, id: &str) -> Result<Found> {
    let part = page.wait_for(&format!("[id='{id}'].open"), |part| part.shown).await?;
    let shown: Vec<String> = page.eval(SHOWN).await?;
    ensure!(shown == [id], "`{id}` is to be open alone, and open are {shown:?}");
    Ok(part)
}

/// Looks at every story in its first language, and in Arabic where it has that: from the left and from the right.
pub async fn each_direction(look: impl AsyncFn(&Shipped, &str) -> Result<()>) -> Result<()> {
    for story in stories()? {
        let first = story.languages.first().map(String::as_str);
        for language in story.languages.iter().filter(|tag| Some(&***tag) == first || *tag == "ar") {
            look(&story, language).await.with_context(|| format!("{} in `{language}`", story.id))?;
        }
    }
    Ok(())
}

/// Has a script look at the page, and checks that it finds nothing wrong there.
pub async fn flawless(page: &Page, look: &str) -> Result<()> {
    let flaws: Vec<String> = page.run(look, &[]).await?;
    ensure!(flaws.is_empty(), "{flaws:#?}");
    Ok(())
}

/// Waits until the map has come to rest.
pub async fn still(page: &Page) -> Result<()> {
    page.wait_until("document.querySelector('#map_box:not([data-flying])')").await
}

/// A place in the viewport where a click falls on the map's shape of a subject.
pub async fn spot(page: &Page, subject: &str) -> Result<(f64, f64)> {
    let spot: Option<(f64, f64)> = page.run(SPOT, &[json!(subject)]).await?;
    match spot {
        Some(spot) => Ok(spot),
        None => anyhow::bail!("no point of the shape of `{subject}` can be clicked"),
    }
}

/// How many map units the map's box is wide: less, the nearer the camera.
pub async fn map_width(page: &Page) -> Result<f64> {
    page.eval("document.querySelector('#map_base').viewBox.baseVal.width").await
}

/// Checks that the browser has had nothing to say.
pub async fn quiet(page: &Page) -> Result<()> {
    let said = page.console().await?;
    ensure!(said.is_empty(), "the console is to be empty: {said:#?}");
    Ok(())
}

/// Checks that the page works: Odesa can be picked on the map, and its card opens.
pub async fn works(page: &Page) -> Result<()> {
    page.click("#pin_odesa").await?;
    opened(page, "odesa").await?;
    still(page).await
}

/// Opens the front page of the fixture, then that of each story that ships, in each of its languages.
pub async fn each_front(stage: &Stage, look: impl AsyncFn(&Page) -> Result<()>) -> Result<()> {
    let (_site, page) = visit(stage, Options::default(), "").await?;
    look(&page).await.context("the fixture")?;
    let site = Site::hosting(dist())?.start()?;
    for story in stories()? {
        for language in &story.languages {
            page.goto(&site.url(&format!("{}?lang={language}", story.folder))).await?;
            page.wait_until(&format!("{LIVE} && document.documentElement.lang === '{language}'")).await?;
            look(&page).await.with_context(|| format!("{} in `{language}`", story.id))?;
        }
    }
    Ok(())
}
